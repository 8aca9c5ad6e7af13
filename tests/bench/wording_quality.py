"""Print precision and recall of the wording rules per device, and list what they say.

    python tests/bench/wording_quality.py                    the labelled samples and our corpora
    python tests/bench/wording_quality.py --misses           with each miss and each false alarm
    python tests/bench/wording_quality.py --list FILE.jsonl  findings over unlabelled replies

A finding is right when its device is expected on words that it overlaps. A text that expects
nothing is clean.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from amends.text.findings import Finding
from amends.vocabulary import Stance
from amends.wording.rules import RuleSet, load

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"
CORPORA = ROOT / "tests" / "wording" / "corpus"
ELSEWHERE = ("private_only", "mixed_stance", "disclose_private")  # found by other checks
_MARK = re.compile(r"\{\{(\w+)\|(.+?)\}\}")


class Row(NamedTuple):
    """A text, the stance to read it under, and what must be found: (start, end, device)."""

    text: str
    stance: Stance
    spans: list[tuple[int, int, str]]


def samples(path: Path) -> Iterator[Row]:
    """Yield the rows of a labelled JSON Lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = [(s, e, d) for s, e, d in row["spans"] if d not in ELSEWHERE]
        yield Row(row["text"], Stance.OURS, spans)


def corpus(path: Path) -> Iterator[Row]:
    """Yield the statements of a corpus file: one a line, ``{{device|words}}`` marked."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        stance, marked = Stance.OURS, line
        if line.startswith("stance="):
            name, _, marked = line[len("stance=") :].partition("; ")
            stance = Stance(name)
        text, spans, at = "", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[at : mark.start()]
            spans.append((len(text), len(text) + len(mark.group(2)), mark.group(1)))
            text += mark.group(2)
            at = mark.end()
        yield Row(text + marked[at:], stance, spans)


def judge(row: Row, found: list[Finding]) -> tuple[list[Finding], list[tuple[int, int, str]]]:
    """Return the false alarms and the misses of one row."""
    false = [
        f
        for f in found
        if not any(d == f.device and f.start < e and s < f.end for s, e, d in row.spans)
    ]
    missed = [
        (s, e, d)
        for s, e, d in row.spans
        if not any(f.device == d and f.start < e and s < f.end for f in found)
    ]
    return false, missed


def measure(name: str, rows: list[Row], rules: RuleSet, *, verbose: bool) -> None:
    """Print the figures of one set."""
    right, false, missed = Counter(), Counter(), Counter()
    clean = flagged = blocked = 0
    for row in rows:
        found = rules.findings(row.text, row.stance)
        wrong, lost = judge(row, found)
        false.update(f.device for f in wrong)
        missed.update(d for _, _, d in lost)
        right.update(d for s, e, d in row.spans if (s, e, d) not in lost)
        if not row.spans:
            clean += 1
            flagged += bool(found)
            blocked += any(f.level == "block" for f in found)
        if verbose:
            for f in wrong:
                print(f"  FALSE {f.device}: {f.quote!r} in {row.text!r}")
            for s, e, d in lost:
                print(f"  MISS  {d}: {row.text[s:e]!r} in {row.text!r}")
    hits, alarms, misses = right.total(), false.total(), missed.total()
    print(f"{name}: {len(rows)} texts, precision {_share(hits, alarms)}, ", end="")
    print(f"recall {_share(hits, misses)}; {flagged} of {clean} clean flagged, {blocked} blocked")
    for device in sorted({*right, *false, *missed}):
        r, f, m = right[device], false[device], missed[device]
        print(f"  {device:24} precision {_share(r, f)}  recall {_share(r, m)}  ({r}/{f}/{m})")


def list_findings(path: Path, rules: RuleSet) -> None:
    """Print each finding over unlabelled replies."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        for found in rules.findings(json.loads(line)["text"]):
            print(f"{number}\t{found.device}\t{found.quote}")


def _share(right: int, wrong: int) -> str:
    return f"{right / (right + wrong):.3f}" if right + wrong else "  -  "


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--list", type=Path)
    options = parser.parse_args()
    rules = load()
    if options.list:
        list_findings(options.list, rules)
        return 0
    development = SAMPLES / "replies_dev.jsonl"
    if development.exists():
        measure("replies_dev", list(samples(development)), rules, verbose=options.misses)
    for path in sorted(CORPORA.glob("*.txt")):
        measure(path.stem, list(corpus(path)), rules, verbose=options.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
