"""Places: branch, town, street, station, counter."""

import re
from functools import cache

from amends import resources
from amends.complaints.words import FOLDER, Found, compiled, free

_CAP = r"(?-i:[A-ZÀ-Þ][\w'’&-]*)"


@cache
def _data() -> dict[str, str]:
    return resources.toml(f"{FOLDER}/places.toml")


@cache
def _towns() -> frozenset[str]:
    return frozenset(
        name.strip() for name in _data()["towns"].replace("\n", ",").split(",") if name.strip()
    )


@cache
def _codes() -> frozenset[str]:
    return frozenset(_data()["airports"].split())


@cache
def _expression() -> re.Pattern[str]:
    data = _data()
    return compiled(
        rf"(?<![@#\w])(?:(?P<kind>(?:{_CAP}\s){{1,3}}(?:{data['kinds']}))\b"
        rf"|(?P<numbered>(?i:{data['numbered']})\s(?:[A-Z]?\d{{1,3}}[A-Z]?|[A-Z]\d?)(?![\w%]))"
        rf"|(?P<town>{_CAP}(?:\s(?:de\s|la\s|of\s|upon\s)?{_CAP})?))"
    )


def places(text: str, taken: list[Found]) -> list[Found]:
    """Return the places a text names: known towns and airports, and what calls itself a place."""
    found: list[Found] = []
    for match in _expression().finditer(text):
        if match["town"]:
            span = _town(match)
            if span is None:
                continue
        else:
            span = match.span()
            words = match.group().split()
            while len(words) > 1 and words[0].lower() in _LEADS:
                span = (span[0] + len(words[0]) + 1, span[1])
                words = words[1:]
            if len(words) < 2:
                continue
        if free(*span, [*taken, *found]):
            found.append(Found("place", *span))
    return found


_LEADING = "the at in from my your our this i we and to on a an is was when of what"
_LEADS = frozenset(_LEADING.split())


def _town(match: re.Match[str]) -> tuple[int, int] | None:
    name = match["town"]
    start, end = match.span()
    if name in _towns():
        return start, end
    first, _, rest = name.partition(" ")
    if first in _towns() or first in _codes():
        return start, start + len(first)
    if rest and (rest in _towns() or rest in _codes()):
        return end - len(rest), end
    return None
