"""What the first paint has to know: size and colours, in one line that is read at once.

An echo of the preferences in the cache folder; without it the usual look is taken.
"""

from pathlib import Path
from typing import NamedTuple

_USUAL = (1360, 860)


class Look(NamedTuple):
    """Size in logical pixels; ``theme`` as in the preferences; ``fresh`` before the first start."""

    width: int = _USUAL[0]
    height: int = _USUAL[1]
    maximised: bool = False
    theme: str = "system"
    fresh: bool = True


def read(folder: Path) -> Look:
    """Return the look remembered in ``folder``, the usual one where none can be read."""
    try:
        words = (folder / "look").read_text("ascii").split()
        width, height, maximised, theme, fresh = words
        return Look(int(width), int(height), maximised == "1", theme, fresh == "1")
    except (OSError, ValueError):
        return Look()


def remember(look: Look, folder: Path) -> None:
    """Write ``look`` into ``folder``, quietly."""
    from amends.resources import write_quietly

    line = f"{look.width} {look.height} {look.maximised:d} {look.theme} {look.fresh:d}\n"
    write_quietly(folder / "look", line.encode("ascii", "replace"))
