"""Complaints and other texts as people write them: what is read, as figures and not one by one."""

import tomllib
from pathlib import Path

import pytest

from amends.complaints.reader import read


def _texts(name):
    return tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))["text"]


_TEXTS = _texts("corpus.toml")
_PLAIN = _texts("corpus_plain.toml")
_DETAILS = _texts("corpus_details.toml")
_KEYS = ("handle", "name", "order_number", "date", "amount")


def test_a_defensible_trouble_comes_first_in_nine_complaints_of_ten():
    complaints = [row for row in _TEXTS if "what" in row]
    wrong = [row["text"] for row in complaints if read(row["text"]).troubles[:1] not in
             [(trouble,) for trouble in row["what"]]]  # fmt: skip
    assert len(wrong) <= len(complaints) // 10, wrong


def test_complaints_are_told_from_other_texts():
    missed = [r["text"] for r in _TEXTS if "what" in r and not read(r["text"]).is_complaint]
    wrong = [r["text"] for r in _TEXTS if "what" not in r and read(r["text"]).is_complaint]
    assert len(missed) <= 8, missed
    assert len(wrong) <= 2, wrong


def test_plain_words_lead_to_a_defensible_trouble_in_nine_complaints_of_ten():
    complaints = [row for row in _PLAIN if "what" in row]
    wrong = [row["text"] for row in complaints if read(row["text"]).troubles[:1] not in
             [(trouble,) for trouble in row["what"]]]  # fmt: skip
    assert len(wrong) <= len(complaints) // 10, wrong


def test_complaints_in_plain_words_are_told_from_other_texts():
    missed = [r["text"] for r in _PLAIN if "what" in r and not read(r["text"]).is_complaint]
    wrong = [r["text"] for r in _PLAIN if "what" not in r and read(r["text"]).is_complaint]
    found = sum("what" in r for r in _PLAIN) - len(missed)
    assert 2 * found / (2 * found + len(missed) + len(wrong)) >= 0.93, (missed, wrong)


def test_details_are_found_and_nothing_that_only_looks_like_one():
    found = missed = extra = 0
    for row in _DETAILS:
        reading = read(row["text"])
        for key in _KEYS:
            expected, got = set(row.get(key, ())), set(reading.texts(key))
            found += len(expected & got)
            missed += len(expected - got)
            extra += len(got - expected)
    assert found / (found + extra) >= 0.98
    assert found / (found + missed) >= 0.95


@pytest.mark.parametrize("row", [r for r in _TEXTS if r.get("kind") == "praise"],
                         ids=lambda r: r["text"][:40])  # fmt: skip
def test_praise_is_called_praise(row):
    assert read(row["text"]).kind == "praise"


@pytest.mark.parametrize("row", _TEXTS, ids=lambda row: row["text"][:40])
def test_all_of_it_is_english_and_every_span_is_what_it_quotes(row):
    reading = read(row["text"])
    assert reading.language == "en"
    for detail in reading.details:
        assert detail.span.of(row["text"]) == detail.text
    for spans in reading.evidence.values():
        assert all(0 <= span.start < span.end <= len(row["text"]) for span in spans)


@pytest.mark.parametrize("key", ["name", "order_number", "amount", "date", "handle", "duration"])
def test_details_are_found_as_written(key):
    for row in _TEXTS:
        if key in row:
            expected = [text.removeprefix("the ") for text in row[key]]
            assert read(row["text"]).texts(key) == expected
        elif key in {"name", "order_number", "amount"}:
            assert read(row["text"]).texts(key) == []
