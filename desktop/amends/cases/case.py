"""Cases: what is kept of a complaint, its replies and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from amends.complaints.complaint import Complaint
from amends.complaints.reading import Reading
from amends.drafting.brief import Facts
from amends.vocabulary import CueId, FirstMistake, ReplyKind, Stance, Tone, Trouble


class CaseState(StrEnum):
    """Where a case stands; only the writer moves it."""

    TO_ANSWER = "to_answer"
    ANSWERED = "answered"
    DONE = "done"
    SET_ASIDE = "set_aside"


class EventKind(StrEnum):
    """What happened to a case."""

    ADDED = "complaint_added"
    CORRECTED = "complaint_corrected"
    COPIED = "reply_copied"
    STATE = "state_set"
    DELETED = "case_deleted"


@dataclass(frozen=True, slots=True)
class KeptBrief:
    """What the writer had decided about a reply: the parts of a brief that cannot be read again."""

    stance: Stance
    tone: Tone
    surface: str = ""
    trouble: Trouble | None = None
    facts: Facts = field(default_factory=Facts)
    first_mistake: FirstMistake | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint and where it stands.

    ``number`` is for people and never used again. ``troubles`` and ``cues`` are what was read
    when it came in. Times carry a zone.
    """

    id: str
    number: int
    complaint: Complaint
    state: CaseState
    added: datetime
    changed: datetime
    troubles: tuple[Trouble, ...] = ()
    cues: tuple[CueId, ...] = ()
    brief: KeptBrief | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply being worded; ``turn`` counts the replies of one kind in a case from 1."""

    id: str
    case: str
    kind: ReplyKind
    turn: int
    text: str
    surface: str
    changed: datetime


@dataclass(frozen=True, slots=True)
class Override:
    """A finding the writer overruled, the words it was about, and the reason given."""

    rule: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Version:
    """A reply as it was copied. ``event`` is its place in the history."""

    reply: str
    number: int
    text: str
    surface: str
    copied: datetime
    overrides: tuple[Override, ...]
    event: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. ``payload`` is None once its case has been deleted."""

    number: int
    at: datetime
    case: str
    kind: EventKind
    payload: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the history is as it was written; ``problems`` are sentences."""

    events: int
    problems: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Return whether nothing was changed, added or taken away."""
        return not self.problems


_URGENCY = {
    CueId.AT_RISK_NOW: 4,
    CueId.SAFETY: 4,
    CueId.DISCRIMINATION: 3,
    CueId.VULNERABLE: 3,
    CueId.PRIVACY: 2,
    CueId.LEGAL: 2,
    CueId.DEADLINE: 2,
    CueId.REPEAT: 1,
    CueId.VIRAL: 1,
    CueId.LEAVING: 1,
    CueId.MONEY: 1,
}


def urgency(reading: Reading | None) -> int:
    """Return how far ahead of older cases a complaint is answered; who wrote it plays no part."""
    if reading is None:
        return 0
    return max((_URGENCY.get(cue.id, 0) for cue in reading.cues), default=0)
