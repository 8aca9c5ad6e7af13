"""Links in a text as X finds them (twitter-text, configuration v3); Mastodon uses the same rules.

A link is a host whose last label is a known top-level domain, with or without a scheme, and the
port, path and query that follow it. Glued to ``@``, ``#``, ``$`` or a Latin letter or digit it is
none. A full stop or a closing bracket at its end is not part of it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from amends import resources

# What ends a host name: punctuation, spaces, marks of direction, non-characters.
_ENDS_HOST = frozenset(
    "!'#%&()*+,/:;<=>?@[]^{|}~$\\\t\n\v\f\r \x85\xa0\u1680\u180e\u2028\u2029\u202f\u205f\u3000"
    "\ufffe\ufeff\uffff\u202a\u202b\u202c\u202d\u202e\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
_NOT_HOST = re.escape("".join(sorted(_ENDS_HOST))) + r"_.\-"
_LATIN = (
    r"\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272"
    r"\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_PATH = rf"[a-zA-Z0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&\u0400-\u04ff{_LATIN}]"
_NOT_LAST_IN_PATH = "!*';:,.$%[]\u2013~@|&"
_BRACKETS = rf"\((?!\)){_PATH}*+(?:\({_PATH}++\){_PATH}*+)?\)"
_QUERY = re.compile(r"\?[a-zA-Z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*+")
_NOT_LAST_IN_QUERY = "!?*'@();:+$%[].,~|"

_PORT = re.compile(r":[0-9]+")

_LONGEST = 4096  # of a whole address
_LONGEST_LABEL = 63  # of a host name, as ASCII (RFC 1035)
_LONGEST_SLUG = 40  # of t.co


class Link(NamedTuple):
    """``text[start:end]`` is a link, or might be one on a client with newer data: not ``sure``."""

    start: int
    end: int
    sure: bool = True


def find(text: str, *, bare: bool = True) -> Iterator[Link]:
    """Yield the links of ``text`` in order; ``bare`` includes those without a scheme.

    A link that is not sure has a scheme and an unknown top-level domain, or stands beside
    characters that only some clients accept in a host: weigh it both ways and take the larger.
    """
    if "." not in text or (not bare and "://" not in text):
        return
    position = 0
    while (dot := text.find(".", position)) >= 0:  # no link goes beyond a space
        start = text.rfind(" ", position, dot) + 1 or position
        end = text.find(" ", dot)
        end = len(text) if end < 0 else end
        for link in _in_word(text[max(start - 1, 0) : end], bare):
            shift = max(start - 1, 0)
            yield Link(link.start + shift, link.end + shift, link.sure)
        position = end


@lru_cache(maxsize=512)  # while somebody types, all words but one are those of before
def _in_word(text: str, bare: bool) -> tuple[Link, ...]:
    return tuple(_find(text, bare=bare))


def _find(text: str, *, bare: bool) -> Iterator[Link]:
    position = last = 0  # where to look on; where the last host that was used up ended
    while dot := _inner_dot().search(text, position):
        start, end = _run(text, dot.start(), last)
        found: list[Link] = []
        used = 0
        if scheme := _SCHEME.search(text, max(last, start - 8), start):
            link = _with_scheme(text, scheme.start(), start, end)
            found, used = ([link], link.end) if link else ([], _plain_links(text, start, end)[1])
        elif bare:
            found, used = _without_scheme(text, start, end, after=last)
        yield from found
        position = used or end
        last = max(last, used)


def _run(text: str, dot: int, last: int) -> tuple[int, int]:
    """Return the stretch of characters of host names around a full stop, not before ``last``."""
    start = dot
    while start > last and text[start - 1] not in _ENDS_HOST:
        start -= 1
    while text[start] in "-_.":
        start += 1
    end = _rest_of_run().match(text, dot)
    return start, end.end() if end else dot


_SCHEME = re.compile(r"https?://\Z", re.IGNORECASE)
_GLUED = re.compile(r"[A-Za-z0-9@\uff20$#\uff03\ufffe\ufeff\uffff]")


def _with_scheme(text: str, begin: int, start: int, end: int) -> Link | None:
    if begin and _GLUED.match(text[begin - 1]):
        return None
    host_end = _host_end(text, start, end)
    if host_end is None or not _may_be_host(text[start:host_end]):
        return _unknown(text, begin, start, end)
    link_end, _ = _tail_end(text, host_end)
    if text[start:host_end].lower() == "t.co" and (short := _SLUG.match(text, host_end)):
        if len(short[0]) > 1 + _LONGEST_SLUG:
            return None
        link_end = _query_end(text, short.end())
    if link_end - begin > _LONGEST:
        return None
    return Link(begin, link_end)


_SLUG = re.compile(r"/[a-zA-Z0-9]+")


def _unknown(text: str, begin: int, start: int, end: int) -> Link | None:
    """Return what looks like a link but ends in no domain that X knew in 2020."""
    host = text[start:end].rstrip("._-")
    labels = host.split(".")
    if len(labels) < 2 or not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        return None
    link_end, _ = _tail_end(text, start + len(host))
    return Link(begin, link_end, sure=False) if link_end - begin <= _LONGEST else None


def _without_scheme(text: str, start: int, end: int, *, after: int) -> tuple[list[Link], int]:
    """Return the links in one run of host characters without a scheme, and what is used up.

    One character must stand between the end of a link, ``after``, and the next link; at the
    start of a text a foreign letter is taken for it, where a host is left without it. What
    follows a full stop, a slash or a hyphen is passed over with its path.
    """
    if start and (start == after or _GLUED.match(text[start - 1])):
        for inner in islice(_BEFORE_INNER.finditer(text, start, end), _TRIES):
            found, used = _plain_links(text, inner.end(), end)
            if used:
                return ([] if inner[0] in "-_." else found), used
        return [], 0
    if not start and not text[0].isascii():
        found, passed = _plain_links(text, 1, end)
        return (found, passed) if found else _plain_links(text, 0, end)
    found, passed = _plain_links(text, start, end)
    return ([] if start and text[start - 1] in "-_./" else found), passed


def _plain_links(text: str, start: int, end: int) -> tuple[list[Link], int]:
    host_end = _host_end(text, start, end)
    if host_end is None:
        return [], 0
    passed, has_path = _tail_end(text, host_end)
    if not _may_be_host(text[start:host_end]):
        return [], passed
    sure = text[start:host_end].isascii() or _idna(text[start:host_end])
    found = [Link(*span, sure) for span in _plain_hosts(text, start, host_end)]
    if found and has_path:
        found[-1] = found[-1]._replace(end=passed)
    return found, passed


# what a host may follow inside a run that is itself glued to an @
_BEFORE_INNER = re.compile(r"[^\x00-\x7f]|[\-_.]")
_TRIES = 8  # enough for any address; a run without a host costs no more
_PLAIN_LABEL = re.compile(rf"[\-a-zA-Z0-9{_LATIN}]+\.")


def _plain_hosts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the hosts in Latin letters inside ``text[start:end]``."""
    begin = chain = None
    best = None
    for label in _PLAIN_LABEL.finditer(text, start, end):
        if chain != label.start():
            if begin is not None and best is not None:
                yield begin, best
            begin, best = label.start(), None
        chain = label.end()
        best = _top_level_end(text, chain, end) or best
    if begin is not None and best is not None:
        yield begin, best


