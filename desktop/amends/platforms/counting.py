"""Counting: how long a text is where it will be posted, in that place's own unit.

Counted is what arrives: every kind of line break is one character, and X composes (NFC) first.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from amends.platforms import links, units
from amends.platforms.count import Count
from amends.platforms.surface import Surface
from amends.text import graphemes

_BREAKS = re.compile(r"\r\n?")


def count(text: str, surface: Surface) -> Count:
    """Return how long ``text`` is on ``surface``, by the limit that binds.

    ``over_from`` never stands inside a link or a grapheme cluster, and the text before it fits.
    """
    first = _measure(text, surface.unit, surface.safe_limit, published=is_published(surface))
    if not surface.unit2 or surface.limit2 is None:
        return first
    second = _measure(text, surface.unit2, surface.limit2, published=True)
    binding = first if _share(first) >= _share(second) else second
    marks = [mark for mark in (first.over_from, second.over_from) if mark is not None]
    return replace(binding, over_from=min(marks, default=None))


def is_published(surface: Surface) -> bool:
    """Return whether somebody who must know names the number, and not hearsay."""
    return surface.limit is not None and surface.confidence in ("official", "reputable")


def _share(counted: Count) -> float:
    return counted.used / counted.limit if counted.limit else 0.0


def _measure(text: str, unit_id: str, limit: int, *, published: bool) -> Count:
    unit = units.unit(unit_id)
    arrives = _arrives(text, unit)
    used = unit.total(arrives)
    if not unit.limited:
        return Count(used, None, unit_id, None, published=False)
    over = None
    if used > limit:
        over = _over_from(text, arrives, unit, limit)
    return Count(used, limit, unit_id, over, published)


def _arrives(text: str, unit: units.Unit) -> str:
    if "\r" in text:
        text = _BREAKS.sub("\n", text)
    if unit.composes and not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text


class _Atom(NamedTuple):
    """A stretch of the text that is posted whole or not at all; ``cost`` in the unit's parts."""

    start: int
    end: int
    cost: int


def _over_from(text: str, arrives: str, unit: units.Unit, limit: int) -> int:
    """Return the offset into ``text`` from which it is too long.

    Walks to the first atom that no longer fits, then makes sure of the prefix: cutting a text
    can make a link of what was none ("acme.com_x").
    """
    starts = [0]
    room = limit * unit.parts
    for atom in _atoms(text, arrives, unit):
        room -= atom.cost
        if room < 0:
            break
        starts.append(atom.end)
    while starts[-1] > 0 and unit.total(_arrives(text[: starts[-1]], unit)) > limit:
        starts.pop()
    return starts[-1]


def _atoms(text: str, arrives: str, unit: units.Unit) -> Iterator[_Atom]:
    """Yield links and the clusters between them, as offsets into ``text`` as it was given."""
    shortened = {link.start: link for link in unit.shortened(arrives)}
    for link in links.find(arrives):
        shortened.setdefault(link.start, units.Shortened(link.start, link.end, -1))
    ahead = sorted(shortened.values(), reverse=True)
    same = text == arrives
    position = 0  # in what arrives
    start = end = 0
    whole: units.Shortened | None = None
    for cluster in graphemes.each(text):
        piece = cluster.of(text) if same else _arrives(cluster.of(text), unit)
        after = position + len(piece)
        if whole is None:
            start = cluster.start
            while ahead and ahead[-1].end <= position:
                ahead.pop()
            if ahead and ahead[-1].start < after:
                whole, begins = ahead.pop(), position
        end = cluster.end
        position = after
        if whole is None:
            yield _Atom(start, end, unit.plain(piece))
        elif position >= whole.end:
            yield _Atom(start, end, _cost(arrives, whole, begins, position, unit))
            whole = None
    if whole is not None:
        yield _Atom(start, end, _cost(arrives, whole, begins, position, unit))


def _cost(arrives: str, link: units.Shortened, begins: int, ends: int, unit: units.Unit) -> int:
    if link.cost < 0:
        return unit.plain(arrives[begins:ends])
    return (
        unit.plain(arrives[begins : link.start]) + link.cost + unit.plain(arrives[link.end : ends])
    )
