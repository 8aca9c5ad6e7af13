"""What is the user's own: profile, choices, rules, templates and places, as a desk to work at."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from amends.cli.inputs import WrongUseError
from amends.cli.jobs import Desk
from amends.settings import profile as profile_file
from amends.settings.folders import Folders

if TYPE_CHECKING:
    from amends.settings.preferences import Preferences

_LANGUAGE = "en"


def desk_for(profile: str | None) -> Desk:
    """Return a desk with the user's own settings; ``profile`` names another profile file.

    Problems in the user's files are told on standard error and never stop the run.
    """
    folders = Folders.of_this_user()
    switched_off, places = frozenset[str](), folders.platforms
    if folders.preferences.exists():  # most have none, and reading them is a tenth of a check
        chosen = own_preferences(folders)
        switched_off = frozenset(chosen.switched_off)
        places = Path(chosen.platforms_file) if chosen.platforms_file else places
    if profile and not Path(profile).is_file():
        raise WrongUseError(f"There is no profile at {profile}. Name a TOML file that exists.")
    own = profile_file.load(folders, Path(profile) if profile else None)
    _tell(own.problems)
    return Desk(
        own.value,
        switched_off=switched_off,
        user_platforms=places.read_bytes() if places.is_file() else None,
        user_rules={
            path.name: path.read_bytes() for path in _files(folders.rules / _LANGUAGE, ".toml")
        },
        user_templates=_own_templates(folders.templates / _LANGUAGE),
        tell=_tell,
    )


def _own_templates(folder: Path) -> dict[str, str]:
    """Return the user's wording files by name; say which cannot be read."""
    texts = {}
    for path in _files(folder, ".txt"):
        try:
            texts[path.name] = path.read_text("utf-8-sig", "replace")
        except OSError as error:
            reason = "it is a folder" if path.is_dir() else (error.strerror or "").lower()
            _tell([f"Your template {path.name} cannot be read: {reason}. Move it away."])
    return texts


def own_preferences(folders: Folders) -> "Preferences":
    """Return the user's choices, telling on standard error what could not be read."""
    from amends.settings import preferences as preferences_file

    loaded = preferences_file.load(folders)
    _tell(loaded.problems)
    return loaded.value


def _files(folder: Path, suffix: str) -> Iterable[Path]:
    if not folder.is_dir():
        return ()
    return sorted(path for path in folder.iterdir() if path.name.endswith(suffix))


def _tell(problems: Iterable[str]) -> None:
    for problem in problems:
        print(f"amends: {problem}", file=sys.stderr)
