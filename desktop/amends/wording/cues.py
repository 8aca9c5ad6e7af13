"""Cues: which patterns the words of a sentence call for."""

from collections.abc import Iterable
from functools import cache
from typing import Generic, TypeVar

Called = TypeVar("Called")
_Entry = tuple[int, tuple[frozenset[str], ...]]


class Cues(Generic[Called]):
    """Patterns under the words they need, so that a sentence costs its own words only."""

    __slots__ = ("_by_word", "_cohorts", "_everywhere", "_patterns")

    def __init__(self) -> None:
        self._patterns: list[Called] = []
        self._everywhere: list[int] = []
        self._cohorts: dict[str, list[_Entry]] = {}
        self._by_word: dict[str, list[list[_Entry]]] = {}

    def add(self, pattern: Called, ways: Iterable[list[str]]) -> None:
        """Add ``pattern``, to be called for where one of ``ways`` has a word of each group.

        A group is its words in one string; see ``amends.wording.needs``.
        """
        number = len(self._patterns)
        self._patterns.append(pattern)
        for way in ways:
            if not way:
                self._everywhere.append(number)
                continue
            cohort = self._cohorts.get(way[0])
            if cohort is None:
                cohort = self._cohorts[way[0]] = []
                for word in group_of(way[0]):
                    self._by_word.setdefault(word, []).append(cohort)
            cohort.append((number, tuple(map(group_of, way[1:]))))

    def called_for(self, words: frozenset[str]) -> list[Called]:
        """Return the patterns that ``words`` call for, in the order in which they were added."""
        by_word = self._by_word
        called = set(self._everywhere)
        for word in words:
            if word in by_word:
                for cohort in by_word[word]:
                    for number, others in cohort:
                        for group in others:
                            if group.isdisjoint(words):
                                break
                        else:
                            called.add(number)
        patterns = self._patterns
        return [patterns[number] for number in sorted(called)]


@cache
def group_of(words: str) -> frozenset[str]:
    """Return the group written ``words``; the same groups come back in many patterns."""
    return frozenset(words.split())
