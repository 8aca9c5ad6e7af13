"""What a language's files say about details, made into expressions once and only when needed."""

import re
from functools import cache
from typing import Any

from amends import resources
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


def free(start: int, end: int, taken: list[Found]) -> bool:
    """Return whether nothing in ``taken`` overlaps the stretch."""
    return not any(start < other.end and other.start < end for other in taken)
