"""The one way to read the data files that ship with Amends (the checkout's ``resources/``).

Everything is found in ``amends/resources`` when the package is installed or frozen and in the
checkout's ``resources/`` otherwise. Pure rooms read files through this module and nowhere else.
"""

import marshal
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

try:
    from _blake2 import blake2b  # what hashlib hands out, without starting OpenSSL
except ImportError:
    from hashlib import blake2b

_CACHE_FORMAT = f"2 {sys.implementation.cache_tag} {marshal.version}"
_SEAL = 16  # bytes


@cache
def root() -> Path:
    """Return the folder that holds the data files.

    Looked up beside this file: ``importlib.resources`` would take longer than a whole check.
    """
    here = Path(__file__).resolve()
    for folder in (here.parent / "resources", here.parents[2] / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        "Amends was installed without its resources folder. Install it again from its package."
    )


def data(name: str) -> bytes:
    """Return the bytes of the resource ``name``, a path with forward slashes."""
    return _at(name).read_bytes()


def text(name: str) -> str:
    """Return the resource ``name`` as text. All resources are UTF-8."""
    return data(name).decode("utf-8")


def names(folder: str, suffix: str = "") -> Iterator[str]:
    """Yield the paths of the files in ``folder`` whose names end in ``suffix``, sorted."""
    for entry in sorted(_at(folder).iterdir(), key=lambda item: item.name):
        if entry.is_file() and entry.name.endswith(suffix):
            yield f"{folder}/{entry.name}"


def toml(name: str) -> dict[str, Any]:
    """Return the parsed TOML resource ``name``; dates come as ISO strings.

    Parsing is remembered by content in the cache folder, because the standard library's parser
    needs longer for our rules than a whole check may take. A cache that cannot be read or written
    costs time and nothing else.
    """
    return parse_toml(data(name))


def parse_toml(raw: bytes) -> dict[str, Any]:
    """Parse TOML through the cache. Raises ``tomllib.TOMLDecodeError`` or ``UnicodeError``."""
    key = digest(raw)
    parsed: dict[str, Any] | None = remembered_value("toml", key)
    if parsed is None:
        import json
        import tomllib

        parsed = json.loads(json.dumps(tomllib.loads(raw.decode("utf-8")), default=str))
        remember_value("toml", key, parsed)
    return parsed


def digest(*parts: bytes, size: int = 16) -> str:
    """Return the hash of ``parts`` in ``2 * size`` letters."""
    made = blake2b(digest_size=size)
    for part in parts:
        made.update(part)
    return made.hexdigest()


def cache_folder() -> Path:
    """Return the folder for what can be made again.

    The same places that platformdirs names, written out here because importing it takes longer
    than the work the cache saves.
    """
    if override := os.environ.get("AMENDS_CACHE_DIR"):
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "Amends" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "amends"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "amends"


def remembered(kind: str, key: str) -> bytes | None:
    """Return what was remembered under ``key``, or None."""
    try:
        return (cache_folder() / kind / key).read_bytes()
    except OSError:
        return None


def remember(kind: str, key: str, content: bytes) -> None:
    """Keep ``content`` for the next run."""
    write_quietly(cache_folder() / kind / key, content)


def remembered_value(kind: str, key: str) -> Any:
    """Return the value that was remembered under ``key``, or None.

    ``marshal`` reads a megabyte of rules in a fifth of the time that JSON takes, and must never
    be given a damaged file; so each is sealed with a hash of what it holds.
    """
    content = remembered(kind, key)
    if content is None or content[:_SEAL] != _seal(content[_SEAL:]):
        return None
    try:
        return marshal.loads(content[_SEAL:])  # noqa: S302  # sealed by this program
    except (EOFError, ValueError, TypeError):
        return None


def remember_value(kind: str, key: str, value: Any) -> None:
    """Keep ``value``, of lists, dictionaries, texts and numbers, for the next run."""
    content = marshal.dumps(value)
    remember(kind, key, _seal(content) + content)


def _seal(content: bytes) -> bytes:
    return blake2b(_CACHE_FORMAT.encode() + content, digest_size=_SEAL).digest()


def write_quietly(path: Path, content: bytes) -> None:
    """Write a cache file whole or not at all; say nothing when the folder cannot be written."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True) if temporary.parent.is_dir() else None


def _at(name: str) -> Path:
    place = root()
    for part in name.split("/"):
        if part in ("", ".", "..") or "\\" in part:
            raise FileNotFoundError(f"{name!r} is not the name of a resource")
        place = place / part
    return place
