"""Spans: half-open ranges of Python code points in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """``text[start:end]``; ``start`` and ``end`` count code points from 0, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
