"""Names in a reply: whom it greets, whom it speaks of, and in which role."""

import re
from functools import cache
from typing import Any, NamedTuple

from amends import resources
from amends.text.spans import Span
from amends.wording.scene import Sentence

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:[-'’][A-ZÀ-Ö]?[a-zà-ÿ]+)?"
_PARTICLE = r"(?:(?:van|von|de|der|al|el|bin|da|di|la|le|O['’]|Mc|Mac)\s?)?"


class Name(NamedTuple):
    """A name: its folded words, where it stands, and as what.

    ``kind`` is ``greeting_first``, ``greeting_full``, ``titled`` (Mr Kowalski), ``full``,
    ``first``, ``staff``, ``relative`` or ``record`` ("booked under the name of").
    """

    words: tuple[str, ...]
    span: Span
    kind: str


class _Expressions(NamedTuple):
    titled: re.Pattern[str]
    full: re.Pattern[str]
    staff: re.Pattern[str]
    relative: re.Pattern[str]
    record: re.Pattern[str]
    first_names: frozenset[str]


@cache
def _expressions(language: str) -> _Expressions:
    data: dict[str, Any] = resources.toml(f"wording/{language}/privacy.toml")
    nouns = data["nouns"]
    listed = resources.toml(f"readings/{language}/names.toml")["names"].split()
    full = rf"(?P<name>{_CAPITAL}(?:\s{_PARTICLE}{_CAPITAL}){{0,2}})"
    return _Expressions(
        re.compile(
            rf"(?<!\w)(?i:{nouns['honorifics']})\.?\s(?P<name>{_CAPITAL}(?:\s{_PARTICLE}{_CAPITAL})?)"
        ),
        re.compile(rf"(?<![@#\w'’./-]){full}(?![\w@])"),
        re.compile(
            rf"(?<!\w)(?i:our|my|the|your)\s(?:\w+\s)?(?i:{nouns['staff']}),?\s{full}"
            rf"|(?<![@#\w'’./-])(?P<before>{_CAPITAL}(?:\s{_CAPITAL})?),?\s(?i:our|the|your)\s(?:\w+\s)?(?i:{nouns['staff']})(?!\w)"
        ),
        re.compile(rf"(?<!\w)(?i:your)\s(?:\w+\s)?(?i:{nouns['relatives']}),?\s{full}"),
        re.compile(rf"(?i:{data['contexts']['record']}){full}"),
        frozenset(listed),
    )


def names_in(
    text: str,
    folded: str,
    sentences: list[Sentence],
    greeted: int,
    signed: int,
    language: str = "en",
) -> list[Name]:
    """Return the names between greeting and signature and in the greeting, clear roles first.

    The greeting ends at ``greeted``, the signature begins at ``signed``.
    """
    known = _expressions(language)
    found: list[Name] = []

    def add(start: int, end: int, kind: str) -> None:
        if start >= signed or any(start < one.span.end and one.span.start < end for one in found):
            return
        words = tuple(re.findall(r"[^\W_]+(?:'[^\W_]+)*", folded[start:end]))
        if start < greeted:
            kind = "greeting_full" if len(words) > 1 or kind == "titled" else "greeting_first"
        found.append(Name(words, Span(start, end), kind))

    lower = folded
    if "your" in lower or "our" in lower or "the" in lower or "my" in lower:
        for match in known.relative.finditer(text):
            if match["name"].split()[0] in known.first_names:
                add(*match.span("name"), "relative")
        for match in known.staff.finditer(text):
            group = "name" if match["name"] else "before"
            if match[group].split()[0] in known.first_names:
                add(*match.span(group), "staff")
    for match in known.record.finditer(text):
        add(*match.span("name"), "record")
    for match in known.titled.finditer(text):
        add(*match.span("name"), "titled")
    begins = {one.start for one in sentences}
    for match in known.full.finditer(text):
        start, end = match.span("name")
        words = match["name"].split()
        opens = start in begins or start < greeted
        if words[0] not in known.first_names:
            if len(words) == 1 or not opens or words[1] not in known.first_names:
                continue  # "Santa Monica", "Hotel Victoria": a place or a firm
            start += match["name"].index(words[1], len(words[0]))
            words = words[1:]
        elif len(words) == 1 and opens and start >= greeted:
            continue  # "Will", "Mark", "Grace" begin sentences as other words
        add(start, end, "full" if len(words) > 1 else "first")
    return found
