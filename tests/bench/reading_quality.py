"""How well complaints are read: figures against the labels of the sample, and readings to look at.

``python3 tests/bench/reading_quality.py`` prints the figures; ``--list N`` prints N readings, for a
person to agree or disagree with; ``--wrong`` prints what was read otherwise than labelled.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

_CHECKOUT = Path(__file__).resolve().parents[2]
_SAMPLE = _CHECKOUT.parent / "shared" / "samples" / "complaints_real.jsonl"
# the source's own words for what went wrong, and the kinds that are right for each
_WHAT = {
    "Late Flight": {"wait_time"},
    "Cancelled Flight": {"cancelled_or_rebooked"},
    "Lost Luggage": {"lost_or_damaged_property"},
    "Damaged Luggage": {"lost_or_damaged_property"},
    "Customer Service Issue": {"staff_conduct", "no_response", "wait_time"},
    "Flight Attendant Complaints": {"staff_conduct"},
    "Flight Booking Problems": {
        "app_or_website_outage", "billing_or_refund", "cancelled_or_rebooked", "other",
    },
}  # fmt: skip


def main() -> None:
    """Read the sample and print what was asked for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--list", type=int, default=0, metavar="N", help="print N readings")
    options.add_argument("--wrong", action="store_true", help="print what differs from its label")
    chosen = options.parse_args()
    if not _SAMPLE.exists():
        sys.exit(f"There is no sample to measure against: {_SAMPLE} does not exist.")
    sys.path.insert(0, str(_CHECKOUT / "desktop"))
    from amends.complaints.reader import read

    rows = [json.loads(line) for line in _SAMPLE.read_text("utf-8").splitlines() if line.strip()]
    readings = [read(row["text"]) for row in rows]
    _complaints(rows, readings, show=chosen.wrong)
    _languages(rows, readings, show=chosen.wrong)
    _troubles(rows, readings, show=chosen.wrong)
    _composed(show=chosen.wrong)
    for row, reading in list(zip(rows, readings, strict=True))[: chosen.list]:
        _show(row, reading)


def _complaints(rows: list[Any], readings: list[Any], *, show: bool) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row, reading in zip(rows, readings, strict=True):
        if row["is_complaint"] is None:
            continue
        pair = (row["is_complaint"], reading.is_complaint)
        at = {(True, True): 0, (False, True): 1, (True, False): 2}.get(pair)
        for name in (row["source"].split(",")[0].split(" (")[0], "all"):
            if at is not None:
                counts[name][at] += 1
        if show and at in (1, 2):
            print(f"complaint? {reading.kind:10} {row['text'][:120]!r}")
    print("complaint or not                        precision  recall  F1")
    for name, (hit, wrong, missed) in counts.items():
        precision, recall = hit / max(1, hit + wrong), hit / max(1, hit + missed)
        f1 = 2 * hit / max(1, 2 * hit + wrong + missed)
        print(f"  {name:38}{precision:9.3f}{recall:8.3f}{f1:7.3f}")


def _languages(rows: list[Any], readings: list[Any], *, show: bool) -> None:
    labelled = [
        (row, reading)
        for row, reading in zip(rows, readings, strict=True)
        if row["language"] and len(row["text"]) >= 20
    ]
    right = sum(row["language"] == reading.language for row, reading in labelled)
    print(f"language, as the source says: {right / len(labelled):.3f} of {len(labelled)}")
    for row, reading in labelled:
        if show and row["language"] != reading.language:
            print(f"language? {reading.language} {row['text'][:120]!r}")


def _troubles(rows: list[Any], readings: list[Any], *, show: bool) -> None:
    labelled = [
        (row, reading)
        for row, reading in zip(rows, readings, strict=True)
        if row.get("what") in _WHAT
    ]
    first = sum(bool(set(g.troubles[:1]) & _WHAT[row["what"]]) for row, g in labelled)
    any_of = sum(bool(set(g.troubles) & _WHAT[row["what"]]) for row, g in labelled)
    print(
        f"what went wrong, as the source says: first {first / len(labelled):.3f},"
        f" among those named {any_of / len(labelled):.3f} of {len(labelled)}"
    )
    for row, reading in labelled:
        if show and not set(reading.troubles[:1]) & _WHAT[row["what"]]:
            print(f"what? {row['what']}: {', '.join(reading.troubles)} {row['text'][:120]!r}")


def _composed(*, show: bool) -> None:
    """Print the figures for the texts written for the tests."""
    import tomllib

    from amends.complaints.reader import read

    for name in ("corpus.toml", "corpus_plain.toml"):
        path = _CHECKOUT / "tests" / "complaints" / name
        rows = tomllib.loads(path.read_text("utf-8"))["text"]
        readings = [read(row["text"]) for row in rows]
        told = [g for row, g in zip(rows, readings, strict=True) if "what" in row]
        hit = sum(g.is_complaint for g in told)
        wrong = sum(g.is_complaint for g in readings) - hit
        first = 0
        for row, reading in zip(rows, readings, strict=True):
            right = bool(set(reading.troubles[:1]) & set(row.get("what", ())))
            first += right
            if show and "what" in row and not right:
                print(
                    f"what? {row['what'][0]}: {', '.join(reading.troubles)} {row['text'][:120]!r}"
                )
        f1 = 2 * hit / (len(told) + hit + wrong)
        print(f"{name}: first {first / len(told):.3f}, complaint or not F1 {f1:.3f}, {len(rows)}")


def _show(row: Any, reading: Any) -> None:
    print(f"\n{row['text']}")
    print(f"  {reading.language}, {reading.kind}: {', '.join(reading.troubles) or '-'}")
    for detail in reading.details:
        extra = " ".join(part for part in (detail.role, detail.value) if part)
        print(f"  {detail.key} {detail.text!r} {extra}".rstrip())
    if reading.cues:
        print("  cues:", ", ".join(sorted({cue.id for cue in reading.cues})))
    for part, offered in reading.clauses.items():
        print(f"  {part}: {'; '.join(offered)}")


if __name__ == "__main__":
    main()
