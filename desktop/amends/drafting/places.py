"""Places: how a reply is written on each surface, from ``templates/places.toml``."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from amends import resources
from amends.platforms.surface import Surface

FILE = "templates/places.toml"


@dataclass(frozen=True, slots=True)
class Place:
    """The custom of a place. ``aim`` is in the unit of the surface; fields as in places.toml."""

    skeleton: str = "short"
    aim: int = 420
    greeting: str = "name"
    sign: str = "first"
    next: str = "contact"
    channel: str = "a private message"
    breaks: bool = True
    names: bool = True
    company: bool = False
    public: bool = True


@cache
def _table() -> dict[str, Any]:
    return resources.toml(FILE)


@cache
def _place(surface_id: str, *, public: bool) -> Place:
    table = _table()
    defaults = table["public" if public else "private"]
    return Place(**{**defaults, **table["surface"].get(surface_id, {})}, public=public)


def place_of(surface: Surface | None) -> Place:
    """Return the custom of ``surface``; without one, of a public place with room."""
    if surface is None:
        return _place("", public=True)
    return _place(surface.id, public=surface.public)
