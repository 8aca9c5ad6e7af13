"""The phrase language of the readings, by what it finds and what it leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.text.lexicon import Lexicon, compile_phrases, tokenise


def _found(phrase, text, **classes):
    lexicon = Lexicon(compile_phrases([("key", phrase)], classes))
    return [text[hit.start : hit.end] for hit in lexicon.find(tokenise(text))]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("late", "Late, very late.", ["Late", "late"]),
        ("deliver*", "undelivered deliveries", ["deliveries"]),
        ("came|arrived late", "it arrived late", ["arrived late"]),
        ("(turned up|came) late", "it turned up late", ["turned up late"]),
        ("not ~2 come", "has not yet even come", ["not yet even come"]),
        ("not ~2 come", "has not yet even once come", []),
        ("not ~2 come", "It is not. Come here", []),
        ("the? train", "the train, a train", ["the train", "train"]),
        ("# minutes", "50 minutes", ["50 minutes"]),
        ("$ #", "£20", ["£20"]),
        ("-no good", "no real good, so good", ["good"]),
        ("-no good", "no. A good one", ["good"]),
        ("on hold -music", "on hold music", []),
        ("on hold ; cut off", "cut off, on hold", ["cut off", "on hold"]),
        ("check-in", "check in and check-in", ["check in", "check-in"]),
        ("can't log", "can’t log in", ["can’t log"]),
        ("fail", "#fail", ["fail"]),
    ],
)
def test_a_phrase_finds_what_it_says(phrase, text, found):
    assert _found(phrase, text) == found


def test_a_class_stands_for_its_words_also_for_several():
    assert _found("{neg} come", "yet to come, not come", neg=("not", "yet to")) == [
        "yet to come",
        "not come",
    ]


def test_an_ending_takes_in_every_word_that_ends_so_but_those_left_out():
    text = "we cleaned it, we need it, we took it"
    assert _found("we {past}", text, past=("*ed", "took", "!need")) == ["we cleaned", "we took"]


def test_a_phrase_with_two_rare_words_is_found_only_where_both_stand():
    phrase = "late|tardy ~9 parcel|box"
    assert _found(phrase, "late again, the box") == ["late again, the box"]
    assert _found(phrase, "late again, the bus. A box") == []


def test_a_phrase_of_optional_words_alone_is_refused():
    with pytest.raises(ValueError, match="must stand in the text"):
        compile_phrases([("key", "the?")], {})


@given(st.text())
def test_tokens_of_any_text_stand_in_order_within_it(text):
    tokens = tokenise(text)
    end = 0
    for start, stop in zip(tokens.starts, tokens.ends, strict=True):
        assert end <= start < stop <= len(text)
        end = stop
