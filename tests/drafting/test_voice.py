"""The voice: spoken, about their matter, and nothing said twice."""

import pytest

from amends.complaints.complaint import Complaint
from amends.complaints.reading import Reading
from amends.drafting.brief import Brief, Facts
from amends.drafting.profile import Profile
from amends.drafting.skeletons import skeletons_of
from amends.drafting.speaker import contracted
from amends.drafting.writer import write
from amends.platforms.registry import load
from amends.vocabulary import Component, Stance, Tone, Trouble


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("We are sorry.", "We're sorry."),
        ("You will not have to wait.", "You won't have to wait."),
        ("That is our fault, and it is wrong.", "That's our fault, and it's wrong."),
        ("We did not call.", "We didn't call."),
        ("We have read it and we have a plan.", "We've read it and we have a plan."),
        ("Here is who we are.", "Here's who we are."),
    ],
)
def test_people_contract_as_they_speak(full: str, short: str) -> None:
    assert contracted(full, lambda _, said: said) == short


def _waited(did: str, harm: str, **changes: object) -> str:
    reading = Reading(
        troubles=(Trouble.WAIT_TIME,), clauses={"did": (did,), "harm": (harm,)} if did else {}
    )
    brief = Brief(
        surface=load().surface("google.review_reply"),
        complaint=Complaint("I waited."),
        reading=reading,
        **changes,  # type: ignore[arg-type]
    )
    return "\n".join(write(brief, seed=seed).text for seed in range(12))


def test_a_wait_is_named_once_and_written_out() -> None:
    text = _waited("we kept you on hold for 50mins", "you waited 50mins")
    assert "on hold for 50 minutes" in text
    assert "ou waited" not in text


def test_another_harm_stands_beside_what_we_did() -> None:
    assert "ou missed your flight" in _waited("we kept you waiting", "you missed your flight")


def test_the_writers_own_words_are_never_contracted() -> None:
    facts = Facts(did="we did not call you", repair="we are sending a new one")
    said = _waited("", "", facts=facts, tone=Tone.WARM)
    assert "e did not call you" in said
    assert "e are sending a new one" in said


def test_where_we_admit_nothing_the_reading_blames_nobody() -> None:
    said = _waited("we ignored you", "you had to chase us", stance=Stance.NOT_OURS)
    assert "chase us" not in said


def test_a_formal_reply_contracts_nothing_and_a_warm_one_does() -> None:
    assert "'" not in _waited("", "", tone=Tone.FORMAL)
    assert "We're" in _waited("", "", tone=Tone.WARM)


def test_a_guest_whose_name_may_not_appear_is_greeted_all_the_same() -> None:
    brief = Brief(surface=load().surface("tripadvisor.response"), facts=Facts(name="Jane"))
    assert write(brief).text.startswith("Dear guest, ")


def test_somebody_by_name_speaks_for_the_business_on_reddit() -> None:
    profile = Profile(business="Copper Kettle", name="Maya Kerr")
    brief = Brief(surface=load().surface("reddit.comment"), profile=profile)
    greeting = write(brief).pieces[0]
    assert greeting.component is Component.GREETING
    assert "Maya from Copper Kettle" in greeting.text


def test_a_users_skeleton_without_regret_or_responsibility_still_corrects_a_rumour() -> None:
    own = "".join(f"{{% block {name} %}}{{% endblock %}} " for name in ("explanation", "repair"))
    names = [name.rsplit("/", 1)[1] for name in skeletons_of("short")]
    brief = Brief(stance=Stance.UNTRUE, facts=Facts(why="we have no branch there"))
    draft = write(brief, user_templates=dict.fromkeys(names, own))
    assert "e have no branch there" in draft.text
    assert draft.notes == ()
