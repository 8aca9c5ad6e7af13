"""Clauses for the brief: what we did and the harm, from nothing but what the complaint said."""

from amends.complaints.reading import Detail
from amends.vocabulary import Trouble


def offer(named: tuple[Trouble, ...], found: list[Detail], text: str) -> dict[str, tuple[str, ...]]:
    """Return clauses a writer may accept or change."""
    return {}
