"""What is no complaint gets no apology, until the writer says that one is due."""

import pytest

from amends.complaints.reading import Reading
from amends.drafting.brief import Brief, Facts
from amends.drafting.writer import write
from amends.vocabulary import Component, FirstMistake, Trouble

PRAISE = Reading(is_complaint=False, kind="praise", troubles=(Trouble.WAIT_TIME,))


def components(brief: Brief) -> set[Component]:
    return {piece.component for piece in write(brief).pieces}


@pytest.mark.parametrize("kind", ["praise", "question", "request", "spam", "news", "joke", "other"])
def test_nothing_is_apologised_for_and_the_writer_is_told(kind: str) -> None:
    brief = Brief(reading=Reading(is_complaint=False, kind=kind, troubles=(Trouble.WAIT_TIME,)))
    assert components(brief).isdisjoint({Component.REGRET, Component.RESPONSIBILITY})
    draft = write(brief)
    assert "choose what went wrong" in draft.notes[0]
    assert draft.missing == ()
    assert "wait" not in draft.text


def test_praise_is_thanked_for() -> None:
    assert "hank" in write(Brief(reading=PRAISE)).text


@pytest.mark.parametrize(
    "brief",
    [
        Brief(reading=PRAISE, trouble=Trouble.LATE_DELIVERY),
        Brief(reading=PRAISE, facts=Facts(did="we kept you waiting")),
        Brief(reading=PRAISE, first_mistake=FirstMistake.ARGUED),
    ],
)
def test_the_writer_who_names_a_fault_gets_an_apology(brief: Brief) -> None:
    assert {Component.REGRET, Component.RESPONSIBILITY, Component.REPAIR} <= components(brief)
    assert not any("choose what went wrong" in note for note in write(brief).notes)
