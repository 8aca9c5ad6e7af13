"""Order, booking and case numbers, and what only looks like one."""

import re
from functools import cache

from amends.complaints.words import Found, compiled, free, matches, starters, words
from amends.text.lexicon import Tokens

# at least one digit and four characters, or a record locator of six capitals
_NUMBER = (
    r"(?=[\w/-]{0,12}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[-/_](?=[A-Za-z0-9])){2,28}[A-Za-z0-9](?![\w%])"
)
_LOCATOR = r"(?-i:[A-Z]{6}|[A-Z0-9]{6})(?!\w)"
_BARE = (
    r"(?<![\w#@/.-])(?:#\s?(?P<hash>\d{6,14})(?!\w)|(?P<shop>\d{3}-\d{7}-\d{7}"
    r"|\d{2}-\d{5}-\d{5}))(?!\w)"
)


@cache
def _expression(language: str) -> re.Pattern[str]:
    data = words(language)["reference"]
    return compiled(
        rf"\b(?P<noun>{data['nouns']})s?\b(?:\s?(?P<marker>(?:{data['markers']})\b)\.?){{0,3}}"
        rf"(?P<glue>[\s.:;#°º=(\[\"'*-]{{0,5}}(?:\b(?:is|was|of|being|es|ist|est|è|é"
        rf"|number)\b[\s.:#]{{0,4}})?(?:the\s)?)"
        rf"(?P<number>{_NUMBER}|{_LOCATOR})",
        re.IGNORECASE,
    )


@cache
def _needs_marker(language: str) -> frozenset[str]:
    return frozenset(words(language)["reference"]["needs_marker"].split("|"))


@cache
def _starters(language: str) -> frozenset[str]:
    nouns = words(language)["reference"]["nouns"]
    return starters(nouns) | {f"{noun}s" for noun in starters(nouns)}


def references(text: str, tokens: Tokens, language: str, taken: list[Found]) -> list[Found]:
    """Return the references by which the business can find the matter."""
    found = []
    for match in matches(_expression(language), text, tokens, _starters(language), digits=False):
        start, end = match.span("number")
        if _is_reference(match, language) and free(start, end, taken):
            found.append(Found("order_number", start, end))
    other = words(language)["reference"]["other_numbers"]
    for match in compiled(_BARE).finditer(text):
        start, end = match.span("hash" if match["hash"] else "shop")
        before = text[max(0, start - 16) : start].lower()
        counted = compiled(rf"\b(?:{other})\s*(?:number|no\.?)?\s*#?\s*$").search(before)
        if not counted and free(start, end, [*taken, *found]):
            found.append(Found("order_number", start, end))
    return found


def _is_reference(match: re.Match[str], language: str) -> bool:
    number = match["number"]
    digits = sum(1 for c in number if c.isdigit())
    marked = bool(match["marker"]) or any(c in match["glue"] for c in "#:=°º")
    if not digits:
        return marked and number.isupper() and len(number) == 6
    if number.isdigit() and len(number) == 4 and number[:2] in {"19", "20"} and not marked:
        return False
    if marked:
        return digits >= 2 or len(number) >= 6
    long = digits >= 5 or (
        digits >= 2 and any(c.isalpha() and c.isupper() for c in number) and len(number) >= 5
    )
    code = digits >= 3 and number[0].isupper() and number[-1].isdigit() and len(number) >= 6
    return long and (code or match["noun"].lower() not in _needs_marker(language) or digits >= 6)
