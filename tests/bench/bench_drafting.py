"""Drafting: a draft warm, many complaints read, drafted and checked, and how like drafts are.

Likeness is rapidfuzz's ratio over all pairs of 300 answers to complaints of one cause, each
written unlike those before it, as a run of ``draft --jsonl`` and the window do. In rows marked
"one fact" all 300 share the same three facts, which is more than any real day has in common.
"""

import itertools
import resource
import statistics
import time

from measure import Bench, seconds
from rapidfuzz.fuzz import ratio

from amends.complaints.complaint import Complaint
from amends.complaints.reader import read
from amends.drafting.brief import Brief, Facts
from amends.drafting.profile import Profile
from amends.drafting.writer import write
from amends.platforms.registry import load
from amends.vocabulary import Stance, Tone, Trouble
from amends.wording.checking import check

PROFILE = Profile(
    business="Harbour Kitchen", name="Maya Kerr", role="Manager", contact="hello@harbour.example"
)
PLACES = (
    "x.reply", "google.review_reply", "tripadvisor.response", "email.message", "googleplay.reply",
    "tiktok.comment",
)  # fmt: skip
SHARED = Facts(did="we sent it to the old address", repair="a courier brings it", by="tomorrow")
ROOMS = ("Parcel", "Dinner", "Room", "Ticket", "Laptop", "Sofa", "Invoice", "Flight")
WRONG = ("came late", "was broken", "was dirty", "was cancelled", "was never answered", "was cold")


def run(bench: Bench) -> None:
    """Measure and print."""
    _warm(bench)
    _many(bench, 1_000 if bench.is_short else 10_000)
    for place in PLACES:
        for facts in (Facts(), SHARED):
            for tone in Tone if not bench.is_short else (Tone.PLAIN,):
                _alike(bench, place, tone, facts)


def _warm(bench: Bench) -> None:
    surfaces = load().surfaces
    briefs = [
        Brief(stance, tone, surfaces[place], Complaint(f"{trouble} {place}"), trouble=trouble,
              profile=PROFILE, facts=facts)
        for place in PLACES
        for stance, tone, trouble, facts in itertools.product(
            (Stance.OURS, Stance.NOT_KNOWN_YET), Tone,
            (Trouble.LATE_DELIVERY, Trouble.STAFF_CONDUCT), (Facts(), SHARED),
        )
    ]  # fmt: skip
    for brief in briefs:
        write(brief)
    times = [seconds(lambda brief=brief: write(brief, seed=1)) for brief in briefs]
    bench.spread("a draft, warm", times)


def _many(bench: Bench, number: int) -> None:
    surfaces = [load().surfaces[place] for place in PLACES]
    began = time.process_time()
    sizes = []
    for index in range(number):
        text = (
            f"My {ROOMS[index % 8].lower()} number {index} {WRONG[index % 6]} and nobody cares. "
            f"I waited {index % 50 + 2} hours. Not good enough."
        )
        brief = Brief(
            surface=surfaces[index % len(surfaces)],
            complaint=Complaint(text),
            reading=read(text),
            profile=PROFILE,
        )
        check(write(brief).text, brief)
        if index % (number // 4) == number // 4 - 1:
            sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    took = time.process_time() - began
    bench.say(
        f"{number} complaints read, drafted and checked: {took:.1f} s of the processor, "
        f"{1000 * took / number:.2f} ms each; memory after each quarter {sizes} MB"
    )


def _alike(bench: Bench, place: str, tone: Tone, facts: Facts) -> None:
    surface = load().surface(place)
    texts: list[str] = []
    for number in range(100 if bench.is_short else 300):
        brief = Brief(
            surface=surface,
            tone=tone,
            complaint=Complaint(f"Parcel {number} is late again, and nobody says why."),
            profile=PROFILE,
            trouble=Trouble.LATE_DELIVERY,
            facts=facts,
        )
        texts.append(write(brief, unlike=texts).text)
    pairs = [ratio(one, other) for one, other in itertools.combinations(texts, 2)]
    what = f"{place} {tone}{' one fact' if facts.did else ''}"
    bench.say(
        f"{what}: most alike {max(pairs):.1f}, median {statistics.median(pairs):.1f}, "
        f"{len(texts) - len(set(texts))} repeated"
    )
