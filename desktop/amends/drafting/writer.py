"""Write drafts: from a brief to pieces of text that own it and fit the place.

Pure: the same brief, seed and templates give the same draft.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from amends.drafting import material
from amends.drafting.brief import Brief
from amends.drafting.chance import Chance
from amends.drafting.clauses import Clause, small_start
from amends.drafting.draft import Draft, Piece
from amends.drafting.faults import TemplateFaultError
from amends.drafting.fitting import REQUIRED, Wording, fit, joints, least, wordings
from amends.drafting.likeness import likeness
from amends.drafting.notes import notes_for
from amends.drafting.omissions import left_out, no_room, too_long
from amends.drafting.places import Place, place_of
from amends.drafting.skeletons import FIRST_MISTAKE, skeletons_of, with_first_mistake
from amends.drafting.templates import Library, Slot, library
from amends.platforms.counting import count
from amends.text.spans import Span
from amends.vocabulary import Component, Stance

MOST_TRIED = 9  # wordings of a block that are weighed against each other, for speed
MOST_TURNS = 16  # drafts that are weighed against the replies sent lately
FRESH = 74.0  # a draft less like them than this is taken at once; they are alike from 85
SHORT_AIM = 200  # below this every wording is weighed: few of them fit


def write(
    brief: Brief,
    *,
    seed: int = 0,
    user_templates: Mapping[str, str] | None = None,
    today: str = "",
    unlike: Sequence[str] = (),
) -> Draft:
    """Return a draft for ``brief``.

    ``user_templates`` maps names of the user's template files ("stances/ours.txt") to their text;
    a broken one is reported in the draft's notes and the built-in one is used. ``today`` is the
    date as it shall stand over a statement. ``unlike`` holds replies sent lately: among several
    wordings, the draft is the first that repeats none of them, or the one that does so least.
    """
    draft = _written(brief, str(seed), user_templates or {}, today)
    if not unlike:
        return draft
    likest = likeness(draft.text, unlike)
    for turn in range(1, MOST_TURNS):
        if likest <= FRESH:
            break
        other = _written(brief, f"{seed}.{turn}", user_templates or {}, today)
        if (like := likeness(other.text, unlike)) < likest:
            draft, likest = other, like
    return draft


def _written(brief: Brief, seed: str, user_templates: Mapping[str, str], today: str) -> Draft:
    profile = brief.profile
    person = "I" if profile.person == "I" else "we"
    templates = library(person, profile.spelling, user_templates)
    while True:
        try:
            draft = _Writing(brief, seed, templates, today).draft()
            break
        except TemplateFaultError as fault:
            if not templates.distrust(fault):
                raise
    remarks = templates.remarks()
    return replace(draft, notes=(*draft.notes, *remarks)) if remarks else draft


def variants(
    brief: Brief, n: int, *, user_templates: Mapping[str, str] | None = None
) -> list[Draft]:
    """Return up to ``n`` drafts of ``brief`` that differ from each other, the usual one first."""
    found: dict[str, Draft] = {}
    for seed in range(n * 4):
        draft = write(brief, seed=seed, user_templates=user_templates, unlike=tuple(found))
        found.setdefault(draft.text, draft)
        if len(found) == n:
            break
    return list(found.values())


_OWED_TO_NOBODY = ("acknowledgement",)  # what an answer to praise or a question has in any case
# what comes before the repair: a correction before the offer to talk, sympathy before help
_FIRST: Mapping[Stance, str] = {
    Stance.OURS: "responsibility",
    Stance.PARTLY_OURS: "responsibility",
    Stance.NOT_KNOWN_YET: "regret",
    Stance.NOT_OURS: "regret",
    Stance.UNTRUE: "explanation",
}


class _Writing:
    """One draft in the making."""

    def __init__(self, brief: Brief, seed: str, templates: Library, today: str) -> None:
        self.brief = brief
        self.templates = templates
        self.today = today
        self.place: Place = place_of(brief.surface)
        self.owes = brief.is_apology_due or self.place.skeleton in ("post", "statement")
        text = brief.complaint.text if brief.complaint else ""
        self.chance = Chance(text, seed)
        self.ready: dict[str, Clause] = {}
        self.limit = brief.surface.safe_limit if brief.surface else None

    def draft(self) -> Draft:
        """Write with all facts; where they do not fit, without the longest, and say so."""
        facts, promise = self.brief.facts, self.brief.profile.promise
        sizes = material.longest_first(facts, promise)
        over_long = [size for size in sizes if size.length > material.LONGEST_FACT]
        without = frozenset(size.name for size in over_long)
        first_over = over_long[0].length - material.LONGEST_FACT if over_long else 0
        while True:
            for tight in (False, True):
                written, over = self._attempt(without, tight=tight)
                if written is not None:
                    return self._with_omissions(written, without, first_over)
                first_over = first_over or over
            longest = next((size.name for size in sizes if size.name not in without), "")
            if not longest:
                raise AssertionError(f"the built-in wordings are {over} too long for this place")
            without = without | {longest}

    def _with_omissions(self, draft: Draft, without: frozenset[str], over: int) -> Draft:
        """Return ``draft`` with a word on the facts it could not say."""
        where = self.brief.surface.name if self.brief.surface else "this reply"
        owed, spared = left_out(self.brief.facts, self.ready, draft, self.brief.stance)
        owed += [name for name in ("by", "promise") if name in without]
        if owed:
            draft = replace(draft, too_long=too_long(owed[0], max(over, 1), where))
        if spared:
            draft = replace(draft, notes=(*draft.notes, no_room(spared, where)))
        return draft

    def _attempt(self, without: frozenset[str], *, tight: bool) -> tuple[Draft | None, int]:
        slots, options, required = self._options(without, tight=tight)
        limit = self.limit
        for _ in range(4):
            chosen = fit(slots, options, required, self.place.aim, limit)
            if chosen is None:
                return None, least(slots, options, required) - (self.limit or 0)
            draft = self._assemble(slots, chosen)
            if draft.count is None or draft.count.fits or limit is None:
                return draft, 0
            limit -= max(1, -(draft.count.left or 0))
        return None, 1

    def _options(
        self, without: frozenset[str], *, tight: bool
    ) -> tuple[tuple[Slot, ...], dict[str, list[Wording]], list[str]]:
        brief, place = self.brief, self.place
        required = list(REQUIRED[brief.stance] if self.owes else _OWED_TO_NOBODY)
        skeleton, slots = self._skeleton(required, tight=tight)
        known = material.values(brief, place, self.chance, without)
        self.ready = {name: known[name] for name in material.FACT_CLAUSES}
        if brief.first_mistake and brief.stance in (Stance.OURS, Stance.PARTLY_OURS):
            slots = with_first_mistake(slots)
            required.append(FIRST_MISTAKE)
        order = [slot.name for slot in slots]
        first = next((n for n in order if n in ("acknowledgement", "regret", "responsibility")), "")
        known["late_regret"] = "regret" in order[order.index("repair") :]
        owning = order.index("responsibility") if "responsibility" in order else 0
        known["regret_leads"] = "regret" in order[:owning]
        known |= {"form": place.skeleton, "first": first, "tight": tight, "today": self.today}
        trouble = f"troubles/{brief.main_trouble}.txt"
        parents = ("stances/ours.txt",) if brief.stance is Stance.PARTLY_OURS else ()
        names: tuple[str, ...] = (trouble, f"stances/{brief.stance}.txt", *parents)
        names = (*(names if self.owes else ("stances/no_complaint.txt",)), "common.txt", skeleton)
        known |= self._words(trouble, known, tight=tight)
        known |= material.said(known)
        stage = self.templates.stage(names, known)
        options: dict[str, list[Wording]] = {}
        for slot in slots:
            lines = self._preferred(stage.lines(slot.name), slot.name)
            if lines:
                options[slot.name] = wordings(lines, brief.surface)
        for name in required:
            if name not in options:
                self.templates.require(name, skeleton)
        if "instruction" in options:
            required.insert(0, "instruction")
        return slots, options, required

    def _skeleton(self, required: list[str], *, tight: bool) -> tuple[str, tuple[Slot, ...]]:
        """Choose a skeleton that has room for every required component, the tersest when tight."""
        usable = []
        for name in skeletons_of(self.place.skeleton):
            slots = self.templates.layout(name)
            names = [slot.name for slot in slots]
            if not set(required) <= set(names):
                continue
            if not self.owes or names.index("repair") > names.index(_FIRST[self.brief.stance]):
                usable.append((name, slots))
        if not usable:
            self.templates.distrust_skeletons(required)
            return self._skeleton(required, tight=tight)
        chosen = usable[0 if tight else self.chance.one_of(len(usable), "skeleton")]
        if not self.place.breaks:
            return chosen[0], tuple(Slot(s.name, s.separator and " ") for s in chosen[1])
        return chosen

    def _words(self, trouble: str, known: Mapping[str, Any], *, tight: bool) -> dict[str, str]:
        """Return the words of the trouble: the ones chance prefers, or the shortest."""
        words = {}
        for name, all_lines in self.templates.words_of(trouble, known).items():
            lines = self._preferred(all_lines, name)
            words[name] = "" if not lines else min(lines, key=len) if tight else lines[0]
        return words

    def _preferred(self, lines: list[str], block: str) -> list[str]:
        """Return the wordings chance prefers, in its order, and the shortest in any case."""
        order = [lines[index] for index in self.chance.order(len(lines), block)]
        if len(order) > MOST_TRIED and self.place.aim > SHORT_AIM:
            order = [*order[:MOST_TRIED], min(order[MOST_TRIED:], key=len)]
        return order

    def _assemble(self, slots: tuple[Slot, ...], chosen: dict[str, Wording]) -> Draft:
        text, pieces = "", []
        for name, gap in joints(slots, chosen):
            words = chosen[name].text
            if gap == " " and text.endswith(","):
                words = small_start(words)
            text += gap
            component = Component.RESPONSIBILITY if name == FIRST_MISTAKE else Component(name)
            pieces.append(Piece(component, words, Span(len(text), len(text) + len(words))))
            text += words
        surface = self.brief.surface
        return Draft(
            text=text,
            pieces=tuple(pieces),
            missing=material.missing(self.brief),
            notes=notes_for(self.brief),
            count=count(text, surface) if surface is not None else None,
        )
