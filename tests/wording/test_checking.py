import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.complaints.complaint import Complaint
from amends.complaints.reading import Reading
from amends.drafting.brief import Brief, Facts
from amends.platforms import registry
from amends.text.findings import Finding
from amends.vocabulary import Component, Level, Stance
from amends.wording.checking import MOST_CHECKED, check, collapse
from amends.wording.verdict import key

HONEST = (
    "Hi Anna,\n\nYou waited an hour for cold soup. We had too few people on, and that is our "
    "mistake. I have refunded the whole bill. From today two people cook at noon.\n\nMei Lin"
)


def test_an_honest_reply_may_be_copied_without_a_finding():
    report = check(HONEST, Brief())
    assert report.findings == ()
    assert report.verdict.may_copy
    assert {Component.RESPONSIBILITY, Component.REPAIR} <= {one.id for one in report.components}


def test_what_every_checker_says_comes_in_the_order_of_the_text():
    text = "Sorry if you were upset. You are a liar! Your order 48213 is gone."
    report = check(text, Brief(complaint=Complaint("The soup was cold.")))
    devices = [one.device for one in report.findings]
    assert devices[:1] == ["conditional_apology"]
    assert devices[1:3] == ["attack", "disclose_private"]
    assert "missing_responsibility" in devices
    assert [one.start for one in report.findings] == sorted(one.start for one in report.findings)
    assert not report.verdict.may_copy


def test_a_reply_is_measured_on_its_surface():
    surface = registry.load().surface("x.reply")
    report = check(HONEST + " x" * 200, Brief(surface=surface))
    assert report.count is not None
    assert not report.count.fits
    assert any(surface.name in reason for reason in report.verdict.reasons)
    assert check(HONEST, Brief()).count is None


def test_thanks_for_praise_need_own_nothing_until_the_writer_names_a_fault():
    praise = Reading(language="en", is_complaint=False, kind="praise")
    thanks = "Thank you, Anna. Omar cooked it and he has read your words twice."
    brief = Brief(reading=praise)
    assert check(thanks, brief).verdict.may_copy
    assert check(thanks, brief).findings == ()
    named = Brief(reading=praise, facts=Facts(did="we served it late"))
    assert "missing_responsibility" in {found.rule for found in check(thanks, named).findings}


def test_what_is_ignored_is_not_shown_and_what_is_overridden_does_not_hold():
    text = "We lost your bag. I have refunded it. You are a liar!"
    (found,) = check(text, Brief()).findings
    assert check(text, Brief(), ignored={key(found)}).findings == ()
    overridden = check(text, Brief(), overridden={key(found): "She says so herself."})
    assert overridden.findings == (found,)
    assert overridden.verdict.may_copy


def test_of_one_device_only_the_hardest_stays_in_a_place():
    soft = Finding("a", "attack", "heat", Level.WARN, 0, 9, "x" * 9, "soft")
    hard = Finding("b", "attack", "K5", Level.BLOCK, 2, 5, "xxx", "hard")
    other = Finding("c", "doubt", "K3", Level.WARN, 0, 9, "x" * 9, "other")
    apart = Finding("a", "attack", "heat", Level.WARN, 20, 22, "xx", "apart")
    assert collapse([soft, other, apart, hard]) == [other, hard, apart]


@pytest.mark.parametrize("stance", list(Stance))
@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "\x00\x01",
        "\ud83d",
        "\u202eabc\u202c",
        "ab\u200bc",
        "<script>",
        "{{ 7 * 7 }}",
        "🙏",
    ],
)
def test_odd_texts_are_checked_like_any_other(text, stance):
    report = check(text, Brief(stance=stance))
    assert report.verdict.may_copy is (not report.verdict.reasons)
    for found in report.findings:
        assert text[found.start : found.end] == found.quote


def test_a_text_beyond_every_limit_is_checked_in_part_and_says_so():
    text = HONEST + " and so on" * 1_000_000
    report = check(text, Brief(surface=registry.load().surface("x.reply")))
    assert not report.verdict.may_copy
    assert "checked_part" in {one.rule for one in report.findings}
    assert all(one.end <= MOST_CHECKED for one in report.findings)
    assert report.count is not None
    assert report.count.used > MOST_CHECKED


@given(st.text(max_size=200), st.text(max_size=60), st.sampled_from(list(Stance)))
def test_any_text_gets_a_report_whose_spans_hold(text, complaint, stance):
    report = check(text, Brief(stance=stance, complaint=Complaint(complaint)))
    for found in report.findings:
        assert text[found.start : found.end] == found.quote
