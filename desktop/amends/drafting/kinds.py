"""Kinds: three texts from one brief: the public reply, the private message, the statement.

The public reply names no amount and nothing private; the message carries the amount and the
reference; the statement is for everybody else, after the person has been answered.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from amends.drafting.brief import Brief
from amends.drafting.draft import Draft
from amends.drafting.places import place_of
from amends.drafting.writer import write
from amends.platforms.surface import Surface


class Kind(StrEnum):
    """What a text is for."""

    PUBLIC = "public"
    PRIVATE = "private"
    STATEMENT = "statement"


_USUAL: Mapping[Kind, str] = {
    Kind.PUBLIC: "generic.reply",
    Kind.PRIVATE: "email.message",
    Kind.STATEMENT: "web.statement",
}


def kind_of(surface: Surface) -> Kind:
    """Return what a text on ``surface`` is for."""
    if place_of(surface).skeleton in ("post", "statement"):
        return Kind.STATEMENT
    return Kind.PUBLIC if surface.public else Kind.PRIVATE


def surface_for(kind: Kind, at: Surface | None, surfaces: Mapping[str, Surface]) -> Surface:
    """Return where a text of ``kind`` is written when the complaint was answered ``at``.

    The same platform where it has such a place; an e-mail or a reply of no known place otherwise.
    A statement stands on one's own site, unless ``at`` is a post already.
    """
    if at is not None and kind_of(at) is kind:
        return at
    if at is not None and kind is not Kind.STATEMENT:
        for surface in surfaces.values():
            if surface.platform == at.platform and kind_of(surface) is kind:
                return surface
    return surfaces[_USUAL[kind]]


def write_kind(
    kind: Kind,
    brief: Brief,
    surfaces: Mapping[str, Surface],
    *,
    seed: int = 0,
    today: str = "",
    user_templates: Mapping[str, str] | None = None,
) -> Draft:
    """Return the text of ``kind`` for ``brief``, on the place that ``surface_for`` chooses."""
    placed = replace(brief, surface=surface_for(kind, brief.surface, surfaces))
    return write(placed, seed=seed, today=today, user_templates=user_templates)
