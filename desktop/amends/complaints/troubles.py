"""What went wrong: the kinds of trouble a text speaks of, the one to answer first first."""

from amends.complaints.backoff import joined, lean
from amends.complaints.knowledge import Knowledge
from amends.text.lexicon import Hit
from amends.text.spans import Span
from amends.vocabulary import Trouble

_MORE = 0.3  # what a second and further phrase of one entry adds, as a share of its weight
_FEW = 4
_AGAIN = 0.3  # what an entry adds whose words another entry has counted
_SHARE = 0.34  # a further trouble is named when it has this share of the first one's score
_LEAST = 1.4
_ADDRESSED = 2.0
_CLEAR = 10.0  # a score of phrases beside which single words count least
_BESIDE = 0.6
_FIRST = (Trouble.SAFETY_INJURY, Trouble.DISCRIMINATION, Trouble.PRIVACY_OR_SECURITY)
_CLEARLY = 3.0  # harm that is clearly spoken of, and not far less than the rest, is raised
_NEAR = 0.5
_RAISED = 2.0
_EARLY = 1.2  # what standing first adds: people name what hurt most first

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
    known: Knowledge,
    hits: dict[str, list[Hit]],
    about: dict[str, float],
    length: int,
    ends: list[int],
) -> tuple[Scores, Scores, dict[Trouble, tuple[Span, ...]]]:
    """Return a score for each trouble, the part that phrases have in it, and the words."""
    scores: Scores = {}
    spans: dict[Trouble, list[Span]] = {}
    found_by: list[tuple[float, Trouble, list[Span]]] = []
    for at, entry in enumerate(known.evidence):
        found = hits.get(f"t{at}")
        if not found:
            continue
        if entry.when and not any(about.get(name, 0) >= 1 for name in entry.when):
            continue
        if entry.unless and any(about.get(name, 0) >= 2 for name in entry.unless):
            continue
        distinct = joined(found)
        early = _EARLY * (1 - distinct[0].start / max(1, length))
        gained = entry.weight * (1 + _MORE * min(_FEW, len(distinct) - 1)) + early
        found_by.append((gained, entry.trouble, distinct))
    for gained, trouble, distinct in sorted(found_by, key=lambda found: -found[0]):
        known_by = spans.setdefault(trouble, [])
        # words that have already spoken for a trouble say little more in another entry
        again = all(any(span.overlaps(other) for other in known_by) for span in distinct)
        scores[trouble] = scores.get(trouble, 0.0) + (_AGAIN * gained if again else gained)
        known_by.extend(distinct)
    said = dict(scores)
    best = max(said.values(), default=0.0)
    share = max(_BESIDE, 1 - best / _CLEAR)  # single words count fully where phrases are silent
    for trouble, leaning in lean(known.vocabularies, hits, about, ends).items():
        early = _EARLY * (1 - leaning.spans[0].start / max(1, length))
        scores[trouble] = scores.get(trouble, 0.0) + share * (leaning.weight + early)
        spans.setdefault(trouble, []).extend(leaning.spans)
    _put_danger_first(scores)
    return scores, said, {trouble: tuple(joined(found)) for trouble, found in spans.items()}


def _put_danger_first(scores: Scores) -> None:
    """Raise harm to somebody above the rest: it is what any writer would answer first."""
    best = max(scores.values(), default=0.0)
    for trouble in _FIRST:
        if scores.get(trouble, 0.0) >= max(_CLEARLY, _NEAR * best):
            scores[trouble] += _RAISED


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
