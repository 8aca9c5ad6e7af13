"""Three texts come from one brief: for strangers, for the person, for everybody."""

import pytest

from amends.complaints.complaint import Complaint
from amends.complaints.reader import read
from amends.drafting.brief import Brief, Facts
from amends.drafting.kinds import kind_of, surface_for, write_kind
from amends.drafting.profile import Profile
from amends.drafting.public_words import AMOUNT, to_everybody, without_amounts
from amends.platforms.registry import load
from amends.vocabulary import FirstMistake, ReplyKind
from amends.wording.checking import check

SURFACES = load().surfaces
TEXT = "My order no. 12345678 came two hours late and cold. I paid £42 for this! Jane"
BRIEF = Brief(
    surface=SURFACES["x.reply"],
    complaint=Complaint(TEXT),
    reading=read(TEXT),
    facts=Facts(
        did="we sent your order out two hours late",
        harm="your kids went to bed hungry",
        repair="£42 refund",
        by="friday",
        change="two people now check the board",
    ),
    profile=Profile(business="Harbour Kitchen", name="Maya Kerr", contact="hello@harbour.example"),
)


def test_the_public_reply_names_no_amount_and_no_reference() -> None:
    text = write_kind(ReplyKind.PUBLIC, BRIEF, SURFACES).text
    assert "a refund" in text.lower()
    assert not AMOUNT.search(text)
    assert "12345678" not in text


def test_the_private_message_carries_the_amount_and_the_reference() -> None:
    draft = write_kind(ReplyKind.PRIVATE, BRIEF, SURFACES)
    assert "£42 refund" in draft.text
    assert "12345678" in draft.text


def test_the_statement_speaks_to_everybody_and_has_headline_and_date() -> None:
    text = write_kind(ReplyKind.STATEMENT, BRIEF, SURFACES, today="23 November 2026").text
    headline, date = text.splitlines()[:2]
    assert headline.endswith(": our apology")
    assert date == "23 November 2026"
    assert "We sent a customer's order out two hours late" in text
    assert "kids" not in text
    assert not AMOUNT.search(text)
    assert "two people now check the board" in text
    assert "hello@harbour.example" in text


@pytest.mark.parametrize("kind", ReplyKind)
@pytest.mark.parametrize("mistake", [None, *FirstMistake])
def test_every_kind_passes_the_own_check(kind: ReplyKind, mistake: FirstMistake | None) -> None:
    brief = Brief(
        surface=surface_for(kind, BRIEF.surface, SURFACES),
        complaint=BRIEF.complaint,
        reading=BRIEF.reading,
        facts=BRIEF.facts,
        profile=BRIEF.profile,
        first_mistake=mistake,
    )
    draft = write_kind(kind, brief, SURFACES)
    assert check(draft.text, brief).verdict.may_copy


def test_a_kind_is_written_on_the_platform_of_the_complaint_where_it_has_a_place() -> None:
    at = SURFACES["x.reply"]
    assert surface_for(ReplyKind.PRIVATE, at, SURFACES).id == "x.dm"
    assert surface_for(ReplyKind.STATEMENT, at, SURFACES).id == "web.statement"
    assert (
        surface_for(ReplyKind.PRIVATE, SURFACES["google.review_reply"], SURFACES).id
        == "email.message"
    )
    assert surface_for(ReplyKind.PUBLIC, SURFACES["x.dm"], SURFACES).id == "x.reply"
    assert surface_for(ReplyKind.STATEMENT, SURFACES["x.post"], SURFACES).id == "x.post"
    assert all(kind_of(surface) in ReplyKind for surface in SURFACES.values())


@pytest.mark.parametrize(
    ("typed", "public"),
    [
        ("we are refunding you £42 in full", "we are refunding you in full"),
        ("a £20 refund", "a refund"),
        ("£20 back", "your money back"),
        ("a voucher worth 15 euros", "a voucher"),
        ("we charged you $20 too much", "we charged you too much"),
        ("an €18 voucher", "a voucher"),
        ("a new pair", "a new pair"),
    ],
)
def test_amounts_are_left_out_of_public_words(typed: str, public: str) -> None:
    assert without_amounts(typed) == public


@pytest.mark.parametrize(
    ("typed", "role", "said"),
    [
        ("we kept you waiting", "did", "we kept a customer waiting"),
        ("you were charged twice", "did", "a customer was charged twice"),
        ("we refund you", "repair", "we refund the customer"),
        ("you waited an hour", "harm", ""),
        ("all orders were late", "did", "all orders were late"),
    ],
)
def test_a_statement_tells_of_a_person_in_the_third_person(
    typed: str, role: str, said: str
) -> None:
    assert to_everybody(typed, role, customers=True) == said
