"""Scenes: whose words are whose."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.text.folding import fold
from amends.wording.scene import Scene, mask_quotations

_SINGLE_QUOTED = re.compile(r"(?<![\w'])'(?=\w)[^\n\"]{8,400}?(?<=[\w.,!?])'(?![\w'])")
_MASK = "\u02d1"


def readable(text: str) -> str:
    """Return the words of ``text`` that count as the writer's."""
    return " ".join(re.findall(r"[^\W\u02d1][\w']*", mask_quotations(text, fold(text))))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We have read what you wrote: we were late.", "we have read what you wrote we were late"),
        ("You wrote: we were late. It is true, by an hour.", "it is true by an hour"),
        (
            'You wrote: "We were\nlate." We were, by a whole long hour.',
            "we were by a whole long hour",
        ),
        ("You said 'nobody even answered' and that is so.", "you said and that is so"),
        ("> nobody answered\nThat is so.", "that is so"),
    ],
)
def test_only_what_is_really_quoted_is_somebody_elses(text: str, left: str) -> None:
    assert readable(text) == left


@pytest.mark.parametrize("first", ["Congratulations", "Welcome", "Tomorrow"])
def test_a_first_word_that_is_no_name_belongs_to_its_sentence(first: str) -> None:
    assert Scene(f"{first}, you will find the door open.").sentences[0].start == 0
    assert Scene("Anna, you will find the door open.").sentences[0].start == len("Anna, ")


def test_apostrophes_quote_nothing() -> None:
    text = "The drivers' van wasn't at the neighbours' house, and it's our fault."
    assert _MASK not in Scene(text).folded


_pieces = st.sampled_from(["'", "' ", " '", "a", "word", "word. ", "\n", "it's", "x" * 60, ", "])


@given(st.lists(_pieces, max_size=40).map("".join))
def test_single_quotation_marks_pair_as_the_expression_for_them_says(text: str) -> None:
    longest = 0.6 * len(text)
    expected = _SINGLE_QUOTED.sub(
        lambda found: found[0] if len(found[0]) > longest else re.sub(r"\w", _MASK, found[0]), text
    )
    assert mask_quotations(text, text) == expected
