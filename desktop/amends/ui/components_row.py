"""The row of components: which parts of an apology the reply carries."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from amends.ui import icons, words
from amends.ui.layouts import Flow
from amends.ui.pieces import restyle
from amends.ui.theme import Theme
from amends.vocabulary import Component, Stance

_ASKED = {
    Stance.OURS: ("responsibility", "repair", "regret"),
    Stance.PARTLY_OURS: ("responsibility", "repair", "regret"),
    Stance.NOT_KNOWN_YET: ("acknowledgement", "regret", "repair"),
    Stance.NOT_OURS: ("acknowledgement", "regret", "repair"),
    Stance.UNTRUE: ("acknowledgement", "explanation", "next_step"),
}
_SHOWN = (
    Component.RESPONSIBILITY,
    Component.REPAIR,
    Component.REGRET,
    Component.EXPLANATION,
    Component.REPENTANCE,
    Component.ACKNOWLEDGEMENT,
    Component.NEXT_STEP,
    Component.SIGNATURE,
)


class ComponentsRow(QWidget):
    """Named marks, filled when the text carries the component. Click: go there, or put it in."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[frozenset[Component], Stance | None, bool] | None = None
        self.setAccessibleName(self.tr("Parts of the apology"))
        flow = Flow(spacing=4)
        self.setLayout(flow)
        self._marks: dict[Component, QPushButton] = {}
        for each in _SHOWN:
            made = QPushButton(words.component(each)[0])
            made.setObjectName("part")
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False, each=each: self.wanted.emit(each.value))
            self._marks[each] = made
            flow.addWidget(made)
        theme.changed.connect(self._repaint)

    def show_found(
        self, found: frozenset[Component], stance: Stance | None, *, wording: bool
    ) -> None:
        """Show which components were ``found``; ``wording`` says whether there is a reply."""
        if (found, stance, wording) != self._shown:
            self._shown = (found, stance, wording)
            self._repaint()

    def state_of(self, component: Component) -> str:
        """Return ``found``, ``missing`` or ``optional``."""
        return str(self._marks[component].property("state"))

    def _repaint(self) -> None:
        if self._shown is None:
            return
        found, stance, wording = self._shown
        asked = _ASKED.get(stance, ()) if stance else ()
        colours = self._theme.colours
        for each, mark in self._marks.items():
            name, meaning = words.component(each)
            if each in found:
                state, drawing, colour = "found", "check", colours.good
                said = self.tr("{name}: in the reply. Click to see it.")
            elif each.value in asked and wording:
                state, drawing, colour = "missing", "plus", colours.warn
                said = self.tr("{name}: missing. Click to put it in.")
            else:
                state, drawing, colour = "optional", "plus", colours.muted
                said = self.tr("{name}: not in the reply. Click to put it in.")
            mark.setIcon(icons.icon(drawing, colour, 16))
            mark.setToolTip(meaning)
            mark.setAccessibleName(said.format(name=name))
            mark.setAccessibleDescription(meaning)
            restyle(mark, "state", state)
