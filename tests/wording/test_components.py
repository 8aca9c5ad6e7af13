import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.vocabulary import Component, Stance
from amends.wording.components import find, read

_SAMPLES = importlib.util.spec_from_file_location(
    "component_samples", Path(__file__).with_name("component_samples.py")
)
samples = importlib.util.module_from_spec(_SAMPLES)
_SAMPLES.loader.exec_module(samples)


_SENTENCES = Path(__file__).with_name("components")


def sentences(name):
    rows = (_SENTENCES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]


def ids(text, stance=Stance.OURS):
    return {found.id for found in find(text, stance)}


@pytest.mark.parametrize(
    ("component", "text"),
    [(component, text) for component, texts in samples.SAYS.items() for text in texts],
)
def test_a_component_is_found_in_its_many_wordings(component, text):
    assert Component(component) in ids(text)


@pytest.mark.parametrize(
    ("component", "text"),
    [(component, text) for component, texts in samples.SAYS_NOT.items() for text in texts],
)
def test_a_near_miss_is_not_taken_for_a_component(component, text):
    assert Component(component) not in ids(text)


@pytest.mark.parametrize("text", sentences("owned"))
def test_an_owned_act_is_seen_however_it_is_said(text):
    assert Component.RESPONSIBILITY in ids(text)


@pytest.mark.parametrize("text", sentences("repaired"))
def test_a_repair_is_seen_however_it_is_said(text):
    assert Component.REPAIR in ids(text)


@pytest.mark.parametrize("text", sentences("neither"))
def test_other_peoples_acts_policy_and_trade_are_neither(text):
    assert not {Component.RESPONSIBILITY, Component.REPAIR} & ids(text)


def test_a_sentence_may_carry_several_components_and_the_span_is_the_sentence():
    text = "Hi Anna,\n\nI am sorry that we lost your bag. We have refunded you.\n\nMei Lin, Manager"
    found = [(one.id, one.span.of(text)) for one in find(text)]
    assert (Component.REGRET, "I am sorry that we lost your bag.") in found
    assert (Component.RESPONSIBILITY, "I am sorry that we lost your bag.") in found
    assert (Component.REPAIR, "We have refunded you.") in found
    assert (Component.GREETING, "Hi Anna,") in found
    assert (Component.SIGNATURE, "Mei Lin, Manager") in found


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("We lost it. ^MK", "^MK"),
        ("We lost it. -Becky", "-Becky"),
        ("We lost it. – Sam", "– Sam"),
        ("We lost it.\nBest regards,\nAnna", "Best regards,\nAnna"),
        ("We lost it.\n\nThe Peak & Pine team", "The Peak & Pine team"),
        ("We lost it.\n\nMei Lin, Owner\n020 7946 0018", "Mei Lin, Owner\n020 7946 0018"),
        ("We lost it. Sincerely, Greg Shortt", "Sincerely, Greg Shortt"),
        ("We lost it. ^RG https://t.co/abc", "^RG"),
    ],
)
def test_a_name_at_the_end_is_the_signature(text, signature):
    assert [one.span.of(text) for one in find(text) if one.id is Component.SIGNATURE] == [signature]


def test_a_last_sentence_is_no_signature():
    assert Component.SIGNATURE not in ids("We lost your bag.\n\nWe have refunded the money")


def test_checking_with_a_time_is_what_is_done_while_the_facts_are_open():
    text = "I am checking the cameras now."
    assert Component.REPAIR in ids(text, Stance.NOT_KNOWN_YET)
    assert Component.REPAIR not in ids(text, Stance.OURS)


def test_a_correction_explains_when_the_story_is_untrue():
    assert Component.EXPLANATION in ids("We have never sold that heater.", Stance.UNTRUE)


def test_requests_to_go_private_are_kept_apart():
    assert read("Please DM us your number.").private
    assert not read("We lost your bag.").private


@given(st.text(max_size=300), st.sampled_from(list(Stance)))
def test_any_text_is_read_and_every_span_lies_in_it(text, stance):
    for found in find(text, stance):
        assert 0 <= found.span.start < found.span.end <= len(text)
