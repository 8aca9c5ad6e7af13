"""Names in a reply: whom it greets, whom it speaks of, and in which role."""

import re
from functools import cache
from typing import Any, NamedTuple

from amends import resources
from amends.text.spans import Span
from amends.wording.scene import Sentence

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:[-'’][A-ZÀ-Ö]?[a-zà-ÿ]+)?"
_GAP = r"[^\S\r\n]"  # a name does not span a line break: what follows a signature is not part of it
_PARTICLE = rf"(?:(?:van|von|de|der|al|el|bin|da|di|la|le|O['’]|Mc|Mac){_GAP}?)?"
_NAME_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MOST_NAMES = 60
_AFTER_CALL = (",", ".", "!", "?", ";", ":")
_LANGUAGE = "en"
_PERSONAL = ("relative", "staff")


class Name(NamedTuple):
    """A name: its folded words, where it stands, and as what.

    ``kind`` is ``greeting_first``, ``greeting_full``, ``titled`` (Mr Kowalski), ``full``,
    ``first``, ``staff``, ``relative`` or ``record`` ("booked under the name of").
    """

    words: tuple[str, ...]
    span: Span
    kind: str


class _Expressions(NamedTuple):
    """``roles``: kind, expression, and words of which one must be in the text."""

    roles: tuple[tuple[str, str, frozenset[str]], ...]
    full: re.Pattern[str]
    first_names: frozenset[str]


_compiled = cache(re.compile)


@cache
def _expressions(language: str) -> _Expressions:
    data: dict[str, Any] = resources.toml(f"wording/{language}/privacy.toml")
    nouns: dict[str, str] = data["nouns"]
    full = rf"(?P<name>{_CAPITAL}(?:{_GAP}{_PARTICLE}{_CAPITAL}){{0,2}})"
    own, trade = f"(?i:{nouns['whose']})", f"(?i:{nouns['staff']})"
    before = rf"(?<![@#\w'’./-])(?P<before>{_CAPITAL}(?:{_GAP}{_CAPITAL})?),?\s"
    family = rf"(?<!\w)(?i:{nouns['yours']})\s(?:\w+\s)?(?i:{nouns['relatives']}),?\s"
    title = rf"(?<!\w)(?i:{nouns['honorifics']})\.?\s"
    worker = rf"{own}\s(?:\w+\s)?{trade}"
    sources = (
        ("relative", family + full, "relatives"),
        ("staff", rf"(?<!\w){worker},?\s{full}|{before}{worker}(?!\w)", "staff"),
        ("record", f"(?i:{data['contexts']['record']}){full}", "record_words"),
        ("titled", rf"{title}(?P<name>{_CAPITAL}(?:{_GAP}{_PARTICLE}{_CAPITAL})?)", "honorifics"),
    )
    return _Expressions(
        tuple(
            (kind, source, frozenset(w.split()[-1] for w in nouns[needs].split("|")))
            for kind, source, needs in sources
        ),
        re.compile(rf"(?<![@#\w'’./-]){full}(?![\w@])"),
        frozenset(resources.toml(f"readings/{language}/names.toml")["names"].split()),
    )


def names_in(
    text: str, folded: str, sentences: list[Sentence], body: Span, *, every: bool = True
) -> list[Name]:
    """Return the names before the signature, those in a clear role first.

    ``body`` runs from the end of the greeting to the signature. Without ``every`` only names
    with a title, of family and on record are looked for.
    """
    known = _expressions(_LANGUAGE)
    greeting = _NAME_WORD.findall(folded[: body.start])
    words = frozenset(greeting).union(*(one.words for one in sentences))
    found: list[Name] = []

    def add(match: re.Match[str], kind: str, group: str = "name", skipped: int = 0) -> None:
        start, end = match.start(group) + skipped, match.end(group)
        if start >= body.end or len(found) >= _MOST_NAMES:
            return
        if any(start < one.span.end and one.span.start < end for one in found):
            return
        parts = tuple(_NAME_WORD.findall(folded[start:end]))
        if start < body.start:
            full = len(parts) > 1 or kind == "titled"
            kind = "greeting_full" if full else "greeting_first"
        elif (
            kind == "first"
            and text[max(0, start - 2) : start] == ", "
            and text[end : end + 1] in _AFTER_CALL
        ):
            kind = "greeting_first"  # "thank you, Emily, for the photo" speaks to her
        found.append(Name(parts, Span(start, end), kind))

    for kind, source, needs in known.roles:
        if needs.isdisjoint(words) or (kind == "staff" and not every):
            continue
        for match in _compiled(source).finditer(text):
            group = "name" if match["name"] else "before"
            if kind not in _PERSONAL or match[group].split()[0] in known.first_names:
                add(match, kind, group)
    if every:
        begins = {one.start for one in sentences}
        for match in known.full.finditer(text):
            skipped = _opening_words(match, known, begins, body.start)
            if skipped is not None:
                several = " " in match["name"][skipped:].strip()
                add(match, "full" if several else "first", skipped=skipped)
    return found


def _opening_words(
    match: re.Match[str], known: _Expressions, begins: set[int], greeted: int
) -> int | None:
    """Return where in the match the name begins, or None when it is no person's name."""
    start = match.start("name")
    words = match["name"].split()
    opens = start in begins or start < greeted
    if words[0] in known.first_names:
        # "Will", "Mark" and "Grace" begin sentences as other words
        return None if len(words) == 1 and opens and start >= greeted else 0
    if opens and len(words) > 1 and words[1] in known.first_names:
        return match["name"].index(words[1], len(words[0]))
    return None  # "Santa Monica", "Hotel Victoria": a place or a firm
