"""The window: three columns, one direction. Layout only; ``Desk`` makes it work.

It paints its grounds before anything else is imported, and is filled right after: keys pressed in
between wait in the queue and reach the field they were meant for.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from amends.ui.look import Look

if TYPE_CHECKING:
    from amends.ui.pasting import Pasted
    from amends.ui.rooms import Rooms
    from amends.ui.theme import Theme

_FOLD_BELOW = 1_000  # logical pixels
_DROPPED_FILE = 4_000_000  # bytes looked at
_GROUNDS = {False: ("#f6f5f2", "#eeece7", "#dfdcd5"), True: ("#1c1e21", "#17191b", "#373b41")}


class Window(QMainWindow):
    """What was said → what is true → what we answer, with the list of complaints beside it."""

    painted = Signal()  # once, after the first paint
    closing = Signal()
    dropped = Signal(str, str)  # the text, notes about it

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setWindowTitle("Amends")
        self.setMinimumSize(720, 480)
        self._look = look
        self._painted = False
        self._filled = False
        self._early: list[QKeyEvent] = []
        self._list_wanted: bool | None = None
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(look.width, room.width()), min(look.height, room.height()))
        if look.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def fill(self, rooms: "Rooms", theme: "Theme") -> None:
        """Build the columns."""
        from amends.ui.brief_panel import BriefPanel
        from amends.ui.cases_panel import CasesPanel
        from amends.ui.complaint_panel import ComplaintPanel
        from amends.ui.pieces import Note
        from amends.ui.reply_panel import ReplyPanel

        self.cases = CasesPanel(theme)
        self.complaint = ComplaintPanel(theme)
        self.brief = BriefPanel(theme)
        self.reply = ReplyPanel(rooms, theme)
        self.note = Note(theme)
        self.note.home = self.reply.editor
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        for column, least in ((self.cases, 200), (self._middle(), 340), (self.reply, 360)):
            column.setMinimumWidth(least)
            self.columns.addWidget(column)
        for number, share in enumerate((0, 4, 5)):
            self.columns.setStretchFactor(number, share)
        self.columns.setSizes(list(self._look.columns))
        self.pages = QStackedWidget()
        self.pages.addWidget(self._desk())
        self.setCentralWidget(self.pages)
        self.setAcceptDrops(True)
        self._filled = True
        self._fold()
        self.pages.show()  # at once, not with the next events: only what is shown takes the focus

    def hand_on_keys(self) -> None:
        """Give the keys that came before there were fields to the one that has the focus now."""
        early, self._early = self._early, []
        field = self.focusWidget()
        for event in early if field is not None else ():
            QCoreApplication.sendEvent(field, event)

    def show_page(self, page: QWidget) -> None:
        """Show ``page`` in place of the columns."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def show_columns(self) -> None:
        """Show the three columns."""
        self.pages.setCurrentIndex(0)

    def toggle_list(self) -> None:
        """Show or fold the list of complaints, whatever the width says."""
        self._list_wanted = not self.cases.isVisible()
        self._fold()

    def widths(self) -> tuple[int, ...]:
        """Return the widths of the columns, of a folded one the width it had."""
        pairs = zip(self.columns.sizes(), self._look.columns, strict=True)
        return tuple(now or before for now, before in pairs)

    def _desk(self) -> QWidget:
        made = QWidget()
        made.setObjectName("ground")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.columns, 1)
        return made

    def _middle(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.complaint)
        split.addWidget(self.brief)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([320, 480])
        return split

    def _fold(self) -> None:
        wide = self.width() >= _FOLD_BELOW
        self.cases.setVisible(wide if self._list_wanted is None else self._list_wanted)

    # Qt's own events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the list away when it would crowd the rest."""
        super().resizeEvent(event)
        if (event.oldSize().width() >= _FOLD_BELOW) != (event.size().width() >= _FOLD_BELOW):
            self._list_wanted = None
        if self._filled:
            self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds of the columns until they are there, and tell once that one sees."""
        super().paintEvent(event)
        if not self._filled:
            self._paint_grounds()
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is typed before there is a field to type into."""
        if self._filled:
            super().keyPressEvent(event)
        else:
            kept = (event.type(), event.key(), event.modifiers(), event.text())
            self._early.append(QKeyEvent(*kept))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the window go, then the work end."""
        self.hide()
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take text, links and files."""
        if event.mimeData().hasText() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a dropped complaint: its text, its link, or the text of a file."""
        found = dropped_text(event.mimeData())
        if found is not None:
            event.acceptProposedAction()
            self.dropped.emit(found.text, " ".join(found.notes))

    def _paint_grounds(self) -> None:
        dark = self._look.theme == "dark" or (
            self._look.theme == "system"
            and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        ground, side, line = (QColor(name) for name in _GROUNDS[dark])
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        if not self._look.fresh:
            first, second, third = self._look.columns
            left = first if self.width() >= _FOLD_BELOW else 0
            painter.fillRect(QRect(0, 0, left, self.height()), side)
            middle = left + round((self.width() - left) * second / (second + third))
            for x in (left, middle):
                painter.fillRect(QRect(x, 0, 1, self.height()), line)
        painter.end()


def dropped_text(mime: QMimeData) -> "Pasted | None":
    """Return what was dropped as text. Only local files are opened; links are never fetched."""
    from amends.ui import pasting

    for url in mime.urls():
        if url.isLocalFile():
            try:
                with open(url.toLocalFile(), "rb") as file:  # noqa: PTH123
                    return pasting.from_bytes(file.read(_DROPPED_FILE))
            except OSError:
                return pasting.Pasted("", ("That file cannot be read. Copy the words from it.",))
        if url.scheme() in ("http", "https"):
            return pasting.cleaned(mime.text() or url.toString())
    return pasting.cleaned(mime.text()) if mime.hasText() else None
