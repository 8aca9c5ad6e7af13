"""Where sentences begin and end in text as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "Dr. Patel saw you at 3.30 p.m. on Monday.",
            ["Dr. Patel saw you at 3.30 p.m. on Monday."],
        ),
        ("We open at 9 a.m. Come then.", ["We open at 9 a.m.", "Come then."]),
        (
            "Thank you for your review.We are sorry.",
            ["Thank you for your review.", "We are sorry."],
        ),
        ("See www.example.org/a.b for it. Bye.", ["See www.example.org/a.b for it.", "Bye."]),
        ("It cost £3.50. Sorry.", ["It cost £3.50.", "Sorry."]),
        ("So sorry... really. Yes.", ["So sorry... really.", "Yes."]),
        ("Dear Tom,\n\nWe lost it.\n\nAnn", ["Dear Tom,", "We lost it.", "Ann"]),
        ("A line that was\nwrapped by a program.", ["A line that was\nwrapped by a program."]),
        ("Sorry!🙏 We lost it 😔 It is ours.", ["Sorry!", "🙏", "We lost it 😔", "It is ours."]),
        ("He said “no.” We agree.", ["He said “no.”", "We agree."]),
        ("Write to J. Smith, e.g. today.", ["Write to J. Smith, e.g. today."]),
        ("It was not me, it was I. Sorry.", ["It was not me, it was I.", "Sorry."]),
        ("1. We lost it. 2. We found it.", ["1. We lost it.", "2. We found it."]),
        ("", []),
        (" \n ", []),
        ("No end", ["No end"]),
    ],
)
def test_a_text_is_cut_where_a_reader_would_cut_it(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@given(st.text(alphabet="ab.!? \n\u2026A\u201d'1🙏", max_size=80) | st.text(max_size=80))
def test_sentences_lie_in_order_without_overlap_and_leave_only_space_out(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert span.start >= at
        assert span.start < span.end
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()


def test_a_very_long_text_is_cut_once_through() -> None:
    text = "So sorry. " * 5000
    assert len(sentences(text)) == 5000
