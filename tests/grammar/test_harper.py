import json
import re
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends import resources
from amends.grammar.checker import Checker, Kind
from amends.grammar.harper import Harper
from amends.vocabulary import Level

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "replies_dev.jsonl"


@pytest.fixture(scope="module")
def harper():
    engine = Harper("en-GB")
    engine.start()
    yield engine
    engine.close()


def quotes(findings):
    return [finding.quote for finding in findings]


def test_before_it_is_started_it_says_so():
    assert Harper().state.kind is Kind.NOT_THERE


def test_it_is_ready_once_started(harper):
    engine: Checker = harper
    assert engine.state.kind is Kind.READY


def test_a_closed_engine_finds_nothing_until_it_is_asked_again():
    engine = Harper("en-US")
    assert quotes(engine.check("We recieved it.")) == ["recieved"]
    engine.close()
    assert engine.state.kind is Kind.NOT_THERE
    assert engine.start().kind is Kind.READY


@pytest.mark.parametrize(
    ("text", "quote", "offer"),
    [
        ("We recieved your parcel on Monday.", "recieved", "received"),
        ("Recieved goods are checked by hand.", "Recieved", "Received"),
        ("It could of been avoided, and it was our fault.", "could of", "could have"),
        ("You came to us for a appointment.", "a", "an"),
        ("The the box was damaged when we packed it.", "The the", "The"),
        ("The color was not what you had ordered.", "color", "colour"),
    ],
)
def test_real_mistakes_are_found_with_an_offer(harper, text, quote, offer):
    (finding,) = harper.check(text)
    assert finding.quote == quote
    assert finding.level is Level.WARN
    assert finding.checker == "harper"
    assert finding.rule.startswith("harper.")
    assert offer in [rewrite.text for rewrite in finding.rewrites]


def test_the_dialect_decides_which_spelling_is_right():
    assert Harper("en-US").check("The color was not what you had ordered.") == []


@pytest.mark.parametrize(
    "text",
    [
        "I am sorry you were kept waiting for an hour.",
        "We are sorry your table was given away, and I am glad you told us.",
        "Hi @mhairi_writes, we are sorry. #CustomerService ^JS",
        "Write to hello@crumb-co.example or see https://crumb-co.example/why and crumb.shop.",
        "Order #48213, RX99ab7 and £24.50 are with us; call 01632 960018 by 9:30.",
        "We will refund [[the amuont and the dayt]] today, {{ recieved }}.",
        "Dear Siobhán, Priya and Mr Okafor are here. Mei Lin, Head of Service",
        "Yusuf, thank you for writing to us today.",
        "Sam Whitlock, Owner",
        "Ledgerly is ours, and what Ledgerly does is our doing.",
        "Crumb Ltd. is at fault here, and so am I, e.g. for the wait.",
        "We will call you within 20 mins, asap, and it is ok to ring us.",
        "Thanks to u/some_redditor on r/shoes for the picture.",
    ],
)
def test_what_is_no_mistake_passes_in_silence(harper, text):
    assert harper.check(text) == []


def test_accepted_words_pass_with_case_possessive_and_either_apostrophe(harper):
    text = "The fibrelinq box, a FIBRELINQ box, fibrelinq's box and fibrelinq’s box are ours."
    assert "fibrelinq" in quotes(harper.check(text))
    assert harper.check(text, words=["Fibrelinq Broadband"]) == []


def test_a_name_one_letter_off_the_one_we_know_is_asked_about(harper):
    text = "Dear Mr Kowalsky, I am sorry that we sent the wrong size."
    assert harper.check(text) == []
    (finding,) = harper.check(text, words=["Mr Kowalski"])
    assert finding.quote == "Kowalsky"
    assert finding.rewrites[0].text == "Kowalski"


def test_a_rule_switched_off_stays_silent(harper):
    text = "We recieved it, and the the box was open."
    off = [finding.rule for finding in harper.check(text) if finding.quote == "recieved"]
    assert quotes(harper.check(text, switched_off=off)) == ["the the"]


def test_a_text_in_another_language_is_left_alone(harper):
    assert harper.check("Wir entschuldigen uns für die Verspätung und erstatten den Betrag.") == []


def test_english_full_of_slips_is_still_english(harper):
    text = "We aer vrey sory that teh delivry wsa so laet and teh boxs were opne."
    assert len(harper.check(text)) >= 7


def test_offsets_are_code_points_after_emoji(harper):
    text = "🙂👩‍👩‍👧 We are sorry: we recieved it late. 🙏🏽"
    (finding,) = harper.check(text)
    assert text[finding.start : finding.end] == "recieved"


def test_applying_an_offer_leaves_no_finding(harper):
    text = "We recieved your parcel, and it could of been better."
    for finding in reversed(harper.check(text)):
        rewrite = finding.rewrites[0]
        text = text[: rewrite.start] + rewrite.text + text[rewrite.end :]
    assert text == "We received your parcel, and it could have been better."
    assert harper.check(text) == []


def test_a_long_text_is_checked_piece_by_piece_with_the_right_offsets(harper):
    paragraph = "We packed your order ourselves and we are sorry that it was late. " * 20
    text = "\n\n".join([paragraph.strip()] * 30) + "\n\nWe recieved it back."
    assert len(text) > 20_000
    (finding,) = [found for found in harper.check(text) if found.family == "spelling"]
    assert text[finding.start : finding.end] == "recieved"


def test_endless_words_and_pages_do_not_hold_the_engine_up(harper):
    assert harper.check("x" * 1_000_000) == []
    assert isinstance(harper.check("we are late " * 3_000), list)


def test_many_threads_may_ask_one_engine(harper):
    found: list[list[str]] = []

    def ask():
        found.append(quotes(harper.check("We recieved it.")))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["recieved"]] * 8


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(), max_size=120))
def test_any_text_is_survived_and_quotes_stand_where_they_say(harper, text):
    for finding in harper.check(text):
        assert finding.quote == text[finding.start : finding.end]
        assert 0 <= finding.start <= finding.end <= len(text)
    assert harper.state.kind is Kind.READY


def test_every_rule_that_rests_exists_and_has_its_reason(harper):
    import harper as engine

    data = tomllib.loads(resources.text("grammar/harper.toml"))
    known = engine.get_default_lint_config()
    rules = [rule for entry in data["off"] for rule in entry["rules"]]
    assert [rule for rule in rules if rule not in known] == []
    assert len(rules) == len(set(rules))
    assert all(re.fullmatch(r".{20,}\.", entry["reason"]) for entry in data["off"])


def test_importing_the_room_does_not_import_the_engine():
    program = "import sys, amends.grammar.harper; sys.exit('harper' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_noise_on_the_sample_replies_is_low_and_all_of_it_real(harper):
    if not SAMPLES.exists():
        pytest.skip("the sample replies are not on this machine")
    replies = [json.loads(line)["text"] for line in SAMPLES.read_text("utf-8").splitlines()]
    words = sum(len(reply.split()) for reply in replies)
    found = [finding for reply in replies for finding in harper.check(reply)]
    assert len(found) / words * 1_000 <= 0.5
    assert {finding.rule for finding in found} == {"harper.AnA"}
