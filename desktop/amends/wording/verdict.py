"""The verdict: may this reply be copied, and if not, why. A pure function of what it is given."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

from amends import resources
from amends.drafting.brief import Brief
from amends.platforms.count import Count
from amends.text.expressions import compiled
from amends.text.findings import Finding
from amends.text.folding import fold
from amends.text.spans import Span
from amends.vocabulary import Level
from amends.wording.missing import messages
from amends.wording.report import Verdict

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONGEST_QUOTE = 60
_MOST_REASONS = 12
_MOST_GAPS_NAMED = 3
_WEIGHT = {
    "surface": 0, "privacy": 1, "K5": 2, "heat": 3, "K3": 4, "K4": 5, "K2": 6, "K1": 7, "K6": 8,
    "component": 9,
}  # fmt: skip


def key(finding: Finding) -> str:
    """Return the name under which ``finding`` is ignored or overridden.

    It stays while the words stay, wherever they move and however they are capitalised, and does
    not give the words away.
    """
    words = " ".join(fold(finding.quote).split())
    digest = resources.digest(words.encode("utf-8", "surrogatepass"), size=8)
    return f"{finding.rule}:{digest}"


def gaps(text: str, language: str = "en") -> list[Span]:
    """Return the gaps that only the writer can fill: ``[[when]]``, ``{name}``, ``[NAME]``, XXX."""
    expression, signs, words = _gap_words(language)
    if not any(sign in text for sign in signs) and not any(word in text for word in words):
        return []
    return [Span(*match.span()) for match in expression.finditer(text)]


@cache
def _gap_words(language: str) -> tuple[re.Pattern[str], str, tuple[str, ...]]:
    table: dict[str, Any] = messages(language)["gaps"]
    joined = "|".join(f"(?:{source})" for source in table["patterns"])
    return compiled(joined, re.IGNORECASE), table["signs"], tuple(table["words"])


def verdict(
    text: str,
    brief: Brief,
    findings: Iterable[Finding],
    *,
    overridden: Collection[str] | Mapping[str, str] = (),
    count: Count | None = None,
    whole: bool = True,
    language: str = "en",
) -> Verdict:
    """Return whether ``text`` may be copied; the reasons are sentences, the weightiest first.

    ``overridden`` holds keys of findings the writer answers for, with or without the reason.
    ``count`` saves counting again; ``whole`` is false when only a part could be checked.
    """
    told: dict[str, str] = messages(language)["verdict"]
    if not text.strip():
        return Verdict(may_copy=False, reasons=(told["empty"],))
    reasons = []
    if _UNSAFE.search(text):
        reasons.append(told["control"])
    if open_gaps := gaps(text, language):
        named = ", ".join(dict.fromkeys(gap.of(text) for gap in open_gaps[:_MOST_GAPS_NAMED]))
        reasons.append(told["gap_one" if len(open_gaps) == 1 else "gap_more"].format(gap=named))
    if over := _over(text, brief, count, language):
        reasons.append(over)
    if not whole:
        reasons.append(told["too_much"])
    held = [
        one
        for one in findings
        if one.level is Level.BLOCK
        and not (overridden and key(one) in overridden)
        and not (over and one.device == "over_limit")  # said above
    ]
    held.sort(key=lambda one: (_WEIGHT.get(one.family, len(_WEIGHT)), one.start))
    reasons += (_reason(one, told) for one in held)
    unique = tuple(dict.fromkeys(reasons))[:_MOST_REASONS]
    return Verdict(may_copy=not unique, reasons=unique)


def _over(text: str, brief: Brief, count: Count | None, language: str) -> str:
    """Return the sentence that says by how much ``text`` is too long, or nothing."""
    if count is None and brief.surface is not None:
        from amends.platforms.counting import count as measure

        count = measure(text, brief.surface)
    if count is None or count.fits or count.left is None:
        return ""
    words = messages(language)
    units = words["units"]
    told: dict[str, str] = words["verdict"]
    unit = units.get(count.unit, units["default"])
    over = f"{-count.left:,}"
    if brief.surface is None:
        return told["over_anywhere"].format(over=over, unit=unit)
    return told["over"].format(over=over, unit=unit, place=brief.surface.name)


def _reason(finding: Finding, told: dict[str, str]) -> str:
    quote = " ".join(finding.quote.split())
    if not quote:
        return finding.message
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return told["finding"].format(quote=quote, message=finding.message)
