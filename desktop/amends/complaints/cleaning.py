"""Cleaning: what the person wrote, without what mail, web pages and apps wrapped around it.

The pasted text is never changed. Reading works on a cleaned copy, and every span found there is
led back to the text as pasted.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from amends.text.spans import Span

_INVISIBLE = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb]+"
)
_STAR = r"[\u2605\u2606\u2b50\u272d\u2729\U0001f31f]\ufe0f?"
_ENTITY = r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});"
_TAG = r"</?(?:br|p|div|span|b|i|em|strong|a|li|ul|blockquote|html|body|font|img)\b[^<>]{0,300}>"
_SOFT = r"=\r?\n|(?:=[0-9A-F]{2})+"
_HEADER = (
    r"(?im)^[ \t>]*+(?:from|to|sent|date|cc|bcc|reply-to|message-id|mime-version|content-[\w-]+"
    r"|x-[\w-]+|received|return-path|von|an|gesendet|datum|de|enviado|para|fecha|à|envoyé"
    r"|da|a|inviato|data|van|aan|verzonden): [^\n]*(?:\n[ \t]+[^\n]*)*(?:\n|\Z)"
)
_SUBJECT = (
    r"(?im)^[ \t>]*+(?:subject|betreff|asunto|objet|oggetto|assunto"
    r"|onderwerp):[ \t]*+(?:(?:fwd?|re|aw|wg|tr)[ \t]*+:[ \t]*+)*"
)
_FORWARD = (
    r"(?im)^[ \t>]*+-{2,}[ \t]*+(?:original message|forwarded message|begin forwarded message"
    r"|ursprüngliche nachricht|mensaje original|message d'origine|messaggio originale"
    r"|oorspronkelijk bericht|mensagem original)[ \t]*+-*[ \t]*+$"
    r"|^[ \t>]*+begin forwarded message:[ \t]*+$"
    r"|^[ \t>]*+(?:on|am|el|le|il|em|op) [^\n]{6,120}(?:wrote|schrieb|escribió|a écrit|ha scritto"
    r"|escreveu|schreef)[^\n]{0,40}:[ \t]*+$"
)
_CHROME = (
    rf"(?im)^[ \t]*+(?:{_STAR}|(?:\.\.\.|\u2026)?[ \t]*+(?:see|read|show|view) (?:more|less"
    r"|original|translation)"
    r"|see original post|translate (?:tweet|post|review)|(?:like|reply|share|comment|repost|quote"
    r"|report|helpful|useful|follow|following|translate|retweet|bookmark|copy link|send)"
    r"(?:[ \t]*+[·•|,]?[ \t]+(?:like|reply|share|comment|repost|quote|report|\d+[smhdwy]?))*"
    rf"|(?:{_STAR}[ \t]?)*+(?:posted|reviewed|written|edited)? ?(?:\d+|an?|one)"
    r" (?:second|minute|hour|day|week|month|year)s? ago"
    r"|[•·]?[ \t]*+\d+[smhdwy](?: ago)?|[•·]|[ru]/\w{3,24}"
    r"|(?:\d[\d.,]*k? (?:likes?|repl(?:y|ies)|comments?|shares?|reposts?|retweets?|views?|quotes?"
    r"|upvotes?|bookmarks?|people found this (?:review )?helpful)[ \t·•]*+)+"
    r"|\d{1,2}:\d\d(?:[ \t]?[ap]m)? · [^\n]{4,70}"
    r"|(?:did you find|was) this (?:review )?helpful\?[^\n]{0,20}"
    r"|(?:check out|see|look at|view|read|have a look at) (?:this|my|the)"
    r" (?:review|post|tweet|pin|video|photo|thread|story)"
    r"(?: by [^\n]{2,30})? (?:on|from|at) [^\n]{2,40}"
    r"|helpful\??[ \t]*+\(?\d*\)?|verified(?: purchase| review| order)?"
    r"|local guide(?:[ \t]*+[·•][^\n]*)?|\d+ reviews?(?:[ \t]*+[·•][^\n]*)?"
    r"|sent from my \w+(?: \w+)?"
    r"|get outlook for \w+|rated \d(?:\.\d)? out of \d(?: stars?)?"
    r"|\d(?:\.\d)?[ \t]*+(?:/[ \t]*+5|stars?)"
    r"|response from the owner|\[?image\]?|advertisement)[ \t]*+$"
    r"|\(?translated (?:by|from) [^\n)]{2,30}\)?|\(original\)|(?:\.\.\.|\u2026)[ \t]*+(?:see"
    r"|read|show) more\b"
    rf"|{_STAR}(?:[ \t]?{_STAR})+"
)
_RETWEET = r"\A[\s\"'“]*RT[ :]+(?=@)"
_QUOTE = r"(?m)^[ \t]*+>[ \t>]*"
_QUOTED_LINE = r"(?m)^[ \t]*+>[^\n]*(?:\n|\Z)"
_ENOUGH = 20

_Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and the way back: ``text[starts[i]:]`` came from ``origins[i]`` onwards.

    ``lengths`` says how many code points each run has; a run that was rewritten (an entity, a
    soft line break) keeps where it stood in ``rewritten``.
    """

    text: str
    original: str
    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)
    rewritten: tuple[int, ...] = (0,)

    def span(self, start: int, end: int) -> Span:
        """Return the span of the pasted text that ``text[start:end]`` came from."""
        if self.text is self.original:
            return Span(start, end)
        return Span(self._at(start), self._at(end - 1, last=True) if end > start else self._at(end))

    def _at(self, offset: int, *, last: bool = False) -> int:
        run = bisect_right(self.starts, offset) - 1
        if self.rewritten[run]:
            return self.origins[run] + (self.rewritten[run] if last else 0)
        return self.origins[run] + offset - self.starts[run] + (1 if last else 0)


