"""The user's own rules, templates and places: files that lie over what ships with Amends."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from amends.settings.folders import Folders

LANGUAGE = "en"
_LARGEST = 4_000_000  # bytes of one file that are read

Stamp = tuple[tuple[str, int, int], ...]


class OwnFiles(NamedTuple):
    """What is in the user's files, each by its name, and what is to be said of them.

    ``platforms`` is None where there is no such file. ``problems`` are sentences for the user;
    what is wrong inside a file is told by the room that reads it.
    """

    rules: dict[str, bytes]
    templates: dict[str, str]
    platforms: bytes | None
    problems: tuple[str, ...] = ()


def read(folders: Folders, platforms_file: str = "") -> OwnFiles:
    """Return the user's own files; ``platforms_file`` names another file of places."""
    problems: list[str] = []
    rules = dict(_read_all(folders.rules / LANGUAGE, ".toml", "rules", problems))
    templates = dict(_read_all(folders.templates / LANGUAGE, ".txt", "template", problems))
    texts = {name: raw.decode("utf-8-sig", "replace") for name, raw in templates.items()}
    named = Path(platforms_file).expanduser() if platforms_file else folders.platforms
    platforms = None
    if platforms_file or named.exists():
        platforms = _read(named, f"Your platforms file {named}", problems)
    return OwnFiles(rules, texts, platforms, tuple(problems))


def stamp(folders: Folders) -> Stamp:
    """Return what tells whether a rule or a template has changed: names, times and sizes."""
    found = []
    for folder, suffix in ((folders.rules, ".toml"), (folders.templates, ".txt")):
        for path in _files(folder / LANGUAGE, suffix):
            try:
                known = path.stat()
            except OSError:  # a link that leads nowhere, or gone since the folder was listed
                found.append((str(path), 0, 0))
            else:
                found.append((str(path), known.st_mtime_ns, known.st_size))
    return tuple(found)


def _read_all(
    folder: Path, suffix: str, what: str, problems: list[str]
) -> Iterator[tuple[str, bytes]]:
    for path in _files(folder, suffix):
        raw = _read(path, f"Your {what} {path.name}", problems)
        if raw is not None:
            yield path.name, raw


def _read(path: Path, what: str, problems: list[str]) -> bytes | None:
    try:
        with path.open("rb") as opened:
            return opened.read(_LARGEST)
    except OSError as error:
        why = "it is a folder" if path.is_dir() else (error.strerror or "it is not there").lower()
        problems.append(f"{what} cannot be read: {why}. Move it away or put it right.")
        return None


def _files(folder: Path, suffix: str) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name.endswith(suffix))
