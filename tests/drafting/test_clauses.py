"""Facts join into sentences whatever the writer types."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.drafting.brief import Brief, Facts
from amends.drafting.clauses import make
from amends.drafting.times import when
from amends.drafting.writer import write
from amends.vocabulary import Tone

SENTENCES = [
    ("did", "we sent the wrong size", "We sent the wrong size."),
    ("did", "We sent the wrong size.", "We sent the wrong size."),
    ("did", "sent the wrong size", "We sent the wrong size."),
    ("did", "Sent the wrong size.", "We sent the wrong size."),
    ("did", "never answered your email", "We never answered your email."),
    ("did", "didn't call you back", "We didn't call you back."),
    ("did", "delivered cold food", "We delivered cold food."),
    ("did", "lost your suitcase", "We lost your suitcase."),
    ("did", "was late", "We were late."),
    ("did", "the driver left your parcel in the rain", "The driver left your parcel in the rain."),
    ("did", "your parcel never came", "Your parcel never came."),
    ("did", "Maria forgot your table", "Maria forgot your table."),
    ("did", "I sent the wrong size", "We sent the wrong size."),
    ("did", "we sent the wrong size!", "We sent the wrong size!"),
    ("did", "our service to you was poor", "Our service to you was poor."),
    ("harm", "you waited an hour", "You waited an hour."),
    ("harm", "waited an hour with two children", "You waited an hour with two children."),
    ("harm", "had to walk home", "You had to walk home."),
    ("harm", "ruined your evening", "This ruined your evening."),
    ("harm", "lost two hours", "You lost two hours."),
    ("harm", "your daughter went without a cake", "Your daughter went without a cake."),
    ("repair", "refunded you in full", "We refunded you in full."),
    ("repair", "refund you in full", "We will refund you in full."),
    ("repair", "to refund you", "We will refund you."),
    ("repair", "sending you a new one", "We are sending you a new one."),
    ("repair", "a new one ships today", "A new one ships today."),
    ("repair", "a courier brings it", "A courier brings it."),
    ("repair", "will collect the old one", "We will collect the old one."),
    ("change", "scan every label", "We now scan every label."),
    ("change", "we now scan every label", "We now scan every label."),
    ("change", "every parcel is now weighed", "Every parcel is now weighed."),
    ("why", "because the oven broke", "The oven broke."),
    (
        "why",
        "we had packed two orders under one label",
        "We had packed two orders under one label.",
    ),
    ("did", "we forgot you. we did not call", "We forgot you. We did not call."),
    ("did", "- we forgot you\n- did not call back", "We forgot you. We did not call back."),
    ("did", "we forgot you; we did not call", "We forgot you. We did not call."),
    ("did", "WE SENT THE WRONG SIZE", "We sent the wrong size."),
    ("did", "late", "We were late."),
    ("did", "rude to you at the desk", "We were rude to you at the desk."),
    ("did", "charged twice", "We charged you twice."),
    ("did", "driver left it in the rain", "The driver left it in the rain."),
    ("did", "Zip broke after a day", "The zip broke after a day."),
    ("harm", "hungry", "You were hungry."),
    ("harm", "late for your train", "You were late for your train."),
    ("harm", "Your daughter cried", "Your daughter cried."),
    ("repair", "ill refund u", "We'll refund you."),
    ("repair", "Refunded already", "We refunded you already."),
    ("repair", "fee waived", "The fee is waived."),
    ("repair", "let you have the room for free", "We will let you have the room for free."),
    ("repair", "Call me on Monday", "Please call us on Monday."),
    ("repair", "come in and we'll fix it", "Come in and we'll fix it."),
    ("repair", "new parcel has gone out", "A new parcel has gone out."),
    ("repair", "talk to the team", "We will talk to the team."),
    ("repair", "taken the post down", "We have taken the post down."),
    ("did", "lost your parcel. did not call", "We lost your parcel. We did not call."),
    ("change", "check twice", "We now check twice."),
    ("why", "short-staffed", "We were short-staffed."),
    ("why", "tired", "We were tired."),
]
NOUNS = [
    ("did", "the wrong size", "the wrong size"),
    ("did", "Wrong size sent.", "wrong size sent"),
    ("did", "sending the wrong size", "sending the wrong size"),
    ("did", "not answering you", "not answering you"),
    ("did", "lost luggage", "lost luggage"),
    ("did", "delayed delivery", "a delayed delivery"),
    ("did", "the waiter who shouted at you", "the waiter who shouted at you"),
    ("harm", "two hours lost", "two hours lost"),
    ("harm", "A cold dinner.", "a cold dinner"),
    ("repair", "full refund", "a full refund"),
    ("repair", "a full refund", "a full refund"),
    ("repair", "refund in full", "a refund in full"),
    ("repair", "your money back", "your money back"),
    ("repair", "exchange for the right size", "an exchange for the right size"),
    ("change", "training for everyone at the till", "training for everyone at the till"),
    ("did", "wrong size; no answer", "the wrong size and no answer"),
    (
        "did",
        "1. wrong size\n2. no answer\n3. rude reply",
        "the wrong size, no answer and a rude reply",
    ),
    ("did", "broken zip", "a broken zip"),
    ("did", "hair in the soup", "hair in the soup"),
    ("repair", "full refund!", "a full refund"),
    ("repair", "refund. And a new one.", "a refund and a new one"),
    ("repair", "free dinner next time", "a free dinner next time"),
    ("repair", "bug fix in version 2.3", "a bug fix in version 2.3"),
    ("why", "due to a staff shortage", "a staff shortage"),
    ("why", "human error", "human error"),
    ("repair", "£42 refund", "a £42 refund"),
    ("repair", "£42 back", "£42 back"),
    ("repair", "Money back", "your money back"),
]


@pytest.mark.parametrize(("role", "typed", "expected"), SENTENCES)
def test_a_fact_becomes_a_sentence(role: str, typed: str, expected: str) -> None:
    assert make(typed, role, "we").sentence == expected


@pytest.mark.parametrize(("role", "typed", "expected"), NOUNS)
def test_a_fact_that_is_no_sentence_becomes_a_noun_phrase(
    role: str, typed: str, expected: str
) -> None:
    made = make(typed, role, "we")
    assert (made.noun, made.sentence) == (expected, "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("we are late and our van was full", "I am late and my van was full."),
        ("we were late", "I was late."),
        ("we've lost it ourselves", "I've lost it myself."),
        ("were late", "I was late."),
        ("all of us laughed", "All of us laughed."),
        ("we were late and were rude", "We were late and were rude."),
        ("it went to the US", "It went to the US."),
    ],
)
def test_one_person_says_i_where_that_is_safe_and_keeps_the_words_where_not(
    typed: str, expected: str
) -> None:
    assert make(typed, "did", "I").sentence == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("today", "today"),
        ("Today.", "today"),
        ("Friday", "by Friday"),
        ("by Friday 6 pm", "by Friday 6 pm"),
        ("By Friday", "by Friday"),
        ("an hour", "within an hour"),
        ("friday", "by Friday"),
        ("48h", "within 48 hours"),
        ("latest Friday", "by Friday at the latest"),
        ("24th", "by the 24th"),
        ("by tmrw", "by tomorrow"),
        ("already done", ""),
        ("within two days", "within two days"),
        ("24 hours", "within 24 hours"),
        ("5 pm", "by 5 pm"),
        ("12 May", "by 12 May"),
        ("next week", "next week"),
        ("any evening you choose", "any evening you choose"),
        ("the end of the week", "by the end of the week"),
        ("end of the week", "by the end of the week"),
        ("ASAP", "as soon as possible"),
        ("  ", ""),
    ],
)
def test_a_time_becomes_an_adverbial(typed: str, expected: str) -> None:
    assert when(typed) == expected


@given(st.text(max_size=200), st.sampled_from(["did", "harm", "repair", "change", "why"]))
def test_whatever_is_typed_makes_one_tidy_line(typed: str, role: str) -> None:
    made = make(typed, role, "we")
    for words in (made.sentence, made.clause, made.noun):
        assert "\n" not in words
        assert "  " not in words
        assert words == words.strip()
    if made.sentence:
        assert re.search(r"[.!?…][\"”]?$", made.sentence)
    assert not (made.sentence and made.noun)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_a_time_is_one_line_too(typed: str) -> None:
    assert "\n" not in when(typed)


@pytest.mark.parametrize("typed", ["our fault", "n/a", "Don't know", "sorry"])
def test_words_that_tell_nothing_are_no_fact(typed: str) -> None:
    assert not make(typed, "did", "we")


def test_a_repair_that_names_its_day_takes_no_second_one() -> None:
    facts = Facts(repair="refund today", by="Friday")
    assert "today by Friday" not in write(Brief(facts=facts)).text
    facts = Facts(repair="refund today", by="5 pm")
    assert "a refund today by 5 pm" in write(Brief(facts=facts)).text


def test_a_repair_that_is_done_keeps_the_time_it_arrives() -> None:
    facts = Facts(repair="we sent a new one this morning", by="by Friday")
    for seed in range(20):
        for tone in Tone:
            assert "by Friday" in write(Brief(facts=facts, tone=tone), seed=seed).text