def clean(text: str) -> Cleaned:
    """Return ``text`` without wrapping, together with the way back to what was pasted."""
    edits: list[_Edit] = []
    for find in (_invisible, _printable, _entities, _mail, _wrapping):
        edits.extend(find(text))
    return _apply(text, edits) if edits else Cleaned(text, text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _cut(pattern: str, text: str, into: str | Callable[[re.Match[str]], str] = "") -> list[_Edit]:
    return [
        (found.start(), found.end(), into if isinstance(into, str) else into(found))
        for found in _compiled(pattern).finditer(text)
        if found.end() > found.start()
    ]


def _invisible(text: str) -> list[_Edit]:
    if text.isascii() and text.isprintable():
        return []
    # a line separator, a lone carriage return and a form feed end lines; the rest is not there
    return _cut(
        _INVISIBLE,
        text,
        lambda found: (
            "\n" if _ends_line(found.group(), text[found.end() : found.end() + 1]) else ""
        ),
    )


def _ends_line(run: str, following: str) -> bool:
    breaks = any(c in run for c in "\r\x0b\x0c\u2028\u2029\x85")
    return breaks and following != "\n"


def _printable(text: str) -> list[_Edit]:
    """Decode quoted-printable, when a text is clearly in it."""
    if "=" not in text:
        return []
    if not _compiled(r"=\r?\n|=(?:C[23]|E2)=[89AB][0-9A-F]|=20\s*\n|=3D").search(text):
        return []

    def decode(found: re.Match[str]) -> str:
        run = found.group()
        if run[1:2] in "\r\n":
            return ""
        return bytes.fromhex(run.replace("=", "")).decode("utf-8", "replace").replace("\r\n", "\n")

    return _cut(_SOFT, text, decode)


def _entities(text: str) -> list[_Edit]:
    edits: list[_Edit] = []
    if "&" in text and _compiled(_ENTITY).search(text):
        from html import unescape

        edits = _cut(_ENTITY, text, lambda found: unescape(unescape(found.group())))
    if "<" in text and ">" in text:
        edits += _cut(
            _TAG, text, lambda found: "\n" if found.group()[1:4].strip("/ >") in _BREAKS else ""
        )
    return edits


_BREAKS = frozenset({"br", "p", "li", "div"})


def _mail(text: str) -> list[_Edit]:
    edits: list[_Edit] = []
    if ": " in text and len(headers := _cut(_HEADER, text)) >= 2:
        edits += headers + _cut(_SUBJECT, text)
    if "\n" in text or text.startswith("-"):
        edits += _cut(_FORWARD, text)
    if ">" in text and _compiled(_QUOTE).search(text):
        rest = _compiled(_QUOTED_LINE).sub("", _compiled(_FORWARD).sub("", text))
        own = sum(1 for character in rest if character.isalpha()) >= _ENOUGH
        edits += _cut(_QUOTED_LINE if own else _QUOTE, text)
    return edits


def _wrapping(text: str) -> list[_Edit]:
    return _cut(_RETWEET, text) + _cut(_CHROME, text)


def _apply(text: str, edits: list[_Edit]) -> Cleaned:
    """Make the edits, the longer first where two meet, and remember where each run came from."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    rewritten: list[int] = []
    length = position = 0

    def run(piece: str, origin: int, width: int) -> None:
        nonlocal length
        if piece:
            starts.append(length)
            origins.append(origin)
            rewritten.append(width)
            pieces.append(piece)
            length += len(piece)

    for start, end, into in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start < position:
            continue
        run(text[position:start], position, 0)
        run(into, start, end - start)
        position = end
    run(text[position:], position, 0)
    if not pieces:
        return Cleaned("", text)
    return Cleaned("".join(pieces), text, tuple(starts), tuple(origins), tuple(rewritten))
