"""The units that places count in: one function each, with its source."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from amends.platforms import emoji, links
from amends.text import graphemes, utf16

_URL = 23  # what X and Mastodon count for a link


class Shortened(NamedTuple):
    """``text[start:end]`` costs ``cost`` parts of the unit, whatever its length."""

    start: int
    end: int
    cost: int


def _nothing(_text: str) -> Iterator[Shortened]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Unit:
    """A way to count.

    ``plain`` counts text without regard to links, in ``parts`` of one unit; ``shortened`` finds
    what counts something else than its characters. ``composes``: the place normalises to NFC.
    ``one`` and ``many`` name the unit to a reader, ``how`` says what counts as more than it seems,
    ``whose`` by whose rules, where that needs to be said.
    """

    id: str
    one: str
    many: str
    plain: Callable[[str], int]
    shortened: Callable[[str], Iterator[Shortened]] = _nothing
    parts: int = 1
    composes: bool = False
    limited: bool = True
    how: str = ""
    whose: str = ""

    def total(self, text: str) -> int:
        """Return the length of ``text`` as it arrives, a part of a unit counting as one."""
        total = position = 0
        for start, end, cost in self.shortened(text):
            total += self.plain(text[position:start]) + cost
            position = end
        total += self.plain(text[position:])
        return -(-total // self.parts)


def x_weight(text: str) -> int:
    """Return the X weight of text without links.

    Code points U+0000-10FF, U+2000-200D, U+2010-201F and U+2032-2037 weigh 1, all others 2, an
    emoji sequence 2. Source: twitter-text config v3 and docs.x.com "Counting characters".
    """
    if text.isascii():
        return len(text)
    total = len(text) + sum(map(len, _heavy().findall(text)))
    if emoji.may_hold_sequence(text):
        for sequence, times in Counter(emoji.sequences(text)).items():
            total += times * _x_discount(sequence)
    return total


@lru_cache(maxsize=512)  # people use the same few
def _x_discount(sequence: str) -> int:
    if len(sequence) == 1 and sequence not in "©®":
        return 0
    return emoji.weigh(sequence) - len(sequence) - sum(map(len, _heavy().findall(sequence)))


def x_links(text: str) -> Iterator[Shortened]:
    """Yield the links X shortens to 23 (``transformedURLLength``), with or without a scheme.

    Where clients may disagree whether it is a link, the larger of 23 and its own weight counts.
    """
    for start, end, sure in links.find(text):
        yield Shortened(start, end, _URL if sure else max(_URL, x_weight(text[start:end])))


def mastodon_links(text: str) -> Iterator[Shortened]:
    """Yield what Mastodon counts otherwise: links with a scheme as 23, @user@host as @user.

    Source: docs.joinmastodon.org "Posting", StatusLengthValidator of the server.
    """
    position = 0
    for start, end, sure in links.find(text, bare=False):
        yield from _mentions(text, position, start)
        typed = 0 if sure else graphemes.count_at_most(text[start:end])
        yield Shortened(start, end, max(_URL, typed))
        position = end
    yield from _mentions(text, position, len(text))


def _mentions(text: str, start: int, end: int) -> Iterator[Shortened]:
    if text.find("@", start, end) >= 0:
        for mention in _mention().finditer(text, start, end):
            yield Shortened(*mention.span(), 1 + len(mention["user"]))


def threads_length(text: str) -> int:
    """Return UTF-16 units, each emoji as its UTF-8 bytes.

    Source: developers.facebook.com/documentation/threads/posts. It does not say how other text is
    counted, nor whether signs such as ™ are emoji: UTF-16 units and yes are the larger counts.
    """
    total = utf16.length(text)
    if emoji.may_hold(text):
        every = "".join(emoji.sequences(text))
        total += utf8_length(every) - utf16.length(every)
    return total


def utf8_length(text: str) -> int:
    """Return bytes in UTF-8.

    Sources: Google My Business v4 ReviewReply (4,096 bytes), Meta Instagram messaging (1,000
    bytes), app.bsky.feed.post (3,000 bytes).
    """
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def weibo_halves(text: str) -> int:
    """Return halves of a Weibo character: an ASCII character is one half, others two.

    By convention of its clients, recalled; beyond the basic plane two UTF-16 units count.
    """
    return len(text) if text.isascii() else 2 * utf16.length(text) - len(_ascii().findall(text))


@cache
def _heavy() -> re.Pattern[str]:
    return re.compile(r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+")


@cache
def _ascii() -> re.Pattern[str]:
    return re.compile(r"[\x00-\x7f]")


@cache
def _mention() -> re.Pattern[str]:
    return re.compile(
        r"(?<![=/\w])@(?P<user>[a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?)@[\w.-]*\w", re.IGNORECASE
    )


UNITS = {
    unit.id: unit
    for unit in (
        Unit(
            "x_weighted",
            "character",
            "characters",
            x_weight,
            x_links,
            composes=True,
            how="As X counts: an emoji 2, a link 23.",
            whose=" as X counts",
        ),
        Unit("grapheme", "character", "characters", graphemes.count_at_most),
        Unit(
            "mastodon",
            "character",
            "characters",
            graphemes.count_at_most,
            mastodon_links,
            how="A link counts 23, a handle without its server.",
        ),
        Unit(
            "threads_mixed",
            "character",
            "characters",
            threads_length,
            how="An emoji counts as its bytes, 4 or more.",
        ),
        Unit(
            "utf8_bytes",
            "byte",
            "bytes",
            utf8_length,
            how="Accents, curly quotes and emoji count more than one.",
        ),
        Unit("utf16", "character", "characters", utf16.length, how="Most emoji count 2."),
        Unit(
            "code_points",
            "character",
            "characters",
            len,
            how="A composed emoji may count more than one.",
        ),
        Unit(
            "weibo_half",
            "character",
            "characters",
            weibo_halves,
            parts=2,
            how="Plain letters count a half.",
        ),
        Unit("none", "character", "characters", graphemes.count, limited=False),
    )
}
