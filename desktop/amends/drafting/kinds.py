"""Kinds: three texts from one brief: the public reply, the private message, the statement.

The public reply names no amount and nothing private; the message carries the amount and the
reference; the statement is for everybody else, after the person has been answered.
"""

from collections.abc import Mapping
from dataclasses import replace

from amends.drafting.brief import Brief
from amends.drafting.draft import Draft
from amends.drafting.places import place_of
from amends.drafting.writer import write
from amends.platforms.surface import Surface
from amends.vocabulary import ReplyKind

_USUAL: Mapping[ReplyKind, str] = {
    ReplyKind.PUBLIC: "generic.reply",
    ReplyKind.PRIVATE: "email.message",
    ReplyKind.STATEMENT: "web.statement",
}


def kind_of(surface: Surface) -> ReplyKind:
    """Return what a text on ``surface`` is for."""
    if place_of(surface).skeleton in ("post", "statement"):
        return ReplyKind.STATEMENT
    return ReplyKind.PUBLIC if surface.public else ReplyKind.PRIVATE


def surface_for(kind: ReplyKind, at: Surface | None, surfaces: Mapping[str, Surface]) -> Surface:
    """Return where a text of ``kind`` is written when the complaint was answered ``at``.

    The same platform where it has such a place; an e-mail or a reply of no known place otherwise.
    A statement stands on one's own site, unless ``at`` is a post already.
    """
    if at is not None and kind_of(at) is kind:
        return at
    if at is not None and kind is not ReplyKind.STATEMENT:
        for surface in surfaces.values():
            if surface.platform == at.platform and kind_of(surface) is kind:
                return surface
    return surfaces[_USUAL[kind]]


def write_kind(
    kind: ReplyKind,
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
