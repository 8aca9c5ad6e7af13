"""The user's choices: ``preferences.toml``.

There is no usual stance among them on purpose: whose fault it is has to be decided each time.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b

from amends.settings import tables
from amends.settings.files import Loaded
from amends.settings.folders import Folders
from amends.text.findings import Finding
from amends.vocabulary import Tone

VERSION = 1

_RECENT = 8  # surfaces offered first; more would be a second full list
_HEADING = "Choices made in Amends; edit them as you like while it is closed."


class Theme(StrEnum):
    """Which colours the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user has chosen.

    ``switched_off`` holds rule ids, ``ignored`` keys made by ``key_of`` (never words of a reply),
    ``words`` what spelling shall accept. ``languagetool_url`` is an address; empty means Harper
    alone, and ``languagetool`` switches it off without forgetting the address. ``platforms_file``
    names the user's own platforms, empty for the usual place. ``hints_seen`` are one-time
    explanations already closed. ``window_*`` are in logical pixels, 0 for the usual size;
    ``split`` is the left part of the window in thousandths.
    """

    tone: Tone = Tone.PLAIN
    theme: Theme = Theme.SYSTEM
    harper: bool = True
    languagetool: bool = True
    languagetool_url: str = ""
    picky: bool = False
    mother_tongue: str = ""
    switched_off: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    platforms_file: str = ""
    recent_surfaces: tuple[str, ...] = ()
    first_start_done: bool = False
    hints_seen: tuple[str, ...] = ()
    window_width: int = 0
    window_height: int = 0
    window_maximised: bool = False
    split: int = 0


def load(folders: Folders) -> Loaded[Preferences]:
    """Return the user's choices, defaults where there are none; never raises."""
    return tables.load(folders.preferences, Preferences(), version=VERSION)


def save(preferences: Preferences, folders: Folders) -> None:
    """Write ``preferences``. Raises ``files.NotSavedError`` with a sentence for the user."""
    tables.save(folders.preferences, preferences, version=VERSION, heading=_HEADING)


def key_of(finding: Finding) -> str:
    """Return what stands for ``finding`` in ``ignored``: its rule and a hash of its words.

    The hash keeps the words of a reply out of the settings.
    """
    words = " ".join(finding.quote.split()).casefold().encode("utf-8", "replace")
    return f"{finding.rule}:{blake2b(words, digest_size=8).hexdigest()}"


def with_recent(preferences: Preferences, surface: str) -> Preferences:
    """Return ``preferences`` with ``surface`` as the latest one used."""
    others = tuple(known for known in preferences.recent_surfaces if known != surface)
    return replace(preferences, recent_surfaces=(surface, *others)[:_RECENT])


def with_word(preferences: Preferences, word: str) -> Preferences:
    """Return ``preferences`` in which spelling accepts ``word``."""
    word = word.strip()
    if not word or word in preferences.words:
        return preferences
    return replace(preferences, words=(*preferences.words, word))


def without_word(preferences: Preferences, word: str) -> Preferences:
    """Return ``preferences`` in which spelling asks about ``word`` again."""
    return replace(preferences, words=tuple(w for w in preferences.words if w != word))


def with_rule(preferences: Preferences, rule: str, *, on: bool) -> Preferences:
    """Return ``preferences`` with the rule ``rule`` switched on or off."""
    others = tuple(off for off in preferences.switched_off if off != rule)
    return replace(preferences, switched_off=others if on else (*others, rule))
