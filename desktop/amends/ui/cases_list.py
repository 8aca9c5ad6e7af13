"""The list of complaints: its lines, their model, and how one is drawn.

Apart from the column around it: Qt needs longest for these classes, and an empty list shows none
of them, so that a new window can be typed into earlier.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from amends.ui import icons
from amends.ui.pieces import scaled
from amends.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list. ``state``: ``open``, ``draft`` or ``copied``."""

    id: str
    title: str
    place: str
    state: str
    when: datetime | None = None


class CasesList(QListView):
    """Cases, one of them worked on."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Complaints"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self._cases = CaseModel(self)
        self.setModel(self._cases)
        self.setItemDelegate(CaseDelegate(theme, self))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: list[CaseRow]) -> None:
        """List ``rows``."""
        self._cases.show_rows(rows)

    def show_current(self, current: str) -> None:
        """Mark the case that is worked on."""
        index = self._cases.index_of(current)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if isinstance(row, CaseRow):
            self.chosen.emit(row.id)


class CaseModel(QAbstractListModel):
    """The rows for the view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[CaseRow] = []

    def show_rows(self, rows: list[CaseRow]) -> None:
        """Hold ``rows``."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def index_of(self, case: str) -> QModelIndex:
        """Return where ``case`` stands."""
        for number, row in enumerate(self._rows):
            if row.id == case:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what a screen reader says of it."""
        row = self._rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}, {row.place}, {self._said(row.state)}"
        return None

    def _said(self, state: str) -> str:
        return {"open": self.tr("to answer"), "draft": self.tr("in work")}.get(
            state, self.tr("copied")
        )


class CaseDelegate(QStyledItemDelegate):
    """Draws a case in two lines with its state as a shape."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return two lines and some air."""
        return QSize(120, option.fontMetrics.height() * 2 + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the state, the title, the place and the age."""
        row = index.data(_ROW)
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(0, 1, -2, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if selected else colours.ground))
            painter.drawRoundedRect(area, 6, 6)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(area.adjusted(0, 0, -1, -1), 6, 6)
        drawing = {"open": "dot", "draft": "dot-half"}.get(row.state, "check")
        shade = colours.good if row.state == "copied" else colours.accent
        painter.drawPixmap(area.left() + 6, area.center().y() - 7, icons.pixmap(drawing, shade, 16))
        text = area.adjusted(28, 6, -8, -6)
        line = option.fontMetrics.height()
        painter.setPen(QColor(colours.on_soft if selected else colours.text))
        painter.setFont(scaled(option.font, 1.0, bold=row.state != "copied"))
        age = _age(row.when)
        width = option.fontMetrics.horizontalAdvance(age) + 8 if age else 0
        first = QRect(text.left(), text.top(), text.width() - width, line + 2)
        title = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, first.width()
        )
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(scaled(option.font, 0.92))
        painter.setPen(QColor(colours.on_soft if selected else colours.muted))
        painter.drawText(
            QRect(text.left(), text.top(), text.width(), line + 2),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            age,
        )
        second = QRect(text.left(), text.top() + line + 2, text.width(), line)
        place = painter.fontMetrics().elidedText(
            row.place, Qt.TextElideMode.ElideRight, second.width()
        )
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, place)
        painter.restore()


def _age(when: datetime | None) -> str:
    """Return how long ago in the shortest form: ``5 min``, ``3 h``, ``2 d``."""
    if when is None:
        return ""
    seconds = max(0, int((datetime.now(when.tzinfo) - when).total_seconds()))
    if seconds < 3_600:
        return f"{max(1, seconds // 60)} min"
    return f"{seconds // 3_600} h" if seconds < 86_400 else f"{seconds // 86_400} d"
