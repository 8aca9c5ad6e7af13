"""A draft: ordered pieces of text, each with its component, that fit the surface."""

from dataclasses import dataclass

from amends.platforms.count import Count
from amends.text.spans import Span
from amends.vocabulary import Component


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the draft and the component it serves; ``span`` is where it stands in the text."""

    component: Component
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A worded reply.

    ``text`` is what would be copied; the pieces lie in it in order without overlap. ``missing``
    names the facts (fields of ``Facts``) the writer should still supply. ``notes`` are sentences
    for the writer, never part of the reply ("pause: ask your insurer first"). ``count`` measures
    ``text`` on the brief's surface, or is None without one. ``too_long`` says which fact is too
    long and by how much, when nothing could be made to fit.
    """

    text: str
    pieces: tuple[Piece, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    count: Count | None = None
    too_long: str = ""
