"""As a stranger reads it: who acts, who is spoken of, and how long until somebody owns it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from amends import resources
from amends.text.folding import fold
from amends.text.sentences import sentences
from amends.text.spans import Span
from amends.vocabulary import Component
from amends.wording.report import FoundComponent

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")
_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in one sentence: ``we``, ``you``, ``it`` (a thing or nobody) or ``none``."""

    span: Span
    who: str


@dataclass(frozen=True, slots=True)
class View:
    """What a stranger notices.

    ``ours`` counts I, we, my, our; ``yours`` counts you and your. ``words_before`` is the number
    of words before the sentence that first owns the act, None when none does. ``grade`` is the
    Flesch-Kincaid grade (years of school; Kincaid et al. 1975), None for a few words. ``first``
    is the first thing named, after the greeting.
    """

    actors: tuple[Actor, ...]
    ours: int
    yours: int
    words: int
    words_before: int | None
    grade: float | None
    first: str

    def record(self) -> dict[str, Any]:
        """Return the view as JSON values."""
        return {
            "actors": [
                {"start": one.span.start, "end": one.span.end, "who": one.who}
                for one in self.actors
            ],
            "ours": self.ours,
            "yours": self.yours,
            "words": self.words,
            "words_before_responsibility": self.words_before,
            "reading_grade": self.grade,
            "first_named": self.first,
        }


@cache
def _data(language: str) -> dict[str, frozenset[str]]:
    table = resources.toml(f"wording/{language}/stranger.toml")
    return {name: frozenset(words) for name, words in table.items()}


def view(
    text: str, components: tuple[FoundComponent, ...] | list[FoundComponent], language: str = "en"
) -> View:
    """Return how a stranger reads ``text``, whose components were found before."""
    data = _data(language)
    apart = [one.span for one in components if one.id in (Component.GREETING, Component.SIGNATURE)]
    folded = fold(text)
    spans = _bodies(text, apart)
    words = _WORD.findall(folded)
    owned = next((one.span for one in components if one.id is Component.RESPONSIBILITY), None)
    return View(
        actors=tuple(Actor(span, _who(span.of(folded), data)) for span in spans),
        ours=sum(1 for word in words if word in data["ours"]),
        yours=sum(1 for word in words if word in data["yours"]),
        words=len(words),
        words_before=None if owned is None else len(_WORD.findall(folded[: owned.start])),
        grade=_grade([_WORD.findall(span.of(folded)) for span in spans]),
        first=_first_named(text, folded, spans, data),
    )


def _bodies(text: str, apart: list[Span]) -> list[Span]:
    """Return the sentences without greeting and signature."""
    kept = []
    for span in sentences(text):
        start = max((one.end for one in apart if one.start <= span.start < one.end), default=0)
        start = max(start, span.start)
        if start < span.end and not any(one.start <= start < one.end for one in apart):
            while start < span.end and not text[start].isalnum():
                start += 1
            if start < span.end:
                kept.append(Span(start, span.end))
    return kept


def _who(sentence: str, data: dict[str, frozenset[str]]) -> str:
    """Return who the first subject of the sentence is."""
    for word in _WORD.findall(sentence):
        if word in data["we"]:
            return "we"
        if word in data["you"]:
            return "you"
        if word in data["determiners"]:
            return "it" if word not in data["ours"] else "we"
        if word not in data["openers"]:
            break
    words = _WORD.findall(sentence)
    if words and words[0] in data["orders"]:
        return "you"
    return "it" if words else "none"


def _first_named(text: str, folded: str, spans: list[Span], data: dict[str, frozenset[str]]) -> str:
    """Return the first word that is neither a pronoun nor small change, as written."""
    skipped = data["small"] | data["ours"] | data["yours"] | data["we"] | data["you"]
    skipped |= data["openers"] | data["determiners"]
    acting = data["we"] | data["you"]
    for span in spans:
        subject = False
        for match in _WORD.finditer(folded, span.start, span.end):
            word = match.group()
            if word not in skipped and not subject:
                return text[match.start() : match.end()]
            subject = word in acting or (subject and word in data["small"])  # a verb follows
    return ""


def _grade(by_sentence: list[list[str]]) -> float | None:
    counted = [words for words in by_sentence if words]
    words = sum(map(len, counted))
    if words < _FEWEST_WORDS:
        return None
    syllables = sum(_syllables(word) for row in counted for word in row)
    grade = 0.39 * words / len(counted) + 11.8 * syllables / words - 15.59
    return round(max(grade, 0.0), 1)


def _syllables(word: str) -> int:
    """Return the vowel groups of ``word`` without a silent final e; at least one."""
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee", "ye")) and groups > 1
    quiet = word.endswith("ed") and not word.endswith(("ted", "ded")) and groups > 1
    return max(1, groups - (1 if silent or quiet else 0))
