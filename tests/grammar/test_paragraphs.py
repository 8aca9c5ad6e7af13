from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from amends.grammar.checker import Kind, State
from amends.grammar.harper import Harper
from amends.grammar.paragraphs import ByParagraph, moved, paragraphs, pieces
from amends.text.findings import Finding, Rewrite
from amends.vocabulary import Level


class Shouting:
    """A checker that marks each X, and remembers what it was asked."""

    name = "shouting"

    def __init__(self):
        self.asked = []
        self.state = State(Kind.READY)

    def start(self):
        return self.state

    def close(self):
        self.state = State(Kind.NOT_THERE)

    def check(self, text, **_how):
        self.asked.append(text)
        return [
            Finding(
                "x", "", "grammar", Level.WARN, at, at + 1, "X", "an X",
                rewrites=(Rewrite("Remove it", at, at + 1, ""),),
            )
            for at, character in enumerate(text)
            if character == "X"
        ]  # fmt: skip


def test_a_first_check_is_one_call_and_a_change_asks_about_its_paragraph_only():
    inner = Shouting()
    checker = ByParagraph(inner)
    checker.check("One.\n\nTwo X.\nstill two.\n\nThree.")
    assert inner.asked == ["One.\n\nTwo X.\nstill two.\n\nThree."]
    checker.check("One.\n\nTwo X, now.\nstill two.\n\nThree.")
    assert inner.asked[1:] == ["Two X, now.\nstill two."]


def test_remembered_findings_move_with_their_paragraph():
    checker = ByParagraph(Shouting())
    checker.check("A X.\n\nB X.")
    text = "New words before.\n\nA X.\n\nB X."
    for finding in checker.check(text):
        assert text[finding.start : finding.end] == "X"
        assert finding.rewrites[0].start == finding.start


def test_other_words_or_rules_are_asked_about_anew_in_any_order():
    inner = Shouting()
    checker = ByParagraph(inner)
    checker.check("One.", words=["a", "b"])
    checker.check("One.", words=["b", "a"])
    assert len(inner.asked) == 1
    checker.check("One.", words=["a"])
    checker.check("One.", words=["a"], switched_off=["r"])
    assert len(inner.asked) == 3


def test_nothing_is_remembered_of_a_checker_that_could_not_answer():
    inner = Shouting()
    inner.state = State(Kind.FAILED, "gone")
    checker = ByParagraph(inner)
    checker.check("One X.")
    inner.state = State(Kind.READY)
    assert len(checker.check("One X.")) == 1
    assert len(inner.asked) == 2


def test_what_was_not_used_for_longest_is_forgotten_first():
    inner = Shouting()
    checker = ByParagraph(inner, remembered=2)
    for text in ("One.", "Two.", "One.", "Three.", "One."):
        checker.check(text)
    assert inner.asked == ["One.", "Two.", "Three."]


def test_an_empty_text_asks_nobody():
    inner = Shouting()
    assert ByParagraph(inner).check(" \n\n \n") == []
    assert inner.asked == []


@settings(deadline=None)
@given(st.lists(st.text("aX \n\r\u2028", max_size=30), min_size=1, max_size=4))
def test_by_paragraph_finds_what_the_checker_itself_finds_through_any_edits(texts):
    checker = ByParagraph(Shouting(), remembered=3)
    for text in texts:
        assert checker.check(text) == Shouting().check(text)


@given(st.text("a. \n", max_size=80), st.integers(1, 20))
def test_pieces_are_short_and_together_the_whole_text(text, longest):
    cut = list(pieces(text, longest))
    assert "".join(span.of(text) for span in cut) == text
    assert all(0 < span.end - span.start <= longest for span in cut)


@given(st.text("ab \n\r\x0b\u2029", max_size=60))
def test_paragraphs_hold_every_character_that_is_no_space(text):
    found = "".join(span.of(text) for span in paragraphs(text))
    assert "".join(found.split()) == "".join(text.split())


def test_moving_a_finding_moves_its_rewrites():
    finding = Finding("r", "", "grammar", Level.WARN, 2, 3, "X", "m")
    finding = replace(finding, rewrites=(Rewrite("l", 2, 3, "Y"),))
    there = moved(finding, 10)
    assert (there.start, there.end, there.rewrites[0].start) == (12, 13, 12)
    assert moved(there, -10) == finding


def test_harper_says_the_same_by_paragraph_as_at_once():
    text = "Dear Ms Okafor,\n\nWe recieved it, and it could of been better.\n\nSam Whitlock, Owner"
    at_once = Harper().check(text)
    assert ByParagraph(Harper()).check(text) == at_once
    assert len(at_once) == 2
