"""Small widgets used all over the window."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from amends.ui import icons
from amends.ui.layouts import Flow, Roomy, clear
from amends.ui.theme import Theme


def label(text: str = "", role: str = "", *, size: float = 1.0, bold: bool = False) -> QLabel:
    """Return a label that shows ``text`` as plain text, ``size`` times the system's font."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if role:
        made.setProperty("role", role)
    if size != 1.0 or bold:
        made.setFont(scaled(made.font(), size, bold=bold))
    return made


def scaled(font: QFont, size: float, *, bold: bool = False) -> QFont:
    """Return ``font`` ``size`` times as large."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * size)
    else:
        made.setPixelSize(round(font.pixelSize() * size))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def button(
    text: str, role: str = "", *, clicked: Callable[[], object] | None = None, tip: str = ""
) -> QPushButton:
    """Return a push button that can be reached by Tab and never becomes the default by itself."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    if tip:
        made.setToolTip(tip)
    return made


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set the property ``name`` and let the style sheet look at it again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def rule() -> QFrame:
    """Return a thin line between two parts."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made


def heading(text: str) -> QLabel:
    """Return the title of a column, as high in each of them."""
    made = label(text, size=1.15, bold=True)
    made.setMinimumHeight(32)
    return made


def _click(watched: QObject) -> None:
    if isinstance(watched, QToolButton):
        watched.click()


class Segments(QFrame):
    """One choice of a few, side by side: one stop for Tab, arrow keys or digits inside."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Iterable[tuple[str, str, str]]) -> None:
        """``options`` are (id, text, hint)."""
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = Flow(spacing=2, fill=True)
        row.setContentsMargins(2, 2, 2, 2)
        self.setLayout(row)
        for id_, text, hint in options:
            made = QToolButton()
            made.setText(text)
            made.setToolTip(hint)
            made.setCheckable(True)
            made.setAccessibleName(f"{name}: {text}")
            made.setAccessibleDescription(hint)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.clicked.connect(lambda _checked=False, id_=id_: self.chosen.emit(id_))
            made.installEventFilter(self)
            self._group.addButton(made)
            self._buttons[id_] = made
            row.addWidget(made)
        self._one_tab_stop()

    def value(self) -> str:
        """Return the id that is chosen, empty while none is."""
        return next((id_ for id_, each in self._buttons.items() if each.isChecked()), "")

    def show_value(self, id_: str) -> None:
        """Show ``id_`` as chosen, or none when it is empty; nothing is emitted."""
        if id_ == self.value():
            return
        self._group.setExclusive(False)
        for each, made in self._buttons.items():
            made.setChecked(each == id_)
        self._group.setExclusive(True)
        self._one_tab_stop()

    def take_focus(self) -> None:
        """Put the keyboard on the choice that holds, or on the first."""
        held = self._buttons.get(self.value()) or next(iter(self._buttons.values()))
        held.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the choice with the arrow keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None:
                buttons = list(self._buttons.values())
                at = next((n for n, each in enumerate(buttons) if each is watched), 0)
                chosen = buttons[(at + step) % len(buttons)]
                chosen.setFocus(Qt.FocusReason.TabFocusReason)
                chosen.click()
                self._one_tab_stop()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                _click(watched)
                return True
            number = event.key() - Qt.Key.Key_1
            if 0 <= number < len(self._buttons) and not event.modifiers():
                chosen = list(self._buttons.values())[number]
                chosen.setFocus(Qt.FocusReason.TabFocusReason)
                chosen.click()
                return True
        return super().eventFilter(watched, event)

    def _one_tab_stop(self) -> None:
        held = self.value() or next(iter(self._buttons), "")
        for id_, made in self._buttons.items():
            tab = Qt.FocusPolicy.StrongFocus if id_ == held else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(tab)


class Eliding(QPushButton):
    """A button whose words are shortened with an ellipsis where there is no room for them."""

    def __init__(self, text: str = "", *, beside: int = 16) -> None:
        """``beside`` is the room in pixels that the words cannot have."""
        super().__init__()
        self._words, self._beside = text, beside
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Show ``text``, whole or shortened; the whole is always in the tool tip."""
        self._words = text
        self.setToolTip(text)
        self._shorten()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for the whole text."""
        wanted = self.fontMetrics().horizontalAdvance(self._words) + self._beside + 4
        return QSize(wanted, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least that still says something, so that a text never widens the window."""
        return QSize(64, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = max(self.width() - self._beside, 24)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class Picked(QComboBox):
    """A combo box with an arrow of our own: the style sheet takes Fusion's away."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the box."""
        super().paintEvent(event)
        paint_arrow(self, self._theme)


def paint_arrow(widget: QWidget, theme: Theme) -> None:
    """Draw the arrow that says that a list opens, at the right end of ``widget``."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.colours.muted), 1.6))
    x, y = widget.width() - 20, widget.height() // 2
    painter.drawPolyline([QPoint(x, y - 2), QPoint(x + 4, y + 2), QPoint(x + 8, y - 2)])
    painter.end()


class Note(Roomy):
    """A message in its place in the window: a sentence, what can be done, never a dialog."""

    closed = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("note")
        self._theme = theme
        self.home: QWidget | None = None  # gets the keyboard back
        self._look: tuple[str, str] = ("hint", "hint")
        self._sign = QLabel()
        self._sign.setFixedSize(20, 20)
        self.heading = label("", bold=True)
        self.text = label("")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.below = QVBoxLayout()
        self.below.setSpacing(8)
        self.choices = Flow(spacing=8)
        body = QVBoxLayout()
        body.setSpacing(4)
        for part in (self.heading, self.text):
            body.addWidget(part)
        body.addLayout(self.below)
        body.addLayout(self.choices)
        self._close = QToolButton()
        self._close.setProperty("role", "quiet")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.close_quietly)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 4, 8)
        outer.setSpacing(8)
        outer.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(body, 1)
        outer.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._paint_sign)
        self.hide()

    def say(self, tone: str, sign: str, heading: str, text: str = "") -> None:
        """Show ``heading`` and ``text`` in ``tone`` (good, hint, warn, block), without actions."""
        self._give_focus_back()
        clear(self.choices)
        clear(self.below)
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self._look = (tone, sign)
        restyle(self, "tone", tone)
        self._paint_sign()
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self.show()
        self.shown.emit()

    def offer(self, text: str, clicked: Callable[[], object], role: str = "") -> QPushButton:
        """Add a button."""
        made = button(text, role, clicked=clicked)
        self.choices.addWidget(made)
        self.keep_room()
        return made

    def close_quietly(self) -> None:
        """Hide the message."""
        if not self.isHidden():
            self._give_focus_back()
            self.hide()
            self.closed.emit()

    def _give_focus_back(self) -> None:
        """Leave the keyboard where the work is when the message goes away under it."""
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held) and self.home is not None:
            self.home.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paint_sign(self) -> None:
        tone, sign = self._look
        self._sign.setPixmap(icons.pixmap(sign, getattr(self._theme.colours, tone)))
        self._close.setIcon(icons.icon("close", self._theme.colours.muted, 16))
