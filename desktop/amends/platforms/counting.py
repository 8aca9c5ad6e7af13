"""Counting: how long a text is where it will be posted, in that place's own unit.

Counted is what arrives: every kind of line break is one character, and X composes (NFC) first.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge

from amends.platforms import links
from amends.platforms.count import Count
from amends.platforms.surface import Surface
from amends.platforms.units import UNITS, Shortened, Unit
from amends.text import graphemes

_LONGEST_CLUSTER = 256  # of those that somebody writes to be read
_GUESSES = 8
_NEAR = 6  # code points that are walked one by one
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
    unit = UNITS[unit_id]
    arrives = _arrives(text, unit)
    used = unit.total(arrives)
    if not unit.limited:
        return Count(used, None, unit_id, None, published=False)
    over = None
    if used > limit:
        over = _over_from(text, arrives, unit, limit)
    return Count(used, limit, unit_id, over, published)


def _arrives(text: str, unit: Unit) -> str:
    if "\r" in text:
        text = _BREAKS.sub("\n", text)
    if unit.composes and not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text


def _over_from(text: str, arrives: str, unit: Unit, limit: int) -> int:
    """Return the offset into ``text`` from which it is too long."""
    room = limit * unit.parts
    position, end = 0, len(arrives)
    passed: list[Shortened] = []
    for link in _links(arrives, unit):
        passed.append(link)
        cost = unit.plain(arrives[position : link.start]) + link.cost
        if cost > room:
            end = link.start
            break
        room -= cost
        position = link.end
    cut = position + _fitting(arrives[position:end], unit, room)
    while cut:  # makes sure of it: cutting can make a link of what was none ("acme.com_x")
        cut = next((link.start for link in passed if link.start < cut < link.end), cut)
        border = _border(text, arrives, unit, cut)
        before = _arrives(text[:border], unit)
        if len(before) == cut and unit.total(before) <= limit:
            return border
        cut = min(len(before), cut - 1)
    return 0


def _links(arrives: str, unit: Unit) -> Iterator[Shortened]:
    """Yield what is posted whole or not at all, also the links that the unit counts as typed."""
    typed = (
        Shortened(link.start, link.end, unit.plain(arrives[link.start : link.end]))
        for link in links.find(arrives)
    )
    end = 0
    for link in merge(unit.shortened(arrives), typed, key=_start):
        if link.start >= end:
            yield link
            end = link.end


def _start(link: Shortened) -> int:
    return link.start


def _fitting(text: str, unit: Unit, room: int) -> int:
    """Return how many code points of ``text``, which holds no link, cost at most ``room``.

    Guesses from what the text has cost so far, and walks the last few clusters.
    """
    low, spent, high, rate = 0, 0, len(text) + 1, 1.0
    for _ in range(_GUESSES):
        guess = min(low + int((room - spent) / rate), high - 1, len(text))
        end = graphemes.floor(text, guess)
        if end - low < _NEAR:
            break
        cost = unit.plain(text[low:end])
        rate = max(cost / (end - low), 0.1)
        if spent + cost > room:
            high = end
        else:
            low, spent = end, spent + cost
    while low < len(text):
        ahead = text[low : low + _LONGEST_CLUSTER]
        for cluster in graphemes.each(ahead):
            cost = unit.plain(cluster.of(ahead))
            if spent + cost > room:
                return low + cluster.start
            spent += cost
        low += len(ahead)
    return low


def _border(text: str, arrives: str, unit: Unit, cut: int) -> int:
    """Return the border between clusters of ``text`` at or before the offset in what arrives."""
    if text == arrives:
        return graphemes.floor(text, cut)
    position = length = 0
    while cut - length > _NEAR:
        end = graphemes.floor(text, position + cut - length)
        if end <= position or end == len(text):
            break
        more = len(_arrives(text[position:end], unit))
        if length + more > cut:
            break
        position, length = end, length + more
    rest = text[position:]
    for cluster in graphemes.each(rest):
        length += len(_arrives(cluster.of(rest), unit))
        if length > cut:
            return position + cluster.start
    return len(text)
