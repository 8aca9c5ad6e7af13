"""Drafts: what is in them whatever the brief."""

from amends.drafting.brief import Brief, Facts
from amends.drafting.profile import Profile
from amends.drafting.writer import variants, write
from amends.vocabulary import Component, Stance, Trouble


def test_a_draft_without_any_facts_still_owns_it_and_says_when_the_answer_comes() -> None:
    draft = write(Brief(trouble=Trouble.WAIT_TIME))
    present = {piece.component for piece in draft.pieces}
    assert {Component.RESPONSIBILITY, Component.REGRET, Component.REPAIR} <= present
    assert "within one working day" in draft.text
    assert draft.missing == ("did", "harm", "repair", "by", "change", "why")


def test_pieces_lie_in_the_text_in_order() -> None:
    draft = write(Brief(facts=Facts(did="sent the wrong size", repair="full refund", by="Friday")))
    end = 0
    for piece in draft.pieces:
        assert piece.span.start >= end
        assert piece.span.of(draft.text) == piece.text
        end = piece.span.end


def test_the_same_seed_gives_the_same_draft_and_another_seed_another() -> None:
    brief = Brief(facts=Facts(did="we sent the wrong size"))
    assert write(brief, seed=3) == write(brief, seed=3)
    assert len({draft.text for draft in variants(brief, 6)}) == 6


def test_an_answer_from_one_person_says_i_to_the_last_sentence() -> None:
    for seed in range(20):
        draft = write(
            Brief(
                profile=Profile(person="I", name="Maya Kerr"),
                facts=Facts(did="we sent the wrong size", repair="we refund you", change="we scan"),
                stance=Stance.OURS,
            ),
            seed=seed,
        )
        words = draft.text.lower().replace(",", " ").replace(".", " ").split()
        assert not {"we", "our", "us", "ours", "we're"} & set(words), draft.text
