"""All rules over all their own examples: marks, near misses, rewrites."""

import re
import tomllib
from collections import Counter
from typing import Any

import pytest

from amends import resources
from amends.vocabulary import Stance
from amends.wording.rewriting import facts
from amends.wording.rules import RuleSet, load

SUPPORT = ("fragments.toml", "spelling.toml", "shared.toml")
FILES = [
    (name, tomllib.loads(resources.text(name)))
    for name in resources.names("rules/en", ".toml")
    if not name.endswith(SUPPORT)
]
RULES: list[tuple[str, dict[str, Any]]] = [
    (rule["id"], {**{k: v for k, v in table.items() if k != "rule"}, **rule})
    for _, table in FILES
    for rule in table["rule"]
]
IDS = [identity for identity, _ in RULES]


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load()


def plain(example: str) -> tuple[str, str]:
    """Return an example without its marks, and the words marked."""
    marked = re.search(r"\[\[(.+?)\]\]", example, re.DOTALL)
    assert marked is not None
    return example.replace("[[", "").replace("]]", ""), marked.group(1)


def stance_for(rule: dict[str, Any]) -> Stance:
    """Return the first stance under which the rule speaks at all."""
    levels = rule.get("levels", {})
    return next(s for s in Stance if levels.get(s.value, rule["level"]) != "off")


def test_every_rule_has_its_own_id() -> None:
    assert [i for i, n in Counter(IDS).items() if n > 1] == []


@pytest.mark.parametrize(("identity", "rule"), RULES, ids=IDS)
def test_a_bad_example_is_found_at_exactly_the_marked_words(
    rules: RuleSet, identity: str, rule: dict[str, Any]
) -> None:
    for example in rule["bad"]:
        text, marked = plain(example)
        found = [f for f in rules.findings(text, stance_for(rule)) if f.rule == identity]
        assert [f.quote for f in found][-1:] == [marked], text


@pytest.mark.parametrize(("identity", "rule"), RULES, ids=IDS)
def test_a_good_example_is_silent_for_every_rule(
    rules: RuleSet, identity: str, rule: dict[str, Any]
) -> None:
    for example in rule["good"]:
        found = [(f.rule, f.quote) for f in rules.findings(example, stance_for(rule))]
        assert found == [], example


@pytest.mark.parametrize(("identity", "rule"), RULES, ids=IDS)
def test_a_rewrite_heals_brings_nothing_new_and_keeps_every_fact(
    rules: RuleSet, identity: str, rule: dict[str, Any]
) -> None:
    stance = stance_for(rule)
    offered = 0
    for example in rule["bad"]:
        text, _ = plain(example)
        before = rules.findings(text, stance)
        for finding in (f for f in before if f.rule == identity):
            for rewrite in finding.rewrites:
                offered += 1
                after = text[: rewrite.start] + rewrite.text + text[rewrite.end :]
                found = [f.device for f in rules.findings(after, stance)]
                assert finding.device not in found, after
                assert not set(found) - {f.device for f in before}, after
                lost = facts(text, 0, None) - facts(after, 0, None)
                assert not lost, (after, lost)
    assert offered or not rule.get("rewrites"), "none of its rewrites was ever offered"


@pytest.mark.parametrize(("identity", "rule"), RULES, ids=IDS)
def test_capitals_and_curly_apostrophes_change_nothing(
    rules: RuleSet, identity: str, rule: dict[str, Any]
) -> None:
    for example in rule["bad"]:
        text, _ = plain(example)
        stance = stance_for(rule)
        expected = {f.rule for f in rules.findings(text, stance)}
        assert {f.rule for f in rules.findings(text.replace("'", "\u2019"), stance)} == expected
        shouted = {f.rule for f in rules.findings(text.upper(), stance)}
        assert identity not in expected or identity in shouted, text


@pytest.mark.parametrize(("identity", "rule"), RULES, ids=IDS)
def test_the_message_is_one_sentence(identity: str, rule: dict[str, Any]) -> None:
    assert rule["message"].endswith((".", "?", "\u201d"))
    assert rule["message"].count(". ") == 0
    assert len(rule["message"]) <= 160
