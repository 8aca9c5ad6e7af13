"""Details: the facts a text names, as written, each with where it stands."""

from collections.abc import Iterable, Sequence
from datetime import date

from amends.complaints import amounts, marks, moments, people, places, references, things
from amends.complaints.cleaning import Cleaned
from amends.complaints.reading import Detail
from amends.complaints.words import Found
from amends.text.lexicon import Tokens
from amends.text.spans import Span


def find(
    text: str,
    tokens: Tokens,
    language: str,
    *,
    now: date | None = None,
    own_handles: Iterable[str] = (),
    evidence: Sequence[Span] = (),
) -> list[Found]:
    """Return the details in the order of the cleaned text.

    What was found first keeps its words: a number inside a link or a date is no reference.
    """
    taken = marks.links(text)
    taken += marks.emails(text)
    taken += marks.handles(text, own_handles, taken)
    digits = any(c.isdigit() for c in text)
    if digits:
        taken += moments.times(text, tokens, language, taken)
    taken += references.references(text, tokens, language, taken)
    if digits:
        taken += moments.dates(text, tokens, language, now, taken)
        taken += marks.phones(text, taken)
    taken += amounts.amounts(text, tokens, language, taken)
    taken += moments.durations(text, tokens, language, taken)
    taken += moments.relative_dates(text, tokens, language, now, taken)
    taken += people.signature(text, language, taken)
    taken += people.staff(text, language, taken)
    taken += places.places(text, taken)
    taken += things.things(tokens, evidence)
    taken.sort(key=lambda found: (found.start, found.end))
    return taken


def as_pasted(cleaned: Cleaned, found: Found) -> Detail:
    """Return a detail led back to the text as pasted."""
    span = cleaned.span(found.start, found.end)
    return Detail(found.key, span.of(cleaned.original), span, found.role, found.value)
