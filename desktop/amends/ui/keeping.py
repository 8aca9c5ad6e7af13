"""Keeps cases: drafts saved while one works, the list at the left, what was copied and when."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from amends.complaints.complaint import Complaint
from amends.settings.folders import Folders
from amends.text.findings import Finding
from amends.ui.rooms import Rooms
from amends.ui.state import State
from amends.ui.worker import Worker
from amends.vocabulary import Level, ReplyKind

if TYPE_CHECKING:
    from amends.cases.case import KeptBrief, Override
    from amends.cases.store import Store
    from amends.ui.cases_list import CaseRow

_T = TypeVar("_T")

_LATELY = 40  # replies copied last that a new one is held against
_PAUSE = 350  # ms without a change before it is written; half a second at most is lost


@dataclass(slots=True)
class _Kept:
    """A case as the store has it, by the name the window gave it."""

    id: str
    complaint: Complaint
    brief: "KeptBrief | None" = None
    listed: bool = False  # as it stands


@dataclass(frozen=True, slots=True)
class _Answer(Generic[_T]):
    """What the store answered, or why it could not, and what it had to say besides."""

    value: _T | None
    refused: str = ""
    said: tuple[str, ...] = ()


class Keeping(QObject):
    """The store, in a thread of its own. A store that cannot be used costs no reply."""

    listed = Signal(object, str)  # the rows, the case that is worked on
    opened = Signal(object)  # the state to go on with
    problem = Signal(str)

    def __init__(self, folders: Folders, rooms: Rooms) -> None:
        super().__init__()
        self.path = folders.cases
        self._rooms = rooms
        self._worker = Worker(self)
        self._worker.failed.connect(self._failed)
        self._store: Store | None = None  # touched by the worker's thread only, as are these
        self._kept: dict[str, _Kept] = {}
        self._numbers = count()
        self._state: State | None = None
        self._saved: State | None = None
        self._refused = ""
        self._overrides: tuple[Override, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._keep_waiting)

    def start(self) -> None:
        """Open the store and list what is in it."""
        self._do(self._list)

    def keep_soon(self, state: State) -> None:
        """Save ``state`` after a short pause."""
        self._state = state
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self, state: State) -> None:
        """Save ``state`` if there is anything new in it."""
        self._timer.stop()
        if not state.settled or not (state.complaint.text.strip() or state.text.strip()):
            return
        if self._saved is not None and _worth(self._saved) == _worth(state):
            return
        self._saved = state
        self._do(lambda: self._save(state))

    def _keep_waiting(self) -> None:
        if self._state is not None:
            self.keep_now(self._state)

    def copied(self, state: State) -> None:
        """Keep that the reply was copied, with what was overruled for it."""
        overrides, self._overrides = self._overrides, ()
        if state.kind is ReplyKind.STATEMENT and state.early and not state.answered:
            from amends.ui.kept import early_statement

            overrides += (early_statement(state.early),)
        self._saved = state
        self._do(lambda: self._record(state, overrides))

    def overridden(self, findings: tuple[Finding, ...], reason: str) -> None:
        """Remember what is overruled by the copy that follows."""
        from amends.cases.case import Override

        holding = [found for found in findings if found.level is Level.BLOCK]
        self._overrides = tuple(Override(f.rule, f.quote, reason) for f in holding) or (
            Override("verdict", "", reason),
        )

    def open(self, case: str) -> None:
        """Go on with a case of the list."""
        if self._state is not None:
            if self._state.case == case:
                return
            self.keep_now(self._state)
        self._worker.ask("open", self._told(lambda: self._fetch(case)), self._fetched)

    def busy(self) -> bool:
        """Return whether something is still to be written."""
        return self._timer.isActive() or self._worker.busy()

    def close(self) -> None:
        """Write what is left and close the store."""
        self._timer.stop()
        if self._state is not None:
            self.keep_now(self._state)
        if self._worker.started:
            self._worker.ask("close", self._shut, lambda _nothing: None)
        self._worker.finish()

    # in the thread of the window

    def _do(self, work: "Callable[[], list[CaseRow] | None]") -> None:
        """Run ``work``; nothing of it is ever dropped, for it writes. None: the list stands."""
        current = self._state.case if self._state else ""
        topic = f"write {next(self._numbers)}"

        def listed(answer: "_Answer[list[CaseRow] | None]") -> None:
            if (rows := self._heard(answer)) is not None:
                self.listed.emit(rows, current)

        self._worker.ask(topic, self._told(work), listed)

    def _heard(self, answer: _Answer[_T]) -> _T | None:
        """Pass on what the store says for the user, the same refusal once; return its answer."""
        for sentence in answer.said:
            self.problem.emit(sentence)
        if answer.refused:
            self._saved = None  # nothing was half written: the next change tries again
            if answer.refused != self._refused:
                self.problem.emit(answer.refused)
        self._refused = answer.refused
        return answer.value

    def _failed(self, topic: str, kind: str) -> None:
        del topic
        self._saved = None
        self.problem.emit(
            self.tr(
                "Complaints cannot be kept ({kind}). The reply can be copied as usual; "
                "close Amends and open it again, or look at {path}."
            ).format(kind=kind, path=self.path)
        )

    def _fetched(self, answer: "_Answer[State]") -> None:
        if (state := self._heard(answer)) is not None:
            self._state = self._saved = state
            self.opened.emit(state)

    # in the thread of the store

    def _told(self, work: Callable[[], _T]) -> Callable[[], _Answer[_T]]:
        """Return ``work`` with what the store says to the user beside its answer."""

        def run() -> _Answer[_T]:
            from amends.cases.opening import StoreError

            before = self._store
            try:
                value = work()
            except StoreError as error:
                return _Answer(None, str(error))
            opened = self._store if self._store is not before else None
            return _Answer(value, said=opened.problems if opened else ())

        return run

    def _opened_store(self) -> "Store":
        if self._store is None:
            from amends.cases.store import Store

            self._store = Store.open(self.path)
        return self._store

    def _save(self, state: State) -> "list[CaseRow] | None":
        kept = self._put(state)
        return None if kept.listed else self._list()

    def _put(self, state: State) -> _Kept:
        from amends.cases.case import KeptBrief

        store = self._opened_store()
        kept = self._kept.get(state.case)
        if kept is None:
            made = store.add_complaint(state.complaint, state.reading)
            kept = self._kept[state.case] = _Kept(made.id, state.complaint)
        elif kept.complaint != state.complaint:
            reading = state.reading if state.reading_for == state.complaint.text else None
            store.correct_complaint(kept.id, state.complaint, reading)
            kept.complaint, kept.listed = state.complaint, False
        surface = state.surface.id if state.surface else ""
        if state.text.strip():
            store.save_draft(kept.id, state.text, kind=state.kind, surface=surface)
        if state.stance is not None:
            public = state.public_surface
            brief = KeptBrief(
                state.stance,
                state.tone,
                public.id if public else "",
                state.trouble,
                state.facts,
                state.first_mistake,
            )
            if brief != kept.brief:
                store.save_brief(kept.id, brief)
                kept.brief, kept.listed = brief, False
        return kept

    def _record(self, state: State, overrides: "tuple[Override, ...]") -> "list[CaseRow]":
        from amends.cases.case import CaseState

        kept = self._put(state)
        store = self._opened_store()
        surface = state.surface.id if state.surface else ""
        store.record_copy(kept.id, state.text, surface, kind=state.kind, overrides=overrides)
        if state.kind is not ReplyKind.STATEMENT:
            store.set_state(kept.id, CaseState.ANSWERED)
        return self._list()

    def _fetch(self, case: str) -> State:
        from amends.ui.kept import state_of

        store = self._opened_store()
        found = store.get(self._kept[case].id if case in self._kept else case)
        self._kept[found.id] = _Kept(found.id, found.complaint, found.brief)
        return state_of(found, store.replies(found.id), self._rooms)

    def _list(self) -> "list[CaseRow]":
        from amends.ui.kept import row_of

        names = {kept.id: name for name, kept in self._kept.items()}
        platforms = self._rooms.registry.platforms
        rows = []
        store = self._opened_store()
        for case in store.list():
            platform = platforms.get(case.complaint.platform)
            rows.append(
                row_of(case, names.get(case.id, case.id), platform.name if platform else "")
            )
        for kept in self._kept.values():
            kept.listed = True
        self._rooms.lately = tuple(
            (names.get(id_, id_), text) for id_, text in store.copied_lately(_LATELY)
        )
        return rows

    def _shut(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


def _worth(state: State) -> tuple[object, ...]:
    """Return what of ``state`` is kept."""
    return (
        state.case,
        state.complaint,
        state.kind,
        state.text,
        state.surface,
        state.stance,
        state.tone,
        state.trouble,
        state.facts,
        state.first_mistake,
    )
