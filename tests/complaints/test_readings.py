"""Every entry of the readings says in examples what it decides, and holds to it."""

import re

import pytest

from amends import resources
from amends.complaints.knowledge import knowledge
from amends.complaints.reader import read
from amends.text.lexicon import tokenise
from amends.vocabulary import CueId, Trouble

_FOLDER = "readings/en"
_EVIDENCE = resources.toml(f"{_FOLDER}/troubles.toml")["evidence"]
_CUES = resources.toml(f"{_FOLDER}/cues.toml")["cue"]
_SIGNS = [sign for sign in resources.toml(f"{_FOLDER}/kinds.toml")["sign"] if "phrases" in sign]
_CLAUSES = resources.toml(f"{_FOLDER}/clauses.toml")["clause"]


@pytest.mark.parametrize(
    ("trouble", "example"),
    [(row["trouble"], example) for row in _EVIDENCE for example in row.get("examples", ())],
)
def test_an_example_is_read_as_the_trouble_it_stands_beside(trouble, example):
    reading = read(example)
    assert reading.is_complaint
    assert reading.troubles[0] == trouble
    assert reading.evidence[Trouble(trouble)], "the words that say so are shown"


@pytest.mark.parametrize(
    ("trouble", "example"),
    [(row["trouble"], example) for row in _EVIDENCE for example in row.get("not_examples", ())],
)
def test_a_counter_example_is_not_read_as_that_trouble(trouble, example):
    assert trouble not in read(example).troubles


def test_every_entry_has_an_example_and_every_trouble_an_entry():
    assert [row["trouble"] for row in _EVIDENCE if not row.get("examples")] == []
    assert {row["trouble"] for row in _EVIDENCE} == {
        str(trouble) for trouble in Trouble if not trouble.startswith("own_post")
    }


@pytest.mark.parametrize(
    ("key", "example"),
    [(f"c{at}", e) for at, cue in enumerate(_CUES) for e in cue["examples"]]
    + [(f"s{sign['id']}", e) for sign in _SIGNS for e in sign["examples"]],
)
def test_a_cue_or_sign_finds_its_examples(key, example):
    assert key in knowledge("en").find(tokenise(example))


@pytest.mark.parametrize(
    ("key", "example"),
    [(f"c{at}", e) for at, cue in enumerate(_CUES) for e in cue["not_examples"]]
    + [(f"s{sign['id']}", e) for sign in _SIGNS for e in sign["not_examples"]],
)
def test_a_cue_or_sign_is_silent_on_its_counter_examples(key, example):
    assert key not in knowledge("en").find(tokenise(example))


def test_every_cue_the_product_knows_has_phrases():
    assert {cue["id"] for cue in _CUES} == {str(cue) for cue in CueId}


def test_contexts_named_by_evidence_exist():
    contexts = set(resources.toml(f"{_FOLDER}/contexts.toml"))
    named = {n for row in _EVIDENCE for n in (*row.get("when", ()), *row.get("unless", ()))}
    assert named <= contexts


def test_every_trouble_has_its_words_and_their_contexts_exist():
    rows = resources.toml(f"{_FOLDER}/vocabulary.toml")["vocabulary"]
    contexts = set(resources.toml(f"{_FOLDER}/contexts.toml"))
    assert {row["trouble"] for row in rows} == {row["trouble"] for row in _EVIDENCE}
    assert {name for row in rows for name in row["contexts"]} <= contexts


@pytest.mark.parametrize("row", _CLAUSES, ids=lambda row: row.get("did") or row.get("harm"))
def test_a_clause_can_be_joined_and_names_a_known_trouble(row):
    assert row["trouble"] in set(Trouble)
    assert ("did" in row) != ("harm" in row)
    clause = row.get("did") or row["harm"]
    assert clause.split()[0] in {"we", "you", "your", "our", "one", "what"}
    assert clause[-1] not in ".!?,"


@pytest.mark.parametrize("language", ["en", "es", "de", "fr", "it", "pt", "nl"])
def test_every_language_has_the_words_that_details_need(language):
    words = resources.toml(f"readings/{language}/details.toml")
    assert len(words["months"]) == 12
    assert len(words["weekdays"]) == 7
    assert set(words["units"]) == {"second", "minute", "hour", "day", "week", "month", "year"} | (
        {"night"} | ({"fortnight"} if language == "en" else set())
    )
    assert {"nouns", "markers", "needs_marker", "other_numbers"} <= set(words["reference"])
    assert {"titles", "strong", "weak", "does", "kin", "sign_offs"} <= set(words["people"])


@pytest.mark.parametrize("name", ["troubles", "cues", "kinds", "vocabulary", "contexts"])
def test_no_phrase_puts_brackets_inside_brackets(name):
    def strings(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | dict):
            for inner in value.values() if isinstance(value, dict) else value:
                yield from strings(inner)

    nested = [
        text
        for text in strings(resources.toml(f"{_FOLDER}/{name}.toml"))
        if re.search(r"\([^()]*\([^()]*\|", text)  # the lexicon would split it at the inner "|"
    ]
    assert nested == []
