"""Heat: what the reply of a hot head gives away before anybody reads what it says.

Insults and profanity hold the copy back; shouting capitals, runs of exclamation marks and
accusations in the second person warn. Abbreviations and a stress that is kind are no shouting.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from amends import resources
from amends.text.findings import Finding
from amends.vocabulary import Level
from amends.wording.scene import Scene

_CAPITALS = re.compile(r"(?<![\w@#.&/-])[A-Z][A-Z']+(?:[ ,;:-]{1,3}[A-Z][A-Z']+)*(?![\w@/&]|\.\w)")
_CAPITAL_WORD = re.compile(r"[A-Z][A-Z']+")
_EXCLAMATION = re.compile(r"!(?:[!?1]|\s!){2,}|[!?]*\?![!?]+|!!")
_LONGEST_RUN = 400


class _Words(NamedTuple):
    insults: re.Pattern[str]
    insult_words: frozenset[str]
    profanity: re.Pattern[str]
    profane_words: frozenset[str]
    accusations: re.Pattern[str]
    accusing: frozenset[str]
    shouts: frozenset[str]
    strong: frozenset[str]
    kind: frozenset[str]
    told: dict[str, str]
    why: str
    source: str


@cache
def _words(language: str) -> _Words:
    table: dict[str, Any] = resources.toml(f"wording/{language}/heat.toml")
    words = table["words"]
    insults = "|".join(map(re.escape, words["insults"]))
    profane = "|".join(map(re.escape, words["profanity"]))
    calling = (
        r"(?:a |an |the |such |so |just |really |absolutely |being |nothing but |all |completely )*"
    )
    return _Words(
        re.compile(
            rf"\b(?:you|you're|youre|you are|you were|u r)(?: (?:are|were|sound|look|must be))?(?: \w+)? {calling}(?:{insults})\b"
            rf"|\b(?:you|your) (?:\w+ )?(?:{insults})\b(?! (?:to|for|that|about|from))"
        ),
        frozenset(word.split()[0] for word in words["insults"]),
        re.compile(rf"(?<![\w'])(?:{profane})(?![\w'])"),
        frozenset(word.split()[0] for word in words["profanity"]),
        re.compile(rf"(?<![\w'])(?:{'|'.join(words['accusations'])})"),
        frozenset(words["accusing"]),
        frozenset(words["shouts"]),
        frozenset(words["strong"]),
        frozenset(words["kind"]),
        table["messages"],
        table["why"],
        table["source"],
    )


def findings(text: str, scene: Scene | None = None, language: str = "en") -> list[Finding]:
    """Return what in ``text`` was written in anger."""
    known = _words(language)
    scene = scene or Scene(text)
    found: list[Finding] = []
    if "!" in text:
        for match in _EXCLAMATION.finditer(text):
            if match.group() != "!!" or text.count("!!") > 1:
                found.append(_finding(known, "exclamation", text, *match.span(), Level.WARN))
                break
    found += _shouting(known, text)
    for sentence in scene.sentences:
        body, words = sentence.body, sentence.words
        if not known.profane_words.isdisjoint(words):
            for match in known.profanity.finditer(body):
                start = sentence.start + match.start()
                found.append(
                    _finding(known, "profanity", text, start, start + len(match[0]), Level.BLOCK)
                )
        if known.accusing.isdisjoint(words):
            continue
        if not known.insult_words.isdisjoint(words):
            if match := known.insults.search(body):
                start = sentence.start + match.start()
                found.append(
                    _finding(known, "insult", text, start, start + len(match[0]), Level.BLOCK)
                )
                continue
        if match := known.accusations.search(body):
            start = sentence.start + match.start()
            found.append(
                _finding(known, "accusation", text, start, start + len(match[0]), Level.WARN)
            )
    return found


def _shouting(known: _Words, text: str) -> list[Finding]:
    """Return the first run of capitals that are words and not abbreviations."""
    for match in _CAPITALS.finditer(text):
        run = match.group()
        words = [word.lower() for word in _CAPITAL_WORD.findall(run[:_LONGEST_RUN])]
        loud = [word for word in words if word in known.shouts]
        plain = [word for word in loud if word not in known.kind]
        alone = not known.strong.isdisjoint(words)
        if alone or (len(words) > 1 and plain and 2 * len(loud) > len(words)):
            return [_finding(known, "shouting", text, *match.span(), Level.WARN)]
        if len(words) > 5 and 3 * len(loud) >= len(words):
            return [_finding(known, "shouting", text, *match.span(), Level.WARN)]
    return []


def _finding(known: _Words, kind: str, text: str, start: int, end: int, level: Level) -> Finding:
    return Finding(
        rule=f"heat_{kind}",
        device="attack" if kind in ("insult", "accusation") else "heat",
        family="heat",
        level=level,
        start=start,
        end=end,
        quote=text[start:end],
        message=known.told[kind],
        why=known.why,
        source=known.source,
    )
