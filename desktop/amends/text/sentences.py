"""Sentences: where each begins and ends, in text as people really type it."""

import re

from amends.text.expressions import compiled
from amends.text.spans import Span

_DOTTED = (
    "mr mrs ms mx dr prof rev fr sr jr st mt ft gen col sgt capt no nos nr inc ltd co corp plc llc "
    "dept est approx ca cf vs etc eg ie e.g i.e a.m p.m am pm u.s u.k e.u d.c p.s vol fig tel ext "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun"
)
# these do end a sentence when a capital follows, as "at 6 p.m. We will"
_DOTTED_AT_AN_END = (
    "etc am pm a.m p.m inc ltd co corp plc llc u.s u.k e.u d.c ext no st jun jul aug sep sept "
    "oct nov dec jan feb mar apr mon tue wed thu fri sat sun"
)
_ABBREVIATIONS = frozenset(_DOTTED.split())
_MAY_END = frozenset(_DOTTED_AT_AN_END.split())
_BREAK = compiled(  # a set comes first, because the engine runs through a text to the next of it
    r"""[.!?\n\u2026\u203d\u3002\u2600-\u27BF\uFE0F\u200D\U0001F300-\U0001FAFF](?:
    (?<=[.!?\u2026\u203d\u3002])[.!?\u2026\u203d\u3002]*['"\u2019\u201d)\]]*(?=\s|\Z)  # then space
    |(?<=[a-z)][.!?])(?=[A-Z][a-z' \u2019])           # "review.We": the space was forgotten
    |(?<=[.!?\u2026])[.!?\u2026]*(?=["'(\u201c\u2018]?[\U0001F300-\U0001FAFF\u2600-\u27BF])  # "!🙏"
    |(?<=[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D])  # an emoji, then a capital
     [\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]*(?=\s+[A-Z])
    |(?<=\n)\n*)""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[\w.]+\Z")
_LONGEST_LOOKED_AT = 12  # an abbreviation has no more characters
_NUMBERED = re.compile(r"(?:\A|\n|[.!?:]\s)\s*\(?\d{1,2}[.)]\Z")


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` in order, without the white space around them.

    A line break ends a sentence unless the next line goes on in lower case. Abbreviations,
    initials, decimals and addresses on the web do not end one; a forgotten space after a full
    stop does not hide one.
    """
    found: list[Span] = []
    start = 0
    for cut in _BREAK.finditer(text):
        end = cut.end()
        if end <= start or not _ends_here(text, start, cut.start(), end):
            continue
        _add(found, text, start, end)
        start = end
    _add(found, text, start, len(text))
    return found


def _ends_here(text: str, start: int, mark: int, end: int) -> bool:
    sign = text[mark:end]
    if sign.startswith("\n"):
        return _line_ends(text, mark, end)
    if sign.startswith(".") and sign.count(".") == 1:
        return not _is_abbreviation(text, start, mark, end)
    if sign.startswith(("...", "\u2026")):
        return not _next(text, end).islower()
    return True


def _line_ends(text: str, mark: int, end: int) -> bool:
    if end - mark > 1 or text[end : end + 1] in (">", "-", "*", "#", "@"):
        return True
    following = _next(text, end)
    return not following.islower() or text[mark - 1 : mark] in ".!?:,\u2026"


def _is_abbreviation(text: str, start: int, mark: int, end: int) -> bool:
    word = _LAST_WORD.search(text, max(start, mark - _LONGEST_LOOKED_AT), mark)
    if word is None:
        return False
    low = word.group().lower()
    following = _next(text, end)
    if text[mark - 1].isdigit() and _NUMBERED.search(text[max(0, mark - 6) : mark + 1]):
        return True
    if low in _MAY_END:
        return not (following.isupper() or not following)
    if low in _ABBREVIATIONS:
        return True
    if len(low) == 1 and low.isalpha() and low != "i":
        return bool(following)  # an initial: "J. Smith"
    return following.islower()


def _next(text: str, at: int) -> str:
    """Return the first character after ``at`` that is not white space, or nothing."""
    return text[at : at + 40].lstrip()[:1]


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Span(begin, begin + len(bare)))
