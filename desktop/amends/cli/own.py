"""What is the user's own: profile, choices, rules, templates and places, as a desk to work at."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from amends.cli.inputs import WrongUseError
from amends.cli.jobs import Desk
from amends.settings import own_files
from amends.settings import profile as profile_file
from amends.settings.folders import Folders

if TYPE_CHECKING:
    from amends.settings.preferences import Preferences


def desk_for(profile: str | None) -> Desk:
    """Return a desk with the user's own settings; ``profile`` names another profile file.

    Problems in the user's files are told on standard error and never stop the run.
    """
    folders = Folders.of_this_user()
    switched_off, platforms_file = frozenset[str](), ""
    if folders.preferences.exists():  # most have none, and reading them is a tenth of a check
        chosen = own_preferences(folders)
        switched_off, platforms_file = frozenset(chosen.switched_off), chosen.platforms_file
    if profile and not Path(profile).is_file():
        raise WrongUseError(f"There is no profile at {profile}. Name a TOML file that exists.")
    own = profile_file.load(folders, Path(profile) if profile else None)
    files = own_files.read(folders, platforms_file)
    _tell((*own.problems, *files.problems))
    return Desk(
        own.value,
        switched_off=switched_off,
        user_platforms=files.platforms,
        user_rules=files.rules,
        user_templates=files.templates,
        tell=_tell,
    )


def own_preferences(folders: Folders) -> "Preferences":
    """Return the user's choices, telling on standard error what could not be read."""
    from amends.settings import preferences as preferences_file

    loaded = preferences_file.load(folders)
    _tell(loaded.problems)
    return loaded.value


def _tell(problems: Iterable[str]) -> None:
    for problem in problems:
        print(f"amends: {problem}", file=sys.stderr)
