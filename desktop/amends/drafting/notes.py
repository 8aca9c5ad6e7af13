"""Notes: what the writer is told beside the draft, never part of the reply."""

from functools import cache
from typing import Any

from amends import resources
from amends.drafting.brief import Brief
from amends.drafting.public_words import AMOUNT
from amends.vocabulary import CueId, Stance, Trouble


@cache
def _table() -> dict[str, Any]:
    return resources.toml("templates/en/notes.toml")


def notes_for(brief: Brief) -> tuple[str, ...]:
    """Return the sentences the writer should read before posting, the gravest first."""
    table = _table()
    keys = [*_grave(brief)]
    if not brief.is_apology_due and brief.reading is not None:
        kind = f"no_complaint_{brief.reading.kind}"
        keys.append(kind if kind in table else "no_complaint")
    public = brief.surface is None or brief.surface.public
    words = " ".join((brief.facts.repair, brief.facts.did, brief.facts.harm, brief.facts.by))
    if public and AMOUNT.search(words):
        keys.append("amount_in_public")
    if brief.stance is Stance.UNTRUE and not brief.facts.why.strip():
        keys.append("untrue_needs_fact")
    if brief.surface is not None and brief.surface.id == "glassdoor.response":
        keys.append("glassdoor_title")
    if brief.surface is not None and brief.surface.id == "etsy.review_reply":
        keys.append("etsy_locks")
    if brief.first_mistake is not None:
        keys.append("second_apology")
    if str(brief.main_trouble).startswith("own_post"):
        keys.append("own_post")
    return tuple(table[key] for key in keys)


def _grave(brief: Brief) -> list[str]:
    trouble, reading = brief.main_trouble, brief.reading
    cues = {cue.id for cue in reading.cues} if reading is not None else set()
    keys = []
    if CueId.AT_RISK_NOW in cues:
        keys.append("at_risk_now")
    if trouble is Trouble.SAFETY_INJURY:
        keys.append("injury")
    elif CueId.SAFETY in cues:
        keys.append("safety")
    if trouble is Trouble.DISCRIMINATION or CueId.DISCRIMINATION in cues:
        keys.append("discrimination")
    if CueId.LEGAL in cues:
        keys.append("legal")
    if trouble is Trouble.PRIVACY_OR_SECURITY:
        keys.append("privacy")
    return keys
