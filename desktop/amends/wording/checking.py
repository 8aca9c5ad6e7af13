"""The own check: rules, components, privacy, heat and surface, one report and its verdict."""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache

from amends.drafting.brief import Brief
from amends.platforms.count import Count
from amends.text.findings import Finding
from amends.vocabulary import Level
from amends.wording import components, heat, missing, privacy
from amends.wording.report import Report
from amends.wording.rules import RuleSet, load
from amends.wording.scene import Scene
from amends.wording.verdict import key, verdict

MOST_CHECKED = 50_000
"""Characters that are checked; a longer text is held back and says so. No place takes more."""

_RANK = {Level.BLOCK: 0, Level.WARN: 1, Level.HINT: 2}


def check(
    text: str,
    brief: Brief,
    *,
    rules: RuleSet | None = None,
    ignored: Collection[str] = (),
    overridden: Collection[str] | Mapping[str, str] = (),
    language: str = "en",
) -> Report:
    """Return all that the own checks say of ``text``; it never raises for any text.

    ``rules`` are the writer's own choice of rules, the shipped ones when None. ``ignored`` holds
    keys of findings (``verdict.key``) that are not shown again; those ``overridden`` are shown
    and do not hold the copy back.
    """
    whole = len(text) <= MOST_CHECKED
    part = text if whole else text[:MOST_CHECKED]
    scene = Scene(part)
    reply = components.read(part, brief.stance, language, scene)
    found = (rules or _shipped(language)).findings(part, brief.stance, scene)
    found += privacy.findings(part, brief, scene, language, reply)
    found += heat.findings(part, scene, language)
    asked = missing.findings(part, reply, brief.stance, scene.folded, language)
    # thanks for praise owe no apology; what evades in them is told all the same
    found += asked if brief.is_apology_due else [f for f in asked if f.family != "component"]
    if not whole:
        found.append(_only_a_part(part, language))
    counted = None
    if brief.surface is not None:
        from amends.platforms.rules import surface_findings

        found += surface_findings(part, brief.surface)
        counted = _count(text, part, brief)
    kept = collapse(found)
    if ignored:
        kept = [one for one in kept if key(one) not in ignored]
    return Report(
        findings=tuple(kept),
        components=reply.components,
        verdict=verdict(
            part, brief, kept, overridden=overridden, count=counted, whole=whole, language=language
        ),
        count=counted,
    )


@cache
def _shipped(language: str) -> RuleSet:
    return load(language)


def collapse(found: list[Finding]) -> list[Finding]:
    """Return ``found`` in the order of the text, of one device in a place only the hardest."""
    if len(found) < 2:
        return found
    found.sort(key=lambda one: (_RANK[one.level], one.start - one.end, one.start))
    kept: list[Finding] = []
    taken: dict[str, tuple[list[int], list[int]]] = {}  # by device: starts and ends, in order
    for one in found:
        starts, ends = taken.setdefault(one.device, ([], []))
        place = bisect_left(starts, one.end)  # only the last that starts before its end can overlap
        if place and ends[place - 1] > one.start:
            continue
        kept.append(one)
        starts.insert(place, one.start)
        ends.insert(place, one.end)
    kept.sort(key=lambda one: (one.start, one.end))
    return kept


def _only_a_part(part: str, language: str) -> Finding:
    return Finding(
        rule="checked_part",
        device="checked_part",
        family="surface",
        level=Level.WARN,
        start=len(part),
        end=len(part),
        quote="",
        message=missing.messages(language)["checked_part"]["message"],
    )


def _count(text: str, part: str, brief: Brief) -> Count | None:
    """Return how long ``text`` is; of a text beyond all limits the rest counts one a character."""
    if brief.surface is None:
        return None
    from amends.platforms.counting import count

    counted = count(part, brief.surface)
    if part is text:
        return counted
    return replace(counted, used=counted.used + len(text) - len(part))
