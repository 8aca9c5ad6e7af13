"""Single words and pairs of them lean a text towards a trouble where no phrase is known."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from amends.complaints.backoff import Pair, Vocabulary, joined, lean
from amends.text.lexicon import Hit
from amends.text.spans import Span
from amends.vocabulary import Trouble

_VOCABULARY = Vocabulary(
    Trouble.CLEANLINESS, "strong", "weak", (Pair("one", "other"),), {"hotel": 0.5}
)


def _weight(hits, about=None, ends=()):
    found = lean((_VOCABULARY,), hits, about or {}, list(ends))
    return found[Trouble.CLEANLINESS].weight if found else 0.0


def test_weak_words_alone_say_nothing():
    assert _weight({"weak": [Hit("weak", 0, 4), Hit("weak", 5, 9)]}) == 0


def test_a_pair_weighs_more_in_one_sentence_than_across_two_and_nothing_far_apart():
    one, near, far = Hit("one", 0, 5), Hit("other", 20, 25), Hit("other", 900, 905)
    together = _weight({"one": [one], "other": [near]})
    apart = _weight({"one": [one], "other": [near]}, ends=[10])
    assert together > apart > 0
    assert _weight({"one": [one], "other": [far]}) == 0


def test_a_word_does_not_pair_with_itself():
    assert _weight({"one": [Hit("one", 0, 5)], "other": [Hit("other", 0, 5)]}) == 0


def test_the_business_spoken_of_helps():
    hits = {"strong": [Hit("strong", 0, 6)]}
    assert _weight(hits, {"hotel": 1.0}) > _weight(hits)


def test_the_words_that_say_so_are_shown():
    hits = {"strong": [Hit("strong", 3, 9)], "one": [Hit("one", 12, 15)],
            "other": [Hit("other", 20, 24)]}  # fmt: skip
    spans = lean((_VOCABULARY,), hits, {}, [])[Trouble.CLEANLINESS].spans
    assert spans == [Span(3, 9), Span(12, 15), Span(20, 24)]


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 20)), max_size=30))
def test_joined_stretches_are_in_order_and_never_overlap(pairs):
    whole = joined([Span(start, start + length) for start, length in pairs])
    assert whole == sorted(whole)
    assert all(a.end <= b.start for a, b in pairwise(whole))
    covered = {at for span in whole for at in range(span.start, span.end)}
    assert covered == {at for start, length in pairs for at in range(start, start + length)}
