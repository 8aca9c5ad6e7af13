"""Whatever is pasted, the rules answer, with spans that lie in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.vocabulary import Stance
from amends.wording.rules import load

RULES = load()
WORDS = "sorry if you we but feel any inconvenience our policy was were made not never again review"
SIGNS = "“ ” ' > [[ ]] 🙏 . , ; ? \u0130 \ud800"
PIECES = [*WORDS.split(" "), *SIGNS.split(" "), "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(Stance))
def test_findings_quote_the_text_they_point_at(pieces: list[str], stance: Stance) -> None:
    text = " ".join(pieces)
    found = RULES.findings(text, stance)
    assert all(f.quote == text[f.start : f.end] and f.quote for f in found)
    assert all(0 <= r.start <= r.end <= len(text) for f in found for r in f.rewrites)


@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    RULES.findings(text)


def test_an_emoji_before_the_words_moves_nothing() -> None:
    (found,) = RULES.findings("🙏🏽 We are sorry if anyone was upset.")
    assert found.quote == "We are sorry if anyone was upset"


@pytest.mark.parametrize(
    "text",
    [
        "You wrote “your feedback is important to us” and laughed.",
        "> We are sorry if you were upset.\nThat was no apology.",
        "You wrote: we take this very seriously.",
        "Our first reply said we were sorry if you were upset.",
        "We will not hide behind our policy.",
        "I am not going to say that mistakes were made.",
    ],
)
def test_words_of_others_and_words_taken_back_are_not_the_writers(text: str) -> None:
    assert RULES.findings(text) == []


def test_asking_twice_gives_the_same_answer() -> None:
    text = "Sorry if anyone was upset. Your feedback is important to us. Mistakes were made."
    assert RULES.findings(text) == RULES.findings(text)
