"""A spread sample of the proof: the whole is ``python3 tests/drafting/proof.py``."""

import importlib.util
import itertools
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from amends.drafting.writer import write
from amends.grammar.harper import Harper
from amends.text.sentences import sentences
from amends.vocabulary import Component

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


def test_drafts_are_fit_to_be_posted(proof: ModuleType) -> None:
    counted, kinds, examples = proof.run(EVERY)
    assert counted > 1_000
    assert not kinds, "\n".join(f"{fault}: {examples[fault]}" for fault in list(kinds)[:8])


def test_every_sentence_of_the_drafts_passes_harper(proof: ModuleType) -> None:
    listed = tomllib.loads((HERE / "harper_exceptions.toml").read_text(encoding="utf-8"))
    excepted = {(one["rule"], one["quote"]) for one in listed["exception"]}
    spoken: dict[str, set[str]] = {"en-GB": set(), "en-US": set()}
    for index, case in enumerate(itertools.islice(proof.cases(), 5, None, 331)):
        for piece in write(case.brief, seed=index).pieces:
            if piece.component not in (Component.GREETING, Component.SIGNATURE):
                for span in sentences(piece.text):
                    said = span.of(piece.text)
                    spoken[case.brief.profile.spelling].add(said[:1].upper() + said[1:])
    for dialect, said in spoken.items():
        harper = Harper(dialect)
        harper.start()
        found = [
            (finding.rule, finding.quote, sentence)
            for sentence in sorted(said)
            for finding in harper.check(sentence)
            if (finding.rule, finding.quote) not in excepted
        ]
        assert not found, found[:8]
