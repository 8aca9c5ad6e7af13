import pytest

from amends.drafting.brief import Brief
from amends.platforms.count import Count
from amends.text.findings import Finding
from amends.vocabulary import Level
from amends.wording.verdict import gaps, key, verdict


def finding(rule="deny", family="K3", level=Level.BLOCK, start=0, quote="that is false"):
    return Finding(rule, rule, family, level, start, start + len(quote), quote, f"About {rule}.")


def test_a_reply_without_findings_may_be_copied():
    assert verdict("We lost it.", Brief(), []).may_copy


def test_only_blocking_findings_hold_the_copy_back():
    assert verdict("We lost it.", Brief(), [finding(level=Level.WARN)]).may_copy
    held = verdict("We lost it.", Brief(), [finding()])
    assert not held.may_copy
    assert held.reasons == ("“that is false”: About deny.",)


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_no_text_is_not_copied(text):
    held = verdict(text, Brief(), [])
    assert (held.may_copy, len(held.reasons)) == (False, 1)


def test_reasons_come_in_order_of_weight():
    found = [
        finding("missing_repair", "component", quote=""),
        finding("deny", "K3"),
        finding("private_phone", "privacy"),
    ]
    reasons = verdict("Hello [[when]]", Brief(), found).reasons
    assert "[[when]]" in reasons[0]
    assert [reason.rsplit(" ", 1)[-1] for reason in reasons[1:]] == [
        "private_phone.",
        "deny.",
        "missing_repair.",
    ]


def test_an_override_lets_its_finding_through_and_no_other():
    one, other = finding("deny"), finding("doubt", start=40, quote="your claim")
    held = verdict("We lost it.", Brief(), [one, other], overridden={key(one): "It is satire."})
    assert held.reasons == ("“your claim”: About doubt.",)
    assert verdict("We lost it.", Brief(), [one], overridden={key(one)}).may_copy


def test_the_key_of_a_finding_stays_while_its_words_stay():
    assert key(finding(start=0)) == key(finding(start=90, quote="That  is FALSE"))
    assert key(finding()) != key(finding(quote="that is true"))
    assert key(finding()) != key(finding("doubt"))
    assert "false" not in key(finding())


@pytest.mark.parametrize(
    "text",
    [
        "You hear from us by [[when]].",
        "Dear {{ name }}, we lost it.",
        "Dear {name}, we lost it.",
        "Dear ${customer_name},",
        "Dear [NAME],",
        "Dear [insert name here],",
        "Dear <insert name>,",
        "Dear %name%,",
        "Call us on XXXX.",
        "By TBC.",
        "Dear ______,",
        "{% if x %}",
    ],
)
def test_a_gap_holds_the_copy_back(text):
    assert gaps(text)
    assert not verdict(text, Brief(), []).may_copy


@pytest.mark.parametrize(
    "text",
    [
        "Love from all of us xxx",
        "We [the whole team] were late.",
        "It rose by 20% and then by 30%.",
        "XXL was sent instead of XL. <3",
        "See https://x.example/a_b_c?x={1}",
    ],
)
def test_what_only_looks_like_a_gap_is_none(text):
    assert gaps(text) == []


def test_a_reply_over_the_limit_is_held_back_and_says_by_how_much():
    held = verdict("We lost it.", Brief(), [], count=Count(300, 280, "x_weighted", 280))
    assert held.reasons == ("It is 20 characters too long.",)


@pytest.mark.parametrize("text", ["We lost\x00 it.", "We lost \ud83d it."])
def test_characters_that_cannot_be_pasted_hold_it_back(text):
    assert not verdict(text, Brief(), []).may_copy
    assert key(finding(quote=text))
