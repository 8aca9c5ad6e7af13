"""Two palettes of our own, light and dark, and the style sheet made of them."""

import re
from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from amends import resources


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour the window uses. Text on each of its grounds has a contrast of 4.5:1 or more.

    ``ground`` is the window, ``paper`` what is written on, ``raised`` what lies on the ground.
    ``edge`` outlines what can be typed into (3:1), ``line`` only separates.
    """

    ground: str
    side: str
    paper: str
    raised: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    on_soft: str
    block: str
    block_soft: str
    warn: str
    warn_soft: str
    hint: str
    hint_soft: str
    good: str
    good_soft: str


LIGHT = Colours(
    ground="#f6f5f2",
    side="#eeece7",
    paper="#ffffff",
    raised="#fdfcfa",
    text="#20242a",
    muted="#575f69",
    line="#dfdcd5",
    edge="#908d86",
    accent="#0f6b66",
    accent_strong="#0b524e",
    on_accent="#ffffff",
    accent_soft="#dcecea",
    on_soft="#0a4a46",
    block="#b3261e",
    block_soft="#fae6e4",
    warn="#7d5100",
    warn_soft="#faf0da",
    hint="#3557a5",
    hint_soft="#e6ecf8",
    good="#1d6a3b",
    good_soft="#e0f1e5",
)

DARK = Colours(
    ground="#1c1e21",
    side="#17191b",
    paper="#24272b",
    raised="#212428",
    text="#e8e6e2",
    muted="#a9afb7",
    line="#373b41",
    edge="#787e87",
    accent="#74cbc3",
    accent_strong="#97ddd6",
    on_accent="#05211f",
    accent_soft="#1f3f3d",
    on_soft="#b5e6e1",
    block="#ffa198",
    block_soft="#472522",
    warn="#ecc06c",
    warn_soft="#3d3119",
    hint="#a3bff5",
    hint_soft="#252f46",
    good="#8ad3a3",
    good_soft="#1d3827",
)


class Theme(QObject):
    """Which palette holds, and the only place that changes it. GUI thread only."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self.colours = LIGHT
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def choice(self) -> str:
        """Return ``system``, ``light`` or ``dark``."""
        return self._choice

    @property
    def dark(self) -> bool:
        """Return whether the dark palette is shown."""
        return self.colours is DARK

    def choose(self, choice: str) -> None:
        """Follow the system, or force one palette."""
        self._choice = choice
        self._apply()

    def _follow(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        system_is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        wants_dark = self._choice == "dark" or (self._choice == "system" and system_is_dark)
        self.colours = DARK if wants_dark else LIGHT
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(sheet(self.colours))
        self.changed.emit()


def palette(colours: Colours) -> QPalette:
    """Return the Qt palette for what the style sheet does not name."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, value in (
        (roles.Window, colours.ground),
        (roles.WindowText, colours.text),
        (roles.Base, colours.paper),
        (roles.AlternateBase, colours.raised),
        (roles.Text, colours.text),
        (roles.Button, colours.raised),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.block),
        (roles.ToolTipBase, colours.paper),
        (roles.ToolTipText, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.accent),
        (roles.Light, colours.paper),
        (roles.Midlight, colours.line),
        (roles.Mid, colours.line),
        (roles.Dark, colours.edge),
        (roles.Shadow, colours.edge),
    ):
        made.setColor(role, QColor(value))
    disabled = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(disabled, role, QColor(colours.muted))
    return made


def sheet(colours: Colours) -> str:
    """Return the style sheet, ``resources/icons/window.qss``, in ``colours``."""
    values = {field.name: str(getattr(colours, field.name)) for field in fields(colours)}
    return re.sub(r"@(\w+)", lambda found: values[found[1]], resources.text("icons/window.qss"))
