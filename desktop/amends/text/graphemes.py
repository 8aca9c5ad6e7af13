"""Grapheme clusters: what a reader calls one character (Unicode UAX #29, extended clusters).

The library ``regex`` knows all of Unicode but costs more to import than a check may take. So text
in the scripts listed here (Latin, Greek, Cyrillic, Hebrew, Arabic, Thai, Lao, the scripts of India
without joined consonants, kana, Han, Hangul syllables, punctuation, symbols, emoji) is cut by an
expression of our own, and only other text asks ``regex``. The tests hold the two against each other
for every code point.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from amends.text.spans import Span

# Extended_Pictographic of Unicode 18: what a zero-width joiner can glue together.
PICTOGRAPHIC = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9-\u21aa\u231a-\u231b\u2328\u23cf"
    "\u23e9-\u23f3\u23f8-\u23fa\u24c2\u25aa-\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604"
    "\u260e\u2611\u2614-\u2615\u2618\u261d\u2620\u2622-\u2623\u2626\u262a\u262e-\u262f"
    "\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f-\u2660\u2663\u2665-\u2666\u2668\u267b"
    "\u267e-\u267f\u2692-\u2697\u2699\u269b-\u269c\u26a0-\u26a1\u26a7\u26aa-\u26ab"
    "\u26b0-\u26b1\u26bd-\u26be\u26c4-\u26c5\u26c8\u26ce-\u26cf\u26d1\u26d3-\u26d4"
    "\u26e9-\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714"
    "\u2716\u271d\u2721\u2728\u2733-\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757"
    "\u2763-\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934-\u2935\u2b05-\u2b07\u2b1b-\u2b1c"
    "\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f004\U0001f02c-\U0001f02f\U0001f094-\U0001f09f"
    "\U0001f0af-\U0001f0b0\U0001f0c0\U0001f0cf-\U0001f0d0\U0001f0f6-\U0001f0ff"
    "\U0001f170-\U0001f171\U0001f17e-\U0001f17f\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f1af-\U0001f1e5\U0001f201-\U0001f20f\U0001f21a\U0001f22f\U0001f232-\U0001f23a"
    "\U0001f23c-\U0001f23f\U0001f249-\U0001f25f\U0001f266-\U0001f321\U0001f324-\U0001f393"
    "\U0001f396-\U0001f397\U0001f399-\U0001f39b\U0001f39e-\U0001f3f0\U0001f3f3-\U0001f3f5"
    "\U0001f3f7-\U0001f3fa\U0001f400-\U0001f4fd\U0001f4ff-\U0001f53d\U0001f549-\U0001f54e"
    "\U0001f550-\U0001f567\U0001f56f-\U0001f570\U0001f573-\U0001f57a\U0001f587"
    "\U0001f58a-\U0001f58d\U0001f590\U0001f595-\U0001f596\U0001f5a4-\U0001f5a5\U0001f5a8"
    "\U0001f5b1-\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3"
    "\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3\U0001f5e8\U0001f5ef\U0001f5f3"
    "\U0001f5fa-\U0001f64f\U0001f680-\U0001f6c5\U0001f6cb-\U0001f6d2\U0001f6d5-\U0001f6e5"
    "\U0001f6e9\U0001f6eb-\U0001f6f0\U0001f6f3-\U0001f6ff\U0001f7dc-\U0001f7f0"
    "\U0001f80c-\U0001f80f\U0001f848-\U0001f84f\U0001f85a-\U0001f85f\U0001f888-\U0001f88f"
    "\U0001f8ae-\U0001f8af\U0001f8bc-\U0001f8bf\U0001f8c2-\U0001f8cf\U0001f8d9-\U0001f8ff"
    "\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001f9ff\U0001fa58-\U0001fa5f"
    "\U0001fa6e-\U0001faff\U0001fc00-\U0001fffd"
)
FLAG_LETTER = "\U0001f1e6-\U0001f1ff"
SKIN_TONE = "\U0001f3fb-\U0001f3ff"
TAG = "\U000e0020-\U000e007f"
JOINER = "\u200d"

# Marks that belong to what precedes them (Grapheme_Extend, SpacingMark) in Hebrew, Arabic and the
# scripts of India, Sri Lanka, Thailand and Laos; then all else in the blocks of the latter.
_MARKS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c"
    "\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09c4\u09c7\u09c8"
    "\u09cb-\u09cd\u09d7\u09e2\u09e3\u09fe\u0a01-\u0a03\u0a3c\u0a3e-\u0a42\u0a47\u0a48"
    "\u0a4b-\u0a4d\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0ac5\u0ac7-\u0ac9"
    "\u0acb-\u0acd\u0ae2\u0ae3\u0afa-\u0aff\u0b01-\u0b03\u0b3c\u0b3e-\u0b44\u0b47\u0b48"
    "\u0b4b-\u0b4d\u0b53-\u0b57\u0b62\u0b63\u0b82\u0bbe-\u0bc2\u0bc6-\u0bc8\u0bca-\u0bcd"
    "\u0bd7\u0c00-\u0c04\u0c3c\u0c3e-\u0c44\u0c46-\u0c48\u0c4a-\u0c4d\u0c55\u0c56\u0c62\u0c63"
    "\u0c81-\u0c83\u0cbc\u0cbe-\u0cc4\u0cc6-\u0cc8\u0cca-\u0ccd\u0cd5\u0cd6\u0ce2\u0ce3\u0cf3"
    "\u0d00-\u0d03\u0d3b\u0d3c\u0d3e-\u0d44\u0d46-\u0d48\u0d4a-\u0d4d\u0d57\u0d62\u0d63"
    "\u0d81-\u0d83\u0dca\u0dcf-\u0dd4\u0dd6\u0dd8-\u0ddf\u0df2\u0df3\u0e31\u0e33-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ece"
)
_LETTERS = (
    "\u0904-\u0939\u093d\u0950\u0958-\u0961\u0964-\u0980\u0984-\u09bb\u09bd\u09c5\u09c6"
    "\u09c9\u09ca\u09ce-\u09d6\u09d8-\u09e1\u09e4-\u09fd\u09ff\u0a00\u0a04-\u0a3b\u0a3d"
    "\u0a43-\u0a46\u0a49\u0a4a\u0a4e-\u0a50\u0a52-\u0a6f\u0a72-\u0a74\u0a76-\u0a80"
    "\u0a84-\u0abb\u0abd\u0ac6\u0aca\u0ace-\u0ae1\u0ae4-\u0af9\u0b00\u0b04-\u0b3b\u0b3d"
    "\u0b45\u0b46\u0b49\u0b4a\u0b4e-\u0b52\u0b58-\u0b61\u0b64-\u0b81\u0b83-\u0bbd"
    "\u0bc3-\u0bc5\u0bc9\u0bce-\u0bd6\u0bd8-\u0bff\u0c05-\u0c3b\u0c3d\u0c45\u0c49"
    "\u0c4e-\u0c54\u0c57-\u0c61\u0c64-\u0c80\u0c84-\u0cbb\u0cbd\u0cc5\u0cc9\u0cce-\u0cd4"
    "\u0cd7-\u0ce1\u0ce4-\u0cf2\u0cf4-\u0cff\u0d04-\u0d3a\u0d3d\u0d45\u0d49\u0d4f-\u0d56"
    "\u0d58-\u0d61\u0d64-\u0d80\u0d84-\u0dc9\u0dcb-\u0dce\u0dd5\u0dd7\u0de0-\u0df1"
    "\u0df4-\u0e30\u0e32\u0e3b-\u0e46\u0e4f-\u0eb0\u0eb2\u0ebd-\u0ec7\u0ecf-\u0eff\u06de"
    "\u06e9"
)
# Grapheme_Extend and Control within the scripts cut here.
_EXTEND = (
    "\u0300-\u036f\u0483-\u0489\u200c\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ufe00-\ufe0f"
    f"\ufe20-\ufe2f\uff9e\uff9f{_MARKS}{SKIN_TONE}{TAG}\U000e0100-\U000e01ef"
)
_CONTROL = (
    "\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
)
# What never joins its neighbours in text made of this, _EXTEND, JOINER and FLAG_LETTER.
_ALONE = (
    "\u0000-\u000c\u000e-\u02ff\u0370-\u0377\u037a-\u0482\u048a-\u0590\u05be\u05c0\u05c3\u05c6"
    "\u05d0-\u05f4\u0606-\u060f\u061b-\u064a\u0660-\u066f\u0671-\u06d5\u06ee-\u06ff"
    f"{_LETTERS}\u1e00-\u200b\u200e-\u20cf\u2100-\u2cee\u3000-\u3029\u3030-\u3098\u309b-\ua4cf"
    "\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\ufeff\uff01-\uff9d\uffa0-\uffef"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff\U00020000-\U0003fffd"
)
_MORE = f"[{_EXTEND}{JOINER}]"
_JOINED = (
    "\r\n"
    f"|[{FLAG_LETTER}][{FLAG_LETTER}]?{_MORE}*"
    f"|[{PICTOGRAPHIC}](?:[{_EXTEND}]*{JOINER}[{PICTOGRAPHIC}])*{_MORE}*"
)
_REACH = 4  # whether a border stands at an offset is known from the next few code points
# Indic_Conjunct_Break=Linker: the viramas that join the consonants around them.
_VIRAMAS = (
    "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2\u1a60\u1b44\u1bab\ua9c0"
    "\uaaf6\U00010a3f\U00011133\U0001193e\U00011a47\U00011a99"
)


def clusters(text: str) -> list[Span]:
    """Return the clusters of ``text``, which together cover it."""
    return list(each(text))


def each(text: str) -> Iterator[Span]:
    """Yield the clusters of ``text`` one by one, for a reader that may stop early."""
    if _stands_alone(text):
        return (Span(start, start + 1) for start in range(len(text)))
    cut = _own_cut() if _cut_by_us(text) else _library_cut()
    return (Span(*found.span()) for found in cut.finditer(text))


def count(text: str) -> int:
    """Return the number of clusters in ``text``."""
    if _stands_alone(text):
        return len(text)
    return _own_count(text) if _cut_by_us(text) else len(_library_cut().findall(text))


def count_at_most(text: str) -> int:
    """Return the larger count of two generations of the standard.

    Since Unicode 15.1 consonants that an Indic virama joins are one cluster (rule GB9c); services
    that still run on older data count each of them.
    """
    if _stands_alone(text):
        return len(text)
    if _is_ours(text):
        return _own_count(text)  # which knows no such rule
    # a sign that belongs before the next letter may lose its border with the virama
    return max(count(text), len(_library_cut().findall(_joining().sub("", text))))


def _cut_by_us(text: str) -> bool:
    return _is_ours(text) and _virama().search(text) is None


def _is_ours(text: str) -> bool:
    if _ours().fullmatch(text) is None:
        return False
    # a joiner after a mark of another script: only the library knows whether it joins
    return JOINER not in text or _joint().search(text) is None or _mark().search(text) is None


def _own_count(text: str) -> int:
    """Return what is left of the code points when all that joins another is taken away."""
    joined = len("".join(_more().findall(text))) - len(_orphan().findall(text))
    joined += text.count("\r\n")
    if JOINER in text:
        joined += _joins(text)
    if max(text) >= FLAG_LETTER[0]:
        joined += len(_flag().findall(text))
    return len(text) - joined


def _joins(text: str) -> int:
    """Return how many joiners glue two pictographs, which marks may stand between."""
    if _far().search(text):
        return "".join(_zipped().findall(text)).count(JOINER)
    return len(_glued().findall(text))  # begins with one sign, which is found much faster


def floor(text: str, offset: int) -> int:
    """Return the largest border between clusters that is not beyond ``offset``."""
    if offset >= len(text):
        return len(text)
    begin = max(offset, 0)
    while begin and not _alone().fullmatch(text, begin - 1, begin + 1):
        begin -= 1
    border = begin
    if border < offset:
        for cluster in each(text[begin : offset + _REACH]):
            if begin + cluster.end > offset:
                break
            border = begin + cluster.end
    return border


def _stands_alone(text: str) -> bool:
    if text.isascii():
        return "\r" not in text
    return _alone().fullmatch(text) is not None


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(f"[{_ALONE}]*")


@cache
def _ours() -> re.Pattern[str]:
    return re.compile(f"[{_ALONE}\r{FLAG_LETTER}{JOINER}{_EXTEND}]*")


@cache
def _own_cut() -> re.Pattern[str]:
    return re.compile(f"{_JOINED}|[{_CONTROL}]|(?s:.){_MORE}*")


@cache
def _more() -> re.Pattern[str]:
    return re.compile(f"{_MORE}+")


@cache
def _orphan() -> re.Pattern[str]:
    """Return the expression for what would join, had it something before it."""
    return re.compile(f"(?:\\A|[{_CONTROL}]){_MORE}")


@cache
def _zipped() -> re.Pattern[str]:
    return re.compile(f"[{PICTOGRAPHIC}](?:[{_EXTEND}]*{JOINER}[{PICTOGRAPHIC}])+")


@cache
def _glued() -> re.Pattern[str]:
    one, mark = f"[{PICTOGRAPHIC}]", f"[{_EXTEND}]"
    before = (one, one + mark, one + mark + mark)
    return re.compile(f"{JOINER}(?:{'|'.join(f'(?<={b}{JOINER})' for b in before)}){one}")


@cache
def _far() -> re.Pattern[str]:
    return re.compile(f"{JOINER}(?<=[{_EXTEND}][{_EXTEND}][{_EXTEND}]{JOINER})")


@cache
def _flag() -> re.Pattern[str]:
    return re.compile(f"[{FLAG_LETTER}][{FLAG_LETTER}]")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(f"{JOINER}[{PICTOGRAPHIC}]")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(f"[{_MARKS}]")


@cache
def _virama() -> re.Pattern[str]:
    return re.compile(f"[{_VIRAMAS}]")


@cache
def _joining() -> re.Pattern[str]:
    """Return the expression for viramas after a letter: without them every consonant counts."""
    return re.compile(
        rf"(?<=[\u0900-\u0e00\u1000-\u109f\u1700-\u17ff\u1a00-\u1bff\ua980-\uaaff\U00010a00-\U00011fff])[{_VIRAMAS}]"
    )


@cache
def _library_cut() -> Any:
    import regex  # type: ignore[import-untyped]

    return regex.compile(r"\X")
