"""Load and save who answers: ``profile.toml``."""

from amends.drafting.profile import Profile
from amends.settings import tables
from amends.settings.files import Loaded
from amends.settings.folders import Folders

VERSION = 1

_CHOICES = {"spelling": ("en-GB", "en-US"), "person": ("we", "I")}
_HEADING = """Who answers. Written by Amends; edit it as you like.
spelling: en-GB or en-US; person: we or I; sector: health, law, school and bank are guarded more."""


def load(folders: Folders) -> Loaded[Profile]:
    """Return the user's profile, or an empty one; never raises."""
    return tables.load(folders.profile, Profile(), version=VERSION, choices=_CHOICES)


def save(profile: Profile, folders: Folders) -> None:
    """Write ``profile``. Raises ``files.NotSavedError`` with a sentence for the user."""
    tables.save(folders.profile, profile, version=VERSION, heading=_HEADING)
