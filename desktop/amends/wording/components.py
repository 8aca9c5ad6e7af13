"""Components found in any text, however it was written: who owned what, what is being done.

Phrases stand in ``resources/wording/<language>/components.toml``. A component is judged by its
idea: an owned act has us as the one who did wrong, a repair is a concrete act for this person.
What a question, a condition or a quotation says is nobody's act.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from amends import resources
from amends.text.expressions import compiled
from amends.text.lexicon import Hit, Lexicon, compile_phrases, tokenise_folded
from amends.text.spans import Span
from amends.vocabulary import Component, Stance
from amends.wording.report import FoundComponent
from amends.wording.scene import Scene

_FORMAT = b"components 5"
PRIVATE = "private"
DENIAL = "denial"
OFFLINE = "offline"
_ASIDES = frozenset((PRIVATE, DENIAL, OFFLINE))
_ADMITTING = (Stance.OURS, Stance.PARTLY_OURS)
_QUESTION = re.compile(r"\?[\s\"')\]]*\Z")
_INITIALS = re.compile(r"(?:\^|[-\u2013\u2014~/]\s?|\*)[A-Za-z][\w.]*(?:\s[A-Z][\w.]*){0,2}\s*\Z")
_INITIALS_ALONE = re.compile(r"(?<=\s)\^\w+(?=\s|\Z)")
_NAME_LINE = compiled(
    r"(?:the\s|The\s|your\s|Your\s|[A-Z][\w.'’-]*\s?,?\s?|[&|·,/@-]\s?|of\s|and\s|for\s|at\s){1,9}"
    r"(?:team|crew|family|staff)?[.!]?\Z"
)
_CONTACT_LINE = compiled(
    r"(?:[+(\d][\d ()./+-]{6,24}|[\w.+-]{1,64}@[\w.-]{3,80}|(?:https?://|www\.)\S{3,100})\Z"
)
_LONGEST_NAME_LINE = 70
_LONGEST_SENTENCE = 1500
_MOST_AFTER_NAME = 12


class Reply(NamedTuple):
    """A text read for its components: what was found, and what the judgement rests on.

    ``private`` holds the sentences that ask to go on in private, ``offline`` those that want it
    out of sight, ``denials`` those that deny the fact or the fault, ``sentences`` every sentence
    without its greeting.
    """

    components: tuple[FoundComponent, ...]
    private: tuple[Span, ...]
    offline: tuple[Span, ...]
    denials: tuple[Span, ...]
    sentences: tuple[Span, ...]

    def has(self, component: Component) -> bool:
        """Return whether ``component`` was found."""
        return any(found.id is component for found in self.components)

    def first(self, component: Component) -> Span | None:
        """Return where ``component`` stands first."""
        return next((found.span for found in self.components if found.id is component), None)


class _Language(NamedTuple):
    lexicon: Lexicon
    asked: frozenset[str]
    openings: tuple[str, ...]
    closings: frozenset[str]
    roles: frozenset[str]


@cache
def _language(language: str) -> _Language:
    name = f"wording/{language}/components.toml"
    key = resources.digest(_FORMAT, resources.data(name))
    compiled = resources.remembered_value("components", key)
    if compiled is None:
        compiled = _compile(resources.toml(name))
        resources.remember_value("components", key, compiled)
    return _known(compiled)


def _known(compiled: dict[str, Any]) -> _Language:
    return _Language(
        Lexicon(compiled["lexicon"]),
        frozenset(compiled["asked"]),
        tuple(compiled["openings"]),
        frozenset(compiled["closings"]),
        frozenset(compiled["roles"]),
    )


def _compile(table: dict[str, Any]) -> dict[str, Any]:
    """Return what the file of a language says, in the form in which it is remembered."""
    parts: dict[str, dict[str, Any]] = table["component"]
    phrases = []
    for name, part in parts.items():
        phrases += [(name, phrase) for phrase in part.get("phrases", ())]
        phrases += [("-" + name, phrase) for phrase in part.get("unless", ())]
        phrases += [("+" + name, phrase) for phrase in part.get("undecided", ())]
        for aside in sorted(_ASIDES):
            phrases += [(aside, phrase) for phrase in part.get(aside, ())]
            phrases += [("-" + aside, phrase) for phrase in part.get(aside + "_unless", ())]
    asked = [name for name, part in parts.items() if part.get("asked")]
    return {
        "lexicon": compile_phrases(phrases, table["classes"]),
        "asked": [*asked, PRIVATE, OFFLINE],
        "openings": parts["greeting"]["openings"],
        "closings": parts["signature"]["closings"],
        "roles": parts["signature"]["role"],
    }


def find(text: str, stance: Stance = Stance.OURS, language: str = "en") -> list[FoundComponent]:
    """Return the components of ``text`` in its order; a span is the sentence that carries it."""
    return list(read(text, stance, language).components)


def read(
    text: str, stance: Stance = Stance.OURS, language: str = "en", scene: Scene | None = None
) -> Reply:
    """Read ``text`` for its components; ``scene`` saves the work of preparing it again."""
    scene = scene or Scene(text)
    spans = [Span(one.start, one.end) for one in scene.sentences]
    worded = _worded(scene, stance, language)
    found = {(Component(key), span) for key, span in worded if key not in _ASIDES}
    greeting = greeting_of(scene, language)
    if greeting is not None:
        found.add((Component.GREETING, greeting))
    signature = signature_of(text, scene, language)
    if signature is not None:
        found = {one for one in found if not _inside(one[1], signature)}
        found.add((Component.SIGNATURE, signature))
    ordered = sorted(found, key=lambda one: (one[1].start, one[1].end, one[0]))
    aside = {key: tuple(sorted(span for k, span in worded if k == key)) for key in _ASIDES}
    return Reply(
        tuple(FoundComponent(component, span) for component, span in ordered),
        aside[PRIVATE],
        aside[OFFLINE],
        aside[DENIAL],
        tuple(spans),
    )


def _worded(scene: Scene, stance: Stance, language: str) -> set[tuple[str, Span]]:
    """Return what phrases tell, as keys with the sentences that say it."""
    found: set[tuple[str, Span]] = set()
    for sentence in scene.sentences:
        keys = _said(sentence.body[:_LONGEST_SENTENCE], language)
        if keys:
            span = Span(sentence.start, sentence.end)
            found.update((key.lstrip("+"), span) for key in keys if _counts(key, stance))
    return found


def _counts(key: str, stance: Stance) -> bool:
    return key[0] != "+" or stance not in _ADMITTING


@lru_cache(maxsize=512)
def _said(sentence: str, language: str) -> frozenset[str]:
    """Return the keys one folded sentence stands for; with ``+`` those of the open stances.

    Remembered, because of a reply that is being edited all sentences but one are old.
    """
    known = _language(language)
    hits = known.lexicon.find(tokenise_folded(sentence))
    if not hits:
        return frozenset()
    taken_back = _taken_back(hits)
    asks = _QUESTION.search(sentence) is not None
    said = set()
    for key, start, end in hits:
        name = key.lstrip("+")
        if key[0] == "-" or key in said or (asks and name not in known.asked):
            continue
        if name not in taken_back or not _overlaps(start, end, *taken_back[name]):
            said.add(key)
    return frozenset(said)


def _taken_back(hits: list[Hit]) -> dict[str, tuple[list[int], list[int]]]:
    """Return what is taken back, by name: the starts, and how far anything so far reaches."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for key, start, end in hits:
        if key[0] == "-":
            spans.setdefault(key[1:], []).append((start, end))
    reach: dict[str, tuple[list[int], list[int]]] = {}
    for name, found in spans.items():
        found.sort()
        ends = list(accumulate((end for _, end in found), max))
        reach[name] = ([start for start, _ in found], ends)
    return reach


