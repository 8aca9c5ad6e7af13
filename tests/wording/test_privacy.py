from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.complaints.complaint import Complaint
from amends.drafting.brief import Brief, Facts
from amends.drafting.profile import Profile
from amends.platforms.surface import Surface
from amends.vocabulary import Level
from amends.wording.privacy import findings

COMPLAINT = Complaint(
    "My soup was cold and I waited an hour. Never again, Crumb & Co! @crumbco", author="Anna K."
)
PUBLIC = Surface("test.reply", "test", "Test reply", public=True, unit="none", safe_limit=0)
PRIVATE = Surface("test.dm", "test", "Test message", public=False, unit="none", safe_limit=0)
OWN = Profile(
    business="Crumb & Co",
    name="Sam Whitlock",
    contact="care@crumb-co.example or 01632 960 018",
    handles=("@crumbco",),
)


def blocked(text, complaint=COMPLAINT, **facts):
    brief = Brief(complaint=complaint, profile=facts.pop("profile", OWN), surface=PUBLIC, **facts)
    return [one.rule for one in findings(text, brief) if one.level is Level.BLOCK]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("private_reference", "I have looked up your order 48213 and refunded it."),
        ("private_reference", "Your booking reference is KX4471B."),
        ("private_reference", "Case no. 2291-44 shows what went wrong."),
        ("private_reference", "We found it: #4821377."),
        ("private_card", "We have refunded the card ending 4417."),
        ("private_card", "We have refunded your Visa 4111 1111 1111 1111."),
        ("private_card", "The money went to GB29 NWBK 6016 1331 9268 19."),
        ("private_email", "The receipt went to anna.kowalska@mail.example."),
        ("private_phone", "The driver rang +44 7700 900123 twice."),
        ("private_address", "The box was left at 14 Elm Road."),
        ("private_address", "The parcel went to SW1A 1AA."),
        ("private_room", "You stayed in room 214."),
        ("private_room", "You checked out of room 304."),
        ("private_health", "You told our nurse about your depression."),
        ("private_name", "It was signed for by Mrs Patterson."),
        ("private_reference", "The tracking number is JD0002233."),
        ("private_date", "Your appointment on 14 June was too short."),
        ("private_date", "You came to us on 3 May."),
        ("private_date", "Your dinner on May 3rd was not good enough."),
        ("private_date", "You visited us last Saturday."),
        ("private_health", "Your diabetes made the wait worse."),
        ("private_health", "Your nut allergy was in our notes."),
        ("private_health", "Your test results were late."),
        ("private_amount", "We have refunded you £48.50."),
        ("private_name", "Dear Mr Kowalski, we served you cold soup."),
        ("private_name", "Dear Anna Kowalska, we served you cold soup."),
        ("private_name", "We served you cold soup, and Greta Lindqvist told us so."),
        ("private_staff", "Our waiter Dave was rude to you."),
        ("private_staff", "Dave, our waiter, forgot your soup."),
        ("private_relative", "Your husband Peter told us about it."),
        ("private_name", "The table was booked under the name of Lindqvist."),
    ],
)
def test_what_the_complaint_did_not_make_public_holds_the_copy_back(rule, text):
    assert rule in blocked(text)


