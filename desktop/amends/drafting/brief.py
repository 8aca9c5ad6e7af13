"""A brief: everything a draft needs, and nothing the writer did not say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amends.drafting.profile import Profile
from amends.vocabulary import FirstMistake, Stance, Tone, Trouble

if TYPE_CHECKING:  # a check without a complaint or a place need not open their rooms
    from amends.complaints.complaint import Complaint
    from amends.complaints.reading import Reading
    from amends.platforms.surface import Surface


@dataclass(frozen=True, slots=True)
class Facts:
    """What only the writer knows, in the writer's words; empty means not said.

    ``did``: what we did ("we sent the wrong size"). ``harm``: what it cost the person ("you
    waited an hour with two children"). ``repair``: what is being done for them; ``by``: when
    ("today", "by Friday 6 pm"). ``change``: what changes so that it does not recur. ``why``:
    what happened. ``name``: whom to greet.
    """

    did: str = ""
    harm: str = ""
    repair: str = ""
    by: str = ""
    change: str = ""
    why: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a draft, and the check of a reply, needs to know.

    ``surface`` None means that nothing is measured against a limit. ``complaint`` None means
    that nothing private counts as public. ``trouble`` is the writer's own choice; None takes the
    reading's first. ``first_mistake`` is how an earlier answer of ours made it worse.
    """

    stance: Stance = Stance.OURS
    tone: Tone = Tone.PLAIN
    surface: Surface | None = None
    complaint: Complaint | None = None
    reading: Reading | None = None
    facts: Facts = field(default_factory=Facts)
    profile: Profile = field(default_factory=Profile)
    trouble: Trouble | None = None
    first_mistake: FirstMistake | None = None

    @property
    def is_apology_due(self) -> bool:
        """Return whether there is a fault to answer for: one that was read, or that we name.

        Praise, a question, news or spam is none, until the writer chooses a trouble or says what
        we did, what it cost, what is being done about it, or that we answered wrongly before.
        """
        if self.reading is None or self.reading.is_complaint:
            return True
        facts = self.facts
        named = (facts.did, facts.harm, facts.repair, facts.change, facts.why)
        overruled = self.trouble is not None or self.first_mistake is not None
        return overruled or any(words.strip() for words in named)

    @property
    def main_trouble(self) -> Trouble:
        """Return the trouble to answer first."""
        if self.trouble is not None:
            return self.trouble
        if self.reading is not None and self.reading.troubles and self.is_apology_due:
            return self.reading.troubles[0]
        return Trouble.OTHER
