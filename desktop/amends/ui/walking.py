"""Walking the findings: which one is looked at, going to the next, taking a rewrite."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from amends.text.findings import Finding, Rewrite
from amends.ui.editor import ReplyEditor
from amends.ui.session import Session


class Walking(QObject):
    """Keeps the finding that is looked at in step with the caret. GUI thread only."""

    moved = Signal()
    """Another finding is looked at, or none."""

    def __init__(self, editor: ReplyEditor, session: Session) -> None:
        super().__init__(editor)
        self._editor = editor
        self._session = session
        self._current: Finding | None = None
        editor.caret_moved.connect(self._caret_moved)
        editor.rewrites_wanted.connect(self.offer_rewrites)

    def place_in(self, found: tuple[Finding, ...]) -> int:
        """Return which of ``found`` is looked at, -1 for none; one that is gone is forgotten."""
        if self._current not in found:
            self._current = None
            return -1
        return found.index(self._current)

    def step(self, by: int) -> None:
        """Go to the next finding from the caret, or the one before."""
        found = self._session.findings()
        if not found:
            return
        caret = self._editor.caret()
        starts = [finding.start for finding in found]
        if self._current in found:
            at = (found.index(self._current) + by) % len(found)
        elif by > 0:
            at = next((n for n, start in enumerate(starts) if start >= caret), 0)
        else:
            at = max((n for n, start in enumerate(starts) if start < caret), default=-1)
        self.go_to(found[at])

    def go_to(self, finding: Finding) -> None:
        """Select the words of ``finding`` in the reply."""
        self._current = finding
        self._editor.select(finding.start, finding.end)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    def offer_rewrites(self) -> None:
        """Open a menu of rewrites for the finding at the caret, or the next one."""
        found = self._session.findings()
        caret = self._editor.caret()
        here = next((f for f in found if f.start <= caret <= f.end and f.rewrites), None)
        here = here or next((f for f in found if f.start >= caret and f.rewrites), None)
        if here is None:
            return
        self.go_to(here)
        menu = QMenu(self._editor)
        for rewrite in here.rewrites:
            shown = rewrite.text.strip().replace("[[", "[").replace("]]", "]")
            shown = shown or self.tr("take it out")
            action = QAction(f"{_short(here.quote)}  →  {_short(shown)}".replace("&", "&&"), menu)
            action.triggered.connect(lambda _checked=False, r=rewrite: self.rewrite(here, r))
            menu.addAction(action)
        menu.setActiveAction(menu.actions()[0])
        corner = self._editor.cursorRect().bottomLeft()
        menu.popup(self._editor.viewport().mapToGlobal(corner + QPoint(0, 4)))

    def rewrite(self, _finding: Finding, rewrite: Rewrite) -> None:
        """Apply a rewrite as an ordinary edit; a gap in it is selected, ready to be filled."""
        self._editor.replace(rewrite.start, rewrite.end, rewrite.text)
        gap = rewrite.text.find("[[")
        if gap >= 0 and (end := rewrite.text.find("]]", gap)) > 0:
            self._editor.select(rewrite.start + gap, rewrite.start + end + 2)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _caret_moved(self, offset: int) -> None:
        found = self._session.findings()
        here = next((f for f in found if f.start <= offset <= f.end and f.end > f.start), None)
        if here is not None and here != self._current:
            self._current = here
            self.moved.emit()


def _short(text: str, longest: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
