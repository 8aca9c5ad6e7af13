"""What a language's files know: contexts, troubles, cues and signs, as one lexicon."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from amends import resources
from amends.complaints.backoff import Pair, Vocabulary
from amends.complaints.words import FOLDER
from amends.text.lexicon import Hit, Lexicon, Tokens, compile_phrases
from amends.vocabulary import CueId, Trouble

_FORMAT = b"6"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Phrases that speak for a trouble, in some contexts or in none of others."""

    trouble: Trouble
    weight: float
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for or against a complaint; counted at most ``most`` times."""

    id: str
    weight: float
    most: int = 1
    kind: str = ""


class Knowledge:
    """The readings of one language, ready to be looked up."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        """Take what ``_compile`` made of the files of a language."""
        self.bias: float = compiled["bias"]
        self.evidence = tuple(
            Evidence(Trouble(trouble), weight, tuple(when), tuple(unless))
            for trouble, weight, when, unless in compiled["evidence"]
        )
        self.cues = tuple(CueId(cue) for cue in compiled["cues"])
        self.signs = {row[0]: Sign(*row) for row in compiled["signs"]}
        self.handles: dict[str, list[str]] = compiled["handles"]
        self.fallbacks = {name: Trouble(t) for name, t in compiled["fallbacks"].items()}
        self.vocabularies = tuple(
            Vocabulary(
                Trouble(trouble), f"b{at}s", f"b{at}w",
                tuple(Pair(f"b{at}p{n}one", f"b{at}p{n}other") for n in range(pairs)), contexts,
            )
            for at, (trouble, pairs, contexts) in enumerate(compiled["vocabularies"])
        )  # fmt: skip
        self._lexicon = Lexicon(compiled["lexicon"])
        self._fields: dict[str, frozenset[str]] = {}

    def fields(self, handle: str) -> frozenset[str]:
        """Return the contexts that a handle, without its @, belongs to."""
        known = self._fields.get(handle)
        if known is None:
            known = frozenset(
                name
                for name, marks in self.handles.items()
                if any(_is_of(handle, m) for m in marks)
            )
            if len(self._fields) < _REMEMBERED:
                self._fields[handle] = known
        return known

    def find(self, tokens: Tokens) -> dict[str, list[Hit]]:
        """Return the hits by key: t<entry>, c<cue>, s<sign>, x<context>, b<vocabulary>."""
        found: dict[str, list[Hit]] = {}
        for hit in self._lexicon.find(tokens):
            found.setdefault(hit.key, []).append(hit)
        return found


def _is_of(handle: str, mark: str) -> bool:
    """Return whether a handle carries a mark; a short one must stand at its border."""
    if len(mark) > 3:
        return mark in handle
    return (
        handle == mark
        or (len(mark) == 3 and handle.startswith(mark))
        or (len(mark) == 3 and handle.endswith(mark))
    )


_REMEMBERED = 5000
_FILES = ("words", "contexts", "troubles", "cues", "kinds", "vocabulary")


def _compile(language: str) -> dict[str, Any]:
    words, contexts, troubles, cues, kinds, vocabulary = (
        resources.toml(f"{FOLDER}/{language}/{name}.toml") for name in _FILES
    )
    return {
        "bias": kinds["bias"],
        "evidence": [
            [row["trouble"], row["weight"], row.get("when", ()), row.get("unless", ())]
            for row in troubles["evidence"]
        ],
        "cues": [row["id"] for row in cues["cue"]],
        "signs": [
            [row["id"], row["weight"], row.get("most", 1), row.get("kind", "")]
            for row in kinds["sign"]
        ],
        "handles": {name: row.get("handles", ()) for name, row in contexts.items()},
        "fallbacks": {n: row["fallback"] for n, row in contexts.items() if "fallback" in row},
        "vocabularies": [
            [row["trouble"], len(row.get("pair", ())), row.get("contexts", {})]
            for row in vocabulary["vocabulary"]
        ],
        "lexicon": compile_phrases(
            (
                *_phrases(contexts, troubles["evidence"], cues["cue"], kinds["sign"]),
                *_words(vocabulary["vocabulary"]),
            ),
            words["classes"],
        ),
    }


def _phrases(
    contexts: dict[str, Any], troubles: list[Any], cues: list[Any], signs: list[Any]
) -> Iterator[tuple[str, str]]:
    for name, row in contexts.items():
        for phrase in row["phrases"]:
            yield f"x{name}", phrase
    for prefix, rows in (("t", troubles), ("c", cues), ("s", signs)):
        for at, row in enumerate(rows):
            for phrase in row.get("phrases", ()):
                yield f"{prefix}{row['id'] if prefix == 's' else at}", phrase


def _words(rows: list[Any]) -> Iterator[tuple[str, str]]:
    for at, row in enumerate(rows):
        lists = {"s": row["strong"], "w": row["weak"]}
        for n, pair in enumerate(row.get("pair", ())):
            lists[f"p{n}one"] = pair["one"]
            lists[f"p{n}other"] = pair["other"]
        for name, listed in lists.items():
            single = []
            for phrase in _listed(listed):
                if " " in phrase:
                    yield f"b{at}{name}", phrase
                else:
                    single.append(phrase)
            if single:  # one element for all of them: one pattern is tried and not hundreds
                yield f"b{at}{name}", "|".join(single)


def _listed(rows: list[str]) -> Iterator[str]:
    """Yield the words and phrases of a list, which ``;`` or ``|`` outside brackets separate."""
    for row in rows:
        depth = start = 0
        for at, letter in enumerate(row):
            depth += (letter == "(") - (letter == ")")
            if letter in ";|" and not depth:
                yield row[start:at].strip()
                start = at + 1
        yield row[start:].strip()


@cache
def knowledge(language: str) -> Knowledge:
    """Return what is known of ``language``; compiled once and remembered in the cache folder."""
    raw = b"\0".join(resources.data(f"{FOLDER}/{language}/{name}.toml") for name in _FILES)
    digest = blake2b(raw, digest_size=16, person=_FORMAT).hexdigest()
    remembered = resources.cache_folder() / "readings" / f"{digest}.json"
    try:
        return Knowledge(json.loads(remembered.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        pass  # not compiled yet, or not by this version
    compiled = _compile(language)
    resources.write_quietly(remembered, json.dumps(compiled, ensure_ascii=False).encode())
    return Knowledge(compiled)
