from hypothesis import example, given
from hypothesis import strategies as st

from amends.grammar.merging import merge
from amends.text.findings import Finding
from amends.vocabulary import Level

CHECKERS = {"wording": "K2", "languagetool": "grammar", "harper": "spelling"}


def finding(checker, start, end, rule="r", family=""):
    family = family or CHECKERS[checker]
    return Finding(rule, "", family, Level.WARN, start, end, "", "", checker=checker)


def test_on_the_same_words_the_own_rule_wins_then_languagetool_then_harper():
    own, tool, harper = (finding(checker, 3, 9) for checker in CHECKERS)
    assert merge([harper], [tool], [own]) == [own]
    assert merge([harper], [tool]) == [tool]
    assert merge([harper]) == [harper]


def test_findings_on_other_words_are_all_kept_in_the_order_of_the_text():
    own, tool, harper = (
        finding("wording", 8, 9),
        finding("languagetool", 4, 8),
        finding("harper", 0, 4),
    )
    assert merge([own], [tool], [harper]) == [harper, tool, own]


def test_nothing_is_said_twice():
    own = finding("wording", 0, 4)
    assert merge([own, own], [own]) == [own]


def test_what_concerns_the_whole_reply_silences_nobody():
    missing = finding("wording", 0, 100, family="component")
    slip = finding("harper", 5, 9)
    assert merge([missing], [slip]) == [missing, slip]


def test_two_own_rules_may_speak_about_the_same_words():
    first, second = finding("wording", 0, 4, "a"), finding("wording", 0, 9, "b")
    assert merge([second, first]) == [first, second]


def test_a_mark_without_length_inside_a_finding_is_silent():
    assert merge([finding("wording", 0, 9)], [finding("harper", 4, 4)]) == [
        finding("wording", 0, 9)
    ]


spans = st.tuples(st.integers(0, 30), st.integers(0, 8), st.sampled_from(list(CHECKERS)))


@given(st.lists(spans, max_size=20))
@example([(0, 2, "languagetool"), (1, 0, "wording")])
def test_an_engine_never_overlaps_a_weightier_voice(drawn):
    findings = [finding(checker, start, start + length) for start, length, checker in drawn]
    merged = merge(findings)
    order = list(CHECKERS)
    assert set(merged) <= set(findings)
    assert {f for f in findings if f.checker == "wording"} <= set(merged)
    for one in merged:
        for other in merged:
            if one.start < one.end and order.index(one.checker) < order.index(other.checker):
                assert not (one.start < other.end and other.start < one.end)
    for lost in set(findings) - set(merged):
        assert any(
            order.index(kept.checker) < order.index(lost.checker)
            and kept.start < max(lost.end, lost.start + 1)
            and lost.start < kept.end
            for kept in merged
        )
