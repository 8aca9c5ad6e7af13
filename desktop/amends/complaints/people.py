"""Names: staff a complaint speaks of, and who signed it. No business, brand, place or celebrity."""

import re
from functools import cache

from amends import resources
from amends.complaints.words import FOLDER, Found, compiled, free, words

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:[-'’][A-ZÀ-Ö][a-zà-ÿ]+)?"
_SURNAME = rf"(?:\s(?:(?:van|von|de|der|al|el|bin|O['’]|Mc|Mac)\s?)*{_CAPITAL}(?![\w@]))?"
_LAST_LINES = 80
_FIRST_AND_INITIAL = re.compile(rf"{_CAPITAL}\s[A-Z]\.")  # on a line of its own: "Berta R."


@cache
def first_names() -> frozenset[str]:
    """Return the first names known, capitalised."""
    return frozenset(resources.toml(f"{FOLDER}/en/names.toml")["names"].split())


@cache
def _not_names() -> tuple[str, ...]:
    return tuple(words("en")["people"]["not_names"])


def is_title(word: str, language: str) -> bool:
    """Return whether ``word`` is a title that goes before a surname."""
    return word.rstrip(".") in words(language)["people"]["titles"].split("|")


def signature(text: str, language: str, taken: list[Found]) -> list[Found]:
    """Return the name that signs the text, if a name does."""
    stripped = text.rstrip()
    start = max(0, len(stripped) - _LAST_LINES)
    tail = stripped[start:]
    offs = words(language)["people"]["sign_offs"]
    after_words = compiled(
        rf"(?:^|[\n.!?,]\s*|\s)(?i:{offs})[\s,.!:-]*(?:\n\s*)?(?P<name>{_CAPITAL}{_SURNAME}(?:\s[A-Z]\.?)?)\s*(?:[.!]|\n[^\n]{{0,40}})?$"
    ).search(tail)
    dashed = compiled(
        rf"(?:\s|\n|[.!?])(?:[-–—~]{{1,2}})\s?(?P<name>{_CAPITAL}{_SURNAME}(?:\s[A-Z]\b)?)"
        r"\.?(?:,\s[A-Z][\w ]{1,24})?$"  # a town may follow
    ).search(tail)
    alone = compiled(
        rf"(?:\n|[.!?]\s)\s*(?P<name>{_CAPITAL}(?:\s{_CAPITAL}|\s[A-Z]\.?)?)[.!]?$"
    ).search(tail)
    formal = _formal(language)
    signed = formal.search(tail) if formal else None
    if signed and _unsigned(language).isdisjoint(signed["name"].lower().split()):
        first, last = (start + at for at in signed.span("name"))
        if not signed["name"].startswith(_not_names()) and free(first, last, taken):
            return [Found("name", first, last, role="signature")]
    for match in (after_words, dashed, alone):
        if match is None:
            continue
        name = match["name"]
        span = match.span("name")
        own_line = match is alone and "\n" in tail[match.start() : span[0]]
        by_shape = own_line and _FIRST_AND_INITIAL.fullmatch(name)
        known = by_shape or name.split()[0] in first_names()
        if not known or name.startswith(_not_names()):
            continue
        if free(start + span[0], start + span[1], taken):
            return [Found("name", start + span[0], start + span[1], role="signature")]
    return []


@cache
def _unsigned(language: str) -> frozenset[str]:
    return frozenset(words(language)["people"].get("unsigned", "").split())


@cache
def _formal(language: str) -> re.Pattern[str] | None:
    """Return what finds a name after a formal closing: a title or initials and a surname."""
    people = words(language)["people"]
    if "formal" not in people:
        return None
    titled = rf"(?:{people['titles']})\.?\s(?:[A-Z]\.?\s){{0,2}}{_CAPITAL}"
    whole = rf"(?:[A-Z]\.?\s){{1,2}}{_CAPITAL}|{_CAPITAL}(?:\s(?:[A-Z]\.?\s)?{_CAPITAL})?"
    closing = rf"(?:^|[\n.!?,\s])(?i:{people['formal']})[\s,.!:-]*"
    return compiled(
        rf"(?:{closing}|(?:\n|[.!?]\s)(?={titled}))(?P<name>{titled}|{whole})\s*"
        r"(?:[.!]|\n[^\n]{0,40})?$"
    )


def staff(text: str, language: str, taken: list[Found]) -> list[Found]:
    """Return the staff a text names: after a title or a trade, or a first name that acts."""
    found: list[Found] = []
    people = words(language)["people"]
    for match in _strong(language).finditer(text):
        _take(match, found, taken, text)
    for match in compiled(rf"(?<![@#\w'’-]){_CAPITAL}").finditer(text):
        if match.group() not in first_names() or not free(*match.span(), [*taken, *found]):
            continue
        whole = compiled(rf"(?P<name>{_CAPITAL}{_SURNAME})").match(text, match.start())
        if whole is None or whole["name"].startswith(_not_names()):
            continue
        before = text[max(0, match.start() - 24) : match.start()]
        after = text[whole.end() : whole.end() + 32]
        sure = match.group() not in people.get("ambiguous", "").split()
        if _acts(before, after, people, starting=sure):
            _take(whole, found, taken, text)
    return found


@cache
def _strong(language: str) -> re.Pattern[str]:
    people = words(language)["people"]
    return compiled(
        rf"(?:\b(?:{people['titles']}|(?:{people['titles']}).upper())\.?\s(?P<titled>(?:[A-Z]\.?\s)?[A-Z][A-Za-zÀ-ÿ'’-]+(?:\s[A-Z][A-Za-zÀ-ÿ'’-]+)?)"
        rf"|\b(?i:{people['strong']}):?\s(?:was\s|is\s)?(?P<name>{_CAPITAL}{_SURNAME}))"
    )


# what stands before and after a first name that makes it somebody of the staff
_SURE = (
    (
        r"\b(?:from|by|with|to|saw|see)\s$",
        r"\s(?:at|in|from|on|behind)\s(?:your|the|our|reception|customer)\b",
    ),
    (r"[A-Z][a-z]+,? (?:and )?then $", r"[,.!]"),
    (r"\(\s?$", r"\s?\)"),
    (r"", r",?\s(?:I\s)?(?:think|believe)\s(?:his|her|the)\sname"),
)


def _acts(before: str, after: str, people: dict[str, str], *, starting: bool) -> bool:
    """Return whether the words around a first name make it somebody of the staff."""
    low = before.lower()
    if compiled(rf"\b(?:{people['kin']})[\s,']*(?:\w+\s)?$").search(low):
        return False
    if compiled(rf"\b(?:{people['strong']}|{people['weak']})[\s:,-]*(?:the\s)?$").search(low):
        return True
    if (
        compiled(r"\b(?:and|&|or)\s$|\($").search(low)
        and compiled(r"\)|\s(?:at|in|from|who|were|are)\b|[.,!]|$").match(after)
        and (low.endswith("(") or compiled(r"[A-Z][a-z]+ (?:and|&|or) $").search(before))
    ):
        return True
    if any(
        compiled(lead).search(before) and compiled(follow).match(after) for lead, follow in _SURE
    ):
        return True
    starts = starting and (
        not before.strip()
        or before.rstrip(" ")[-1] in ".!?,;:\n-"
        or low.endswith((" and ", " but ", " when ", " that ", " then ", " so "))
    )
    acts = rf"(?:['’]s)?\s(?:\w+ly\s)?(?:{people['does']})\b"
    owns = r"['’]s\s(?:help|service|attitude|professionalism|response)"
    return starts and bool(compiled(f"{acts}|{owns}").match(after))


def _take(match: re.Match[str], found: list[Found], taken: list[Found], text: str) -> None:
    groups = match.groupdict()
    group = "titled" if groups.get("titled") else "name"
    start, end = match.span(group)
    name = text[start:end]
    if not free(start, end, [*taken, *found]) or name.startswith(_not_names()):
        return
    parts = name.split()
    # a second capitalised word that is a place, a verb or a shout belongs to what follows
    if group == "name" and len(parts) > 1 and parts[-1].lower() in _NOT_SURNAMES:
        end -= len(name) - len(parts[0])
    if name.split()[0].lower() in _NOT_SURNAMES:
        return
    found.append(Found("name", start, end, role="staff"))


_FOLLOWING = (
    "the at in on from was is i he she they we you it and but who then bank airport service"
    " customer airlines hotel store branch rep agent manager supervisor team support no not my this"
    " that your our for to me us them sir madam english spanish back when what please thanks today"
)
_NOT_SURNAMES = frozenset(_FOLLOWING.split())
