"""Against the real server: one for all tests here, skipped with a reason where none can be had."""

import json
from pathlib import Path

import pytest
import real_server

from amends.grammar.checker import Kind
from amends.grammar.languagetool import LanguageTool
from amends.grammar.paragraphs import ByParagraph

pytestmark = pytest.mark.xdist_group("languagetool")  # one server, not one per worker

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "replies_dev.jsonl"


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    if reason := real_server.reason_to_skip():
        pytest.skip(reason)
    with real_server.running(tmp_path_factory.mktemp("languagetool")) as address:
        yield address


@pytest.fixture(scope="module")
def british(url):
    checker = LanguageTool(url, "en-GB", deadline=60)
    assert checker.start().kind is Kind.READY
    yield checker
    checker.close()


def test_mistakes_are_found_with_offers(british):
    text = "We recieved the parcel, and you was right to complain."
    found = british.check(text)
    assert found[0].quote == "recieved"
    assert "received" in [rewrite.text for rewrite in found[0].rewrites]
    assert len(found) == 2


def test_offsets_hold_around_emoji_combining_marks_and_line_breaks(british):
    text = "🙂👩‍👩‍👧 Dear e\u0301milie,\r\n\r\n🙏🏽 we recieved it.\n\nIt was an mistake 🙂."
    for finding in british.check(text):
        assert finding.quote == text[finding.start : finding.end]
    assert {"recieved", "an"} <= {finding.quote for finding in british.check(text)}


@pytest.mark.parametrize(
    "text",
    [
        "\x00 We recieved it.",
        "\ud83d We recieved it.",
        "\ufeffWe recieved it.",
        "We\u2028recieved it.",
    ],
)
def test_strange_characters_neither_stop_the_check_nor_shift_it(british, text):
    assert "recieved" in [finding.quote for finding in british.check(text)]
    assert british.state.kind is Kind.READY


@pytest.mark.parametrize(
    "text",
    [
        "We apologise to you, Siobhán, and to Mr Okafor.",
        "It was packed badly and it broke because of us.",
        "We charged you twice. We noticed on Monday. We have paid it back.",
        "The matinee was late, and that is our failure.",
        "Write to hello@crumb-co.example or to @crumb_co about [[the amuont]].",
    ],
)
def test_what_is_no_mistake_passes_in_silence(british, text):
    assert british.check(text) == []


def test_accepted_words_pass(british):
    assert british.check("Write to fibrelinq about it.") != []
    assert british.check("Write to fibrelinq about it.", words=["Fibrelinq"]) == []


def test_by_paragraph_gives_the_same_answer(british):
    text = "Dear Ms Okafor,\n\nWe recieved it 🙂.\n\nIt was an mistake.\n\nSam Whitlock"
    assert ByParagraph(british).check(text) == british.check(text)


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("es", "Lamentamos que el paquete haya yegado tarde.", "yegado"),
        ("it", "Ci dispiace che il pacco sia arivato tardi.", "arivato"),
    ],
)
def test_other_languages_are_checked_too(url, language, text, quote):
    checker = LanguageTool(url, language, deadline=60)
    assert quote in [finding.quote for finding in checker.check(text)], checker.state
    checker.close()


def test_an_unknown_language_is_told(url):
    checker = LanguageTool(url, "tlh", deadline=60)
    assert checker.start().kind is Kind.FAILED
    assert "does not know the language 'tlh'" in checker.state.sentence
    checker.close()


def test_noise_on_the_sample_replies_is_low(british):
    if not SAMPLES.exists():
        pytest.skip("the sample replies are not on this machine")
    lines = SAMPLES.read_text("utf-8").splitlines()[::3]  # a third of them: this suite is run often
    replies = [json.loads(line)["text"] for line in lines]
    found = [finding for reply in replies for finding in british.check(reply)]
    words = sum(len(reply.split()) for reply in replies)
    assert len(found) / words * 1_000 <= 1.0
    assert {finding.rule for finding in found} <= {"lt.EN_A_VS_AN"}
