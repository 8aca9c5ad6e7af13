"""What a reply of this stance should have and has not, and what cancels itself.

Under ``ours`` and ``partly_ours`` responsibility and repair are mandatory. A reply with neither
that also changes nothing and tells nobody how to stay safe is evasion, whatever its words: it
holds the copy back. Where something of that is there, what is not seen is asked for and only
warns, because people own an act in more ways than are known here. Regret warns, and is not asked
for where both are there. The stances that admit no fault warn: they ask for sympathy, for what
is being checked and by when, for help, or for a correction with a way to talk. ``private_only``
is a request for details as the whole reply; ``mixed_stance`` an apology and a denial in one text.
"""

import re
from functools import cache
from typing import Any

from amends import resources
from amends.text.findings import Finding
from amends.text.spans import Span
from amends.vocabulary import Component, Level, Stance
from amends.wording.components import Reply

_ADMITTING = (Stance.OURS, Stance.PARTLY_OURS)
_FEWEST_LETTERS = 3
_SYMPATHY = (Component.ACKNOWLEDGEMENT, Component.REGRET)
_MANDATORY = (Component.RESPONSIBILITY, Component.REPAIR)
_SUBSTANCE = (*_MANDATORY, Component.REPENTANCE, Component.INSTRUCTION)
_COURTESY = (
    Component.GREETING, Component.THANKS, Component.REGRET, Component.ACKNOWLEDGEMENT,
    Component.NEXT_STEP, Component.FORGIVENESS, Component.SIGNATURE,
)  # fmt: skip
_MOST_SAID_BESIDES = 2
_MOST_WORDS = 80
_CHECK = (Component.REPAIR, Component.EXPLANATION, Component.REPENTANCE)


@cache
def messages(language: str = "en") -> dict[str, Any]:
    """Return the sentences said of a reply as a whole."""
    return resources.toml(f"wording/{language}/messages.toml")


@cache
def _time_words(language: str) -> frozenset[str]:
    table = resources.toml(f"wording/{language}/components.toml")
    return frozenset(table["classes"]["when"]) - {"#"}


def findings(
    text: str, reply: Reply, stance: Stance, folded: str, language: str = "en"
) -> list[Finding]:
    """Return what is missing or cancels itself; missing parts stand at the end of the text."""
    if sum(1 for c in text[:200] if c.isalpha()) < _FEWEST_LETTERS:
        return []
    told = messages(language)
    found = _mixed(text, reply, stance, told)
    alone = _private_only(text, reply, stance, folded, language)
    if alone is not None:
        return [*found, alone]
    needs = _needs_of(reply, stance, folded, language)
    return found + [_missing(text, need, level, told) for need, level in needs]


def _needs_of(reply: Reply, stance: Stance, folded: str, language: str) -> list[tuple[str, Level]]:
    if stance in _ADMITTING:
        evades = not any(map(reply.has, _SUBSTANCE))
        needs = [
            (str(part), Level.BLOCK if evades else Level.WARN)
            for part in _MANDATORY
            if not reply.has(part)
        ]
        if needs and not reply.has(Component.REGRET):
            needs.append((str(Component.REGRET), Level.WARN))
        return needs
    needs = []
    if stance is not Stance.UNTRUE and not any(map(reply.has, _SYMPATHY)):
        needs.append(("acknowledgement", Level.WARN))
    if stance is Stance.NOT_KNOWN_YET:
        if not any(map(reply.has, _CHECK)):
            needs.append(("check", Level.WARN))
        if not _names_a_time(folded, language):
            needs.append(("time", Level.WARN))
    elif stance is Stance.NOT_OURS:
        if not (reply.has(Component.REPAIR) or reply.has(Component.NEXT_STEP)):
            needs.append(("help", Level.WARN))
    elif stance is Stance.UNTRUE:
        if not (reply.has(Component.EXPLANATION) or reply.denials or _said_besides(reply)):
            needs.append(("correction", Level.WARN))
        if not reply.has(Component.NEXT_STEP):
            needs.append(("route", Level.WARN))
    return needs


def _names_a_time(folded: str, language: str) -> bool:
    words = re.findall(r"[\w']+", folded)
    return not _time_words(language).isdisjoint(words) or bool(
        re.search(r"\d\s?(?:am|pm|h|hrs?|uhr)\b|\d[:.]\d\d", folded)
    )


def _missing(text: str, need: str, level: Level, told: dict[str, Any]) -> Finding:
    words = told["missing"][need]
    end = len(text)
    return Finding(
        rule=f"missing_{need}",
        device=f"missing_{need}",
        family="component",
        level=level,
        start=end,
        end=end,
        quote="",
        message=words.get("blocks", words["message"]) if level is Level.BLOCK else words["message"],
        why=words["why"],
        source=words["source"],
    )


def _private_only(
    text: str, reply: Reply, stance: Stance, folded: str, language: str
) -> Finding | None:
    asks = reply.private or reply.offline
    if not asks or stance is Stance.UNTRUE:
        return None
    if any(map(reply.has, _SUBSTANCE)):
        return None
    if stance is Stance.NOT_KNOWN_YET and _names_a_time(folded, language):
        return None
    if not reply.offline and (
        len(folded.split()) > _MOST_WORDS or _said_besides(reply) > _MOST_SAID_BESIDES
    ):
        return None
    return _whole("private_only", "K6", text, asks[0], messages(language))


def _said_besides(reply: Reply) -> int:
    """Return how many sentences say something else than courtesy and the private route."""
    courteous = [found.span for found in reply.components if found.id in _COURTESY]
    return sum(
        1
        for sentence in reply.sentences
        if sentence not in reply.private and not any(sentence.overlaps(span) for span in courteous)
    )


def _mixed(text: str, reply: Reply, stance: Stance, told: dict[str, Any]) -> list[Finding]:
    if not reply.denials:
        return []
    takes = [Component.RESPONSIBILITY]
    if stance in _ADMITTING:
        takes.append(Component.REGRET)
    for denial in reply.denials:
        if any(found.id in takes and found.span != denial for found in reply.components):
            return [_whole("mixed_stance", "component", text, denial, told)]
    return []


def _whole(device: str, family: str, text: str, span: Span, told: dict[str, Any]) -> Finding:
    words = told[device]
    return Finding(
        rule=device,
        device=device,
        family=family,
        level=Level.BLOCK,
        start=span.start,
        end=span.end,
        quote=span.of(text),
        message=words["message"],
        why=words["why"],
        source=words["source"],
    )
