"""Fitting: choose wordings so that a reply says what weighs most within the length it has.

Whole wordings are chosen or left out; nothing is ever cut. Responsibility and repair come first,
then regret, explanation and repentance, then the rest (Lewicki, Polin & Lount 2016).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from amends.drafting.templates import Slot
from amends.platforms.counting import count
from amends.platforms.surface import Surface
from amends.vocabulary import Stance

REQUIRED: Mapping[Stance, tuple[str, ...]] = {
    Stance.OURS: ("responsibility", "repair", "regret"),
    Stance.PARTLY_OURS: ("responsibility", "repair", "regret"),
    Stance.NOT_KNOWN_YET: ("acknowledgement", "regret", "repair"),
    Stance.NOT_OURS: ("regret", "repair"),
    Stance.UNTRUE: ("explanation", "repair"),
}
_WEIGHT = (
    "instruction",
    "responsibility",
    "first_mistake",
    "repair",
    "regret",
    "explanation",
    "repentance",
    "acknowledgement",
    "greeting",
    "signature",
    "next_step",
    "thanks",
    "forgiveness",
)
_GAPS = ("", " ", "\n", "\n\n")
_LONG_WORD = re.compile(r"[a-z]{5,}|\b(?:tell|told|hear)\b")
_SAME = {"told": "tell", "telling": "tell", "spoke": "speak", "heard": "hear"}
_LIGHT = frozenset(
    ("about", "which", "there", "would", "their", "where", "being", "these", "after")
)
# an address weighs what the place says it weighs, and so does all that is not ASCII
_WEIGHED = re.compile(r"[^\x00-\x7f]|\w\.\w|@|//")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a component, and what it costs on the surface."""

    text: str
    cost: int


def wordings(lines: Sequence[str], surface: Surface | None) -> list[Wording]:
    """Return the lines with their cost on ``surface``."""
    return [Wording("", 0) if line == "-" else Wording(line, cost(line, surface)) for line in lines]


def cost(text: str, surface: Surface | None) -> int:
    """Return what ``text`` adds to the count, exactly for plain ASCII, near it otherwise."""
    if surface is None or surface.unit == "none":
        return len(text)
    if surface.unit != "weibo_half" and not _WEIGHED.search(text):
        return len(text)
    return count(text, surface).used


def by_weight(names: Sequence[str]) -> list[str]:
    """Return component names, the weightiest first."""
    return sorted(names, key=lambda name: _WEIGHT.index(name) if name in _WEIGHT else len(_WEIGHT))


def least(
    slots: Sequence[Slot], options: Mapping[str, list[Wording]], required: Sequence[str]
) -> int:
    """Return the cost of the shortest reply that has all required components."""
    chosen = {name: min(options[name], key=_cost) for name in required}
    return total(slots, chosen)


def fit(
    slots: Sequence[Slot],
    options: Mapping[str, list[Wording]],
    required: Sequence[str],
    aim: int,
    limit: int | None,
) -> dict[str, Wording] | None:
    """Choose a wording for each component, or return None when the required ones do not fit.

    ``options`` are in order of preference. ``aim`` is how long a good reply is; only what is
    required may go beyond it, and nothing beyond ``limit``.
    """
    present = [slot.name for slot in slots if options.get(slot.name)]
    chosen = {name: min(options[name], key=_cost) for name in required}
    used = total(slots, chosen)
    if limit is not None and used > limit:
        return None
    room = aim if limit is None else min(aim, limit)
    for name in by_weight([name for name in present if name not in chosen]):
        shortest = min(options[name], key=_cost)
        trial = {**chosen, name: shortest}
        needed = total(slots, trial)
        if needed <= room:
            chosen, used = trial, needed
    _prefer(chosen, options, used, room)
    return chosen


def _prefer(
    chosen: dict[str, Wording], options: Mapping[str, list[Wording]], used: int, room: int
) -> None:
    """Exchange each wording for the preferred one that fits and repeats no weighty word."""
    said: frozenset[str] = frozenset()
    for name in by_weight(list(chosen)):
        spare = max(room, used) - used + chosen[name].cost
        fitting = [wording for wording in options[name] if wording.cost <= spare]
        fresh = (wording for wording in fitting if not said & _weighty(wording.text))
        best = next(fresh, fitting[0])
        used += best.cost - chosen[name].cost
        chosen[name] = best
        said |= _weighty(best.text)


@lru_cache(maxsize=4096)
def _weighty(text: str) -> frozenset[str]:
    """Return the longer words of ``text``, which a good writer would not use twice in a row."""
    found = _LONG_WORD.findall(text.lower())
    return frozenset(_SAME.get(word, word) for word in found if word not in _LIGHT)


def total(slots: Sequence[Slot], chosen: Mapping[str, Wording]) -> int:
    """Return the cost of the chosen wordings with what parts them."""
    return sum(chosen[name].cost + len(gap) for name, gap in joints(slots, chosen))


def joints(slots: Sequence[Slot], chosen: Mapping[str, Wording]) -> Iterator[tuple[str, str]]:
    """Yield the components that say something, in order, with the white space before each.

    Where a component between two others is left out, the wider of the two gaps stays.
    """
    gap, first = "", True
    for slot in slots:
        gap = max(gap, slot.separator, key=_GAPS.index)
        if slot.name in chosen and chosen[slot.name].text:
            yield slot.name, "" if first else gap
            gap, first = "", False


def _cost(wording: Wording) -> int:
    return wording.cost
