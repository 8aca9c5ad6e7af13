"""What a language's files say about details, made into expressions once and only when needed."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from amends import resources
from amends.text.lexicon import Tokens
from amends.text.spans import Span

FOLDER = "readings"


class Found:
    """A detail before it is led back to the pasted text: what, where, and what it comes to."""

    __slots__ = ("end", "key", "role", "start", "value")

    def __init__(self, key: str, start: int, end: int, role: str = "", value: str = "") -> None:
        self.key = key
        self.start = start
        self.end = end
        self.role = role
        self.value = value

    @property
    def span(self) -> Span:
        """Return where it stands in the cleaned text."""
        return Span(self.start, self.end)


@cache
def words(language: str) -> dict[str, Any]:
    """Return the detail words of ``language``, English where a language has no file of its own."""
    try:
        return resources.toml(f"{FOLDER}/{language}/details.toml")
    except FileNotFoundError:
        return resources.toml(f"{FOLDER}/en/details.toml")


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile once; expressions are made only when a text has what they need."""
    return re.compile(pattern, flags)


@cache
def number_words(language: str) -> dict[str, int]:
    """Return the numbers of a language as words."""
    return dict(words(language)["numbers"])


def starters(*listed: str) -> frozenset[str]:
    """Return the first words of the alternatives in ``listed``, to look for before matching."""
    found: set[str] = set()
    for alternatives in listed:
        for choice in alternatives.lower().replace("(?:", "|").split("|"):
            first = _FIRST.match(choice)
            if first:
                found.add(first.group())
    return frozenset(found)


_MOST_EACH = 200  # no complaint names more; a flood of numbers must not slow the window
_FIRST = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def matches(
    pattern: re.Pattern[str], text: str, tokens: Tokens, first: frozenset[str], *, digits: bool
) -> Iterator[re.Match[str]]:
    """Yield the matches that begin at a word in ``first``, or at one with a digit in it.

    Trying an expression only where it may begin is what keeps a reading within its millisecond.
    """
    places = tokens.numbered if digits else []
    if not first.isdisjoint(tokens.words):
        named = [at for at, word in enumerate(tokens.words) if word in first]
        places = sorted({*places, *named}) if places else named
    end = count = 0
    for at in places:
        start = tokens.starts[at]
        match = pattern.match(text, start) if start >= end else None
        if match:
            yield match
            end = match.end()
            count += 1
            if count == _MOST_EACH:
                return


def free(start: int, end: int, taken: list[Found]) -> bool:
    """Return whether nothing in ``taken`` overlaps the stretch."""
    for other in taken:  # a plain loop: this is asked thousands of times in a long text
        if start < other.end and other.start < end:
            break
    else:
        return True
    return False
