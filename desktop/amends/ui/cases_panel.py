"""The left column: complaints to answer, and those that are done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amends.ui import icons
from amends.ui.pieces import button, heading, label
from amends.ui.theme import Theme

if TYPE_CHECKING:
    from amends.ui.cases_list import CaseRow, CasesList


class CasesPanel(QWidget):
    """Lists cases; the newest first."""

    chosen = Signal(str)
    new_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._rows: tuple[CaseRow, ...] = ()
        self._list: CasesList | None = None  # built with the first line to show
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the complaints"))
        self.search.textChanged.connect(self._narrow)
        self.new = button(self.tr("New"), clicked=self.new_wanted.emit)
        self.new.setToolTip(self.tr("A new complaint (Ctrl+N)"))
        self.summary = label("", "muted", size=0.95)
        self.menu = button(self.tr("Settings and help"), "quiet", clicked=self.menu_wanted.emit)
        self.empty = label(
            self.tr("Complaints you answer are listed here, so that you find them again."),
            "muted",
            size=0.95,
        )
        self._lay_out()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.show_rows((), "")

    def show_rows(self, rows: "Sequence[CaseRow]", current: str) -> None:
        """List ``rows`` and mark the one that is worked on."""
        self._rows = tuple(rows)
        waiting = sum(row.state != "copied" for row in rows)
        done = len(rows) - waiting
        self.summary.setText(
            self.tr("To answer {n} · Done {m}").format(n=waiting, m=done) if rows else ""
        )
        self.empty.setVisible(not rows)
        if rows and self._list is None:
            self._add_list()
        self._narrow(self.search.text())
        if self._list is not None:
            self._list.show_current(current)

    @property
    def shown(self) -> "list[CaseRow]":
        """Return the lines that the search leaves."""
        wanted = self.search.text().casefold().split()
        return [
            r for r in self._rows if all(w in f"{r.title} {r.place}".casefold() for w in wanted)
        ]

    def _add_list(self) -> None:
        from amends.ui.cases_list import CasesList

        self._list = CasesList(self._theme)
        self._list.chosen.connect(self.chosen)
        self._column.replaceWidget(self._room, self._list)
        self._room.deleteLater()
        self.setTabOrder(self.search, self._list)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(heading(self.tr("Complaints")), 1)
        head.addWidget(self.new)
        self._room = QWidget()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.summary)
        column.addWidget(self.empty)
        column.addWidget(self._room, 1)
        column.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignLeft)

    def _narrow(self, _typed: str) -> None:
        if self._list is not None:
            self._list.show_rows(self.shown)

    def _paint_icons(self) -> None:
        colours = self._theme.colours
        self.new.setIcon(icons.icon("plus", colours.text, 16))
        self.menu.setIcon(icons.icon("menu", colours.muted))
