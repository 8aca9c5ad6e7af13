"""The thing a complaint is about, in the words it was called by."""

from collections.abc import Iterable
from functools import cache

from amends import resources
from amends.complaints.words import FOLDER, Found, compiled
from amends.text.spans import Span


@cache
def _nouns() -> str:
    return str(resources.toml(f"{FOLDER}/en/things.toml")["nouns"]).replace("\n", "")


@cache
def _modifiers() -> str:
    return str(resources.toml(f"{FOLDER}/en/things.toml")["modifiers"]).replace("\n", "")


def things(text: str, evidence: Iterable[Span]) -> list[Found]:
    """Return what the complaint is about: the noun nearest to the words that say what went wrong."""
    found = [
        match.span("thing")
        for match in compiled(
            rf"(?i)(?<![@#\w'])(?P<own>(?:my|our|mine)\s(?:[£$€]?\w+\s)?)?(?:the|a|an|this|that|your|\d+(?:st|nd|rd|th)?)?\s?"
            rf"(?P<thing>(?:(?:{_modifiers()})\s)?(?:{_nouns()}))(?![\w@])"
        ).finditer(text)
    ]
    if not found:
        return []
    spans = list(evidence)
    if not spans:
        return []
    main = spans[0]
    best = min(found, key=lambda span: _distance(span, main))
    return [Found("thing", *best)]


def _distance(span: tuple[int, int], main: Span) -> int:
    if span[0] < main.end and main.start < span[1]:
        return 0
    return min(abs(main.start - span[1]), abs(span[0] - main.end))
