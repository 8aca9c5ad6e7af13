from hypothesis import given
from hypothesis import strategies as st

from amends.wording.components import find
from amends.wording.stranger import view

REPLY = (
    "Hi Anna,\n\nYou waited an hour for cold soup. We had too few people on, and that is our "
    "mistake. Your money went back this morning. Please call me.\n\nMei Lin, Manager"
)


def seen(text):
    return view(text, find(text))


def test_each_sentence_says_who_acts():
    actors = [(one.span.of(REPLY).split()[0], one.who) for one in seen(REPLY).actors]
    assert actors == [("You", "you"), ("We", "we"), ("Your", "you"), ("Please", "you")]


def test_an_act_without_somebody_is_nobodys():
    assert [one.who for one in seen("Mistakes were made. It was late.").actors] == ["it", "it"]


def test_words_of_us_and_of_you_are_counted():
    found = seen("We lost your bag. You told us. I am sorry.")
    assert (found.ours, found.yours) == (3, 2)


def test_words_before_the_first_responsibility_are_counted():
    assert seen(REPLY).words_before == 9
    assert seen("The weather was bad.").words_before is None


def test_the_reading_level_grows_with_long_words_and_sentences():
    easy = seen("We lost it. I found it. It is here. You can have it now.").grade
    hard = seen(
        "Notwithstanding considerable operational difficulties, organisational responsibility "
        "for unsatisfactory communication remains undeniably attributable to management."
    ).grade
    assert easy < 3
    assert hard > 12
    assert seen("Sorry.").grade is None


def test_the_first_thing_named_is_as_written():
    assert seen(REPLY).first == "hour"
    assert seen("The Suitcase was ours to carry.").first == "Suitcase"


def test_the_record_holds_plain_values():
    record = seen(REPLY).record()
    assert record["words_before_responsibility"] == 9
    assert record["actors"][0]["who"] == "you"


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    found = seen(text)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found.actors)
