"""The one way to read the data files that ship with Amends (the checkout's ``resources/``).

Everything is found in ``amends/resources`` when the package is installed or frozen and in the
checkout's ``resources/`` otherwise. Pure rooms read files through this module and nowhere else.
"""

import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

_CACHE_FORMAT = "1"


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
    digest = blake2b(raw, digest_size=16, person=_CACHE_FORMAT.encode()).hexdigest()
    if (known := remembered("toml", digest)) is not None:
        try:
            parsed: dict[str, Any] = json.loads(known)
            return parsed
        except ValueError:
            pass  # damaged: made again below
    import tomllib

    as_json = json.dumps(tomllib.loads(raw.decode("utf-8")), ensure_ascii=False, default=str)
    remember("toml", digest, as_json.encode())
    fresh: dict[str, Any] = json.loads(as_json)
    return fresh


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
