"""Cues: which patterns the words of a sentence call for."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from amends.wording.needs import Way, unpack_ways

Called = TypeVar("Called")
_NO_WORD = frozenset([""])


class Cues(Generic[Called]):
    """Patterns under the words they need, so that a sentence costs its own words only."""

    __slots__ = ("_bits", "_by_word", "_everywhere", "_masks", "_patterns", "_ways")

    def __init__(self, patterns: Iterable[Called] = (), data: dict[str, Any] | None = None) -> None:
        """Take the ``patterns`` of which ``data`` was made by ``as_data``, or none."""
        data = data or {}
        self._patterns: list[Called] = list(patterns)
        self._everywhere: list[int] = data.get("everywhere", [])
        self._by_word: dict[str, list[tuple[int, int]]] = data.get("by_word", {})
        # of each group its bit; a set of groups is one number
        self._bits: dict[str, int] = data.get("bits", {})
        # by word: the groups it belongs to, as their bits until the word is first met
        self._masks: dict[str, int | list[int]] = data.get("masks", {})
        self._ways: dict[int, str | _Ways] = data.get("ways", {})

    def as_data(self) -> dict[str, Any]:
        """Return all but the patterns, to be remembered before anything has been called for."""
        return {
            "everywhere": self._everywhere,
            "by_word": self._by_word,
            "bits": self._bits,
            "masks": self._masks,
            "ways": self._ways,
        }

    def add(self, pattern: Called, groups: list[str], ways: str) -> None:
        """Add ``pattern``, to be called for where a word of each of ``groups`` stands.

        Of several ``ways``, packed, one must be open besides. A group is its words in one string;
        see ``amends.wording.needs``.
        """
        number = len(self._patterns)
        self._patterns.append(pattern)
        if ways:
            self._ways[number] = ways
        if not groups:
            self._everywhere.append(number)
            return
        needed = 0
        for group in groups[1:]:
            needed |= self._bits.get(group) or self._learn(group)
        entry = number, needed
        for word in groups[0].split():
            self._by_word.setdefault(word, []).append(entry)

    def called_for(self, words: frozenset[str]) -> list[Called]:
        """Return the patterns that ``words`` call for, in the order in which they were added."""
        by_word, masks = self._by_word, self._masks
        called = set(self._everywhere)
        present = 0
        for word in words:
            if word in masks:
                mask = masks[word]
                present |= mask if isinstance(mask, int) else self._join(word, mask)
        for word in words:
            if word in by_word:
                for number, needed in by_word[word]:
                    if present & needed == needed:
                        called.add(number)
        return [
            self._patterns[number]
            for number in sorted(called)
            if number not in self._ways or self._way_of(number).open_to(words)
        ]

    def _way_of(self, number: int) -> "_Ways":
        ways = self._ways[number]
        if isinstance(ways, str):
            ways = self._ways[number] = _Ways(ways)
        return ways

    def _learn(self, group: str) -> int:
        number = len(self._bits)
        bit = self._bits[group] = 1 << number
        for word in group.split():
            known = self._masks.setdefault(word, [])
            if isinstance(known, int):
                self._masks[word] = known | bit
            else:
                known.append(number)
        return bit

    def _join(self, word: str, numbers: list[int]) -> int:
        mask = 0
        for number in numbers:
            mask |= 1 << number
        self._masks[word] = mask
        return mask


class _Ways:
    """The ways of one pattern, put under their first words when they are first asked for."""

    __slots__ = ("_by_word", "_packed")

    def __init__(self, packed: str) -> None:
        self._packed = packed
        self._by_word: dict[str, list[Way]] | None = None

    def open_to(self, words: frozenset[str]) -> bool:
        """Return whether ``words`` have a word of each group of one way."""
        by_word = self._by_word
        if by_word is None:
            by_word = self._by_word = self._sorted()
        for word in words:
            if word in by_word:
                for others in by_word[word]:
                    for group in others:
                        if group.isdisjoint(words):
                            break
                    else:
                        return True
        return "" in by_word

    def _sorted(self) -> dict[str, list[Way]]:
        by_word: dict[str, list[Way]] = {}
        for first, *others in (way or (_NO_WORD,) for way in unpack_ways(self._packed)):
            for word in first or _NO_WORD:
                by_word.setdefault(word, []).append(tuple(others))
        return by_word
