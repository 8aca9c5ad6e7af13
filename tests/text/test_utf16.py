"""Offsets between Python and UTF-16, held against the codec."""

from hypothesis import given
from hypothesis import strategies as st

from amends.text import utf16

texts = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("a\U0001f600é\U0001f468")))


@given(texts)
def test_the_length_is_that_of_the_codec(text):
    assert utf16.length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts, st.data())
def test_there_and_back_again_is_the_same_offset(text, data):
    offset = data.draw(st.integers(0, len(text)))
    assert utf16.from_utf16(text, utf16.to_utf16(text, offset)) == offset


@given(texts)
def test_an_offset_inside_a_pair_gives_the_start_of_its_character(text):
    for offset in range(utf16.length(text) + 1):
        back = utf16.from_utf16(text, offset)
        assert utf16.to_utf16(text, back) in (offset, offset - 1)


@given(texts, st.integers(-5, 500))
def test_offsets_outside_the_text_come_back_inside(text, offset):
    assert 0 <= utf16.from_utf16(text, offset) <= len(text)
    assert 0 <= utf16.to_utf16(text, offset) <= utf16.length(text)


def test_a_lone_surrogate_counts_as_one_unit():
    assert utf16.length("a\ud800b") == 3
    assert utf16.from_utf16("a\ud800b", 2) == 2
