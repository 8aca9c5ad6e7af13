"""Refuse a Python that is too old, in words. Python 3.6 must be able to read this file."""

import os
import sys

_OLDEST = (3, 11)


def require(folder: str) -> None:
    """Leave with a sentence naming what to do unless this Python is new enough for ``folder``."""
    if sys.version_info >= _OLDEST:
        return
    here = ".".join(str(number) for number in sys.version_info[:3])
    newer = _newer_on_path()
    advice = (
        f"{newer} is installed here: run `{newer} {folder}`."
        if newer
        else f"Install a newer Python and start with that one, as in `python3.11 {folder}`."
    )
    sys.exit(f"Amends needs Python 3.11 or newer, and this is {here}. {advice}")


def _newer_on_path() -> str:
    for minor in range(_OLDEST[1] + 9, _OLDEST[1] - 1, -1):
        name = f"python3.{minor}"
        for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
            if os.access(os.path.join(folder, name), os.X_OK):
                return name
    return ""
