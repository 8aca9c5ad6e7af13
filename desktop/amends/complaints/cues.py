"""Cues: what in a text asks for special care, with the words that say so."""

from amends.complaints.knowledge import Knowledge
from amends.text.lexicon import Hit
from amends.text.spans import Span
from amends.vocabulary import CueId

_EACH = 5  # a cue said five times is said


def find(known: Knowledge, hits: dict[str, list[Hit]]) -> list[tuple[CueId, Span]]:
    """Return the cues in the order of the text; stretches that overlap count once per cue."""
    found: list[tuple[CueId, Span]] = []
    for at, cue in enumerate(known.cues):
        end = -1
        count = 0
        for hit in sorted(hits.get(f"c{at}", ()), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= end and count < _EACH:
                found.append((cue, Span(hit.start, hit.end)))
                end = hit.end
                count += 1
    return sorted(found, key=lambda one: one[1])
