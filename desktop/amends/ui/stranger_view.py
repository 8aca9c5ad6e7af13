"""As a stranger reads it: one line to fold out, computed anew while it is open."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from amends.ui import icons
from amends.ui.pieces import Eliding, label
from amends.ui.rooms import Rooms
from amends.ui.theme import Theme
from amends.wording.report import Report


class StrangerView(QWidget):
    """Who acts, who is spoken of, and how long until somebody owns it."""

    def __init__(self, rooms: Rooms, theme: Theme) -> None:
        super().__init__()
        self._rooms = rooms
        self._theme = theme
        self._open = False
        self._about: tuple[str, Report] | None = None
        self.toggle = Eliding(self.tr("As a stranger reads it"), beside=44)
        self.toggle.setProperty("role", "quiet")
        self.toggle.clicked.connect(lambda _checked=False: self._toggle())
        self.said = label("", "muted", size=0.95)
        self.said.setContentsMargins(8, 0, 0, 0)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.said)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_report(self, text: str, report: Report | None) -> None:
        """Say it about ``text``; nothing is computed while the line is folded."""
        self._about = (text, report) if report is not None and text.strip() else None
        if self._open:
            self._tell()

    def _toggle(self) -> None:
        self._open = not self._open
        self._paint_icon()
        self._tell()

    def _tell(self) -> None:
        self.said.setVisible(self._open)
        if not self._open:
            return
        if self._about is None:
            self.said.setText(self.tr("There is no reply yet."))
            return
        text, report = self._about
        view = self._rooms.stranger(text, report)
        parts = [
            self.tr("{n} of {all} sentences say what you do.").format(
                n=sum(actor.who == "we" for actor in view.actors), all=len(view.actors)
            ),
            self.tr("You speak of yourself {ours} times, of them {yours} times.").format(
                ours=view.ours, yours=view.yours
            ),
        ]
        if view.words_before is None:
            parts.append(self.tr("Nobody takes it on."))
        else:
            parts.append(
                self.tr("{n} words before somebody takes it on.").format(n=view.words_before)
            )
        if view.grade is not None:
            parts.append(
                self.tr("Reads like year {n} of school.").format(n=max(1, round(view.grade)))
            )
        self.said.setText(" ".join(parts))

    def _paint_icon(self) -> None:
        drawing = "chevron-down" if self._open else "chevron-right"
        self.toggle.setIcon(icons.icon(drawing, self._theme.colours.muted, 16))
        said = self.tr("Fold") if self._open else self.tr("Unfold")
        self.toggle.setAccessibleDescription(said)
