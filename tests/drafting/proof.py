"""The proof: draft every combination of a brief and look for anything that must not be posted.

``python3 tests/drafting/proof.py`` runs all of it and prints the count; ``--every N`` takes each
Nth combination; ``--show N`` prints some drafts to be read. The suite runs a spread sample.
"""

import argparse
import itertools
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from amends.complaints.complaint import Complaint
from amends.drafting.brief import Brief, Facts
from amends.drafting.draft import Draft
from amends.drafting.fitting import REQUIRED
from amends.drafting.profile import Profile
from amends.drafting.writer import write
from amends.platforms.registry import load
from amends.vocabulary import Component, Level, Stance, Tone, Trouble
from amends.wording.components import find

FACTS = {
    "none": Facts(),
    "full": Facts(
        did="we sent the wrong size",
        harm="you waited an hour with two children",
        repair="we are sending the right one",
        by="Friday",
        change="we now read every label twice",
        why="we had packed two orders under one label",
    ),
    "terse": Facts(
        did="Wrong size sent.",
        harm="two hours lost",
        repair="full refund",
        by="today",
        change="a second check of every label",
        why="a mix-up at packing",
    ),
    "nouns": Facts(did="sending the wrong size", harm="a cold evening", repair="a new pair"),
    "verbs": Facts(
        did="lost your booking and kept you at the door",
        harm="ruined your evening",
        repair="booked you a new table",
        change="confirm each booking by phone",
        why="because we had written it on the wrong day",
    ),
    "lists": Facts(
        did="We forgot your order. We did not call back!",
        harm="- you waited\n- you went home hungry",
        repair="We refunded you. A fresh meal is on its way",
        by="by Friday 6 pm",
        change="We hired a second cook. We check the board every hour.",
        why="we were short of a cook; we took too many orders",
    ),
}
SPOKEN_BY = {"terse": "we", "nouns": "we", "verbs": "I", "lists": "we"}
TRUE_WORDS = Facts(why="the photo was not taken in our shop")  # what a correction states
COMPLAINTS = {
    "": "I am very unhappy with how this went. Nobody seems to care.",
    "Jane": "I am very unhappy with how this went. Nobody seems to care. Jane",
}
PROFILES = {
    "we": Profile(
        business="Harbour Kitchen",
        name="Maya Kerr",
        role="Manager",
        contact="hello@harbour.example",
    ),
    "I": Profile(business="Harbour Kitchen", name="Maya Kerr", person="I", spelling="en-US"),
    "bare": Profile(),
}
_OWNING = (Component.RESPONSIBILITY, Component.REGRET, Component.REPAIR)
RECOGNISED = {
    Stance.OURS: _OWNING,
    Stance.PARTLY_OURS: _OWNING,
    Stance.NOT_KNOWN_YET: (Component.REGRET, Component.REPAIR),
    Stance.NOT_OURS: (Component.REGRET, Component.REPAIR),
    Stance.UNTRUE: (Component.REPAIR,),
}
_WE = re.compile(r"\b(?:we|us|our|ours|ourselves|we're|we've|we'll)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|I'm|I've|me|my|mine|myself)\b")
_BRITISH = re.compile(
    r"\b(?:apologis\w+|recognis\w+|realis\w+|parcels?|cancelled)\b", re.IGNORECASE
)
_AMERICAN = re.compile(
    r"\b(?:apologiz\w+|recogniz\w+|realiz\w+|packages?|canceled)\b", re.IGNORECASE
)
_UNTIDY = re.compile(
    r"\{\{|\}\}|\{%|%\}|[<>|]|\bNone\b|\bundefined\b|\[\[|  |\s[.,;:!?]|[.,;:!?]{2,}"
    r"|^\s|\s$|\n[ \t]"
    r"|[ \t]\n|\n{3,}|\b(\w+) \1\b|:\s*(?:\.|$)",
)
_SMALL_START = re.compile(r"(?:^|[.!?] |\n)(?=[a-z])")
_OWN_FAMILIES = ("K1", "K2", "K3", "K4", "K5", "K6", "privacy", "surface", "-")


@dataclass(frozen=True)
class Case:
    """One combination and its name, for finding it again."""

    name: str
    brief: Brief


def cases() -> Iterator[Case]:
    """Yield every combination, always in the same order."""
    surfaces = [*load().surfaces.values()]
    for surface, stance, tone, trouble, person, name, facts in itertools.product(
        surfaces, Stance, Tone, Trouble, PROFILES, COMPLAINTS, FACTS
    ):
        if facts not in ("none", "full") and (name or SPOKEN_BY[facts] != person):
            continue
        if person == "bare" and name:
            continue
        given = FACTS[facts]
        if stance is Stance.UNTRUE and facts != "none":
            given = Facts(why=TRUE_WORDS.why, repair=given.repair, by=given.by)
        brief = Brief(
            stance=stance,
            tone=tone,
            surface=surface,
            complaint=Complaint(COMPLAINTS[name]),
            facts=given if not name else _named(given, name),
            profile=PROFILES[person],
            trouble=trouble,
        )
        yield Case(f"{surface.id} {stance} {tone} {trouble} {person} {name or '-'} {facts}", brief)


