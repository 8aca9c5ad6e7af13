"""The registry: platforms and surfaces from the file that ships with Amends and the user's own.

A user's file has the same tables (its head comment in ``resources/platforms.toml`` shows
examples). An entry whose id exists changes only the fields it names, any other is a new place.
What is wrong in it is collected in ``Registry.problems``, and only that entry is left out.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

from amends import resources
from amends.platforms.counting import is_published
from amends.platforms.surface import Platform, Policy, Surface
from amends.platforms.units import UNITS

_FILE = "platforms.toml"
_LISTS = ("hosts", "permalinks", "examples", "not_examples")

_Raw = dict[str, dict[str, Any]]
_T = TypeVar("_T")


class UnknownSurfaceError(KeyError):
    """There is no surface of that name; ``str()`` is a sentence for the user."""

    def __str__(self) -> str:
        """Return the sentence without the quotes that KeyError puts around it."""
        return str(self.args[0])


class _Entries(Mapping[str, _T], Generic[_T]):
    """Entries by id, in file order, each built when it is first asked for."""

    def __init__(self, kind: type[_T], raw: _Raw) -> None:
        self._kind = kind
        self._raw = raw
        self._built: dict[str, _T] = {}

    def __getitem__(self, key: str) -> _T:
        built = self._built.get(key)
        if built is None:
            entry = self._raw[key]
            fields = {k: tuple(v) if k in _LISTS else v for k, v in entry.items()}
            built = self._built[key] = self._kind(**fields)
        return built

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


class Registry:
    """All known places. ``problems`` are sentences about the user's own file."""

    def __init__(
        self, platforms: _Raw, surfaces: _Raw, policies: _Raw, problems: tuple[str, ...] = ()
    ) -> None:
        self.platforms: Mapping[str, Platform] = _Entries(Platform, platforms)
        self.surfaces: Mapping[str, Surface] = _Entries(Surface, surfaces)
        self.policies: Mapping[str, Policy] = _Entries(Policy, policies)
        self.problems = problems
        self._by_host: dict[str, str] = {}
        self._surfaces_of: dict[str, list[str]] = {}
        for platform_id, entry in platforms.items():
            for host in entry.get("hosts", ()):
                self._by_host.setdefault(host, platform_id)
        for surface_id, entry in surfaces.items():
            self._surfaces_of.setdefault(entry["platform"], []).append(surface_id)

    def surface(self, surface_id: str) -> Surface:
        """Return the surface; UnknownSurfaceError with a sentence that helps when there is none."""
        try:
            return self.surfaces[surface_id]
        except KeyError:
            raise UnknownSurfaceError(self._unknown(surface_id)) from None

    def surfaces_of(self, platform_id: str) -> tuple[Surface, ...]:
        """Return the surfaces of a platform in file order, empty for an unknown one."""
        return tuple(self.surfaces[name] for name in self._surfaces_of.get(platform_id, ()))

    def platform_of_host(self, host: str) -> Platform | None:
        """Return the platform that ``host``, in lower case, or one above it belongs to."""
        while "." in host:
            if platform_id := self._by_host.get(host):
                return self.platforms[platform_id]
            host = host.partition(".")[2]
        return None

    def limit_text(self, surface: Surface) -> str:
        """Return the limit in words, such as "280 characters as X counts"."""
        return limit_text(surface)

    def _unknown(self, surface_id: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(surface_id, list(self.surfaces), n=3, cutoff=0.5)
        near = near or self._surfaces_of.get(surface_id.partition(".")[0], [])
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        return f'There is no place called "{surface_id}".{meant} All places: amends surfaces.'


def load(user_toml: bytes | None = None) -> Registry:
    """Return the places that ship with Amends, changed by the user's own file if there is one."""
    if user_toml is None:
        return _shipped()
    from amends.platforms.own_file import merge

    tables, problems = merge(_tables(resources.toml(_FILE)), user_toml)
    return Registry(*tables, problems)


@cache
def _shipped() -> Registry:
    return Registry(*_tables(resources.toml(_FILE)))


def _tables(parsed: dict[str, Any]) -> tuple[_Raw, _Raw, _Raw]:
    def table(name: str) -> _Raw:
        return {entry["id"]: entry for entry in parsed[name]}

    return table("platform"), table("surface"), table("policy")


def limit_text(surface: Surface) -> str:
    """Return the limit of ``surface`` in words; says so when nobody publishes one."""
    unit = UNITS[surface.unit]
    if not unit.limited:
        return "no limit"
    kept = f"{surface.safe_limit:,} {unit.many}{unit.whose}"
    if not is_published(surface):
        return f"no published limit; kept under {kept}"
    if surface.limit != surface.safe_limit:
        return f"{surface.limit:,} {unit.many}{unit.whose}; kept under {surface.safe_limit:,}"
    if surface.limit2 is not None:
        return f"{kept} and {surface.limit2:,} {UNITS[surface.unit2].many}"
    return kept
