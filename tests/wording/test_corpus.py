"""Statements in our own words: what must be found is found, and the rest stays silent."""

import importlib.util
from pathlib import Path

import pytest

from amends.wording.rules import load

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location(
    "wording_quality", ROOT / "tests" / "bench" / "wording_quality.py"
)
assert _spec is not None
assert _spec.loader is not None
quality = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(quality)

ROWS = [row for path in sorted(quality.CORPORA.glob("*.txt")) for row in quality.corpus(path)]
RULES = load()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:40])
def test_a_statement_is_read_as_a_careful_reader_would(row: "quality.Row") -> None:
    false, missed = quality.judge(row, RULES.findings(row.text, row.stance))
    assert [(f.device, f.quote) for f in false] == []
    assert [(device, row.text[start:end]) for start, end, device in missed] == []


def test_the_development_samples_stay_within_their_bounds() -> None:
    path = quality.SAMPLES / "replies_dev.jsonl"
    if not path.exists():
        pytest.skip(f"the development samples are not here: {path.name}")
    clean = [row for row in quality.samples(path) if not row.spans]
    found = [f for row in clean for f in RULES.findings(row.text, row.stance)]
    assert [f for f in found if f.level == "block"] == []
    assert len(found) <= 2
