"""One moment of the work on a complaint, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from amends.complaints.complaint import Complaint
from amends.complaints.reading import Reading
from amends.drafting.brief import Brief, Facts
from amends.drafting.draft import Draft
from amends.drafting.profile import Profile
from amends.platforms.surface import Surface
from amends.text.findings import Finding
from amends.vocabulary import FirstMistake, ReplyKind, Stance, Tone, Trouble
from amends.wording.report import Report


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of the three texts of a case while another one is worked on."""

    surface: Surface | None
    text: str = ""
    laid: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """One moment of the work.

    ``case`` names it; it is kept once the complaint is ``settled``, that is pasted, or typed and
    gone on from. ``stance`` None: the person has not said whose fault it is yet.

    ``recognised`` names the place the link told. ``draft`` is the newest draft, ``laid`` the text
    of the draft that was last put into the editor, ``text`` what stands there now. ``offered`` is
    a newer draft that waits beside a text edited by hand. ``override`` is the reason for copying
    this very text all the same.

    All that is about the text of one ``kind``; the other two texts wait in ``sheets``.
    ``answered``: the person has had an answer. ``early`` is the reason for a statement before it.
    """

    case: str = ""
    settled: bool = False
    complaint: Complaint = field(default_factory=lambda: Complaint(""))
    reading: Reading | None = None
    reading_for: str = ""
    surface: Surface | None = None
    recognised: str = ""
    stance: Stance | None = None
    tone: Tone = Tone.PLAIN
    trouble: Trouble | None = None
    facts: Facts = field(default_factory=Facts)
    first_mistake: FirstMistake | None = None
    seed: int = 0
    draft: Draft | None = None
    laid: str = ""
    text: str = ""
    offered: Draft | None = None
    report: Report | None = None
    report_for: str | None = None
    grammar: tuple[Finding, ...] = ()
    grammar_for: str = ""
    ignored: frozenset[tuple[str, str]] = frozenset()
    override: str = ""
    kind: ReplyKind = ReplyKind.PUBLIC
    sheets: Mapping[ReplyKind, Sheet] = field(default_factory=dict)
    answered: bool = False
    early: str = ""

    @property
    def public_surface(self) -> Surface | None:
        """Return where the public reply goes, whichever text is worked on."""
        if self.kind is ReplyKind.PUBLIC or ReplyKind.PUBLIC not in self.sheets:
            return self.surface
        return self.sheets[ReplyKind.PUBLIC].surface

    def answered_at(self, surface: Surface | None) -> "State":
        """Return the state with the public reply going to ``surface``."""
        if self.kind is ReplyKind.PUBLIC or ReplyKind.PUBLIC not in self.sheets:
            return replace(self, surface=surface)
        public = replace(self.sheets[ReplyKind.PUBLIC], surface=surface)
        return replace(self, sheets={**self.sheets, ReplyKind.PUBLIC: public})

    def turned_to(self, kind: ReplyKind, usual: Surface | None) -> "State":
        """Return the state with the text of ``kind`` taken up; a new one goes to ``usual``."""
        sheets = {**self.sheets, self.kind: Sheet(self.surface, self.text, self.laid)}
        taken = sheets.pop(kind, Sheet(usual))
        return replace(
            self,
            kind=kind,
            sheets=sheets,
            surface=taken.surface,
            text=taken.text,
            laid=taken.laid,
            draft=None,
            offered=None,
            report=None,
            report_for=None,
            grammar=(),
            grammar_for="",
            override="",
        )

    @property
    def edited_by_hand(self) -> bool:
        """Return whether the reply is no longer (or not yet) one of our drafts."""
        return self.text.strip() not in ("", self.laid.strip())

    def brief(self, profile: Profile) -> Brief:
        """Return the brief as it stands; checks hold an unsaid stance to be ours."""
        return Brief(
            stance=self.stance or Stance.OURS,
            tone=self.tone,
            surface=self.surface,
            complaint=self.complaint if self.complaint.text else None,
            reading=self.reading,
            facts=self.facts,
            profile=profile,
            trouble=self.trouble,
            first_mistake=self.first_mistake,
        )
