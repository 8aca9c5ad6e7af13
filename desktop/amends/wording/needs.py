"""Needs: the words without which a phrase cannot match, worked out while it is compiled.

A phrase can match in one of several ways, and for each way one word of every group must be in the
sentence. ``(rocket science|common sense)`` matches in two ways of two words each; asking for
"science" or "sense" alone would send half of all sentences to the expression.
"""

from collections.abc import Iterable

Group = frozenset[str]
Way = tuple[Group, ...]
Needs = tuple[Way, ...]

UNKNOWN: Needs = ((),)
"""One way that needs no word: nothing can be told from the words."""

_MOST_WAYS = 128
_MOST_GROUPS = 4
_EVERYWHERE = (
    "a an the and or of to in on at for with that this it its is are was were be been we i you "
    "your our us me my not no any all as by from have has had do did will would may can"
)
_COMMON = frozenset(_EVERYWHERE.split())
_COMMON_WEIGHT = 8


def any_of(branches: Iterable[Needs]) -> Needs:
    """Return what alternatives need: the ways of all of them."""
    ways = [way for needs in branches for way in needs]
    if not all(ways):
        return UNKNOWN
    single = frozenset().union(*(way[0] for way in ways if len(way) == 1))
    several = dict.fromkeys(way for way in ways if len(way) > 1)
    return (((single,),) if single else ()) + tuple(several)


def all_of(parts: Iterable[Needs]) -> Needs:
    """Return what parts in a row need: each way of one with each way of the next."""
    ways: Needs = UNKNOWN
    for needs in sorted(parts, key=len):
        following = needs if len(ways) * len(needs) <= _MOST_WAYS else _in_one_way(needs)
        ways = tuple((*way, *more) for way in ways for more in following)
    return ways


def rarest(needs: Needs) -> Needs:
    """Return ``needs`` with the rarest groups of each way first and the commonest left out."""
    ways = (tuple(sorted(dict.fromkeys(way), key=_weight)[:_MOST_GROUPS]) for way in needs)
    return tuple(dict.fromkeys(ways))


def _in_one_way(needs: Needs) -> Needs:
    """Return one way that is open whenever one of ``needs`` is."""
    return ((frozenset().union(*(min(way, key=_weight) for way in needs)),),)


def _weight(group: Group) -> tuple[int, list[str]]:
    weight = sum(_COMMON_WEIGHT if word in _COMMON else 1 for word in group)
    return weight, sorted(group)
