"""Three hundred answers to one cause on one surface are not one answer three hundred times."""

import itertools
import statistics

import pytest
from rapidfuzz.fuzz import ratio

from amends.complaints.complaint import Complaint
from amends.drafting.brief import Brief
from amends.drafting.likeness import ALIKE, likeness
from amends.drafting.profile import Profile
from amends.drafting.writer import write
from amends.platforms.registry import load
from amends.vocabulary import Trouble

PROFILE = Profile(
    business="Harbour Kitchen", name="Maya Kerr", role="Manager", contact="hello@harbour.example"
)
PLACES = [
    "x.reply", "google.review_reply", "tripadvisor.response", "email.message", "googleplay.reply",
]  # fmt: skip


def brief(number: int, surface: str) -> Brief:
    return Brief(
        surface=load().surface(surface),
        complaint=Complaint(f"Parcel {number} is late again, and nobody says why."),
        profile=PROFILE,
        trouble=Trouble.LATE_DELIVERY,
    )


@pytest.mark.parametrize("surface", PLACES)
def test_answers_without_any_fact_differ_all_the_same(surface: str) -> None:
    texts: list[str] = []
    for number in range(300):
        texts.append(write(brief(number, surface), unlike=texts).text)
    assert len(set(texts)) == len(texts)
    pairs = [ratio(one, other) for one, other in itertools.combinations(texts, 2)]
    assert max(pairs) <= ALIKE
    assert statistics.median(pairs) <= 60


def test_a_draft_is_the_same_for_the_same_brief_seed_and_replies() -> None:
    lately = [write(brief(number, "x.reply")).text for number in range(20)]
    one = write(brief(3, "x.reply"), unlike=lately)
    assert one == write(brief(3, "x.reply"), unlike=lately)
    assert likeness(one.text, lately) < likeness(lately[3], lately)


def test_likeness_is_that_of_the_likest() -> None:
    assert likeness("We are late.", ["Nothing of the kind", "We are late."]) == 100
    assert likeness("We are late.", []) == 0