def _named(facts: Facts, name: str) -> Facts:
    return Facts(facts.did, facts.harm, facts.repair, facts.by, facts.change, facts.why, name)


def faults(brief: Brief, draft: Draft) -> list[str]:
    """Return everything about ``draft`` that must not be."""
    found = [*_form_faults(brief, draft), *_content_faults(brief, draft)]
    from amends.wording.checking import check

    for finding in check(draft.text, brief).findings:
        if finding.level in (Level.BLOCK, Level.WARN) and finding.family in _OWN_FAMILIES:
            found.append(f"{finding.rule}: {finding.quote}")
    return found


def _form_faults(brief: Brief, draft: Draft) -> list[str]:
    found = []
    text = draft.text
    if match := _UNTIDY.search(text):
        found.append(f"untidy: {text[max(0, match.start() - 15) : match.end() + 15]!r}")
    if draft.count is not None and not draft.count.fits:
        found.append(f"too long: {draft.count}")
    body = text if brief.complaint is None else text.replace(brief.complaint.author or "\0", "")
    if match := _SMALL_START.search(body.split("\n^")[0]):
        found.append(f"small start: {body[match.start() : match.end() + 20]!r}")
    if match := re.search(r"^(?:Hi |Hello |Dear )?Jane, (?!I\b|I')[A-Z]", text):
        found.append(f"capital after the greeting: {text[:40]!r}")
    if brief.profile.person == "I" and (match := _WE.search(text)):
        found.append(f"says we: {text[max(0, match.start() - 20) : match.end() + 20]!r}")
    if brief.profile.person != "I" and (match := _I.search(text)):
        found.append(f"says I: {text[max(0, match.start() - 20) : match.end() + 20]!r}")
    if match := re.search(r"\bI (?:\w+ )?(?:are|were)\b|\bwe (?:am|was)\b", text):
        found.append(f"agreement: {text[match.start() : match.end() + 20]!r}")
    wrong = _BRITISH if brief.profile.spelling == "en-US" else _AMERICAN
    if match := wrong.search(text):
        found.append(f"spelling: {match.group()}")
    return found


def _content_faults(brief: Brief, draft: Draft) -> list[str]:
    found = []
    present = {str(piece.component) for piece in draft.pieces}
    if lacking := [name for name in REQUIRED[brief.stance] if name not in present]:
        found.append(f"lacks {lacking}")
    seen = {found.id for found in find(draft.text, brief.stance)}
    found += [f"{name} is not recognised" for name in RECOGNISED[brief.stance] if name not in seen]
    if any(piece.span.of(draft.text) != piece.text for piece in draft.pieces):
        found.append("a piece is not where it says")
    if draft.too_long and brief.surface is not None and brief.surface.safe_limit >= 280:
        found.append(f"leaves out a short fact: {draft.too_long}")
    return found


def run(every: int, offset: int = 0) -> tuple[int, Counter[str], dict[str, str]]:
    """Draft each ``every``-th case; return how many, the faults by kind, and an example of each."""
    counted, kinds, examples = 0, Counter[str](), {}
    for index, case in enumerate(itertools.islice(cases(), offset, None, every)):
        counted += 1
        try:
            draft = write(case.brief, seed=index % 7)
        except AssertionError as error:
            kinds[str(error)] += 1
            examples.setdefault(str(error), case.name)
            continue
        for fault in faults(case.brief, draft):
            kinds[fault] += 1
            examples.setdefault(fault, f"{case.name} seed {index % 7}\n    {draft.text}")
    return counted, kinds, examples


def _shared_run(every: int, offset: int, jobs: int) -> tuple[int, Counter[str], dict[str, str]]:
    if jobs < 2:
        return run(every, offset)
    with ProcessPoolExecutor(jobs) as pool:
        parts = pool.map(run, [every * jobs] * jobs, [offset + every * job for job in range(jobs)])
        counted, kinds, examples = 0, Counter[str](), {}
        for number, some_kinds, some_examples in parts:
            counted += number
            kinds += some_kinds
            examples = {**some_examples, **examples}
    return counted, kinds, examples


def main() -> int:
    """Run the proof and print what it found; return 1 when it found anything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--offset", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    if options.show:
        for index, case in enumerate(
            itertools.islice(cases(), options.offset, None, options.every)
        ):
            if index == options.show:
                break
            draft = write(case.brief, seed=index % 7)
            sys.stdout.write(f"\n--- {case.name}\n{draft.text}\n")
        return 0
    began = time.perf_counter()
    counted, kinds, examples = _shared_run(options.every, options.offset, options.jobs)
    took = time.perf_counter() - began
    for fault, number in kinds.most_common(60):
        sys.stdout.write(f"{number:6} {fault}\n    {examples[fault]}\n")
    sys.stdout.write(
        f"{counted} drafts, {sum(kinds.values())} faults of {len(kinds)} kinds, "
        f"{took:.1f} s, {1000 * took / max(counted, 1):.2f} ms a draft\n"
    )
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
