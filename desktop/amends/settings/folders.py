"""Where the user's files are kept."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from amends.resources import cache_folder

_NAME = "amends"


@dataclass(frozen=True, slots=True)
class Folders:
    """The three folders of one user, and the files in them.

    ``config`` holds what a person may edit by hand, ``data`` what was written and must never be
    lost, ``cache`` what can be made again. None of them needs to exist yet.
    """

    config: Path
    data: Path
    cache: Path

    @classmethod
    def of_this_user(cls) -> "Folders":
        """Return the folders the system wants, or those under ``AMENDS_HOME`` where it is set."""
        if home := os.environ.get("AMENDS_HOME"):
            return cls.under(Path(home))
        return cls(_config(), _data(), cache_folder())

    @classmethod
    def under(cls, root: Path) -> "Folders":
        """Return three folders inside ``root``: a copy of Amends that leaves the rest alone."""
        return cls(root / "config", root / "data", root / "cache")

    @property
    def profile(self) -> Path:
        """Return the file that says who answers."""
        return self.config / "profile.toml"

    @property
    def preferences(self) -> Path:
        """Return the file with the user's choices."""
        return self.config / "preferences.toml"

    @property
    def platforms(self) -> Path:
        """Return the user's own platforms and surfaces, laid over the ones that ship."""
        return self.config / "platforms.toml"

    @property
    def rules(self) -> Path:
        """Return the folder of the user's own rules, one folder per language in it."""
        return self.config / "rules"

    @property
    def templates(self) -> Path:
        """Return the folder of the user's own templates, one folder per language in it."""
        return self.config / "templates"

    @property
    def cases(self) -> Path:
        """Return the file in which complaints and replies are kept."""
        return self.data / "cases.sqlite3"


def _config() -> Path:
    if (known := _xdg("XDG_CONFIG_HOME", ".config")) is not None:
        return known
    import platformdirs

    return platformdirs.user_config_path(_NAME, appauthor=False)


def _data() -> Path:
    if (known := _xdg("XDG_DATA_HOME", ".local/share")) is not None:
        return known
    import platformdirs

    return platformdirs.user_data_path(_NAME, appauthor=False)


def _xdg(variable: str, usual: str) -> Path | None:
    """Return what platformdirs names on Linux, where importing it costs more than a whole check.

    None for other systems and for values it treats in its own way.
    """
    if not sys.platform.startswith("linux") or "ANDROID_DATA" in os.environ:
        return None
    value = os.environ.get(variable, "")
    if value.startswith("/"):
        return Path(value) / _NAME
    return None if value else Path.home() / usual / _NAME
