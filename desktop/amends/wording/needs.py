"""Needs: the words without which a phrase cannot match, worked out while it is compiled.

A phrase can match in one of several ways, and for each way one word of every group must be in the
sentence. ``(rocket science|common sense)`` matches in two ways of two words each; asking for
"science" or "sense" alone would send half of all sentences to the expression.
"""

from collections.abc import Iterable
from typing import NamedTuple

Group = frozenset[str]
Way = tuple[Group, ...]


class Needs(NamedTuple):
    """What must be in a sentence: a word of each of ``groups``, and all that one of ``ways`` asks.

    ``groups`` are quick to ask for and sort out most sentences, ``ways`` are what is really needed.
    """

    groups: Way
    ways: tuple[Way, ...]


UNKNOWN = Needs((), ((),))
"""Nothing can be told from the words: there is one way, and it needs none."""

_MOST_WAYS = 128
_MOST_GROUPS = 4
_EVERYWHERE = (
    "a an the and or of to in on at for with that this it its is are was were be been we i you "
    "your our us me my not no any all as by from have has had do did will would may can"
)
_COMMON = frozenset(_EVERYWHERE.split())
_COMMON_WEIGHT = 8


def one_of(words: Iterable[str]) -> Needs:
    """Return what a place needs where one of ``words`` stands."""
    way = (frozenset(words),)
    return Needs(way, (way,))


def any_of(branches: Iterable[Needs]) -> Needs:
    """Return what alternatives need: the ways of all of them."""
    ways = [way for needs in branches for way in needs.ways]
    if not all(ways):
        return UNKNOWN
    single = frozenset[str]().union(*(way[0] for way in ways if len(way) == 1))
    several = dict.fromkeys(way for way in ways if len(way) > 1)
    return Needs(_together(ways), (((single,),) if single else ()) + tuple(several))


def all_of(parts: Iterable[Needs]) -> Needs:
    """Return what parts in a row need: each way of one with each way of the next."""
    ways = UNKNOWN.ways
    groups: Way = ()
    for needs in sorted(parts, key=lambda one: len(one.ways)):
        few = len(ways) * len(needs.ways) <= _MOST_WAYS
        following = needs.ways if few else (needs.groups,)
        ways = tuple((*way, *more) for way in ways for more in following)
        groups += needs.groups
    return Needs(groups, ways)


def rarest(needs: Needs) -> Needs:
    """Return ``needs`` with the rarest groups of each way first and the commonest left out."""
    ways = tuple(dict.fromkeys(map(_rarest_of, needs.ways)))
    return Needs(_rarest_of(needs.groups), ways)


def _rarest_of(way: Way) -> Way:
    return tuple(sorted(dict.fromkeys(way), key=_weight)[:_MOST_GROUPS])


def _together(ways: Iterable[Way]) -> Way:
    """Return the one group of which a word stands wherever one of ``ways`` is open."""
    return (frozenset[str]().union(*(min(way, key=_weight) for way in ways)),)


def _weight(group: Group) -> tuple[int, list[str]]:
    weight = sum(_COMMON_WEIGHT if word in _COMMON else 1 for word in group)
    return weight, sorted(group)


def pack_ways(ways: Iterable[Way]) -> str:
    """Return ``ways`` as one text: the groups they share, each once, then each way by numbers.

    Few of a thousand patterns are asked for their ways in a run, so they are kept unread.
    """
    numbers: dict[Group, int] = {}
    rows = [".".join(str(numbers.setdefault(group, len(numbers))) for group in way) for way in ways]
    return "\n".join([",".join(" ".join(sorted(group)) for group in numbers), *rows])


def unpack_ways(packed: str) -> tuple[Way, ...]:
    """Return the ways that were packed."""
    first, *rows = packed.split("\n")
    groups = [frozenset(group.split()) for group in first.split(",")]
    return tuple(
        tuple(groups[int(number)] for number in row.split(".")) if row else () for row in rows
    )
