"""What went wrong: the kinds of trouble a text speaks of, the one to answer first first."""

from amends.complaints.knowledge import Knowledge
from amends.text.lexicon import Hit
from amends.text.spans import Span
from amends.vocabulary import Trouble

_MORE = 0.3  # what a second and further phrase of one entry adds, as a share of its weight
_FEW = 4
_SHARE = 0.34  # a further trouble is named when it has this share of the first one's score
_LEAST = 1.4
_ADDRESSED = 2.0
_EARLY = 0.8  # what standing first adds: people name what hurt most first

Scores = dict[Trouble, float]


def contexts(known: Knowledge, hits: dict[str, list[Hit]], handles: list[str]) -> dict[str, float]:
    """Return how much the text is about each context, from its nouns and its addressees."""
    found: dict[str, float] = {}
    for name in known.handles:
        strength = float(min(3, len(hits.get(f"x{name}", ()))))
        if any(name in known.fields(handle) for handle in handles):
            strength += _ADDRESSED
        if strength:
            found[name] = strength
    return found


def score(
    known: Knowledge, hits: dict[str, list[Hit]], about: dict[str, float], length: int
) -> tuple[Scores, dict[Trouble, tuple[Span, ...]]]:
    """Return a score and the words that say so for each trouble the text speaks of."""
    scores: Scores = {}
    spans: dict[Trouble, list[Span]] = {}
    for at, entry in enumerate(known.evidence):
        found = hits.get(f"t{at}")
        if not found:
            continue
        if entry.when and not any(about.get(name, 0) >= 1 for name in entry.when):
            continue
        if entry.unless and any(about.get(name, 0) >= 2 for name in entry.unless):
            continue
        distinct = _distinct(found)
        early = _EARLY * (1 - distinct[0].start / max(1, length))
        gained = entry.weight * (1 + _MORE * min(_FEW, len(distinct) - 1)) + early
        scores[entry.trouble] = scores.get(entry.trouble, 0.0) + gained
        spans.setdefault(entry.trouble, []).extend(distinct)
    return scores, {trouble: tuple(_distinct(found)) for trouble, found in spans.items()}


def ranked(scores: Scores) -> tuple[Trouble, ...]:
    """Return the troubles worth naming, best first; ``other`` stands back behind any named one."""
    order = sorted(scores, key=lambda trouble: -scores[trouble])
    if not order:
        return ()
    best = scores[order[0]]
    kept = [t for t in order if scores[t] >= _LEAST and scores[t] >= _SHARE * best]
    return tuple(kept[:4]) or (order[0],)


def fallback(known: Knowledge, about: dict[str, float]) -> Trouble:
    """Return the trouble of a complaint that names none, by the business it speaks to."""
    for name in sorted(about, key=lambda name: -about[name]):
        if about[name] >= _ADDRESSED and name in known.fallbacks:
            return known.fallbacks[name]
    return Trouble.OTHER


def _distinct(hits: list[Hit] | list[Span]) -> list[Span]:
    """Return the stretches in order, those that overlap joined into one."""
    joined: list[Span] = []
    for start, end in sorted((hit.start, hit.end) for hit in hits):
        if joined and start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return joined
