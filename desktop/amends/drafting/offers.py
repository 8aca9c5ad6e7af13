"""Offers: what the complaint itself says we did and cost, where the writer has said nothing."""

import re

from amends.drafting.brief import Brief
from amends.drafting.clauses import Clause, grammar
from amends.drafting.public_words import AMOUNT
from amends.vocabulary import Stance

_LONGEST = 110
_UNIT = re.compile(
    r"\b(\d+(?:[.,]\d+)?)(\+?)[ -]?(minutes?|mins?|hours?|hrs?|hr|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_UNITS = {"m": "minute", "h": "hour", "d": "day", "w": "week"}
_TO_US = re.compile(r"\b(?:us|we|our)\b")  # what blames us has no place where we admit nothing
_OF_IT = re.compile(r"\bit\b")  # nobody knows yet what "it" is where the reply begins
_WORD = re.compile(r"\d+|[a-z]{4,}")


def offer(brief: Brief, role: str, known: Clause, *, public: bool) -> str:
    """Return what the complaint says under ``role``, if it is fit to repeat and not yet said.

    ``known`` is what the reply says already: "we kept you on hold for an hour" has no need of
    "you waited an hour".
    """
    reading = brief.reading
    if reading is None or brief.main_trouble not in reading.troubles:
        return ""
    admitting = brief.stance in (Stance.OURS, Stance.PARTLY_OURS)
    said = _stems(known.sentence or known.noun)
    for words in reading.clauses.get(role, ()):
        fits = len(words) <= _LONGEST and "\n" not in words
        private = public and AMOUNT.search(words)
        fits = fits and (admitting or not _TO_US.search(words))
        if fits and not private and not (role == "harm" and _empty(words, said)):
            return _UNIT.sub(_written_out, words)
    return ""


def _empty(words: str, said: frozenset[str]) -> bool:
    """Return whether ``words`` say nothing of their own beside what is ``said``."""
    stale = words in grammar()["empty_harms"] or not said.isdisjoint(_stems(words))
    return stale or _OF_IT.search(words) is not None


def _stems(words: str) -> frozenset[str]:
    light: frozenset[str] = grammar()["light_stems"]
    return frozenset(word[:4] for word in _WORD.findall(words.lower())) - light


def _written_out(match: re.Match[str]) -> str:
    """Return "20 minutes" for "20mins", "an hour" for "1 hr"."""
    number, more, unit = match.groups()
    low = unit.lower()
    one = "month" if low.startswith("mo") else _UNITS[low[0]]
    if number == "1" and not more:
        return f"an {one}" if one == "hour" else f"a {one}"
    return f"{number}{more} {one}" if number == "1" else f"{number}{more} {one}s"
