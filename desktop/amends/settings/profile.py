"""Load and save who answers: ``profile.toml``."""

from pathlib import Path

from amends.drafting.profile import Profile
from amends.settings import tables
from amends.settings.files import Loaded
from amends.settings.folders import Folders

VERSION = 1

_CHOICES = {"spelling": ("en-GB", "en-US"), "person": ("we", "I")}
_HEADING = """Who answers. Written by Amends; edit it as you like.
spelling: en-GB or en-US; person: we or I; sector: health, law, school and bank are guarded more."""


def load(folders: Folders, path: Path | None = None) -> Loaded[Profile]:
    """Return the user's profile, or the one at ``path``, or an empty one; never raises."""
    return tables.load(path or folders.profile, Profile(), version=VERSION, choices=_CHOICES)


def save(profile: Profile, folders: Folders) -> None:
    """Write ``profile``. Raises ``files.NotSavedError`` with a sentence for the user."""
    tables.save(folders.profile, profile, version=VERSION, heading=_HEADING)
