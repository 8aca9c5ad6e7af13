"""The work on one complaint: immutable state, the ways it changes, and what follows from it."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QObject, QTimer, Signal

from amends.complaints.complaint import Complaint
from amends.complaints.reading import Reading
from amends.drafting.brief import Facts
from amends.drafting.draft import Draft
from amends.drafting.profile import Profile
from amends.platforms.surface import Surface
from amends.settings.preferences import Preferences
from amends.text.findings import Finding
from amends.ui.pasting import without_link_lines
from amends.ui.rooms import Rooms
from amends.ui.shown import Shown
from amends.ui.state import State
from amends.ui.worker import Worker
from amends.vocabulary import FirstMistake, ReplyKind, Stance, Tone, Trouble
from amends.wording.report import Report, Verdict

_TYPING_PAUSE = 150  # ms without a key before a draft is written anew
_LONG_TEXT = 2_000  # code points from which the own checks leave the GUI thread


class Session(QObject):
    """Holds the state and calls the rooms. ``changed`` carries the state before and after."""

    changed = Signal(object, object)
    lay = Signal(str)  # put this draft into the editor
    turned = Signal(str)  # another text of the case is on the desk
    problem = Signal(str)

    def __init__(
        self, rooms: Rooms, worker: Worker, profile: Profile, preferences: Preferences
    ) -> None:
        super().__init__()
        self.rooms = rooms
        self._worker = worker
        self.profile = profile
        self.preferences = preferences
        self.state = State(case=secrets.token_hex(8), tone=preferences.tone)
        self._shown = Shown(rooms)
        self._draft_timer = _timer(self, _TYPING_PAUSE, self._ask_for_draft)
        self._check_timer = _timer(self, _TYPING_PAUSE, self._check_long)
        worker.failed.connect(self._failed)

    # what the person does

    def begin(self, text: str, link: str = "") -> None:
        """Take a new complaint; a link in what was pasted says where it stands."""
        found = self.rooms.recognise(link or text) if (link or text) else None
        if found is not None:
            text = without_link_lines(text)
        surface = self.rooms.surface(found.surface) if found else None
        complaint = Complaint(
            text=text,
            link=found.link if found else link,
            platform=found.platform if found else "",
            author=found.author if found else "",
            seen=datetime.now().astimezone(),
        )
        self._draft_timer.stop()
        for topic in ("draft", "read", "check"):
            self._worker.forget(topic)
        self._become(
            State(
                case=secrets.token_hex(8),
                settled=bool(text.strip()),
                complaint=complaint,
                surface=surface or self._usual_surface(),
                recognised=surface.name if surface else "",
                tone=self.preferences.tone,
            )
        )
        self.lay.emit("")
        self._ask_for_reading()

    def resume(self, state: State) -> None:
        """Go on with a kept case."""
        self._become(replace(state, laid=state.text))
        self.lay.emit(state.text)
        self._ask_for_reading()

    def change_complaint(self, text: str) -> None:
        """Take the complaint as it was typed or corrected."""
        if text == self.state.complaint.text:
            return
        self._become(replace(self.state, complaint=replace(self.state.complaint, text=text)))
        self._ask_for_reading()

    def set_author(self, author: str) -> None:
        """Say who complains."""
        self._set(complaint=replace(self.state.complaint, author=author))

    def set_link(self, link: str) -> None:
        """Take the address of the complaint and what it tells about the place."""
        link = link.strip()
        if link == self.state.complaint.link:
            return
        found = self.rooms.recognise(link) if link else None
        surface = self.rooms.surface(found.surface) if found else None
        complaint = replace(
            self.state.complaint,
            link=link,
            platform=found.platform if found else "",
            author=self.state.complaint.author or (found.author if found else ""),
        )
        placed = self.state.answered_at(surface or self.state.public_surface)
        self._set(
            complaint=complaint,
            surface=placed.surface,
            sheets=placed.sheets,
            recognised=surface.name if surface else "",
        )

    def set_surface(self, surface: Surface) -> None:
        """Reply at this place."""
        self._set(surface=surface)

    def turn_to(self, kind: ReplyKind) -> None:
        """Take up the public reply, the private message or the statement; the others wait."""
        if kind is self.state.kind:
            return
        self._draft_timer.stop()
        for topic in ("draft", "check"):
            self._worker.forget(topic)
        usual = self.rooms.surface_for(kind, self.state.public_surface)
        self._become(self.state.turned_to(kind, usual))
        self.turned.emit(self.state.text)
        if self.state.text:
            self.check()
        else:
            self._ask_for_draft()

    def allow_statement(self, reason: str) -> None:
        """Take the reason for a statement before the person has been answered."""
        self._become(replace(self.state, early=reason))

    def mark_answered(self) -> None:
        """Remember that the person has been answered: a statement may follow."""
        self._become(replace(self.state, answered=True))

    def set_stance(self, stance: Stance) -> None:
        """Take the person's word for whose fault it is."""
        self._set(stance=stance, override="", settled=True)

    def set_tone(self, tone: Tone) -> None:
        """Change how it sounds."""
        self._set(tone=tone)

    def set_trouble(self, trouble: Trouble | None) -> None:
        """Take the person's word for what went wrong."""
        self._set(trouble=trouble)

    def set_first_mistake(self, mistake: FirstMistake | None) -> None:
        """Say how an earlier answer of ours made it worse."""
        self._set(first_mistake=mistake)

    def set_fact(self, name: str, value: str) -> None:
        """Take a fact in the writer's words; the draft follows after a pause in typing."""
        facts = replace(self.state.facts, **{name: value})
        if facts != self.state.facts:
            self._set(pause=True, facts=facts)

    def another_wording(self) -> None:
        """Write the same brief in other words."""
        self._set(seed=self.state.seed + 1)

    def take_offer(self) -> None:
        """Put the draft that waits beside the edited text in its place; undo leads back."""
        if (offered := self.state.offered) is not None:
            self._become(replace(self.state, offered=None, laid=offered.text))
            self.lay.emit(offered.text)

    def refuse_offer(self) -> None:
        """Keep the edited text."""
        self._become(replace(self.state, offered=None))

    def set_text(self, text: str) -> None:
        """Take the reply as it stands in the editor, and check it."""
        if text == self.state.text and self.state.report_for == text:
            return
        before = self.state
        self.state = replace(before, text=text, override="")
        if not text.strip() or self._takes_long(text):
            self.changed.emit(before, self.state)
            self.check()
            return
        self._check_timer.stop()
        self._worker.forget("check")
        self.state = self._with_report(self.state)
        self.changed.emit(before, self.state)  # once, with the report: this is each keystroke

    def ignore(self, finding: Finding) -> None:
        """Say no more about these words under this rule in this reply."""
        ignored = self.state.ignored | {(finding.rule, finding.quote)}
        self._become(replace(self.state, ignored=ignored))

    def notice_again(self) -> None:
        """Show what was ignored in this reply."""
        self._become(replace(self.state, ignored=frozenset()))

    def override(self, reason: str) -> None:
        """Let the reply be copied all the same; any further edit takes this back."""
        self._become(replace(self.state, override=reason.strip()))

    def use(self, profile: Profile, preferences: Preferences, *, again: bool = False) -> None:
        """Go on with another profile and other choices; ``again`` writes the draft anew."""
        changed = again or profile != self.profile
        self.profile, self.preferences = profile, preferences
        if changed:
            self._ask_for_draft()
        self.check(again=True)

    def grammar_found(self, text: str, findings: list[Finding]) -> None:
        """Take what the engines found in ``text``; late answers are of no use."""
        if text == self.state.text:
            self._become(replace(self.state, grammar=tuple(findings), grammar_for=text))

    # what follows from it

    def findings(self) -> tuple[Finding, ...]:
        """Return what to show for the text as it stands, in its order."""
        return self._shown.findings(self.state, self.preferences)

    def ignored_here(self) -> int:
        """Return how many findings about the text as it stands are ignored."""
        return self._shown.ignored(self.state, self.preferences)

    def verdict(self) -> Verdict | None:
        """Return whether the text may be copied, without the findings that are not shown."""
        return self._shown.verdict(self.state, self.preferences, self.profile)

    def check(self, *, again: bool = False) -> None:
        """Check the reply: at once when that fits into a frame, else in the worker."""
        text = self.state.text
        if text == self.state.report_for and not again:
            return
        self._check_timer.stop()
        self._worker.forget("check")
        if not text.strip():
            self._become(replace(self.state, report=None, report_for=text, grammar=()))
        elif self._takes_long(text):
            self._check_timer.start()
        else:
            self._become(self._with_report(self.state))

    def _takes_long(self, text: str) -> bool:
        return len(text) > _LONG_TEXT or not self.rooms.warmed

    def check_now(self) -> None:
        """Make sure that the report is about exactly the text that stands there."""
        if self.state.report_for != self.state.text:
            self._become(self._with_report(self.state))

    def _with_report(self, state: State) -> State:
        try:
            report = self.rooms.check(state.text, state.brief(self.profile))
        except Exception as error:  # a fault in a rule must not take the editor with it
            self._failed("check", type(error).__name__)
            return replace(state, report=None, report_for=state.text)
        self._tell_news()
        return replace(state, report=report, report_for=state.text)

    def _check_long(self) -> None:
        text, brief = self.state.text, self.state.brief(self.profile)
        self._worker.ask(
            "check",
            lambda: self.rooms.check(text, brief),
            lambda report: self._checked(text, report),
        )

    def _checked(self, text: str, report: Report) -> None:
        if text == self.state.text:
            self._become(replace(self.state, report=report, report_for=text))

    def _ask_for_reading(self) -> None:
        text, handles = self.state.complaint.text, self.profile.handles
        if not text.strip():
            self._worker.forget("read")
            self._become(replace(self.state, reading=None, reading_for=""))
            return
        self._worker.ask(
            "read", lambda: self.rooms.read(text, handles), lambda found: self._read(text, found)
        )

    def _read(self, text: str, reading: Reading) -> None:
        if text != self.state.complaint.text:
            return
        facts = self.state.facts
        if not facts.name and reading.greeting_name:
            facts = replace(facts, name=reading.greeting_name)
        self._set(reading=reading, reading_for=text, facts=facts)

    def _ask_for_draft(self) -> None:
        state = self.state
        self._draft_timer.stop()
        if state.stance is None or not (state.complaint.text.strip() or any(_said(state.facts))):
            return
        brief, seed = state.brief(self.profile), state.seed
        unlike, today = self._lately(), _today(self.profile.spelling)
        self._worker.ask(
            "draft", lambda: self.rooms.write(brief, seed, unlike, today), self._drafted
        )

    def _lately(self) -> tuple[str, ...]:
        """Return what was answered to others lately."""
        return tuple(text for case, text in self.rooms.lately if case != self.state.case)

    def alike(self) -> float:
        """Return how like the reply is to one copied for somebody else, of 100; 0 if not too."""
        lately = self._lately()
        return self.rooms.alike(self.state.text, lately) if lately and self.state.text else 0.0

    def _tell_news(self) -> None:
        if news := self.rooms.news():
            self.problem.emit("\n".join(news))

    def _drafted(self, draft: Draft) -> None:
        self._tell_news()
        state = self.state
        if not state.edited_by_hand:
            self._become(replace(state, draft=draft, laid=draft.text, offered=None))
            self.lay.emit(draft.text)
        elif draft.text.strip() != state.text.strip():
            self._become(replace(state, draft=draft, offered=draft))

    def _usual_surface(self) -> Surface | None:
        for known in (*self.preferences.recent_surfaces, "google.review_reply"):
            if (surface := self.rooms.surface(known)) is not None:
                return surface
        return None

    def _set(self, *, pause: bool = False, **changes: object) -> None:
        before = self.state
        self._become(replace(before, **changes))  # type: ignore[arg-type]
        if before.brief(self.profile) == self.state.brief(self.profile) and (
            (before.stance, before.seed) == (self.state.stance, self.state.seed)
        ):
            return
        if pause:
            self._draft_timer.start()
        else:
            self._ask_for_draft()
        if self.state.text:
            self.check(again=True)

    def _become(self, state: State) -> None:
        before, self.state = self.state, state
        if before != state:
            self.changed.emit(before, state)

    def _failed(self, topic: str, kind: str) -> None:
        said = {
            "read": self.tr("The complaint could not be read ({kind}). Answer it all the same."),
            "draft": self.tr("No draft could be written ({kind}). Write the reply by hand."),
            "check": self.tr("The reply could not be checked ({kind}). Read it twice yourself."),
        }.get(topic)
        if said:
            self.problem.emit(said.format(kind=kind))


def _timer(owner: QObject, pause: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(then)
    return timer


def _today(spelling: str) -> str:
    """Return the date as it stands over a statement."""
    form = "MMMM d, yyyy" if spelling == "en-US" else "d MMMM yyyy"
    return QLocale(spelling.replace("-", "_")).toString(QDate.currentDate(), form)


def _said(facts: Facts) -> tuple[str, ...]:
    return (facts.did, facts.harm, facts.repair, facts.change, facts.why)
