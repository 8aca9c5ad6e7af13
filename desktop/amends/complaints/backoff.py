"""What went wrong where no known phrase says it: a trade's words, weighed alone and in pairs."""

from collections.abc import Iterable
from typing import NamedTuple

from amends.text.lexicon import Hit
from amends.text.spans import Span
from amends.vocabulary import Trouble

_STRONG = (1.1, 0.6, 0.4)  # what the first, second and third strong word add
_WEAK = 0.35
_MOST_WEAK = 4
_CLOSE = 110  # code points between the two words of a pair
_FAR = 220
_PAIR = 1.5
_SECOND_PAIR = 0.7
_PAIR_APART = 0.8  # what is left of a pair when a sentence ends between its words
_MOST = 40  # hits of one list that are looked at: a long text must not cost their square


class Pair(NamedTuple):
    """Where the hits of the two words of a pair are found."""

    one: str
    other: str


class Vocabulary(NamedTuple):
    """The words that speak for a trouble."""

    trouble: Trouble
    strong: str
    weak: str
    pairs: tuple[Pair, ...]
    contexts: dict[str, float]


class Leaning(NamedTuple):
    """How far a text leans towards a trouble, and the words that say so."""

    weight: float
    spans: list[Span]


def lean(
    vocabularies: tuple[Vocabulary, ...],
    hits: dict[str, list[Hit]],
    about: dict[str, float],
    ends: list[int],
) -> dict[Trouble, Leaning]:
    """Return the troubles that the words lean towards. ``ends`` is where sentences end."""
    found: dict[Trouble, Leaning] = {}
    for vocabulary in vocabularies:
        strong = joined(hits.get(vocabulary.strong, ()))
        pairs = [pair for pair in (_closest(p, hits, ends) for p in vocabulary.pairs) if pair]
        if not strong and not pairs:
            continue
        pairs.sort(key=lambda pair: -pair.weight)
        weak = joined(hits.get(vocabulary.weak, ()))
        weight = sum(_STRONG[: len(strong)]) + _WEAK * min(_MOST_WEAK, len(weak))
        if pairs:
            weight += _PAIR * pairs[0].weight
            weight += _SECOND_PAIR * sum(pair.weight for pair in pairs[1:])
        weight += sum(bonus for name, bonus in vocabulary.contexts.items() if about.get(name))
        spans = joined([*strong, *(span for pair in pairs for span in pair.spans)])
        if weight > 0:
            found[vocabulary.trouble] = Leaning(weight, spans)
    return found


def _closest(pair: Pair, hits: dict[str, list[Hit]], ends: list[int]) -> Leaning | None:
    """Return the two words of ``pair`` that stand closest, if they stand close at all."""
    best: tuple[int, Hit, Hit] | None = None
    least = _FAR + 1
    others = hits.get(pair.other, ())[:_MOST]
    for one in hits.get(pair.one, ())[:_MOST]:
        start, end = one.start, one.end
        for other in others:
            away = other.start - end
            if away < 0:
                away = start - other.end
            if 0 <= away < least:
                least = away
                best = (away, one, other)
    if best is None:
        return None
    away, one, other = best
    low, high = min(one.end, other.end), max(one.start, other.start)
    same = not any(low <= end <= high for end in ends)
    if away > _CLOSE and not same:
        return None
    weight = 1.0 if same and away <= _CLOSE else _PAIR_APART
    spans = [Span(one.start, one.end), Span(other.start, other.end)]
    return Leaning(weight, spans)


def joined(hits: Iterable[Hit | Span]) -> list[Span]:
    """Return the stretches in order, those that overlap joined into one."""
    whole: list[Span] = []
    for start, end in sorted((hit.start, hit.end) for hit in hits):
        if whole and start < whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(end, whole[-1].end))
        else:
            whole.append(Span(start, end))
    return whole
