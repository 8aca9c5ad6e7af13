"""The surface picker: a button that says where the reply goes, and a searchable list behind it."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from amends.platforms.surface import Surface
from amends.ui.pieces import Eliding, paint_arrow
from amends.ui.rooms import Rooms
from amends.ui.theme import Theme

_ID = Qt.ItemDataRole.UserRole


class SurfacePicker(Eliding):
    """Where the reply will be posted. Opens a list that narrows as one types."""

    chosen = Signal(object)

    def __init__(self, rooms: Rooms, theme: Theme) -> None:
        super().__init__(beside=44)
        self._rooms = rooms
        self._theme = theme
        self.popup: Popup | None = None
        self._recent: tuple[str, ...] = ()
        self._surface: Surface | None = None
        self.setProperty("role", "picker")
        self.clicked.connect(self.open)
        self.show_surface(None)

    def show_surface(self, surface: Surface | None, recent: tuple[str, ...] = ()) -> None:
        """Show ``surface``; ``recent`` ids are offered first."""
        self._recent = recent
        self._surface = surface
        name = surface.name if surface else self.tr("Choose where you reply")
        self.show_words(name)
        self.setAccessibleName(self.tr("Place of the reply: {name}").format(name=name))

    def open(self) -> None:
        """Show the list below the button, the keyboard in its search field."""
        if self.popup is None:
            self.popup = Popup(self._rooms, self)
            self.popup.chosen.connect(self._take)
        self.popup.fill(self._recent)
        self.popup.resize(max(self.width(), 360), 420)
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.popup.show()
        self.popup.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, surface: Surface) -> None:
        self.chosen.emit(surface)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow beside the name."""
        super().paintEvent(event)
        paint_arrow(self, self._theme)


class Popup(QFrame):
    """The list of places behind the button."""

    chosen = Signal(object)

    def __init__(self, rooms: Rooms, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._rooms = rooms
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: google, airbnb, x reply …"))
        self.search.setAccessibleName(self.tr("Search the places"))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(12)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("Places"))
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.tree)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.tree.itemClicked.connect(lambda item, _column: self._pick(item))

    def fill(self, recent: tuple[str, ...]) -> None:
        """List all places by platform, the recent ones first."""
        self.tree.clear()
        known = self._rooms.registry
        first = [known.surfaces[id_] for id_ in recent if id_ in known.surfaces]
        groups = [(self.tr("Lately"), first)] if first else []
        groups += [(p.name, list(known.surfaces_of(p.id))) for p in known.platforms.values()]
        for name, surfaces in groups:
            if not surfaces:
                continue
            group = QTreeWidgetItem([name])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            self.tree.addTopLevelItem(group)
            for surface in surfaces:
                item = QTreeWidgetItem([surface.name])
                item.setData(0, _ID, surface)
                item.setToolTip(0, surface.name)
                group.addChild(item)
        self.tree.expandAll()
        self.search.clear()
        self._narrow("")

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Let the arrow keys move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.tree.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            if group is None:
                continue
            any_shown = False
            for item in _children(group):
                words = f"{group.text(0)} {item.text(0)} {item.data(0, _ID).id}".casefold()
                shown = all(word in words for word in wanted)
                item.setHidden(not shown)
                any_shown |= shown
            group.setHidden(not any_shown)
        visible = self._visible()
        self.tree.setCurrentItem(visible[0] if visible else None)  # type: ignore[arg-type]

    def _visible(self) -> list[QTreeWidgetItem]:
        found = []
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            if group is not None:
                found += [item for item in _children(group) if not item.isHidden()]
        return found

    def _step(self, by: int) -> None:
        visible = self._visible()
        if not visible:
            return
        now = self.tree.currentItem()
        at = next((n for n, item in enumerate(visible) if item is now), -1)
        self.tree.setCurrentItem(visible[(at + by) % len(visible)])

    def _pick(self, item: QTreeWidgetItem | None) -> None:
        surface = item.data(0, _ID) if item is not None else None
        if surface is not None:
            self.hide()
            self.chosen.emit(surface)


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (group.child(number) for number in range(group.childCount()))
    return [item for item in children if item is not None]
