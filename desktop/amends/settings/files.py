"""Write settings whole or not at all, and keep aside what cannot be understood."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_LARGEST = 1_000_000  # bytes; a settings file beyond this is something else under its name


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A value that can be worked with, and a sentence for each thing that was wrong on disk."""

    value: T
    problems: tuple[str, ...] = ()


class NotSavedError(Exception):
    """Settings could not be written; the message says where, why and what holds meanwhile."""


def read(path: Path, *, version: int) -> Loaded[dict[str, Any]]:
    """Return the table in the TOML file at ``path``, empty when there is no such file.

    A file that is not TOML is moved aside and named. Of a file that a newer Amends wrote a copy
    is kept, because saving will write it in this version's form. The key ``version`` is taken
    out of the table. Raises nothing.
    """
    try:
        raw = _bytes_of(path)
    except FileNotFoundError:
        return Loaded({})
    except OSError as error:
        return Loaded({}, (f"{path} cannot be read ({_reason(error)}). Defaults are used.",))
    import tomllib

    try:
        if len(raw) > _LARGEST:
            raise ValueError("it is far too large for settings")
        table = tomllib.loads(raw.decode("utf-8-sig"))
        written_by = table.pop("version", version)
        if type(written_by) is not int or written_by < 1:
            raise ValueError(f"version = {written_by!r} is not the number of a version")
    except (ValueError, RecursionError) as error:  # both TOML and UTF-8 errors are ValueErrors
        return Loaded({}, (_broken(path, error),))
    if written_by > version:
        return Loaded(table, (_newer(path, raw, written_by),))
    return Loaded(table)


def write(path: Path, content: bytes) -> None:
    """Replace the file at ``path`` by ``content``: after a crash it holds the old or the new.

    A link is followed, the permissions of an existing file stay, and a new file can be read by
    its owner only. Raises ``NotSavedError``.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        mode = target.stat().st_mode & 0o777 | 0o600 if target.exists() else 0o600
        with temporary.open("wb") as file:
            temporary.chmod(mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise NotSavedError(
            f"{path} could not be written ({_reason(error)}). Your choices hold until Amends is "
            "closed; make room or allow writing there, then save again."
        ) from error


def set_aside(path: Path) -> Path:
    """Rename the file at ``path`` to the first free ``<name>.broken-<n>`` and return that."""
    target = _free_name(path, "broken")
    path.rename(target)
    return target


def make_way(path: Path) -> None:
    """Move aside what stands at ``path`` and cannot be read: saving must not be its end."""
    try:
        _bytes_of(path)
    except FileNotFoundError:
        return
    except OSError:
        with suppress(OSError):
            set_aside(path)


def _bytes_of(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise OSError(None, "it is not an ordinary file")
    with path.open("rb") as file:
        return file.read(_LARGEST + 1)


def _broken(path: Path, error: Exception) -> str:
    why = str(error).splitlines()[0] if str(error) else "it cannot be parsed"
    try:
        kept = set_aside(path)
    except OSError as refused:
        return f"{path} is not usable ({why}), nor can it be renamed ({_reason(refused)})."
    return (
        f"{path.name} is not usable: {why}. It is kept as {kept} and defaults are used; "
        "correct it and give it back its name, or go on without it."
    )


def _newer(path: Path, raw: bytes, version: int) -> str:
    said = f"{path.name} was written by a newer Amends (version {version} of the file). "
    copy = path.with_name(f"{path.name}.version-{version}")
    try:
        if not copy.exists() or copy.read_bytes() != raw:
            copy = copy if not copy.exists() else _free_name(path, f"version-{version}")
            write(copy, raw)
    except (OSError, NotSavedError):
        return said + "What this version understands of it is used."
    return said + f"What this version understands of it is used; the whole is kept as {copy}."


def _free_name(path: Path, word: str) -> Path:
    number = 1
    while (candidate := path.with_name(f"{path.name}.{word}-{number}")).exists():
        number += 1
    return candidate


def _reason(error: OSError) -> str:
    return (error.strerror or str(error) or type(error).__name__).lower()


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself survive a power cut, where the system lets folders be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
