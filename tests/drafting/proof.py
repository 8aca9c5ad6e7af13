"""The proof: draft every combination of a brief and look for anything that must not be posted.

``python3 tests/drafting/proof.py`` runs all of it and prints the count; ``--harper`` has Harper
read every distinct sentence of it; ``--every N`` takes each Nth combination, ``--jobs N`` shares
the work out; ``--show N`` prints some drafts to be read. The suite runs a spread sample.
"""

import argparse
import itertools
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from amends.complaints.complaint import Complaint
from amends.complaints.reading import Reading
from amends.drafting.brief import Brief, Facts
from amends.drafting.draft import Draft
from amends.drafting.fitting import REQUIRED
from amends.drafting.places import place_of
from amends.drafting.profile import Profile
from amends.drafting.writer import write
from amends.platforms.registry import load
from amends.text.sentences import sentences
from amends.vocabulary import Component, Level, Stance, Tone, Trouble

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
NO_COMPLAINTS = ("praise", "question", "spam", "other")
_UNSPOKEN = (Component.GREETING, Component.SIGNATURE)
EXCEPTIONS = Path(__file__).parent / "harper_exceptions.toml"
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

    for surface, kind, tone, person in itertools.product(surfaces, NO_COMPLAINTS, Tone, PROFILES):
        brief = Brief(
            tone=tone,
            surface=surface,
            complaint=Complaint("Hello there."),
            reading=Reading(is_complaint=False, kind=kind),
            profile=PROFILES[person],
        )
        yield Case(f"{surface.id} {kind} {tone} {person}", brief)


def _named(facts: Facts, name: str) -> Facts:
    return Facts(facts.did, facts.harm, facts.repair, facts.by, facts.change, facts.why, name)


def faults(brief: Brief, draft: Draft) -> list[str]:
    """Return everything about ``draft`` that must not be."""
    from amends.wording.checking import check

    report = check(draft.text, brief)
    seen = {component.id for component in report.components}
    found = [*_form_faults(brief, draft), *_content_faults(brief, draft, seen)]
    for finding in report.findings:
        asked = not finding.quote and not _owes(brief)  # an apology nobody is due
        judged = finding.level in (Level.BLOCK, Level.WARN) and finding.family in _OWN_FAMILIES
        if judged and not asked:
            found.append(f"{finding.rule}: {finding.quote}")
    return found


def _owes(brief: Brief) -> bool:
    form = place_of(brief.surface).skeleton
    return brief.is_apology_due or form in ("post", "statement")


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
    if match := re.search(r"^(?:Hi |Hello |Dear )?(?:Jane|guest), (?!I\b|I')[A-Z]", text):
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


def _content_faults(brief: Brief, draft: Draft, seen: set[Component]) -> list[str]:
    found = []
    present = {str(piece.component) for piece in draft.pieces}
    required = REQUIRED[brief.stance] if _owes(brief) else ("acknowledgement",)
    if lacking := [name for name in required if name not in present]:
        found.append(f"lacks {lacking}")
    if _owes(brief):
        found += [f"no {name} is seen" for name in RECOGNISED[brief.stance] if name not in seen]
    elif {"regret", "responsibility"} & present:
        found.append("apologises for nothing")
    if any(piece.span.of(draft.text) != piece.text for piece in draft.pieces):
        found.append("a piece is not where it says")
    if draft.too_long and brief.surface is not None and brief.surface.safe_limit >= 280:
        found.append(f"leaves out a short fact: {draft.too_long}")
    return found


@dataclass
class Outcome:
    """What a run has found: faults by kind with an example of each, and all that was said."""

    counted: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    said: dict[str, set[str]] = field(default_factory=dict)

    def add(self, other: "Outcome") -> None:
        """Take in what another run has found."""
        self.counted += other.counted
        self.kinds += other.kinds
        self.examples = {**other.examples, **self.examples}
        for spelling, some in other.said.items():
            self.said.setdefault(spelling, set()).update(some)

    def note(self, fault: str, example: str) -> None:
        """Count one fault."""
        self.kinds[fault] += 1
        self.examples.setdefault(fault, example)


def run(every: int, offset: int = 0) -> Outcome:
    """Draft each ``every``-th case and look at it."""
    outcome = Outcome()
    for index, case in enumerate(itertools.islice(cases(), offset, None, every)):
        outcome.counted += 1
        try:
            draft = write(case.brief, seed=index % 7)
        except AssertionError as error:
            outcome.note(str(error), case.name)
            continue
        for fault in faults(case.brief, draft):
            outcome.note(fault, f"{case.name} seed {index % 7}\n    {draft.text}")
        said = outcome.said.setdefault(case.brief.profile.spelling, set())
        said.update(piece.text for piece in draft.pieces if piece.component not in _UNSPOKEN)
    return outcome


def read_by_harper(said: dict[str, set[str]]) -> tuple[int, list[str]]:
    """Return how many distinct sentences Harper has read and what it says, exceptions apart."""
    from amends.grammar.harper import Harper

    listed = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    excepted = {(one["rule"], one["quote"]) for one in listed["exception"]}
    found, counted = [], 0
    for dialect, pieces in said.items():
        spoken = {span.of(piece) for piece in pieces for span in sentences(piece)}
        spoken = {words[:1].upper() + words[1:] for words in spoken}
        counted += len(spoken)
        harper = Harper(dialect)
        harper.start()
        for words in sorted(spoken):
            for one in harper.check(words):
                if (one.rule, one.quote) not in excepted:
                    found.append(f"{dialect} {one.rule} “{one.quote}”: {words}")
    return counted, found


def _shared_run(every: int, offset: int, jobs: int) -> Outcome:
    if jobs < 2:
        return run(every, offset)
    outcome = Outcome()
    with ProcessPoolExecutor(jobs) as pool:
        starts = [offset + every * job for job in range(jobs)]
        for part in pool.map(run, [every * jobs] * jobs, starts):
            outcome.add(part)
    return outcome


def main() -> int:
    """Run the proof and print what it found; return 1 when it found anything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--offset", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--harper", action="store_true")
    options = parser.parse_args()
    if options.show:
        _show(options.show, options.every, options.offset)
        return 0
    began = time.perf_counter()
    outcome = _shared_run(options.every, options.offset, options.jobs)
    took = time.perf_counter() - began
    for fault, number in outcome.kinds.most_common(60):
        sys.stdout.write(f"{number:6} {fault}\n    {outcome.examples[fault]}\n")
    sys.stdout.write(
        f"{outcome.counted} drafts, {sum(outcome.kinds.values())} faults of {len(outcome.kinds)} "
        f"kinds, {took:.1f} s, {1000 * took / max(outcome.counted, 1):.2f} ms a draft\n"
    )
    bad = bool(outcome.kinds)
    if options.harper:
        began = time.perf_counter()
        counted, found = read_by_harper(outcome.said)
        for line in found[:60]:
            sys.stdout.write(f"{line}\n")
        took = time.perf_counter() - began
        sys.stdout.write(f"{counted} sentences, {len(found)} remarks of Harper, {took:.1f} s\n")
        bad = bad or bool(found)
    return 1 if bad else 0


def _show(number: int, every: int, offset: int) -> None:
    for index, case in enumerate(itertools.islice(cases(), offset, offset + every * number, every)):
        draft = write(case.brief, seed=index % 7)
        sys.stdout.write(f"\n--- {case.name}\n{draft.text}\n")


if __name__ == "__main__":
    sys.exit(main())
