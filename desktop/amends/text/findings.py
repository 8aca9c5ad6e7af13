"""Findings: what every checker says about a text, whichever room it lives in."""

from dataclasses import dataclass, field

from amends.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Rewrite:
    """An offer to replace ``text[start:end]`` by ``text``; ``label`` is what the button says.

    A gap that only the writer can fill is written ``[[what is missing]]`` in ``text``; the copy
    check refuses a reply that still contains one.
    """

    label: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule, the words it found, why they matter, and what to write instead.

    ``start`` and ``end`` are code point offsets, end exclusive; ``quote`` is the text between
    them. ``family`` is K1-K6 for devices, else ``privacy``, ``surface``, ``component``, ``heat``,
    ``grammar`` or ``spelling``. ``checker`` is the engine that spoke: ``wording``, ``privacy``,
    ``surface``, ``harper`` or ``languagetool``. ``why`` is the longer reason, ``source`` where
    the knowledge comes from.
    """

    rule: str
    device: str
    family: str
    level: Level
    start: int
    end: int
    quote: str
    message: str
    why: str = ""
    source: str = ""
    checker: str = "wording"
    rewrites: tuple[Rewrite, ...] = field(default=())
