"""The user's own platforms file: checked entry by entry, then laid over the one that ships.

Each problem is a sentence that names the entry and says what would be right.
"""

import re
from typing import Any

from amends import resources
from amends.platforms.units import UNITS

_Entry = dict[str, Any]
_Raw = dict[str, _Entry]

_KINDS = ("social", "review", "marketplace", "app-store", "delivery", "messaging", "other")
_CONFIDENCES = ("official", "reputable", "folklore", "unknown")

_TEXTS = {
    "platform": ("id", "name", "kind", "note"),
    "surface": (
        "id", "platform", "name", "unit", "unit2", "count", "links", "mentions", "hashtags",
        "line_breaks", "markup", "emoji", "images", "editable", "deletable", "notifies", "window",
        "moderated", "conventions", "traps", "reply_url", "reply_url_basis", "source",
        "source_date", "confidence",
        "deadline", "locks", "exposes",
    ),
    "policy": ("id", "rule", "detail", "basis", "source"),
}  # fmt: skip
_NUMBERS = {
    "surface": (
        "limit",
        "limit2",
        "safe_limit",
        "url_weight",
        "visible",
        "most_links",
        "most_hashtags",
    )
}
_SWITCHES = {"surface": ("public", "single", "per_instance"), "platform": ("whole",)}
_LISTS = {"platform": ("hosts", "permalinks", "examples", "not_examples")}
_NEEDED = {
    "platform": ("id", "name", "kind"),
    "surface": ("id", "platform", "name", "public", "unit", "safe_limit"),
    "policy": ("id", "rule"),
}
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+\Z")
_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)?\Z")


_Tables = tuple[_Raw, _Raw, _Raw]  # platforms, surfaces, policies


def merge(shipped: _Tables, user_toml: bytes) -> tuple[_Tables, tuple[str, ...]]:
    """Return the shipped tables with the user's entries laid over them, and what is wrong."""
    import tomllib

    try:
        parsed = resources.parse_toml(user_toml)
    except tomllib.TOMLDecodeError as error:
        return shipped, (f"Your platforms file is not valid TOML: {error}.",)
    except UnicodeDecodeError:
        return shipped, ("Your platforms file is not UTF-8. Save it as UTF-8.",)
    tables = dict(zip(("platform", "surface", "policy"), shipped, strict=True))
    problems = check_top_level(parsed)
    for kind in tables:
        tables[kind], found = _lay_over(kind, tables, parsed.get(kind, []))
        problems += found
    return (tables["platform"], tables["surface"], tables["policy"]), tuple(problems)


def check_top_level(parsed: _Entry) -> list[str]:
    """Return what is wrong with the tables of a file, apart from their entries."""
    problems = []
    for name, value in parsed.items():
        if name in _NEEDED:
            if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
                problems.append(f"[{name}] must be written [[{name}]], once for each entry.")
        elif name != "meta":
            problems.append(
                f"[{name}] is not a table of a platforms file; known are [[platform]], "
                "[[surface]] and [[policy]]."
            )
    return problems


def _lay_over(kind: str, tables: dict[str, _Raw], entries: Any) -> tuple[_Raw, list[str]]:
    base = tables[kind]
    changed: _Raw = {}
    problems: list[str] = []
    if not isinstance(entries, list):
        return base, problems
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            continue
        name = _name(kind, entry, number)
        entry_id = entry.get("id")
        known = base.get(entry_id, {}) if isinstance(entry_id, str) else {}
        whole = {**known, **(_follow(entry, known) if kind == "surface" else entry)}
        found = check_entry(kind, entry, whole, tables["platform"])
        if isinstance(entry_id, str) and entry_id in changed:
            found.append("appears twice; keep one.")
        if found:
            problems += [f"{name} was left out: {problem}" for problem in found]
        else:
            changed[whole["id"]] = whole
    if kind == "platform":  # the user's own places are recognised first
        return {**changed, **{k: v for k, v in base.items() if k not in changed}}, problems
    return {**base, **changed}, problems


