"""What a place allows: findings about a reply, each with the place's own reason.

``surface_findings`` reads two sources: the fields of the surface (limit, links, tags, markup,
line breaks), which hold for a user's own places too, and ``resources/platforms/rules``, where
single places say what they refuse. ``flags`` says what to know before writing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from amends import resources
from amends.platforms import finders
from amends.platforms.flags import Flag, flags, irreversible
from amends.platforms.habits import finding, over_limit, place_habits
from amends.platforms.surface import Surface
from amends.text.findings import Finding
from amends.text.spans import Span
from amends.vocabulary import Level

__all__ = ["Flag", "flags", "irreversible", "surface_findings"]

_FOLDER = "platforms/rules"
_PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class _Rule:
    device: str
    level: Level
    message: str
    why: str
    find: Callable[[str, Surface], Iterator[Span]]


def surface_findings(text: str, surface: Surface) -> list[Finding]:
    """Return what the place will refuse, lose, punish or show otherwise, in the text's order."""
    found = [*over_limit(text, surface), *place_habits(text, surface)]
    for rule in _rules().get(surface.id, []) + (_rules()[_PUBLIC] if surface.public else []):
        found += [
            finding(surface, rule.device, rule.level, span, text, rule.message, rule.why)
            for span in rule.find(text, surface)
        ]
    return sorted(found, key=lambda one: (one.start, one.end, one.rule))


@cache
def _rules() -> dict[str, list[_Rule]]:
    """Return the rules of single places by surface; those of all public places under "public"."""
    by_surface: dict[str, list[_Rule]] = {_PUBLIC: []}
    files = [resources.toml(name) for name in resources.names(_FOLDER, ".toml")]
    numbers = _numbers(files)
    for parsed in files:
        for entry in parsed["rule"]:
            rule = _Rule(
                entry["device"],
                Level(entry["level"]),
                entry["message"],
                entry["why"],
                _finder(entry, parsed, numbers),
            )
            for surface_id in entry["surfaces"]:
                by_surface.setdefault(surface_id, []).append(rule)
    return by_surface


def _finder(
    entry: dict[str, Any], parsed: dict[str, Any], numbers: finders.Numbers
) -> Callable[[str, Surface], Iterator[Span]]:
    if "pattern" in entry:
        expression = parsed["patterns"][entry["pattern"]]
        return lambda text, _surface: finders.pattern(text, expression)
    if "together" in entry:
        one, other = (parsed["patterns"][name] for name in entry["together"])
        return lambda text, _surface: finders.together(text, one, other)
    if entry["finder"] in ("name", "signature"):
        people = finders.names if entry["finder"] == "name" else finders.signatures
        words = _words(parsed["words"])
        return lambda text, _surface: people(text, words)
    if entry["finder"] in ("phone", "amount"):
        sought = finders.phones if entry["finder"] == "phone" else finders.amounts
        return lambda text, _surface: sought(text, numbers)
    return _FINDERS[entry["finder"]]


def _numbers(files: list[dict[str, Any]]) -> finders.Numbers:
    """Return what numbers are called in any language: a number is one in all of them."""

    def all_of(key: str) -> tuple[str, ...]:
        return tuple(word for parsed in files for word in parsed.get("words", {}).get(key, ()))

    return finders.Numbers(all_of("phone"), all_of("other_number"), all_of("currencies"))


def _words(entry: dict[str, list[str]]) -> finders.Words:
    return finders.Words(
        tuple(entry["greetings"]),
        tuple(entry["titles"]),
        tuple(entry["roles"]),
        tuple(entry["closings"]),
        frozenset(entry["nobody"]),
    )


_FINDERS: dict[str, Callable[[str, Surface], Iterator[Span]]] = {
    "email": lambda text, _surface: finders.emails(text),
    "link": lambda text, surface: finders.web_links(text, surface.platform),
    "html": lambda text, _surface: finders.html(text),
}
