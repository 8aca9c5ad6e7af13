"""A second apology names what our first answer did wrong, and is as fit to post as any."""

import pytest

from amends.drafting.brief import Brief, Facts
from amends.drafting.writer import write
from amends.platforms.registry import load
from amends.vocabulary import Component, FirstMistake, Level, Stance, Tone, Trouble
from amends.wording.checking import check

FACTS = Facts(did="we lost your booking", repair="a table on Friday", change="we now call back")


@pytest.mark.parametrize("mistake", FirstMistake)
@pytest.mark.parametrize("tone", Tone)
def test_the_first_mistake_is_owned_before_anything_else_about_it(
    mistake: FirstMistake, tone: Tone
) -> None:
    for surface in load().surfaces.values():
        for facts in (Facts(), FACTS):
            brief = Brief(
                tone=tone,
                surface=surface,
                facts=facts,
                trouble=Trouble.WAIT_TIME,
                first_mistake=mistake,
            )
            draft = write(brief)
            owned = [p for p in draft.pieces if p.component is Component.RESPONSIBILITY]
            assert len(owned) == 2, draft.text
            assert owned[0].text.split()[0].capitalize() in ("We", "It", "Our", "You", "In", "The")
            assert any("second apology" in note for note in draft.notes)
            assert draft.count is not None
            assert draft.count.fits
            hard = [f for f in check(draft.text, brief).findings if f.level is not Level.HINT]
            assert not hard, (draft.text, hard)


def test_where_we_admit_nothing_there_is_no_first_mistake_to_own() -> None:
    brief = Brief(stance=Stance.NOT_KNOWN_YET, first_mistake=FirstMistake.ARGUED)
    assert "argue" not in write(brief).text