@pytest.mark.parametrize(
    ("complaint", "text"),
    [
        ("Order 48213 never came.", "Your order 48213 never came, and that is our fault."),
        ("Order no. 48-213!", "We lost order 48213."),
        ("Booking KX4471B cancelled", "We cancelled your booking KX4471B."),
        ("You charged me £48.50", "We charged you £48.50 twice."),
        ("fifty quid for nothing", "You paid £50 for nothing."),
        ("It cost me 1,200 dollars", "It cost you $1,200.00."),
        ("I came on 3rd May", "You came to us on May 3."),
        ("Came in on 03/05/2026", "You came to us on 3 May."),
        ("Yesterday was awful", "You came to us yesterday."),
        ("I have a nut allergy", "You told us about your allergies."),
        ("I am allergic to nuts", "Your allergy was in our notes."),
        ("Dave was rude", "Dave was rude to you, and Dave works for us."),
        ("My husband Peter fell", "Your husband Peter fell on our stairs."),
        ("room 214 was filthy", "You stayed in room 214 and it was filthy."),
        ("You left it at 14 Elm Road", "We left the box at 14 Elm Road."),
        ("Mail me: a.k@mail.example", "I have written to a.k@mail.example."),
        ("Regards, Anna Kowalska", "Dear Ms Kowalska, we served you cold soup."),
    ],
)
def test_what_is_public_already_is_never_blocked(complaint, text):
    assert blocked(text, Complaint(complaint)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hi Anna, we served you cold soup.",
        "Hi Leon, we served you cold soup.",
        "Call me on 01632 960 018 or write to care@crumb-co.example.",
        "You can reach me at help@another.example any day before six.",
        "My direct line is 020 7946 0018.",
        "I have booked you in on Monday at 9:30, at no cost.",
        "The replacement ships on 5 June and will be with you by 7 June.",
        "From 1 March two people check every plate.",
        "We have refunded the whole bill.",
        "Come and see us at 12 High Street.",
        "Please quote case 88412 when you call.",
        "Sam Whitlock will call you by 6 pm.",
        "Ask for Dave, our manager.",
        "Our manager Dave will ring you by noon.",
        "We waited 9 days and 12 hours to answer; 2 people now check 100% of orders.",
        "Flight #6353 leaves at 8 pm.",
        "Thank you, Emily, for the photo.",
        "We served you cold soup.\n\nGreta Lindqvist\n020 7946 0018",
        "Valet parking is $55.00 per night.",
        "We flew you to Santa Monica without your bag.",
        "We served you cold soup.\n\nGreta Lindqvist, Manager",
        "We served you cold soup. Best, Greta",
        "We served you cold soup. ^GL",
        "Every allergy now prints on the kitchen ticket.",
        "Will we do better? Grace is not what we showed you.",
    ],
)
def test_what_is_ours_or_still_to_come_is_never_blocked(text):
    assert blocked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mr Kowalski,\n\nWe lost your table. A refund of $48.50 left us today.",
        "It cost you £24. We have refunded the whole bill to the card ending 4417.",
        "I have booked you in with our senior technician on Monday at 9:30.",
        "We promised Tuesday and delivered on Friday; that is our failure.",
    ],
)
def test_without_complaint_or_place_an_ordinary_reply_is_left_alone(text):
    assert findings(text, Brief()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Your order 48213 was delivered.",
        "You stayed with us on 3 May.",
        "Your diagnosis was correct.",
        "The box was left at 14 Elm Road.",
        "You stayed in room 214.",
    ],
)
def test_without_a_complaint_nothing_private_counts_as_public(text):
    assert blocked(text, None)


@pytest.mark.parametrize("complaint", [None, COMPLAINT])
def test_our_own_people_at_work_on_it_are_nobodys_secret(complaint):
    brief = Brief(complaint=complaint, surface=PUBLIC)
    assert not findings("Dr Amin is reading the notes this afternoon.", brief)
    assert findings("Mr Amin was reading a book at the bar.", brief)


def test_a_private_message_is_not_guarded():
    brief = Brief(complaint=COMPLAINT, surface=PRIVATE)
    assert findings("Dear Ms Kowalska, your order 48213 is refunded: £48.50.", brief) == []


def test_an_amount_that_the_writer_gave_as_the_repair_only_warns():
    brief = Brief(complaint=COMPLAINT, surface=PUBLIC, facts=Facts(repair="a refund of £48.50"))
    (found,) = findings("We have sent you a refund of £48.50.", brief)
    assert (found.rule, found.level) == ("private_amount", Level.WARN)


def test_a_day_that_the_complaints_own_words_may_mean_only_warns():
    posted = Complaint("Went there last week.", posted=datetime(2026, 5, 9, tzinfo=UTC))
    brief = Brief(complaint=posted, surface=PUBLIC)
    (found,) = findings("You came to us on 3 May.", brief)
    assert found.level is Level.WARN


@pytest.mark.parametrize(
    ("sector", "text"),
    [
        ("health", "When you visited us, we kept you waiting."),
        ("Dental clinic", "As our patient you deserved better."),
        ("health", "Your treatment took too long."),
        ("law", "We let your case slip."),
        ("school", "We did not tell you about your child's class."),
        ("bank", "We blocked your account by mistake."),
    ],
)
def test_where_being_a_customer_is_private_it_is_not_confirmed(sector, text):
    complaint = Complaint(text)
    assert blocked(text, complaint, profile=Profile(sector=sector)) == ["private_customer"]
    assert blocked(text, complaint, profile=Profile(sector="cafe")) == []


def test_a_finding_marks_its_words_and_names_the_device():
    text = "I have looked up your order 48213."
    (found,) = findings(text, Brief(complaint=COMPLAINT))
    assert text[found.start : found.end] == found.quote == "order 48213"
    assert (found.device, found.family, found.checker) == (
        "disclose_private",
        "privacy",
        "privacy",
    )


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_is_guarded_without_a_crash(text, complaint):
    for found in findings(text, Brief(complaint=Complaint(complaint))):
        assert text[found.start : found.end] == found.quote


@given(st.text(alphabet=st.sampled_from("Order 48213#£. Mr JonesMay3room@x.de"), max_size=200))
def test_a_reply_that_only_repeats_the_complaint_is_never_blocked(text):
    brief = Brief(complaint=Complaint(text))
    assert [one for one in findings(text, brief) if one.level is Level.BLOCK] == []


def test_a_name_does_not_span_a_line_break():
    assert not blocked("We left you waiting, Anna. That was our fault.\n\nMaya\nWe ring you today.")
    assert not blocked("We left you waiting.\nSam\nThe Kettle", profile=Profile(name="Sam"))
