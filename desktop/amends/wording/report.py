"""A report: all that the own checks say about one reply."""

from dataclasses import dataclass

from amends.platforms.count import Count
from amends.text.findings import Finding
from amends.text.spans import Span
from amends.vocabulary import Component


@dataclass(frozen=True, slots=True)
class FoundComponent:
    """A component found in a text, however it was written."""

    id: Component
    span: Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """May this be copied, and if not, why: ``reasons`` are sentences, the weightiest first."""

    may_copy: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in the order of the text, components found, the length, and the verdict."""

    findings: tuple[Finding, ...]
    components: tuple[FoundComponent, ...]
    verdict: Verdict
    count: Count | None = None
