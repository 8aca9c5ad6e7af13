"""Folding keeps every offset."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.text.folding import fold


@given(st.text())
def test_folding_never_changes_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_character_of_unicode_changes_the_length() -> None:
    for start in range(0, sys.maxunicode, 0x1000):
        block = "".join(chr(c) for c in range(start, start + 0x1000) if not 0xD800 <= c <= 0xDFFF)
        assert len(fold(block)) == len(block)


@pytest.mark.parametrize("quote", "\u2018\u2019\u02bc\u2032`\u00b4")
def test_every_apostrophe_reads_alike(quote: str) -> None:
    assert fold(f"We{quote}re SORRY") == "we're sorry"


def test_line_breaks_and_emoji_stay() -> None:
    assert fold("A\nB 🙏") == "a\nb 🙏"
