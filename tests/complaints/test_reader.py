"""A reading end to end: kinds, details, clauses, and text that means harm."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.complaints.reader import MOST, read
from amends.text.spans import Span
from amends.vocabulary import CueId, Trouble


def test_a_complaint_is_read_from_end_to_end():
    text = (
        "@ParcelFast order no. PF-20917 was two days late and nobody answered my emails. "
        "You charged £40. Regards, Karen"
    )
    reading = read(text, now=date(2024, 5, 20))
    assert reading.is_complaint
    assert reading.troubles[0] is Trouble.LATE_DELIVERY
    assert Trouble.NO_RESPONSE in reading.troubles
    assert reading.texts("order_number") == ["PF-20917"]
    assert reading.texts("amount") == ["£40"]
    assert reading.texts("duration") == ["two days"]
    assert reading.greeting_name == "Karen"
    assert reading.has(CueId.MONEY)
    assert "we are two days late with your order" in reading.clauses["did"]


@pytest.mark.parametrize(
    ("text", "did", "harm"),
    [
        ("50 minutes on hold!", "we kept you on hold for 50 minutes", "you waited 50 minutes"),
        ("Your agent hung up on me.", "we hung up on you", ""),
        ("You charged me twice.", "we charged you twice", ""),
        ("My flight was delayed and I missed my connection.", "we delayed your flight",
         "you missed your connection"),
    ],
)  # fmt: skip
def test_clauses_say_what_the_complaint_said(text, did, harm):
    clauses = read(text).clauses
    assert did in clauses["did"]
    assert harm in clauses.get("harm", ("",))


def test_clauses_invent_neither_durations_nor_things():
    for clause in read("Late. Again. Where is it? My order!").clauses.values():
        assert not any(char.isdigit() for text in clause for char in text)
    assert read("Lovely soup, thank you!").clauses == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I paid $1.2k", ["$1.2k"]),
        ("Lost 20 quid", ["20 quid"]),
        ("AED 5,050 gone", ["AED 5,050"]),
        ("1800€ too much", ["1800€"]),
        ("€25,50 twice", ["€25,50"]),
        ("It weighs 20 pounds overweight", []),
        ("50 % off and 300 people", []),
    ],
)
def test_amounts_are_money_with_its_currency(text, found):
    assert read(text).texts("amount") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Order number 12345678 is late", ["12345678"]),
        ("booking ref: ABCDEF cancelled", ["ABCDEF"]),
        ("case #00412345", ["00412345"]),
        ("my ticket 4711-998877 is ignored", ["4711-998877"]),
        ("order 202-1234567-7654321 lost", ["202-1234567-7654321"]),
        ("flight number 2386 delayed", []),
        ("flight #609 and train 12404", []),
        ("room 214, bus 42, store 1189", []),
        ("version 11.0.3 crashes", []),
        ("call me on 0800 123 4567", []),
        ("I have ordered 3 times since 2019", []),
    ],
)
def test_order_numbers_are_told_from_other_numbers(text, found):
    assert read(text).texts("order_number") == found


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("since 3 May", ["3 May"], "2024-05-03"),
        ("on 2019-05-03", ["2019-05-03"], "2019-05-03"),
        ("on Tuesday 14th", ["Tuesday 14th"], "2024-05-14"),
        ("July 31, 2025", ["July 31, 2025"], "2025-07-31"),
        ("in March 2018", ["March 2018"], "2018-03"),
        ("on 25/12/2023", ["25/12/2023"], "2023-12-25"),
        ("on 12/11/2023", ["12/11/2023"], ""),
        ("you may march 3000 times", [], None),
        ("yesterday at 5pm, 24/7, 1/2 price", [], None),
    ],
)
def test_dates_are_days_and_come_to_a_value_where_that_is_certain(text, found, value):
    reading = read(text, now=datetime(2024, 5, 20, 12, tzinfo=UTC))
    assert reading.texts("date") == found
    assert [d.value for d in reading.details if d.key == "date"] == (
        [] if value is None else [value]
    )


def test_yesterday_and_weekdays_are_relative_dates_with_a_value():
    reading = read("Yesterday and last Monday.", now=date(2024, 5, 22))
    found = [(d.text, d.value) for d in reading.details if d.key == "relative_date"]
    assert found == [("Yesterday", "2024-05-21"), ("last Monday", "2024-05-20")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("waited 2.5 hours", ["2.5 hours"]),
        ("an hour and a half late", ["an hour and a half"]),
        ("two weeks ago", []),
        ("my 3 year old son", []),
        ("twice a week", []),
        ("open 24/7", []),
        ("4-6hrs", ["4-6hrs"]),
    ],
)
def test_durations_are_neither_ages_nor_rates_nor_long_ago(text, found):
    assert read(text).texts("duration") == found


def test_handles_are_told_apart_and_addresses_left_alone():
    text = "RT @anna: .@shop @other write to me@example.com, 3 @ £5, see you @5pm"
    handles = [d for d in read(text).details if d.key == "handle"]
    assert [d.text for d in handles] == ["@anna", "@shop", "@other"]
    own = [d.role for d in read(text, own_handles=["@Other"]).details if d.key == "handle"]
    assert own == ["theirs", "theirs", "ours"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thanks to Karen Salisbury at the desk", ["Karen Salisbury"]),
        ("I spoke to a rep called Zoltan", ["Zoltan"]),
        ("My son Tom cried", []),
        ("John Lewis sent the wrong lamp", []),
        ("Worst Virgin train ever", []),
    ],
)
def test_names_are_those_of_staff(text, names):
    assert read(text).texts("name") == names


def test_another_language_keeps_its_details_and_says_what_it_is():
    reading = read("Bestellnummer 4711-998877, 49,90 € bezahlt, seit zwei Wochen warte ich. @Laden")
    assert reading.language == "de"
    assert reading.troubles == ()
    assert reading.texts("order_number") == ["4711-998877"]
    assert reading.texts("amount") == ["49,90 €"]
    assert reading.texts("duration") == ["zwei Wochen"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\x00" * 50,
        "\ud800 late \udfff order",
        "{{ 7*7 }} {% raw %} my order is late",
        "\u202elate\u202c order" * 20,
        "(" * 5000,
        "é" * 5000,
        "@" * 5000,
        "&" * 5000 + ";",
        "=" * 5000 + "\n",
        "> " * 5000,
        "9" * 20000,
        "1 " * 8000,
        "a-" * 8000,
    ],
)
def test_hostile_text_is_read_like_any_other(text):
    reading = read(text)
    assert reading.language


def test_what_lies_beyond_the_most_that_is_read_is_left_alone():
    reading = read("My order is late. " + "x" * 10 * MOST)
    assert reading.troubles[0] is Trouble.LATE_DELIVERY


_MIXED = (
    "late order no. 12345 £20 @shop 3 May yesterday Karen was rude &amp; \u200b . not arrived"
    " refund https://example.com 5pm two weeks é 😡"
)
_WORDS = [*_MIXED.split(" "), "\n"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS)).map(" ".join)))
def test_every_span_of_any_reading_quotes_the_text_as_pasted(text):
    reading = read(text, now=date(2024, 5, 20))
    for detail in reading.details:
        assert detail.span.of(text) == detail.text != ""
    spans = [s for found in reading.evidence.values() for s in found]
    spans += [cue.span for cue in reading.cues]
    assert all(isinstance(s, Span) and 0 <= s.start < s.end <= len(text) for s in spans)
    assert reading.is_complaint == (reading.kind == "complaint")


def test_never_again_is_leaving_and_not_a_repetition():
    reading = read("The soup was stone cold. Never again.")
    assert reading.has(CueId.LEAVING)
    assert not reading.has(CueId.REPEAT)


def test_harm_to_somebody_comes_before_rudeness():
    text = "The swing snapped and my daughter fell on her head. I had told your rude manager."
    assert read(text).troubles[0] is Trouble.SAFETY_INJURY


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("They gave me 50c back.", "amount", ["50c"]),
        ("It was 38c in the carriage.", "amount", []),
        ("Over half a million pounds in late fees!", "amount", ["half a million pounds"]),
        ("A tenner for a warm beer.", "amount", ["A tenner"]),
        ("On hold for 2hrs30.", "duration", ["2hrs30"]),
        ("On hold for 1 hr 20 today.", "duration", ["1 hr 20"]),
        ("Rude twice. Yours, Mrs B. Adeyemi", "name", ["Mrs B. Adeyemi"]),
        ("Not good. Regards, Unhappy Customer", "name", []),
        ("Your claim QRS-30117 is still open.", "order_number", ["QRS-30117"]),
    ],
)
def test_details_in_the_ways_people_shorten_and_sign_them(text, key, expected):
    assert read(text).texts(key) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody answers.\nRegards,\nMrs B. Adeyemi", "Mrs Adeyemi"),
        ("Nobody answers.\nRegards,\nB. Adeyemi", ""),
        ("Nobody answers.\nRegards, Priya Nair", "Priya"),
        ("Nobody answers.\nKind regards,\nZdenka", "Zdenka"),
        ("Nobody answers.\nYours, Furious", ""),
        ("Nobody answers.\n\nBerta R.", "Berta"),
        ("The juice lacks what it promises. Vitamin C.", ""),
    ],
)
def test_a_greeting_takes_the_name_as_signed_and_makes_none_of_initials(text, name):
    assert read(text).greeting_name == name


@pytest.mark.parametrize(
    "text", ["¿A qué hora cierran hoy?", "Wann kommt der neue Katalog?", "请问几点开门？"]
)
def test_a_plain_question_in_another_language_is_no_complaint(text):
    reading = read(text)
    assert (reading.kind, reading.is_complaint) == ("question", False)


def test_a_friendly_question_that_names_a_fault_is_a_request():
    assert read("Hi, my parcel hasn't come yet, could you check please?").kind == "request"
    assert read("Hi, THIRD time my parcel hasn't come, what a joke. Check?").is_complaint


def test_one_dry_word_of_praise_after_a_reproach_is_irony():
    assert read("The lad at the desk called my gran a silly cow. Charming.").is_complaint


def test_what_an_app_writes_around_a_post_is_neither_read_nor_answered():
    pasted = (
        "Gill_R\n@gill_r\n·\n3h\nReplying to @HarbourTaxis\nmy bag is gone, left in your cab\n"
        "12:04 PM · May 3, 2022 · Twitter for iPhone\n2 Retweets 5 Likes\nReply"
    )
    reading = read(pasted)
    assert reading.troubles[0] == "lost_or_damaged_property"
    assert reading.texts("date") == []
    roles = {detail.text: detail.role for detail in reading.details if detail.key == "handle"}
    assert roles == {"@gill_r": "theirs", "@HarbourTaxis": "ours"}


def test_a_post_passed_on_speaks_to_whom_its_writer_spoke():
    reading = read("RT @gill_r: @HarbourTaxis you lost my bag again")
    roles = {detail.text: detail.role for detail in reading.details if detail.key == "handle"}
    assert roles == {"@gill_r": "theirs", "@HarbourTaxis": "ours"}


def test_a_review_shared_from_a_map_is_read_and_not_its_frame():
    reading = read(
        "Check out this review on Google Maps\nhttps://maps.app.goo.gl/abc\n★☆☆☆☆ 2 weeks ago\n"
        "Local Guide · 34 reviews\nThe stew had a hair in it.\nSee more\nHelpful? 3\nReport"
    )
    assert reading.is_complaint
    assert reading.troubles[0] == "food_quality_or_safety"
    assert reading.texts("relative_date") == []


def test_no_clause_is_made_of_a_guess_or_of_a_thing_that_cannot_be_meant():
    assert read("@HarbourTaxis not ok, sort it out").clauses == {}
    clauses = read("I still have not received an email to unlock my account").clauses
    assert "account" not in " ".join(clauses.get("did", ()))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Lo pedí el 3 de mayo de 2021 y nada.", ["3 de mayo de 2021"]),
        ("It broke on the 3rd day.", []),
        ("Promised for the 19th and nothing came.", ["19th"]),
    ],
)
def test_a_day_is_a_date_with_its_year_and_not_a_count(text, dates):
    assert read(text).texts("date") == dates


def test_a_saying_is_no_sum_of_money():
    assert read("Rude staff, just my two pence.").texts("amount") == []
