"""Results as a person reads them: text on standard output, advice on standard error."""

import json
import sys
from typing import TYPE_CHECKING

from amends.cli.records import Record

if TYPE_CHECKING:
    from amends.platforms.registry import Registry

_WIDTH = 88
_MARKS = {"block": "✗", "warn": "!", "hint": "·"}


def print_reading(record: Record) -> None:
    """Print what was understood of a complaint."""
    reading = record["reading"]
    kind = "a complaint" if reading["is_complaint"] else f"not a complaint ({reading['kind']})"
    rows = [
        ("language", reading["language"]),
        ("it is", kind),
        ("what went wrong", ", ".join(reading["what_went_wrong"]) or "not clear from the text"),
        ("take care", ", ".join(dict.fromkeys(cue["id"] for cue in reading["cues"])) or "-"),
    ]
    rows += [
        (key.replace("_", " "), " · ".join(values)) for key, values in reading["details"].items()
    ]
    rows += [(f"offered: {key}", " · ".join(values)) for key, values in reading["clauses"].items()]
    for label, value in rows:
        print(_wrapped(f"{label:<18}", value))
    if reading["language"] != "en":
        print("\nDrafts are in English for now; names, dates and amounts are read all the same.")


def print_draft(record: Record) -> None:
    """Print the draft, alone on standard output so that it can go into a file."""
    drafts = [record["draft"], *record.get("variants", ())]
    for number, draft in enumerate(drafts, start=1):
        if len(drafts) > 1:
            print(f"{'' if number == 1 else chr(10)}--- wording {number} ---")
        print(draft["text"])
    first = drafts[0]
    advice = list(first["notes"])
    if first["too_long"]:
        advice.append(first["too_long"])
    if first["missing"]:
        asked = ", ".join(f"--{name}" for name in first["missing"])
        advice.append(f"The reply would be stronger with what only you know: {asked}")
    advice += filter(None, (_count_line(record["count"]), _flag_line(record.get("flags", []))))
    for line in advice:
        print(_wrapped("· ", line), file=sys.stderr)


def print_report(text: str, record: Record) -> None:
    """Print the findings with their places, the parts found, and whether it may be copied."""
    starts = _line_starts(text)
    for finding in record["findings"]:
        line, column = _place(starts, finding["start"])
        quote = " ".join(finding["quote"].split())
        quote = f' "{quote if len(quote) <= 60 else quote[:57] + "..."}"' if quote else ""
        mark = _MARKS[finding["level"]]
        print(f"{mark} {line}:{column} {finding['device']}{quote}")
        print(_wrapped("    ", finding["message"]))
        for rewrite in finding["rewrites"][:3]:
            print(_wrapped("    → ", rewrite["text"] or f"({rewrite['label']})"))
    found = dict.fromkeys(component["id"] for component in record["components"])
    print(f"\nIt contains: {', '.join(found) or 'none of the parts of an apology'}.")
    for said in (_count_line(record["count"]), _flag_line(record.get("flags", []))):
        if said:
            print(_wrapped("", said))
    if record["verdict"]["may_copy"]:
        print("It may be copied.")
    else:
        print("Held back:")
        for reason in record["verdict"]["reasons"]:
            print(_wrapped("  - ", reason))


def print_surfaces(registry: "Registry", *, as_json: bool) -> None:
    """Print the table of places: id, name, limit, what to know before answering there."""
    from amends.platforms.rules import flags

    if as_json:
        from dataclasses import asdict

        print(json.dumps([asdict(surface) for surface in registry.surfaces.values()], indent=2))
        return
    for surface in registry.surfaces.values():
        said_already = "no_published_limit"  # by the limit
        known = ", ".join(f.label for f in flags(surface) if f.id != said_already)
        print(f"{surface.id:<22} {surface.name}")
        print(_wrapped(" " * 23, registry.limit_text(surface) + (f"; {known}" if known else "")))


def _count_line(count: Record | None) -> str:
    if count is None:
        return ""
    from amends.platforms.units import UNITS

    unit = UNITS[count["unit"]]
    if count["limit"] is None:
        return f"Length: {count['used']:,} {unit.many}; there is no limit."
    said = f"Length: {count['used']:,} of {count['limit']:,} {unit.many}{unit.whose}."
    if not count["published"]:
        said += " The place publishes no limit; this is a careful one."
    return said


def _flag_line(flags: list[Record]) -> str:
    return f"Know before you post: {', '.join(flag['label'] for flag in flags)}." if flags else ""


def _wrapped(first: str, text: str) -> str:
    import textwrap

    return textwrap.fill(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )


def _line_starts(text: str) -> list[int]:
    return [0, *(offset + 1 for offset, char in enumerate(text) if char == "\n")]


def _place(starts: list[int], offset: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of a code point offset."""
    from bisect import bisect_right

    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