def _follow(entry: _Entry, known: _Entry) -> _Entry:
    """Return a surface with what follows from the limit that its entry names.

    Who writes down one of the two numbers means both, and vouches for it.
    """
    entry = dict(entry)
    limit, safe = entry.get("limit"), entry.get("safe_limit")
    if type(limit) is int and safe is None:
        entry["safe_limit"] = limit
    elif type(safe) is int and limit is None and safe > known.get("limit", safe):
        entry["limit"] = safe
    if type(limit) is int:
        entry.setdefault("confidence", "official")
    return entry


def check_entry(kind: str, entry: _Entry, whole: _Entry, platforms: _Raw) -> list[str]:
    """Return what is wrong with ``entry``; ``whole`` is it laid over the entry it changes."""
    known = _fields(kind)
    problems = [
        f"{key!r} is not a field of a {kind}{_near(key, _fields(kind))}."
        for key in entry
        if key not in known
    ]
    problems += [
        f"{key!r} must be {wanted}, not {value!r}."
        for key, value in entry.items()
        if key in known and (wanted := _wrong_type(kind, key, value))
    ]
    missing = [f"{key!r} is missing." for key in _NEEDED[kind] if key not in whole]
    wrong = any(_wrong_type(kind, key, value) for key, value in whole.items() if key in known)
    if missing or wrong:
        return problems + missing
    if not _ID.match(whole["id"]):
        problems.append('its "id" must be made of a-z, 0-9 and _, with at most one full stop.')
    if kind == "surface":
        problems += _check_surface(whole, platforms)
    elif kind == "platform":
        problems += _check_platform(whole)
    return problems


def _check_surface(surface: _Entry, platforms: _Raw) -> list[str]:
    problems = []
    if surface["platform"] not in platforms:
        near = _near(surface["platform"], platforms)
        problems.append(f"there is no platform {surface['platform']!r}{near}.")
    for key in ("unit", "unit2"):
        if surface.get(key) and surface[key] not in UNITS:
            problems.append(
                f"{surface[key]!r} is not a unit{_near(surface[key], UNITS)}; "
                f"known are {', '.join(UNITS)}."
            )
    if bool(surface.get("unit2")) != ("limit2" in surface):
        problems.append("'limit2' and 'unit2' belong together: give both or neither.")
    if surface.get("confidence", "unknown") not in _CONFIDENCES:
        problems.append(f"'confidence' must be one of {', '.join(_CONFIDENCES)}.")
    if "limit" in surface and surface["safe_limit"] > surface["limit"]:
        problems.append("'safe_limit' is larger than 'limit'.")
    return problems


def _check_platform(platform: _Entry) -> list[str]:
    problems = []
    if platform["kind"] not in _KINDS:
        problems.append(f"'kind' must be one of {', '.join(_KINDS)}.")
    problems += [
        f"{host!r} is not a host name: write it in lower case, without https:// and path."
        for host in platform.get("hosts", ())
        if not _HOST.match(host)
    ]
    for expression in platform.get("permalinks", ()):
        try:
            re.compile(expression, re.IGNORECASE)
        except re.error as error:
            problems.append(f"the permalink {expression!r} is not an expression: {error}.")
    return problems


def _fields(kind: str) -> tuple[str, ...]:
    groups = (_TEXTS, _NUMBERS, _SWITCHES, _LISTS)
    return tuple(key for group in groups for key in group.get(kind, ()))


def _wrong_type(kind: str, key: str, value: object) -> str:
    """Return what the value must be, empty when it is that."""
    if key in _TEXTS[kind]:
        return "" if isinstance(value, str) else "text in quotes"
    if key in _NUMBERS.get(kind, ()):
        return "" if type(value) is int and value > 0 else "a whole number above 0"
    if key in _SWITCHES.get(kind, ()):
        return "" if isinstance(value, bool) else "true or false"
    right = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "" if right else "a list of texts"


def _name(kind: str, entry: _Entry, number: int) -> str:
    return (
        f'{kind.capitalize()} "{entry["id"]}"'
        if "id" in entry
        else f"{kind.capitalize()} no. {number}"
    )


def _near(word: str, known: Any) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
