"""What the first paint has to know: size and colours, in one line that is read at once.

An echo of the preferences in the cache folder; without it the usual look is taken.
"""

from pathlib import Path
from typing import NamedTuple

_USUAL = (1360, 860)
_COLUMNS = (232, 488, 640)


class Look(NamedTuple):
    """Sizes in logical pixels; ``theme`` as in the preferences; ``fresh``: never started yet."""

    width: int = _USUAL[0]
    height: int = _USUAL[1]
    maximised: bool = False
    theme: str = "system"
    fresh: bool = True
    columns: tuple[int, ...] = _COLUMNS


def read(folder: Path) -> Look:
    """Return the look remembered in ``folder``, the usual one where none can be read."""
    try:
        words = (folder / "look").read_text("ascii").split()
        width, height, maximised, theme, fresh, *widths = words
        columns = tuple(max(0, min(int(each), 10_000)) for each in widths)
        if len(columns) != len(_COLUMNS) or not all(columns):
            columns = _COLUMNS
        return Look(int(width), int(height), maximised == "1", theme, fresh == "1", columns)
    except (OSError, ValueError):
        return Look()


def remember(look: Look, folder: Path) -> None:
    """Write ``look`` into ``folder``, quietly."""
    from amends.resources import write_quietly

    words = [look.width, look.height, int(look.maximised), look.theme, int(look.fresh)]
    line = " ".join(map(str, (*words, *look.columns))) + "\n"
    write_quietly(folder / "look", line.encode("ascii", "replace"))
