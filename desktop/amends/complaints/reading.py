"""A reading: what the application understood of a complaint, and where it read it."""

from dataclasses import dataclass, field

from amends.text.spans import Span
from amends.vocabulary import CueId, Trouble


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that asks for special care, and the words that say so."""

    id: CueId
    span: Span


@dataclass(frozen=True, slots=True)
class Detail:
    """A fact as written: ``text`` is the substring of the complaint that ``span`` covers.

    ``key`` is one of ``handle``, ``name``, ``order_number``, ``date``, ``relative_date``,
    ``time``, ``amount``, ``duration``, ``place``, ``thing`` (what the complaint is about),
    ``phone``, ``email``, ``link``. ``role`` tells apart what one key mixes: ``ours`` or
    ``theirs`` for handles, ``signature`` or ``staff`` for names. ``value`` is the resolved form
    where there is one (ISO date, "20.00 GBP").
    """

    key: str
    text: str
    span: Span
    role: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood. Spans are code points of the complaint's text as pasted.

    ``language`` is a two-letter code or ``other``. ``kind`` says what the text is: ``complaint``,
    ``praise``, ``question``, ``request``, ``spam``, ``joke``, ``news``, ``abuse`` or ``other``;
    ``is_complaint`` is what follows from it. ``troubles`` holds ids, the one to answer first
    first; ``evidence`` the words for each. ``clauses`` offers what we did and the harm, in words
    a writer may accept or change: nothing in it that the complaint did not say.
    """

    language: str = "en"
    is_complaint: bool = True
    kind: str = "complaint"
    troubles: tuple[Trouble, ...] = ()
    evidence: dict[Trouble, tuple[Span, ...]] = field(default_factory=dict)
    cues: tuple[Cue, ...] = ()
    details: tuple[Detail, ...] = ()
    greeting_name: str = ""
    clauses: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def texts(self, key: str) -> list[str]:
        """Return the details under ``key`` as written, in the order of the text."""
        return [detail.text for detail in self.details if detail.key == key]

    def has(self, cue: CueId) -> bool:
        """Return whether ``cue`` was found."""
        return any(found.id is cue for found in self.cues)
