"""Copying: from the verdict to the clipboard, and to the page where the reply is pasted."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal

from amends.ui import pages, places
from amends.ui.clipboard import Clipboard
from amends.ui.foot import Foot
from amends.ui.keeping import Keeping
from amends.ui.session import Session
from amends.ui.state import State
from amends.vocabulary import ReplyKind

_ONE_PRESS = 500  # ms: a double click or a key held down is one press and confirms nothing


class Copying(QObject):
    """What the one primary button does. GUI thread only.

    Where a reply stays as it is posted, the first press asks and the second one copies. The
    question is about this text at this place: it ends when either changes.
    """

    copied = Signal()
    next_wanted = Signal()
    turn_wanted = Signal(object)  # the kind of text that follows
    shown_wanted = Signal(object)  # the finding that holds the copy back

    def __init__(
        self, foot: Foot, session: Session, clipboard: Clipboard, keeping: Keeping
    ) -> None:
        super().__init__(foot)
        self._foot = foot
        self._session = session
        self._clipboard = clipboard
        self._keeping = keeping
        self._opening = False
        self._asked: tuple[str, str] | None = None  # the place and the text
        self._since = QElapsedTimer()
        session.changed.connect(self._changed)
        foot.note.closed.connect(self._withdraw)

    def copy(self, *, and_open: bool = False) -> None:
        """Copy the reply, inside the person's key press or click, unless something holds it."""
        if not self._session.state.text.strip():
            return
        self._opening = and_open
        self._session.check_now()
        verdict = self._session.verdict()
        if verdict is not None and not verdict.may_copy and not self._session.state.override:
            holding = next((f for f in self._session.findings() if f.level == "block"), None)
            fix = (lambda: self.shown_wanted.emit(holding)) if holding else None
            self._withdraw()
            stays = places.what_stays(self._session.state.surface)
            self._foot.ask_for_reason(verdict.reasons, fix, stays)
            return
        if self._is_confirmed(self._session.state):
            self._copy_now()

    def _is_confirmed(self, state: State) -> bool:
        """Return whether the reply may go; asks where it cannot be undone."""
        stays = places.what_stays(state.surface)
        if not stays or state.override:
            return True
        if self._asked == _subject(state):
            return self._since.elapsed() > _ONE_PRESS
        self._asked = _subject(state)
        self._since.start()
        self._foot.ask_to_confirm(stays)
        return False

    def _changed(self, _before: State, now: State) -> None:
        if self._asked is not None and self._asked != _subject(now):
            self._foot.note.close_quietly()
            self._withdraw()

    def _withdraw(self) -> None:
        self._asked = None
        self._foot.stop_asking()

    def override(self, reason: str) -> None:
        """Copy all the same, for ``reason``."""
        self._session.override(reason)
        self._keeping.overridden(self._session.findings(), reason)
        self._copy_now()

    def _copy_now(self) -> None:
        state = self._session.state
        note = self._foot.note
        self._withdraw()
        if not self._clipboard.copy(state.text):
            note.say(
                "block",
                "block",
                self.tr("The clipboard did not take it"),
                self.tr("Click into the reply, press Ctrl+A, then Ctrl+C."),
            )
            return
        self._keeping.copied(state)
        if state.kind is not ReplyKind.STATEMENT:
            self._session.mark_answered()
        self.copied.emit()
        place = state.surface.name if state.surface else self.tr("the place of the complaint")
        said = places.next_step(state.surface, place, self.tr)
        note.say("good", "check", self.tr("Copied"), said)
        address = self._address(state)
        if address and self._opening:
            note.text.setText(self.tr("Paste it there. This page will be opened:") + f"\n{address}")
        elif self._opening:
            note.text.setText(
                self.tr("There is no page to open without a link. Go to {place} and paste.").format(
                    place=place
                )
            )
        if address:
            self._offer_to_open(address, focus=self._opening)
        if state.kind is ReplyKind.PUBLIC:
            follow = self.tr("Write the private message")
            note.offer(follow, lambda: self.turn_wanted.emit(ReplyKind.PRIVATE), "quiet")
        note.offer(self.tr("Next complaint"), self.next_wanted.emit, "quiet")
        self._opening = False

    def _offer_to_open(self, address: str, *, focus: bool) -> None:
        made = self._foot.note.offer(self.tr("Open the page"), lambda: self._open(address))
        made.setToolTip(address)
        if focus:
            made.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, address: str) -> None:
        if not pages.open_page(address):
            self._foot.note.text.setText(
                self.tr("No browser took it. The address is:") + f"\n{address}"
            )
            self._foot.note.text.show()

    def _address(self, state: State) -> str:
        if state.surface is None:
            return ""
        return self._session.rooms.reply_address(state.surface, state.complaint.link, state.text)


def _subject(state: State) -> tuple[str, str]:
    return state.surface.id if state.surface else "", state.text
