"""The phrase language: what it matches, and that no phrase can run away."""

import re

import pytest

from amends import resources
from amends.wording.phrases import Language, PhraseError, unpack
from amends.wording.rulefiles import read_language

LANGUAGE = Language({"we": "we|i", "soft": ["very", "so"]}, {"sorry": ["sory"]})


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("sorry if you", "sorry, if you", "sorry, if you"),
        ("sorry if you", "sorry - if you", "sorry - if you"),
        ("mix-up", "a mix up", "mix up"),
        ("didn't", "it didnt work", "didnt "),
        ("we're", "we were sorry", None),
        ("apologise", "i apologize", "apologize"),
        ("favourite", "our favorite", "favorite"),
        ("sorry", "sory about", "sory "),
        ("disappoint~", "disappointing", "disappointing"),
        ("worry~", "no worries", "worries"),
        ("{we} <2> lost", "we have just lost it", "we have just lost "),
        ("{we} <1> lost", "we have just lost it", None),
        ("{we} <3> lost", "we came but lost it", None),
        ("{we} <3> lost", "we came; you lost it", None),
        ("{soft}? sorry", "very sorry", "very sorry"),
        ("sorry !(for)", "sorry for", None),
        ("sorry &(for)", "sorry for", "sorry "),
        ("^ sorry", "so sorry", None),
        ("happens $", "it happens.", "happens"),
        ("happens $", "it happens here.", None),
        ("late <2> $", "late that day.", "late that day"),
        ("late <3> then", "late at 9 a.m. then", "late at 9 a.m. then"),
        ("late ; however", "late; however", "late; however"),
        ("in", "inn", None),
        ("{money} voucher", "a £50 voucher", "£50 voucher"),
    ],
)
def test_a_phrase_means_what_its_description_says(
    phrase: str, text: str, found: str | None
) -> None:
    match = re.search(LANGUAGE.compile(phrase).regex, text)
    assert (match and match.group()) == found


def test_brackets_mark_a_part() -> None:
    match = re.search(
        LANGUAGE.compile("we [would like to] apologise").regex, "we would like to apologise"
    )
    assert match is not None
    assert match.group(match.lastindex or 0).strip() == "would like to"


@pytest.mark.parametrize(
    "phrase", ["", "(a", "a)", "?", "a || b", "{nothing}", "a & b", "[a [b]]", "a?", "(a|b?)"]
)
def test_a_phrase_that_cannot_be_read_is_refused_with_a_reason(phrase: str) -> None:
    with pytest.raises(PhraseError) as refused:
        LANGUAGE.compile(phrase)
    assert str(refused.value)


def test_a_fragment_may_not_contain_itself() -> None:
    with pytest.raises(PhraseError, match="contains itself"):
        Language({"a": "{b}", "b": "{a}"}, {}).compile("{a}")


def test_no_word_is_needed_that_a_match_could_do_without() -> None:
    compiled = LANGUAGE.compile("({we}|they) very? lost (keys|hope)")
    assert compiled.needs.groups == ({"lost"}, {"keys", "hope"}, {"we", "i", "they"})
    assert compiled.needs.ways == (compiled.needs.groups,)


def test_each_of_several_phrases_is_one_way_with_all_its_words() -> None:
    compiled = LANGUAGE.compile("the (rocket science|common sense|nonsense) <2> here")
    assert [frozenset(way) for way in compiled.needs.ways] == [
        {frozenset({word}) for word in way}
        for way in (
            ("nonsense", "here", "the"),
            ("rocket", "science", "here", "the"),
            ("common", "sense", "here", "the"),
        )
    ]


def test_where_one_of_several_needs_no_word_nothing_is_needed() -> None:
    assert LANGUAGE.compile("({number}|many thanks)").needs == ((), ((),))


def every_expression() -> list[str]:
    rules, shared = read_language("en")
    found = [pattern[0] for rule in rules for pattern in rule["patterns"]]
    found += [guard for rule in rules for guard in rule["guards"].values() if guard]
    found += [shared[name] for name in ("negated", "reported", "asked")]
    return [unpack(expression) for expression in found]


def test_no_expression_repeats_without_bound_unless_possessively() -> None:
    # with every repetition bounded or possessive, and the product of the gaps bounded by the
    # compiler, the steps at each place of a text have a ceiling: no exponential backtracking
    for expression in every_expression():
        bare = re.sub(r"\[(?:\\.|[^\]\\])*\]", "S", expression)
        bare = re.sub(r"\{\d+(,\d+)?\}[?+]?", "", re.sub(r"\\.", "E", bare))
        assert not re.search(r"[*+](?![+])(?<![*+][*+])", bare), expression[:200]


def test_every_expression_is_one() -> None:
    for expression in every_expression():
        re.compile(expression)


def test_the_support_files_are_no_rules() -> None:
    assert {"fragments.toml", "shared.toml", "spelling.toml"} <= {
        name.rsplit("/", 1)[-1] for name in resources.names("rules/en", ".toml")
    }
