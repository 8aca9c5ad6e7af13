"""Finders: where in a text names, numbers, links, sums, tags and markup stand.

Expressions are strings that ``re`` compiles and keeps when a place first needs them: a check of
one reply pays for its own place only. Each finder yields spans and keeps to what is beyond doubt:
a number is a phone number by its shape or by the word before it, a hyphen in a word is no markup.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from amends.platforms import links
from amends.text.folding import fold
from amends.text.spans import Span


class Words(NamedTuple):
    """The words of one language that names are found by."""

    greetings: tuple[str, ...]
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    closings: tuple[str, ...]
    nobody: frozenset[str]


_NAME = r"[A-Z][\w'’-]*[a-z](?:[ ][A-Z][\w'’-]*[a-z]){0,2}"


def names(text: str, words: Words) -> Iterator[Span]:
    """Yield the names of people who are greeted, or stand with a title or a role."""
    yield from _people(text, _named(words), words)


def signatures(text: str, words: Words) -> Iterator[Span]:
    """Yield the names that sign a text: after a closing, after a dash, before a role."""
    yield from _people(text, _signed(words), words)


def _people(text: str, expression: re.Pattern[str], words: Words) -> Iterator[Span]:
    for found in expression.finditer(text):
        group = next(key for key, value in found.groupdict().items() if value is not None)
        if span := _without_nobody(text, Span(*found.span(group)), words):
            yield span


def _without_nobody(text: str, span: Span, words: Words) -> Span | None:
    """Return the span cut before the first word that names nobody, None if that is the first."""
    end = span.start
    for word in re.finditer(r"\S+", span.of(text)):
        bare = re.sub(r"['’]s\Z", "", word[0].lower())
        if bare in words.nobody:
            break
        end = span.start + word.end()
    return Span(span.start, end) if end > span.start else None


def _one_of(choice: tuple[str, ...]) -> str:
    longest_first = sorted(choice, key=len, reverse=True)
    return "(?i:" + "|".join(re.escape(word) for word in longest_first) + ")"


_LINE = r"(?m:^)[ \t]*"


@cache
def _named(words: Words) -> re.Pattern[str]:
    title = rf"(?:{_one_of(words.titles)}\.?[ ])"
    return re.compile(
        rf"{_LINE}{_one_of(words.greetings)}[ ,]+{title}?(?P<greeted>{_NAME})"
        r"(?=[ ]*[,.!:;\n–—-]|\Z)"
        rf"|\b{title}(?P<titled>{_NAME})"
        rf"|\b{_one_of(words.roles)},?[ ](?P<role>{_NAME})(?=[ ,.;!?']|\Z)"
    )


@cache
def _signed(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"{_LINE}{_one_of(words.closings)},?[ \t]*\n+[ \t]*(?P<signed>{_NAME})"
        r"(?=[ ]*(?:[,|\n(–—-]|\Z))"
        rf"|{_LINE}(?P<last>{_NAME})(?=,[ ][A-Z][^\n.!?]{{1,40}}\s*\Z)"
        rf"|{_LINE}[–—-][ ]?(?P<dashed>{_NAME})(?=[ ]*(?:,[^\n]*)?\s*\Z)"
    )


_PHONE = (
    r"(?<![\w#£$€¥/.,:@-])(?:\+|\()?\d[\d ().\-/\u2010-\u2015\u00a0\u202f]{5,20}\d"
    r"(?![\w%]|[.,:]\d|[/-]\d)"
)
_DATE = (
    r"\A\(?(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4})(?:[ T]\d.*)?\Z"
    r"|\A(?:19|20)\d\d ?[-\u2010-\u2015/] ?(?:19|20)?\d\d\Z"
)
# thousands, and a pair of decimal numbers such as coordinates
_NO_PHONE = r"\A\d{1,3}(?:[ .\u00a0\u202f]\d{3})+\Z|\A\d{1,3}\.\d{3,}[ ,]+\d{1,3}\.\d{3,}\Z"


def _has_digits(text: str) -> bool:
    return any(map(str.isdigit, text))


class Numbers(NamedTuple):
    """The words of all languages that tell what a number is."""

    phone: tuple[str, ...]
    other: tuple[str, ...]
    currencies: tuple[str, ...]


def phones(text: str, words: Numbers) -> Iterator[Span]:
    """Yield phone numbers: international, or national with their grouping or a word before."""
    for found in re.finditer(_PHONE, text) if _has_digits(text) else ():
        number = found[0]
        digits = sum(character.isdigit() for character in number)
        if not 7 <= digits <= 15 or re.match(_DATE, number):
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        named = _before_phone(words).search(before)
        if not named and _before_other(words).search(before):
            continue
        groups = len(re.findall(r"\d+", number))
        if (
            named
            or number.startswith("+")
            or (number.lstrip("(").startswith("0") and digits >= 9)
            or (groups >= 3 and digits >= 9 and not re.match(_NO_PHONE, number))
        ):
            yield Span(*found.span())


@cache
def _before_phone(words: Numbers) -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of(words.phone)}\b[^\d\n]{{0,20}}\Z")


@cache
def _before_other(words: Numbers) -> re.Pattern[str]:
    other = _one_of(words.other)
    return re.compile(rf"\b{other}\b[^\w\n]{{0,6}}(?:\w{{1,3}} )?(?:{other}[.:]? ?|# ?)?\Z")


_EMAIL = r"(?i)(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b"


def emails(text: str) -> Iterator[Span]:
    """Yield mail addresses."""
    for found in re.finditer(_EMAIL, text) if "@" in text else ():
        yield Span(*found.span())


def web_links(text: str, platform: str = "") -> Iterator[Span]:
    """Yield links as a reader sees them, not the names of platforms nor slips of the space bar."""
    for link in links.find(text):
        written = text[link.start : link.end]
        bare = "/" not in written
        host = written.rpartition(".")
        if bare and (host[0].lower() == platform or not host[2].islower() or written[0].isupper()):
            continue
        yield Span(link.start, link.end)


_SIGN = r"[$£€¥₹₽₺₩₴₪₫฿₦₱]"
_CODE = r"(?i:EUR|GBP|USD|CHF|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|JPY|INR)"


def amounts(text: str, words: Numbers) -> Iterator[Span]:
    """Yield sums of money, with their currency."""
    for found in _amount(words).finditer(text) if _has_digits(text) else ():
        yield Span(*found.span())


@cache
def _amount(words: Numbers) -> re.Pattern[str]:
    money = rf"{_SIGN}|(?:{_CODE}|{_one_of(words.currencies)})\b"
    return re.compile(
        rf"(?<![\w.])(?:(?i:US|AU|CA|NZ)?{_SIGN}|(?:{_CODE}|(?i:Rs)\.?)[ \u00a0])"
        r"[ \u00a0]?\d[\d,. ]*(?<=\d)(?i:[km])?\b"
        rf"|(?<![\w.,])\d[\d.,]*(?<=\d)[ \u00a0]?(?:{money})"
    )


_HTML = r"</?[a-zA-Z!][^<>\n]*>|<(?=[\w/!?])[^\s<>]*"


def html(text: str) -> Iterator[Span]:
    """Yield what a filter of HTML takes for a tag: <b>, </p>, <name>, <3."""
    for found in re.finditer(_HTML, text) if "<" in text else ():
        yield Span(*found.span())


_HASHTAG = r"(?<![\w&/#.])[#＃](?=\d*[^\W\d])\w++(?!-\d)"  # #A-123 is a number, too


def hashtags(text: str) -> Iterator[Span]:
    """Yield hashtags; #12 is a number, and a # in a link belongs to the link."""
    if "#" in text or "＃" in text:
        inside = list(links.find(text))
        for found in re.finditer(_HASHTAG, text):
            if not any(link.start < found.start() < link.end for link in inside):
                yield Span(*found.span())


