import pytest

from amends.vocabulary import Level
from amends.wording.heat import findings


def rules(text):
    return {one.rule for one in findings(text)}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("heat_insult", "You are a liar."),
        ("heat_insult", "You're such a pathetic little troll."),
        ("heat_insult", "you are just jealous"),
        ("heat_profanity", "What a load of bullshit."),
        ("heat_profanity", "We don't give a damn."),
        ("heat_shouting", "We NEVER charged you."),
        ("heat_shouting", "THIS IS NOT TRUE and you know it."),
        ("heat_shouting", "YOU DID NOT READ the terms."),
        ("heat_exclamation", "We are closed on Mondays!!!"),
        ("heat_exclamation", "Really?!?!"),
        ("heat_accusation", "How dare you write this."),
        ("heat_accusation", "You are making this up."),
        ("heat_accusation", "You clearly didn't read the menu."),
        ("heat_accusation", "People like you ruin small shops."),
        ("heat_accusation", "Shame on you."),
    ],
)
def test_the_reply_of_a_hot_head_is_told_so(rule, text):
    assert rule in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "We flew you to LAX and lost your bag.",
        "IKEA, NHS and BBC are names; FAQ, DM, ASAP and VAT are abbreviations.",
        "I am SO sorry.",
        "THANK YOU for telling us!",
        "You are right to be angry.",
        "You were ignored, and that was rude of us.",
        "We were rude to you and you deserved better.",
        "I was an idiot to say it.",
        "We are finding out what is wrong with your watch.",
        "Our mistake was stupid.",
        "You had to wait!! We are sorry.",
        "Please call 0800 NO PAIN or use USB-C.",
    ],
)
def test_names_abbreviations_and_blame_of_oneself_are_not_heat(text):
    assert rules(text) == set()


def test_insults_and_profanity_hold_the_copy_back_and_the_rest_warns():
    text = "You are a liar. This is bullshit. We NEVER did. Shame on you!!!"
    levels = {one.rule: one.level for one in findings(text)}
    assert levels["heat_insult"] is levels["heat_profanity"] is Level.BLOCK
    assert levels["heat_shouting"] is levels["heat_exclamation"] is Level.WARN


def test_what_somebody_else_said_is_not_the_writers_heat():
    text = (
        'You wrote that our driver called out "you are a complete liar" when he saw the box, and '
        "that is what he said. I apologise for him."
    )
    assert "heat_insult" not in rules(text)


def test_a_finding_quotes_its_words():
    text = "Hello. How dare you write this."
    (found,) = findings(text)
    assert text[found.start : found.end] == found.quote == "How dare you"
    assert found.family == "heat"
