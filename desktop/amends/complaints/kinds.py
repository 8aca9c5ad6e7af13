"""Complaint or not, and what else: signs are weighed and added, each readable in the data."""

from typing import NamedTuple

from amends.complaints.knowledge import Knowledge
from amends.complaints.troubles import Scores
from amends.text.lexicon import Hit, Tokens
from amends.vocabulary import Trouble

_STEP = 3.0  # the weight of one clear phrase of trouble
_SHORT = 250  # code points
_LETTER = 400  # code points; a longer text tells its story and does not only ask
_CAPITALS = 3
_IRONY = frozenset(
    [
        "lovely",
        "brilliant",
        "charming",
        "great",
        "nice",
        "fantastic",
        "wonderful",
        "classy",
        "perfect",
        "superb",
        "marvellous",
        "bravo",
        "amazing",
        "awesome",
        "excellent",
        "genius",
        "bliss",
        "joy",
        "fab",
        "good",
        "sweet",
        "cool",
        "smashing",
    ]
)
_REPROACHFUL = ("reproach", "let_down", "sarcasm", "sad_face", "shouting", "abuse", "low_stars")
_BUT = frozenset({"but", "however", "although", "though", "except", "unfortunately", "yet"})


class Measured(NamedTuple):
    """What is measured of a text besides its phrases."""

    text: str
    tokens: Tokens
    handles: int
    business: bool  # a business is addressed or something of one is named
    to_business: bool
    link: bool
    retweet: bool


def weigh(
    known: Knowledge,
    hits: dict[str, list[Hit]],
    scores: Scores,
    said: Scores,
    measured: Measured,
) -> dict[str, float]:
    """Return what each sign found adds to or takes from the sum."""
    counts = _counts(hits, known)
    counts.update(_measures(scores, said, measured))
    counts["asks_kindly"] = float(_asks_kindly(counts, measured))
    return {
        name: sign.weight * min(sign.most, counts[name])
        for name, sign in known.signs.items()
        if counts.get(name)
    }


def decide(known: Knowledge, weights: dict[str, float]) -> tuple[str, float]:
    """Return the kind and the sum; above zero it is a complaint."""
    total = known.bias + sum(weights.values())
    if total > 0:
        return "complaint", total
    speaking = [
        (abs(weights[name]), sign.kind)
        for name, sign in known.signs.items()
        if sign.kind and name in weights
    ]
    return (max(speaking)[1] if speaking else "other"), total


def _asks_kindly(counts: dict[str, float], measured: Measured) -> bool:
    """Return whether the text asks in a friendly manner and reproaches nobody."""
    return (
        "kindly" in counts
        and len(measured.text) <= _LETTER
        and ("?" in measured.text or "request" in counts)
        and "??" not in measured.text
        and not any(counts.get(sign) for sign in _REPROACHFUL)
    )


def _counts(hits: dict[str, list[Hit]], known: Knowledge) -> dict[str, float]:
    counts: dict[str, float] = {}
    for name in known.signs:
        found = hits.get(f"s{name}")
        if found:
            counts[name] = float(_apart(found))
    return counts


def _apart(hits: list[Hit]) -> int:
    """Return how many stretches the hits cover, overlapping ones counted once."""
    end = -1
    count = 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        if hit.start >= end:
            count += 1
        end = max(end, hit.end)
    return count


def _measures(scores: Scores, said: Scores, measured: Measured) -> dict[str, float]:
    real = {t: s for t, s in said.items() if t is not Trouble.OTHER or s > _STEP}
    best = max(real.values(), default=0.0)
    # the longer a text, the more single words it has that mean nothing together
    dense = min(1.0, _SHORT / max(1, len(measured.text)))
    leaning = dense * max(0.0, max(scores.values(), default=0.0) - best)
    words = [word for word in measured.tokens.words if word[0] not in "@.<" and word != "."]
    counts = {
        "trouble": best / _STEP,
        "leaning": leaning / _STEP,
        "trouble_more": float(sum(1 for s in real.values() if s >= 2.0) - 1) if real else 0.0,
        "addressed": float(measured.handles > 0),
        "addressed_to_business": float(measured.to_business),
        "shouting": _shouting(measured.text),
        "question_only": float(_only_asks(measured.text)),
        "dry_end": float(best + leaning >= _STEP / 2 and _ends_dryly(measured.tokens.words)),
        "link_and_no_address": float(measured.link and not measured.handles),
        "retweet": float(measured.retweet),
        "short_answer": float(bool(measured.handles) and len(words) <= 5 and best + leaning == 0),
        "no_business": float(not measured.business and best + leaning < _STEP / 2),
    }
    return {name: max(0.0, count) for name, count in counts.items()}


def _shouting(text: str) -> float:
    shouted = sum(1 for word in text.split() if len(word) > 3 and word.isalpha() and word.isupper())
    return 1.0 if shouted >= _CAPITALS else 0.5 if shouted else 0.0


def _ends_dryly(words: list[str]) -> bool:
    """Return whether a last sentence of one or two words praises: "Lovely." after a reproach."""
    body = words[:-1] if words and words[-1] == "." else words
    last = body[-3:]
    for count in (1, 2):
        if len(last) > count and last[-count - 1] == "." and last[-count] in _IRONY:
            return True
    return False


def _only_asks(text: str) -> bool:
    """Return whether the last sentence asks and no other sentence states anything at length."""
    body = text.rstrip(" \n")
    while body and not (body[-1].isalnum() or body[-1] in "?!."):
        body = body[:-1]
    return body.endswith("?") and not any(mark in body[:-1] for mark in "!.")
