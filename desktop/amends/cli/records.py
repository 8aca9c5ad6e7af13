"""The terminal's public format, version 1: what each result looks like as JSON.

README.md documents it under "The JSON format". Adding a key keeps the version; renaming or
removing one, or changing what a value means, raises it. All offsets are Python code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # rooms that a run may never open
    from amends.complaints.reading import Reading
    from amends.drafting.draft import Draft
    from amends.platforms.count import Count
    from amends.text.findings import Finding
    from amends.wording.report import Report

FORMAT = 1

Record = dict[str, Any]


def reading_record(reading: Reading) -> Record:
    """Return ``reading`` as the value of the key ``reading``."""
    details: dict[str, list[str]] = {}
    for detail in reading.details:
        details.setdefault(detail.key, []).append(detail.text)
    return {
        "language": reading.language,
        "is_complaint": reading.is_complaint,
        "kind": reading.kind,
        "what_went_wrong": [str(trouble) for trouble in reading.troubles],
        "cues": [
            {"id": str(cue.id), "start": cue.span.start, "end": cue.span.end}
            for cue in reading.cues
        ],
        "details": details,
        "detail_spans": [
            {
                "key": detail.key,
                "start": detail.span.start,
                "end": detail.span.end,
                "role": detail.role,
                "value": detail.value,
            }
            for detail in reading.details
        ],
        "greeting_name": reading.greeting_name,
        "clauses": {key: list(values) for key, values in reading.clauses.items()},
    }


def finding_record(finding: Finding) -> Record:
    """Return one entry of ``findings``."""
    return {
        "rule": finding.rule,
        "device": finding.device,
        "family": finding.family,
        "level": str(finding.level),
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "message": finding.message,
        "why": finding.why,
        "source": finding.source,
        "checker": finding.checker,
        "rewrites": [
            {
                "label": rewrite.label,
                "start": rewrite.start,
                "end": rewrite.end,
                "text": rewrite.text,
            }
            for rewrite in finding.rewrites
        ],
    }


def count_record(count: Count | None) -> Record | None:
    """Return the value of ``count``: None where nothing was measured."""
    if count is None:
        return None
    return {
        "used": count.used,
        "limit": count.limit,
        "unit": count.unit,
        "over_from": count.over_from,
        "published": count.published,
    }


def report_record(report: Report) -> Record:
    """Return what ``check`` says of one reply."""
    return {
        "findings": [finding_record(finding) for finding in report.findings],
        "components": [
            {"id": str(found.id), "start": found.span.start, "end": found.span.end}
            for found in report.components
        ],
        "verdict": {
            "may_copy": report.verdict.may_copy,
            "reasons": list(report.verdict.reasons),
        },
        "count": count_record(report.count),
    }


def draft_record(draft: Draft) -> Record:
    """Return the value of the key ``draft``."""
    return {
        "text": draft.text,
        "pieces": [
            {
                "component": str(piece.component),
                "text": piece.text,
                "start": piece.span.start,
                "end": piece.span.end,
            }
            for piece in draft.pieces
        ],
        "count": count_record(draft.count),
        "missing": list(draft.missing),
        "notes": list(draft.notes),
        "too_long": draft.too_long,
    }
