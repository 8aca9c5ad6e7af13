"""Omissions: which of the writer's facts a draft has no room for."""

from collections.abc import Mapping

from amends.drafting.brief import Facts
from amends.drafting.clauses import Clause
from amends.drafting.draft import Draft
from amends.vocabulary import Stance

LABELS: Mapping[str, str] = {
    "did": "what we did",
    "harm": "what it cost them",
    "repair": "what you are doing about it",
    "by": "by when",
    "change": "what changes",
    "why": "what happened",
    "promise": "your usual promise of an answer",
}
_SAID_UNDER: Mapping[Stance, tuple[str, ...]] = {
    Stance.OURS: ("did", "repair", "harm", "why", "change"),
    Stance.PARTLY_OURS: ("did", "repair", "harm", "why", "change"),
    Stance.NOT_KNOWN_YET: ("harm", "repair"),
    Stance.NOT_OURS: ("harm", "repair", "why"),
    Stance.UNTRUE: ("why", "repair"),
}
_OWED = ("did", "repair")


def left_out(
    facts: Facts, ready: Mapping[str, Clause], draft: Draft, stance: Stance
) -> tuple[list[str], list[str]]:
    """Return the facts that ``draft`` leaves out: those a reply owes, and those it may spare.

    ``ready`` holds the facts as the templates had them.
    """
    text = draft.text.lower()
    missed = [
        name
        for name in _SAID_UNDER[stance]
        if getattr(facts, name).strip() and ready.get(name) and not _in(text, ready[name])
    ]
    return [n for n in missed if n in _OWED], [n for n in missed if n not in _OWED]


def _in(text: str, fact: Clause) -> bool:
    words = (fact.clause or fact.noun or fact.sentence.rstrip(".")).lower()
    return bool(words) and words in text


def too_long(name: str, over: int, place: str) -> str:
    """Return the sentence that says which fact is too long for ``place`` and by how much."""
    return (
        f"“{LABELS[name]}” is too long for {place} by about {over}: the draft leaves it out. "
        "Say it in fewer words, or say it in a private message."
    )


def no_room(names: list[str], place: str) -> str:
    """Return the sentence that says what ``place`` has no room for."""
    listed = " and ".join(f"“{LABELS[name]}”" for name in names)
    return f"There is no room for {listed} in {place}."
