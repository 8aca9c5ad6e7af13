"""Clauses for the brief: what we did and the harm, from nothing but what the complaint said."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping
from functools import cache
from typing import Any

from amends import resources
from amends.complaints.words import FOLDER, Found, compiled
from amends.text.lexicon import Tokens
from amends.text.spans import Span
from amends.vocabulary import Trouble

_NEAR = 60  # code points around the evidence that still speak of it
_TROUBLES = 2
_LATE = r"\s*(?:late|overdue|behind|delay|delays|delayed)\b"
_WAIT_BEFORE = (
    r"\b(?:wait|waits|waiting|waited|hold|queue|queued|queueing|queuing|line|phone"
    r"|stuck|sat|sitting|stood|standing|delay|delayed|for|over|took)\b[^.!?]{0,28}$"
)
_WAIT_AFTER = (
    r"\s*(?:on hold|wait|queue|in (?:a |the )?(?:line|queue)|on the phone|waiting"
    r"|hold|to (?:be|get|speak|talk))\b"
)


@cache
def _rows(language: str) -> list[dict[str, Any]]:
    return list(resources.toml(f"{FOLDER}/{language}/clauses.toml")["clause"])


@cache
def _unfit(language: str) -> dict[str, str]:
    return dict(resources.toml(f"{FOLDER}/{language}/clauses.toml").get("unfit", {}))


def offer(
    named: tuple[Trouble, ...],
    spans: Mapping[Trouble, tuple[Span, ...]],
    found: Iterable[Found],
    text: str,
    tokens: Tokens,
    *,
    language: str,
    told: Container[Trouble],
) -> dict[str, tuple[str, ...]]:
    """Return what we did and the harm as clauses that a writer may accept, change or leave.

    ``told`` are the troubles that phrases tell and not only single words: without a phrase only
    clauses that name their own words are offered, and without any words none.
    """
    slots = _slots(list(found), text)
    offered: dict[str, list[str]] = {"did": [], "harm": []}
    for trouble in named[:_TROUBLES]:
        if not spans.get(trouble):
            continue
        said = _said(spans[trouble], tokens)
        fitting = _fitting(slots, trouble, language)
        for row in _rows(language):
            if row["trouble"] != trouble or not _holds(
                row, said, trouble is named[0] and trouble in told
            ):
                continue
            part = "did" if "did" in row else "harm"
            clause = _filled(row[part], fitting)
            if clause and clause not in offered[part]:
                offered[part].append(clause)
    return {part: tuple(clauses) for part, clauses in offered.items() if clauses}


def _holds(row: Mapping[str, Any], said: frozenset[str], main: bool) -> bool:
    groups = row.get("said", ())
    # a clause that asks for no words of its own speaks only for the main trouble
    if not groups:
        return main
    return all(not said.isdisjoint(group.split("|")) for group in groups)


def _said(spans: tuple[Span, ...], tokens: Tokens) -> frozenset[str]:
    """Return the words that stand in the evidence or close to it."""
    near: set[str] = set()
    for span in spans:
        first = bisect_left(tokens.starts, span.start - _NEAR)
        near.update(tokens.words[first : bisect_right(tokens.starts, span.end + _NEAR)])
    return frozenset(near)


def _fitting(slots: dict[str, str], trouble: Trouble, language: str) -> dict[str, str]:
    """Return the slots without a thing that such a trouble cannot befall."""
    unfit = _unfit(language).get(trouble, "").split()
    if slots.get("thing", "").rpartition(" ")[2] in unfit:
        return {name: words for name, words in slots.items() if name != "thing"}
    return slots


def _filled(clause: str, slots: Mapping[str, str]) -> str:
    """Return the clause with its slots filled, or nothing if one of them was not read."""
    for name in ("thing", "late", "waited", "amount"):
        mark = f"{{{name}}}"
        if mark in clause:
            if name not in slots:
                return ""
            clause = clause.replace(mark, slots[name])
    return clause


def _slots(found: list[Found], text: str) -> dict[str, str]:
    slots: dict[str, str] = {}
    for one in found:
        words = text[one.start : one.end]
        if one.key == "thing":
            slots.setdefault(
                "thing", words if words.isupper() and len(words) < 5 else words.lower()
            )
        elif one.key == "amount":
            slots.setdefault("amount", words)
        elif one.key == "duration":
            if compiled(_LATE).match(text.lower(), one.end):
                slots.setdefault("late", words.lower())
            if _waited(text.lower(), one):
                slots.setdefault("waited", words.lower())
    return slots


def _waited(low: str, one: Found) -> bool:
    before = low[max(0, one.start - 40) : one.start]
    return bool(compiled(_WAIT_BEFORE).search(before) or compiled(_WAIT_AFTER).match(low, one.end))
