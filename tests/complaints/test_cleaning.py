"""Cleaning takes away wrapping and leads every span back to the text as pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.complaints.cleaning import clean
from amends.complaints.reader import read


@pytest.mark.parametrize(
    ("pasted", "cleaned"),
    [
        ("Fish &amp; chips were cold", "Fish & chips were cold"),
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("I paid &pound;20", "I paid £20"),
        ("Cold<br>and late", "Cold\nand late"),
        ("It cost =E2=82=AC20 and was lat=\ne", "It cost €20 and was late"),
        ("zero\u200bwidth and \u202ebidi\u202c", "zerowidth and bidi"),
        ("nul\x00led", "nulled"),
        ("RT @shop: late again", "@shop: late again"),
        ("★★☆☆☆\nLate again", "\nLate again"),
        ("Late again\nSee more", "Late again\n"),
        ("(Translated by Google) Late again", " Late again"),
        ("> My order is late\n> and cold", "My order is late\nand cold"),
        ("5 > 3 and a = b", "5 > 3 and a = b"),
        ("AT&T is down", "AT&T is down"),
    ],
)
def test_wrapping_is_taken_away(pasted, cleaned):
    assert clean(pasted).text == cleaned


def test_headers_of_a_forwarded_mail_go_and_its_subject_stays():
    mail = (
        "From: Ann <ann@example.com>\nTo: shop@example.com\nSubject: Fwd: My order\n\nIt is late."
    )
    assert clean(mail).text == "My order\n\nIt is late."


def test_our_own_earlier_mail_is_not_read_as_theirs():
    mail = (
        "You still have not answered my question.\n\n"
        "On 3 May 2024 at 10:00 Shop wrote:\n> We are sorry the room was dirty."
    )
    assert "dirty" not in clean(mail).text


def test_a_detail_inside_cleaned_text_is_quoted_as_pasted():
    pasted = "RT @shop: &quot;Late&quot; again, I paid £2\u200b0 for order no. 4477881"
    reading = read(pasted)
    assert reading.texts("amount") == ["£2\u200b0"]
    assert reading.texts("order_number") == ["4477881"]
    assert all(detail.span.of(pasted) == detail.text for detail in reading.details)


@given(st.text())
def test_any_text_is_cleaned_and_every_character_is_led_back(text):
    cleaned = clean(text)
    for at in range(len(cleaned.text)):
        span = cleaned.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)


@given(
    st.lists(st.sampled_from(["late", "&amp;", "\u200b", " ", "\n", "> ", "RT @a ", "=\n", "<br>"]))
)
def test_spans_lead_back_in_order_through_any_mixture_of_wrapping(pieces):
    cleaned = clean("".join(pieces))
    starts = [cleaned.span(at, at + 1).start for at in range(len(cleaned.text))]
    assert starts == sorted(starts)
