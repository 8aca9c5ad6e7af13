"""One list out of what all checkers say: the weightier voice on the same words, nothing twice."""

from bisect import bisect_left
from collections.abc import Iterable

from amends.text.findings import Finding

_ENGINES = ("languagetool", "harper")  # the first of two on the same words is heard

_ABOUT_THE_WHOLE = ("component", "surface")  # what is missing or too long is no word's fault


def merge(*findings: Iterable[Finding]) -> list[Finding]:
    """Return all ``findings`` in the order of the text.

    Our own checkers are always heard. An engine is silent where an own finding about words, or
    the engine before it, speaks about one of the same words: two marks with two offers on one
    word help nobody. Leave out what the writer has overridden or ignored before merging, so that
    an engine is heard there again. What one rule says twice in one place is said once.
    """
    everything = dict.fromkeys(finding for some in findings for finding in some)
    heard = list(_once(finding for finding in everything if finding.checker not in _ENGINES))
    for engine in _ENGINES:
        taken = _Taken(found for found in heard if found.family not in _ABOUT_THE_WHOLE)
        heard += _once(
            finding
            for finding in everything
            if finding.checker == engine and not taken.touches(finding)
        )
    return sorted(heard, key=lambda finding: (finding.start, finding.end, finding.rule))


class _Taken:
    """The stretches of text that are spoken for."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        spans: list[tuple[int, int]] = []
        for start, end in sorted((found.start, max(found.end, found.start)) for found in findings):
            if start == end:
                continue
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        self._spans = spans

    def touches(self, finding: Finding) -> bool:
        """Return whether ``finding`` shares a character with them, or stands inside one."""
        end = max(finding.end, finding.start + 1)
        at = bisect_left(self._spans, (end,)) - 1
        return at >= 0 and self._spans[at][1] > finding.start


def _once(findings: Iterable[Finding]) -> Iterable[Finding]:
    seen: set[tuple[str, int, int]] = set()
    for finding in findings:
        key = (finding.rule, finding.start, finding.end)
        if key not in seen:
            seen.add(key)
            yield finding
