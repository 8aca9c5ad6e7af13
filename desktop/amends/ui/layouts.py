"""Layouts of our own: widgets in lines like words, and frames that keep room for them."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem

_EXPLICIT = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout`` and let the widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class Roomy(QFrame):
    """A frame never lower than its wrapped text and lines of buttons need at its width."""

    def event(self, event: QEvent) -> bool:
        """Keep the room when the contents or the width change."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.keep_room()
        return done

    def keep_room(self) -> None:
        """Take the least height that this width leads to.

        The layout is asked, never invalidated: that would ask for the next layout, without end.
        """
        layout = self.layout()
        if layout is not None:
            needed = layout.totalMinimumHeightForWidth(max(self.width(), 200))
            if needed > 0 and needed != self.minimumHeight():
                self.setMinimumHeight(needed)


class Flow(QLayout):
    """Lay widgets out in lines like words."""

    def __init__(self, spacing: int = 4, *, fill: bool = False) -> None:
        """With ``fill`` the widgets of a line share what is left of its width."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width, while nothing changes: Qt asks all the time
        self._least: QSize | None = None
        self._fill = fill
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take ``item``."""
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        """Forget what was worked out about the sizes."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at ``index``."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of the item at ``index``."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the widgets need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell the layout above that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that ``width`` leads to."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        edges = self.contentsMargins()
        lines = self._lines(width - edges.left() - edges.right())
        heights = [max(size.height() for _item, size in line) for line in lines]
        between = self.spacing() * max(len(lines) - 1, 0)
        return sum(heights) + between + edges.top() + edges.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        area = rect.marginsRemoved(self.contentsMargins())
        y = area.y()
        for line in self._lines(area.width()):
            used = sum(size.width() for _item, size in line) + self.spacing() * (len(line) - 1)
            extra = max(area.width() - used, 0) // len(line) if self._fill else 0
            x, height = area.x(), max(size.height() for _item, size in line)
            for item, size in line:
                middle = y + (height - size.height()) // 2
                item.setGeometry(QRect(x, middle, size.width() + extra, size.height()))
                x += size.width() + extra + self.spacing()
            y += height + self.spacing()

    def sizeHint(self) -> QSize:
        """Return one line if it shall be filled, else the least: a flow widens no window."""
        if not self._fill:
            return self.minimumSize()
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget."""
        if self._least is None:
            size = QSize()
            for item in self._items:
                size = size.expandedTo(item.minimumSize())
            self._least = size.grownBy(self.contentsMargins())
        return self._least

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Break the visible widgets into lines of at most ``width``."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden() and widget.testAttribute(_EXPLICIT):
                continue  # what was never shown yet is about to be
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self.spacing()
        return lines
