import pytest

from amends.drafting.brief import Brief
from amends.vocabulary import Level, Stance
from amends.wording import components, missing
from amends.wording.checking import check
from amends.wording.scene import Scene


def told(text, stance=Stance.OURS):
    scene = Scene(text)
    reply = components.read(text, stance, scene=scene)
    found = missing.findings(text, reply, stance, scene.folded)
    return {one.device: one for one in found}


def test_an_owned_act_with_a_repair_misses_nothing():
    assert told("We lost your bag. I have refunded the full price.") == {}


def test_a_missing_responsibility_and_repair_hold_the_copy_back_when_it_is_ours():
    found = told("Thank you for writing. The weather was bad.")
    assert found["missing_responsibility"].level is Level.BLOCK
    assert found["missing_repair"].level is Level.BLOCK
    assert found["missing_regret"].level is Level.WARN


@pytest.mark.parametrize(
    ("text", "device"),
    [
        ("We lost your bag. The weather was bad.", "missing_repair"),
        ("I have refunded the full price.", "missing_responsibility"),
    ],
)
def test_when_one_of_the_two_is_seen_the_other_is_asked_for_and_holds_nothing_back(text, device):
    found = told(text)[device]
    assert found.level is Level.WARN
    assert "We do not see" in found.message
    assert check(text, Brief()).verdict.may_copy


@pytest.mark.parametrize(
    "text",
    [
        "From today two people cook at noon.",
        "Please stop using the charger and unplug it.",
    ],
)
def test_a_change_or_an_instruction_is_no_evasion(text):
    found = told(text)
    assert found["missing_responsibility"].level is Level.WARN
    assert found["missing_repair"].level is Level.WARN


def test_a_reply_without_either_says_so_and_names_no_file_of_ours():
    held = told("Thank you for writing. The weather was bad.")
    assert "We do not see" not in held["missing_repair"].message
    for stance in Stance:
        assert all(".md" not in one.source for one in told("Hello.", stance).values())


def test_what_is_missing_stands_at_the_end_of_the_text():
    text = "Thank you for writing."
    for one in told(text).values():
        assert (one.start, one.end, one.quote) == (len(text), len(text), "")


def test_partly_ours_asks_for_our_own_part_as_well():
    assert "missing_responsibility" in told("Here is your refund.", Stance.PARTLY_OURS)


def test_while_facts_are_open_sympathy_check_and_time_are_asked_for_and_only_warn():
    found = told("Hello.", Stance.NOT_KNOWN_YET)
    assert set(found) == {"missing_acknowledgement", "missing_check", "missing_time"}
    assert {one.level for one in found.values()} == {Level.WARN}
    whole = "I am sorry about the burn. I am asking the kitchen and will write to you by 6 pm."
    assert told(whole, Stance.NOT_KNOWN_YET) == {}


def test_not_ours_asks_for_sympathy_and_help():
    assert set(told("The park is closed.", Stance.NOT_OURS)) == {
        "missing_acknowledgement",
        "missing_help",
    }


def test_untrue_asks_for_a_correction_and_a_route():
    assert set(told("Hello there.", Stance.UNTRUE)) == {"missing_correction", "missing_route"}
    text = "We have never sold that heater. Call me on 01632 960 018."
    assert told(text, Stance.UNTRUE) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Please DM us your order number.",
        "Hi Omar, sorry to hear that. Please send us a message with your booking reference.",
        "Can you DM the account name and the address? We would like to help.",
        "Thanks for letting us know. Please contact us at the link so we can help.",
        "We hear you and we take this seriously. Could we take this conversation offline?",
    ],
)
def test_a_request_for_details_as_the_whole_reply_is_private_only(text):
    found = told(text)
    assert set(found) == {"private_only"}
    assert found["private_only"].level is Level.BLOCK
    assert found["private_only"].quote in text


@pytest.mark.parametrize(
    "text",
    [
        "We sent the wrong size. A new one ships today. Please DM me the order number.",
        "My direct line is 01632 960 018; please ask for me.",
        "We lost your bag. Please send me a message.",
        "If you have any further questions, please reach out to us.",
    ],
)
def test_a_private_route_beside_an_answer_is_not_private_only(text):
    assert "private_only" not in told(text)


def test_asking_for_details_is_right_when_a_check_and_a_time_are_named():
    text = "Please send me the batch number. I am checking it and you hear from me by 6 pm."
    assert "private_only" not in told(text, Stance.NOT_KNOWN_YET)


def test_an_apology_and_a_denial_are_mixed_and_the_denial_is_marked():
    text = "I am sorry that we kept you waiting. That did not happen. I have refunded you."
    assert told(text)["mixed_stance"].quote == "That did not happen."


@pytest.mark.parametrize(
    "text",
    [
        "That did not happen.",
        "We lost your bag, and that is not good enough. I have refunded you.",
        "We were wrong to say that this did happen twice. I have refunded you.",
    ],
)
def test_one_stance_alone_is_not_mixed(text):
    assert "mixed_stance" not in told(text)


def test_sympathy_beside_a_correction_is_not_mixed_when_the_story_is_untrue():
    text = "I am sorry this worried you. The story is not true. Call me on 01632 960 018."
    assert "mixed_stance" not in told(text, Stance.UNTRUE)
    owned = "We let you down. The story is not true. Call me on 01632 960 018."
    assert "mixed_stance" in told(owned, Stance.UNTRUE)


def test_a_text_without_words_misses_nothing():
    assert told("🙏") == {}