def _around(mark: str) -> str:
    """Return the expression for words between two marks that touch them and nothing else."""
    one, sign = re.escape(mark), re.escape(mark[0])
    return rf"(?<![\w{sign}\\]){one}(?=[^\s{sign}])[^\n{sign}]*?(?<=\S){one}(?![\w{sign}])"


EMPHASIS = {
    "*": _around("*"),
    "**": _around("**"),
    "_": _around("_"),
    "-": r"(?<![^\s(\"'“‘])" + _around("-"),
    "~": _around("~"),
    "~~": _around("~~"),
    "`": _around("`"),
    "```": r"```[^`]+```",
    "__": _around("__"),
}
LINE_STARTS = {
    "#": r"(?m:^)#{1,6}(?=[ \w])",
    "# ": r"(?m:^)#{1,6}(?= )",
    ">": r"(?m:^)>(?=\s?\S)",
    "*": r"(?m:^)[*+-](?=[ ]\S)",
    "1.": r"(?m:^)\d{1,3}[.)](?=[ ]\S)",
    "    ": r"(?m:^)(?: {4}|\t)(?=\S)",
    "^": r"(?<!\S)\^(?=\w)",
    "•": r"(?m:^)[ \t]*[•◦▪‣·*–—-](?=[ ]\S)",
}


def markup(text: str, expressions: tuple[str, ...]) -> Iterator[Span]:
    """Yield what the given expressions of ``EMPHASIS`` and ``LINE_STARTS`` find outside links."""
    marked = list(_markup(expressions).finditer(text))
    inside = list(links.find(text)) if marked else []
    for found in marked:
        if not any(found.start() < link.end and link.start < found.end() for link in inside):
            yield Span(*found.span())


@cache
def _markup(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(expressions))


def pattern(text: str, expression: str) -> Iterator[Span]:
    """Yield what ``expression`` finds in the folded text."""
    for found in re.finditer(expression, _folded(text)):
        if found.end() > found.start():
            yield Span(*found.span())


_folded = lru_cache(maxsize=2)(fold)  # a place has several patterns for one text
_SENTENCE_END = frozenset(".!?\n")


def together(text: str, one: str, other: str) -> Iterator[Span]:
    """Yield stretches of one sentence in which both expressions find something."""
    firsts = list(pattern(text, one))
    for second in pattern(text, other) if firsts else ():
        for first in firsts:
            start, end = min(first.start, second.start), max(first.end, second.end)
            if _SENTENCE_END.isdisjoint(text[start:end]):
                yield Span(start, end)
                break
