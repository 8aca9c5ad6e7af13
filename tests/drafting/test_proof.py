"""A spread sample of the proof: the whole is ``python3 tests/drafting/proof.py``."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
EVERY = 173  # shares no factor with the numbers of the enumeration, so that all kinds are met


@pytest.fixture(scope="module")
def proof() -> ModuleType:
    spec = importlib.util.spec_from_file_location("drafting_proof", HERE / "proof.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["drafting_proof"] = module
    spec.loader.exec_module(module)
    return module


def test_the_enumeration_is_exhaustive(proof: ModuleType) -> None:
    assert sum(1 for _ in proof.cases()) >= 100_000


def test_drafts_are_fit_to_be_posted_and_harper_agrees(proof: ModuleType) -> None:
    outcome = proof.run(EVERY)
    assert outcome.counted > 1_000
    examples = [f"{fault}: {outcome.examples[fault]}" for fault in list(outcome.kinds)[:8]]
    assert not outcome.kinds, "\n".join(examples)
    counted, found = proof.read_by_harper(outcome.said)
    assert counted > 1_000
    assert not found, "\n".join(found[:8])
