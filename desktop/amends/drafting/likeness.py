"""Likeness: how much a reply repeats another. Rote replies lower later ratings (Liu 2021)."""

from collections.abc import Sequence

ALIKE = 85.0
"""From here on, of 100, two replies read as one reply sent twice."""


def likeness(text: str, others: Sequence[str]) -> float:
    """Return how like ``text`` is to the likest of ``others``: 0 to 100, rapidfuzz's ratio."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(text, others, scorer=fuzz.ratio, processor=None)
    return float(found[1]) if found else 0.0
