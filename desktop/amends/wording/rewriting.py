"""Rewrites: what to write instead, offered only where nothing the writer knows would be lost."""

import re
from typing import Any

from amends.text.findings import Rewrite
from amends.wording.scene import Sentence

_FACT = re.compile(
    r"""\d[\d.,:/-]*|https?://\S+|www\.\S+|\S+@\S+|[@\#]\w+|[£$€]
      |(?<![.!?:\n]\s)(?<!\A)\b[A-Z][\w'\u2019-]+""",
    re.VERBOSE,
)
_OPENERS = "I I'm I've I'll I'd We Our Your You It Sorry Please Unfortunately However If Should"
_NO_FACTS = frozenset(_OPENERS.split())
_LEAD = re.compile(r"[\s,;:\u2013\u2014-]*")


def offers(
    templates: list[dict[str, Any]], text: str, sentence: Sentence, start: int, end: int
) -> tuple[Rewrite, ...]:
    """Return the rewrites for the words ``text[start:end]`` of ``sentence``."""
    found = []
    said: dict[tuple[int, int], set[str]] = {}  # most rewrites of a finding change the same words
    for template in templates:
        rewrite = _offer(template, text, sentence, start, end)
        changed = rewrite.start, rewrite.end
        if changed not in said:
            said[changed] = facts(text, *changed)
        if not said[changed] or said[changed] <= facts(rewrite.text, 0, None):
            found.append(rewrite)
    return tuple(found)


def facts(text: str, start: int, end: int | None) -> set[str]:
    """Return the numbers, names, dates, addresses and links in ``text[start:end]``."""
    stop = len(text) if end is None else end
    return {
        found.group().replace("\u2019", "'").rstrip(".,:")
        for found in _FACT.finditer(text[max(0, start - 2) : stop])
        if found.end() > min(start, 2)
    } - _NO_FACTS


def _offer(
    template: dict[str, Any], text: str, sentence: Sentence, start: int, end: int
) -> Rewrite:
    label, kind, wording = template["label"], template["kind"], template["text"]
    if kind == "sentence":
        return Rewrite(label, sentence.start, sentence.end, wording)
    if kind == "delete":
        return _without(label, text, sentence.start, sentence.end)
    if kind == "words":
        opens = not text[sentence.start : start].strip(" \"'(")
        return Rewrite(label, start, end, _capital(wording) if opens else wording)
    return _cut(label, text, sentence, start, end)


def _without(label: str, text: str, start: int, end: int) -> Rewrite:
    """Take a sentence out together with the space it leaves."""
    while end < len(text) and text[end] == " ":
        end += 1
    if end == len(text) or text[end] == "\n":
        while start and text[start - 1] == " ":
            start -= 1
    return Rewrite(label, start, end, "")


def _cut(label: str, text: str, sentence: Sentence, start: int, end: int) -> Rewrite:
    """Take words out of a sentence, mending the space, the comma and the capital."""
    opens = not text[sentence.start : start].strip(" \"'(")
    if opens:
        lead = _LEAD.match(text, end)
        end = lead.end() if lead else end
        return Rewrite(label, start, min(end + 1, len(text)), _capital(text[end : end + 1]))
    while start > sentence.start and text[start - 1] in " ,-\u2013\u2014":
        start -= 1
    return Rewrite(label, start, end, "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