def _overlaps(start: int, end: int, starts: list[int], ends: list[int]) -> bool:
    place = bisect_left(starts, end) - 1
    return place >= 0 and ends[place] > start


def greeting_of(scene: Scene, language: str = "en") -> Span | None:
    """Return the greeting: what stands before the first sentence, or the whole first line."""
    known = _language(language)
    folded = scene.folded
    first = scene.sentences[0] if scene.sentences else None
    if first is None:
        return None
    begin = len(folded) - len(folded.lstrip())
    if first.start > begin:
        end = first.start
        while end > begin and folded[end - 1].isspace():
            end -= 1
        return Span(begin, end)
    opens = first.body.lstrip("\"'* ")
    if opens.startswith("@") or opens.startswith(known.openings):
        line = folded.find("\n", begin)
        end = line if 0 <= line < first.end else first.end
        return Span(begin, end) if end - begin <= _LONGEST_NAME_LINE else None
    return None


def signature_of(text: str, scene: Scene, language: str = "en") -> Span | None:
    """Return the name at the end: initials, or last lines that hold a name and nothing else."""
    known = _language(language)
    bare = text.rstrip()
    for _ in range(_MOST_AFTER_NAME):  # a link, hashtags or a counter may follow the name
        shorter = re.sub(r"\s+(?:https?://\S{1,200}|#\w+|\d/\d|\(\d/\d\))\Z", "", bare[-400:])
        if len(shorter) == len(bare[-400:]):
            break
        bare = bare[: len(bare) - (len(bare[-400:]) - len(shorter))].rstrip()
    if initials := _INITIALS.search(bare, max(0, len(bare) - 40)):
        return Span(*initials.span())
    if alone := _INITIALS_ALONE.search(bare, max(0, len(bare) - 60)):
        return Span(*alone.span())
    end = start = len(bare)
    named = False
    for _ in range(4):
        line = bare.rfind("\n", 0, start)
        row = bare[line + 1 : start].strip()
        is_name = _is_name_line(known, row)
        if line < 0 or not (is_name or _CONTACT_LINE.match(row)):
            break
        named = named or is_name
        start = line
        while start and bare[start - 1].isspace():
            start -= 1
    if named:
        while bare[start].isspace():
            start += 1
        return Span(start, end)
    last = max((one.start for one in scene.sentences if one.start < len(bare)), default=0)
    return _closing(known, bare, last)


def _is_name_line(known: _Language, row: str) -> bool:
    if not row or len(row) > _LONGEST_NAME_LINE:
        return False
    low = row.lower().rstrip(",.!- ")
    if low in known.closings:
        return True
    return bool(_NAME_LINE.match(row)) and not low.endswith(":")


def _closing(known: _Language, bare: str, start: int) -> Span | None:
    """Return "Sincerely, Greg Shortt" in the last sentence, with or without its comma."""
    last = bare[start:].rstrip(".! ")
    if not last or len(last) > _LONGEST_NAME_LINE:
        return None
    low = last.lower()
    for closing in known.closings:
        if low.startswith(closing):
            rest = last[len(closing) :].lstrip(" ,-\u2013\u2014")
            if not rest or (rest[0].isupper() and _NAME_LINE.match(rest)):
                return Span(start, len(bare))
    named = last[0].isupper() and ("," in last or " " in last) and len(last.split()) <= 7
    if not named or known.roles.isdisjoint(re.findall(r"[\w-]+", low)):
        return None
    return Span(start, len(bare)) if _NAME_LINE.match(last) else None


def _inside(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end
