"""What the loader refuses, and what a user may add or switch off."""

import pytest

from amends.vocabulary import Level, Stance
from amends.wording.rulefiles import RuleFileError, compile_file, support_of
from amends.wording.rules import load

RULE = """
device = "umbrella"
family = "K6"
level = "warn"
message = "We never mention umbrellas."

[levels]
ours = "block"
untrue = "off"

[[rule]]
id = "umbrella"
patterns = ["{us} <2> umbrella~"]
rewrites = [{ label = "Delete it", kind = "delete" }]
bad = ["[[We like umbrellas]].", "[[I sell an umbrella]].", "[[We umbrella]].", "[[I umbrella]]."]
good = ["It rains.", "It rained.", "We hail.", "We snow."]
"""


def problem_with(changed: str) -> str:
    rules = load(user_files={"mine.toml": changed.encode()})
    assert len(rules.problems) == 1
    assert rules.findings("We like umbrellas.") == []
    return rules.problems[0]


def test_a_rule_of_the_user_is_found_like_any_other() -> None:
    rules = load(user_files={"mine.toml": RULE.encode()})
    assert rules.problems == ()
    (found,) = rules.findings("Hello Ann, we like umbrellas. Bye.")
    assert (found.device, found.level, found.quote) == (
        "umbrella",
        Level.BLOCK,
        "we like umbrellas",
    )
    assert [r.text for r in found.rewrites] == [""]


def test_the_level_follows_the_stance() -> None:
    rules = load(user_files={"mine.toml": RULE.encode()})
    assert [f.level for f in rules.findings("We like umbrellas.", Stance.NOT_OURS)] == ["warn"]
    assert rules.findings("We like umbrellas.", Stance.UNTRUE) == []


@pytest.mark.parametrize("off", ["umbrella", "empty_boilerplate"])
def test_a_rule_or_a_whole_device_can_be_switched_off(off: str) -> None:
    text = "We like umbrellas. Your feedback is important to us."
    rules = load(user_files={"mine.toml": RULE.encode()}, switched_off=[off])
    devices = {f.device for f in rules.findings(text)}
    assert devices == {"umbrella", "empty_boilerplate"} - {off}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('kind = "delete"', 'kind = "burn"', "rewrite kind"),
        ("patterns =", "paterns =", "unknown key 'paterns'"),
        ('family = "K6"', 'family = "K9"', "family"),
        ('device = "umbrella"', 'device = ""', "device is missing"),
        ('ours = "block"', 'ours = "loud"', "level 'loud'"),
        ('ours = "block"', 'mine = "block"', "'mine' is no stance"),
        ("{us} <2>", "{nobody} <2>", "no fragment {nobody}"),
        ("{us} <2>", "({us} <2>", "without its ')'"),
        ("{us} <2> umbrella~", "umbrella?", "could match nothing"),
        ("{us} <2> umbrella~", "(umbrella?|rain)", "may be empty"),
        ("{us} <2> umbrella~", "<60> a <60> b <60> c", "too many or too wide gaps"),
        ('"It rains.", ', "", "at least 4 good"),
        ('"[[I umbrella]]."', '"I umbrella."', "mark the words"),
        ('id = "umbrella"', 'id = "minimise.small"', "used twice"),
        ('id = "umbrella"', 'id = "umbrella"\nkind = "magic"', "kind 'magic'"),
        ("We never mention umbrellas.", "", "message for the writer is missing"),
        ("level =", "level", "cannot be read as TOML"),
    ],
)
def test_a_wrong_file_is_named_with_its_rule_and_left_out(old: str, new: str, says: str) -> None:
    assert old in RULE
    problem = problem_with(RULE.replace(old, new, 1))
    assert problem.startswith("mine.toml")
    assert says in problem


def test_bytes_that_are_no_text_are_named_and_left_out() -> None:
    rules = load(user_files={"mine.toml": b"\xff\xfe\x00"})
    assert rules.problems[0].startswith("mine.toml: cannot be read as TOML")


def test_a_language_without_rules_is_said() -> None:
    with pytest.raises((RuleFileError, FileNotFoundError)):
        load("xx")


def test_a_file_without_rules_is_refused() -> None:
    with pytest.raises(RuleFileError, match="no rules"):
        compile_file("empty.toml", {"device": "x", "family": "K1"}, support_of("en"))


@pytest.mark.parametrize(
    ("guard", "text", "found"),
    [
        ("after", "We like umbrellas Berlin made.", False),
        ("after", "We like umbrellas, Anna.", False),
        ("after", "We like umbrellas, and I say so.", True),
        ("before", "Today Anna and I like umbrellas.", True),
        ("before", "Today Anna, we like umbrellas.", False),
        ("before", "Today, we like umbrellas.", True),
        ("before", "We like umbrellas.", True),
    ],
)
def test_a_capitalised_word_beside_the_match_can_silence_a_rule(
    guard: str, text: str, *, found: bool
) -> None:
    rule = f"{RULE}unless_name_{guard} = true\n"
    assert bool(load(user_files={"mine.toml": rule.encode()}).findings(text)) is found
