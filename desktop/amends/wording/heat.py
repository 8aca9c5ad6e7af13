"""Heat: what the reply of a hot head gives away before anybody reads what it says.

Insults and profanity hold the copy back; shouting capitals, runs of exclamation marks and
accusations in the second person warn. Abbreviations and a stress that is kind are no shouting.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from amends import resources
from amends.text.expressions import compiled
from amends.text.findings import Finding
from amends.vocabulary import Level
from amends.wording.scene import Scene, Sentence

_CAPITALS = re.compile(r"(?<![\w@#.&/-])[A-Z][A-Z']+(?:[ ,;:-]{1,3}[A-Z][A-Z']*)*(?![\w@/&]|\.\w)")
_CAPITAL_WORD = re.compile(r"[A-Z][A-Z']+")
_EXCLAMATION = re.compile(r"!(?:[!?1]|\s!){2,}|[!?]*\?![!?]+|!!")
_LONGEST_RUN = 400
_HOLDING = ("insult", "profanity")
_AT_SOMEBODY = ("insult", "accusation")


class _Words(NamedTuple):
    insults: str
    insult_words: frozenset[str]
    profanity: str
    profane_words: frozenset[str]
    accusations: str
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
    frames = "|".join(words["insult_frames"])
    return _Words(
        frames.replace("INSULT", f"(?:{insults})"),
        frozenset(word.split()[0] for word in words["insults"]),
        rf"(?<![\w'])(?:{profane})(?![\w'])",
        frozenset(word.split()[0] for word in words["profanity"]),
        rf"(?<![\w'])(?:{'|'.join(words['accusations'])})(?![\w'])",
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
    found: list[Finding] = []
    if "!" in text:
        for match in _EXCLAMATION.finditer(text):
            if match.group() != "!!" or text.count("!!") > 1:
                found.append(_finding(known, "exclamation", text, match.span()))
                break
    found += _shouting(known, text)
    for sentence in (scene or Scene(text)).sentences:
        for kind, match in _in_sentence(known, sentence):
            start, end = match.span()
            found.append(
                _finding(known, kind, text, (sentence.start + start, sentence.start + end))
            )
    return found


def _in_sentence(known: _Words, sentence: Sentence) -> Iterator[tuple[str, re.Match[str]]]:
    body, words = sentence.body, sentence.words
    if not known.profane_words.isdisjoint(words):
        for match in compiled(known.profanity).finditer(body):
            yield "profanity", match
    if known.accusing.isdisjoint(words):
        return
    insult = None if known.insult_words.isdisjoint(words) else compiled(known.insults).search(body)
    accusation = None if insult else compiled(known.accusations).search(body)
    if insult:
        yield "insult", insult
    elif accusation:
        yield "accusation", accusation


def _shouting(known: _Words, text: str) -> list[Finding]:
    """Return the first run of capitals that are words and not abbreviations."""
    for match in _CAPITALS.finditer(text):
        run = match.group()
        words = [word.lower() for word in _CAPITAL_WORD.findall(run[:_LONGEST_RUN])]
        loud = [word for word in words if word in known.shouts]
        plain = [word for word in loud if word not in known.kind]
        alone = not known.strong.isdisjoint(words)
        if alone or (len(words) > 1 and plain and 2 * len(loud) > len(words)):
            return [_finding(known, "shouting", text, match.span())]
        if len(words) > 5 and 3 * len(loud) >= len(words):
            return [_finding(known, "shouting", text, match.span())]
    return []


def _finding(known: _Words, kind: str, text: str, span: tuple[int, int]) -> Finding:
    start, end = span
    return Finding(
        rule=f"heat_{kind}",
        device="attack" if kind in _AT_SOMEBODY else "heat",
        family="heat",
        level=Level.BLOCK if kind in _HOLDING else Level.WARN,
        start=start,
        end=end,
        quote=text[start:end],
        message=known.told[kind],
        why=known.why,
        source=known.source,
    )