def _host_end(text: str, start: int, end: int) -> int | None:
    """Return where the longest host that begins at ``start`` ends, None without one."""
    best = None
    dots = [found.start() for found in _DOT.finditer(text, start, end)]
    for begin, dot in pairwise([start - 1, *dots]):
        label = text[begin + 1 : dot]
        if not label or label[0] in "-_" or label[-1] in "-_":
            break
        if "_" not in label:
            best = _top_level_end(text, dot + 1, end) or best
    return best


_DOT = re.compile(r"\.")
_ASCII_LABEL = re.compile(r"[0-9a-zA-Z]+")
_PUNYCODE = re.compile(r"xn--[-0-9a-z]+", re.IGNORECASE)
_FOREIGN_LABEL = re.compile(r"[^\x00-\x7f]+|[^\x00-.:-@\[-`{-\x7f]+")


def _top_level_end(text: str, start: int, end: int) -> int | None:
    """Return where the known top-level domain that begins at ``start`` ends."""
    if coded := _PUNYCODE.match(text, start, end):
        return coded.end()
    if plain := _ASCII_LABEL.match(text, start, end):
        if plain[0].lower() in top_level_domains() and _may_follow(text, plain.end()):
            return plain.end()
        if plain.end() == end or text[plain.end()].isascii():
            return None
    label = _FOREIGN_LABEL.match(text, start, end)
    for stop in range(min(label.end(), start + _longest_foreign()) if label else start, start, -1):
        name = text[start:stop]
        if not name.isascii() and name in top_level_domains() and _may_follow(text, stop):
            return stop
    return None


def _may_follow(text: str, position: int) -> bool:
    if position == len(text):
        return True
    following = text[position]
    return not (following in "@+-" or (following.isascii() and following.isalnum()))


def _may_be_host(host: str) -> bool:
    if host.isascii():
        return all(len(label) <= _LONGEST_LABEL for label in host.split("."))
    labels = host.split(".")
    return all(len(_coded(label)) <= _LONGEST_LABEL for label in labels) and not any(
        label.lower().startswith("xn--") and not label.isascii() for label in labels
    )


def _coded(label: str) -> str:
    if label.isascii():
        return label
    return "xn--" + label.encode("punycode", "replace").decode("ascii")


def _idna(host: str) -> bool:
    """Return whether stricter clients, which prepare names as IDNA does, accept ``host`` too."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True


@cache
def top_level_domains() -> frozenset[str]:
    """Return the top-level domains that count, in lower case."""
    lines = resources.text("platforms/tlds.txt").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


@cache
def _longest_foreign() -> int:
    return max(len(name) for name in top_level_domains() if not name.isascii())


@cache
def _inner_dot() -> re.Pattern[str]:
    """Return the expression for a full stop with characters of host names on both sides."""
    return re.compile(rf"(?:(?<=[_\-])|(?<=[^{_NOT_HOST}]))\.(?=[^{_NOT_HOST}])")


@cache
def _rest_of_run() -> re.Pattern[str]:
    return re.compile(rf"(?:[^{_NOT_HOST}]|[_.\-])*+")


def _tail_end(text: str, position: int) -> tuple[int, bool]:
    """Return where port, path and query end that begin at ``position``, and if there is a path."""
    if port := _PORT.match(text, position):
        position = port.end()
    path = _path().match(text, position) if text.startswith("/", position) else None
    if path is not None:
        position += max(1, len(path[0].rstrip(_NOT_LAST_IN_PATH)))
    return _query_end(text, position), path is not None


def _query_end(text: str, position: int) -> int:
    query = _QUERY.match(text, position)
    return position + len(query[0].rstrip(_NOT_LAST_IN_QUERY)) if query else position


@cache
def _path() -> re.Pattern[str]:
    return re.compile(rf"/(?:{_PATH}|{_BRACKETS})*+")
