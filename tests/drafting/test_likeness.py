"""Three hundred answers to one cause on one surface are not one answer three hundred times."""

import itertools
import statistics

import pytest
from rapidfuzz.fuzz import ratio

from amends.complaints.complaint import Complaint
from amends.drafting.brief import Brief
from amends.drafting.profile import Profile
from amends.drafting.writer import write
from amends.platforms.registry import load
from amends.vocabulary import Trouble


@pytest.mark.parametrize("surface", ["x.reply", "google.review_reply", "googleplay.reply"])
def test_answers_without_any_fact_differ_all_the_same(surface: str) -> None:
    profile = Profile(business="Harbour Kitchen", name="Maya Kerr", role="Manager")
    texts = [
        write(
            Brief(
                surface=load().surface(surface),
                complaint=Complaint(f"Parcel {number} is late again, and nobody says why."),
                profile=profile,
                trouble=Trouble.LATE_DELIVERY,
            )
        ).text
        for number in range(300)
    ]
    assert len(set(texts)) == len(texts)
    likeness = [ratio(one, other) for one, other in itertools.combinations(texts, 2)]
    assert statistics.median(likeness) <= 60
    assert sum(value > 85 for value in likeness) <= len(likeness) // 1000
