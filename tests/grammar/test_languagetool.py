import subprocess
import sys
import threading
import time
import tomllib
from contextlib import suppress

import pytest
from stand_in import match, wait_until

from amends import resources
from amends.grammar import languagetool
from amends.grammar.checker import Kind
from amends.grammar.languagetool import LanguageTool
from amends.vocabulary import Level

PRIVATE = "Order 48213 for Siobhan wass late."


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def tool(server):
    checker = LanguageTool(server.url, deadline=20)
    yield checker
    server.release.set()
    checker.close()


def says(*words, **changes):
    """Make the stand-in report ``words`` of whatever text it gets."""
    return lambda handler: handler.answer(
        {"matches": [match(handler.text, w, **changes) for w in words if w in handler.text]}
    )


def test_nothing_is_asked_before_it_must_be(server, tool):
    assert tool.state.kind is Kind.NOT_THERE
    assert server.asked == []


def test_a_check_right_after_another_is_not_passed_over(server, tool, monkeypatch):
    class Lingering(languagetool._Request):  # a thread is alive for a moment after its last line
        def run(self):
            super().run()
            time.sleep(0.3)

    monkeypatch.setattr(languagetool, "_Request", Lingering)
    server.behaviour = says("wass")
    assert [len(tool.check("It wass late.")) for _ in range(3)] == [1, 1, 1]


def test_starting_it_makes_it_ready_without_a_word_of_the_reply(server, tool):
    assert tool.start().kind is Kind.READY
    assert len(server.asked) == 1
    assert server.asked[0]["language"] == "en-GB"


def test_a_finding_carries_rule_words_and_offers(server, tool):
    server.behaviour = says("wass")
    (finding,) = tool.check("It wass late.")
    assert (finding.start, finding.end, finding.quote) == (3, 7, "wass")
    assert finding.rule == "lt.STAND_IN"
    assert finding.checker == "languagetool"
    assert finding.family == "spelling"
    assert [rewrite.text for rewrite in finding.rewrites] == ["right"]
    assert "STAND_IN" in tool.check("It wass late.")[0].rule


def test_offsets_and_lengths_are_code_points_around_emoji(server, tool):
    text = "🙂 It wass 🙏🏽late here."
    server.behaviour = says("wass 🙏🏽late")
    (finding,) = tool.check(text)
    assert finding.quote == "wass 🙏🏽late"
    assert text[finding.start : finding.end] == finding.quote


def test_matters_of_taste_are_hints(server, tool):
    rule = {"id": "TASTE", "issueType": "style", "category": {"id": "STYLE"}}
    server.behaviour = says("wass", rule=rule)
    (finding,) = tool.check("It wass late.")
    assert finding.level is Level.HINT
    assert finding.family == "grammar"


def test_resting_rules_are_sent_along_and_filtered(server, tool):
    rule = {"id": "COMMA_COMPOUND_SENTENCE_3", "issueType": "style", "category": {"id": "P"}}
    server.behaviour = says("wass", rule=rule)
    assert tool.check("It wass late.") == []
    assert "OXFORD_SPELLING_Z_NOT_S" in server.asked[0]["disabledRules"]


def test_a_rule_switched_off_by_the_writer_stays_silent(server, tool):
    server.behaviour = says("wass")
    assert tool.check("It wass late.", switched_off=["lt.STAND_IN"]) == []


def test_accepted_words_names_and_gaps_pass(server, tool):
    server.behaviour = says("Ledgerly", "fibrelinq", "amuont")
    text = "Write to Ledgerly about fibrelinq's [[amuont]] today."
    assert tool.check(text, words=["Fibrelinq"]) == []


def test_a_name_one_letter_off_is_asked_about(server, tool):
    server.behaviour = says("Kowalsky")
    (finding,) = tool.check("Dear Mr Kowalsky, we are sorry.", words=["Kowalski"])
    assert finding.rewrites[0].text == "Kowalski"


def test_picky_mode_and_mother_tongue_are_sent(server):
    tool = LanguageTool(server.url, "de-DE", picky=True, mother_tongue="en-GB", deadline=20)
    tool.check("Es tut uns leid.")
    tool.close()
    sent = server.asked[0]
    assert (sent["language"], sent["level"], sent["motherTongue"]) == ("de-DE", "picky", "en-GB")


def test_half_a_character_does_not_stop_the_check(server, tool):
    server.behaviour = says("wass")
    assert [finding.quote for finding in tool.check("\ud83d It wass late.")] == ["wass"]


def test_a_long_text_goes_in_pieces_with_the_right_offsets(server, tool):
    server.behaviour = says("wass")
    text = "We are sorry.\n\n" * 2_000 + "It wass late."
    (finding,) = tool.check(text)
    assert text[finding.start : finding.end] == "wass"
    assert max(len(form["text"]) for form in server.asked) <= 20_000


def _too_large(handler):
    with suppress(OSError):
        handler.raw(b" " * 12_000_000)


def _elsewhere(handler):
    handler.raw(b"", 307, headers=[("Location", "https://elsewhere.example/v2/check")])


def _outside(handler):
    found = match(handler.text, "wass")
    handler.answer({"matches": [{**found, "offset": 900}]})


def _shifted(handler):
    found = match(handler.text, "wass")
    handler.answer({"matches": [{**found, "offset": found["offset"] - 2}]})


def _negative(handler):
    handler.answer({"matches": [{**match(handler.text, "wass"), "length": -4}]})


def _half_a_match(handler):
    handler.answer({"matches": [{"offset": 3}]})


MISBEHAVIOUR = {
    "refuses with 400": (lambda h: h.raw(b"Error: no", 400, "text/plain"), "refused"),
    "wants a key": (lambda h: h.raw(b"", 401), "wants a key"),
    "is something else": (lambda h: h.raw(b"nothing", 404), "no LanguageTool at this address"),
    "text too long": (lambda h: h.raw(b"", 413), "too long"),
    "asks for fewer": (lambda h: h.raw(b"", 429), "fewer requests"),
    "500": (lambda h: h.raw(b"{}", 500), "status 500"),
    "503 in HTML": (lambda h: h.raw(b"<html>", 503, "text/html"), "status 503"),
    "points elsewhere": (_elsewhere, "points elsewhere"),
    "HTML": (lambda h: h.raw(b"<html>welcome</html>", kind="text/html"), "not LanguageTool"),
    "broken JSON": (lambda h: h.raw(b'{"matches": ['), "not LanguageTool"),
    "other JSON": (lambda h: h.answer({"hello": 1}), "not LanguageTool"),
    "a list": (lambda h: h.answer([1, 2]), "not LanguageTool"),
    "null": (lambda h: h.answer(None), "not LanguageTool"),
    "deep JSON": (lambda h: h.raw(b"[" * 200_000), "not LanguageTool"),
    "half a match": (_half_a_match, "not LanguageTool"),
    "no bytes": (lambda h: h.raw(b""), "not LanguageTool"),
    "too large": (_too_large, "far too large"),
    "offset outside": (_outside, "do not fit the text"),
    "offset shifted": (_shifted, "do not fit the text"),
    "negative length": (_negative, "do not fit the text"),
    "hangs up": (lambda h: h.connection.close(), "broke the connection off"),
    "hangs up in the middle": (lambda h: h.raw(b'{"ma', length=400), "broke the connection"),
}


@pytest.mark.parametrize("fault", MISBEHAVIOUR)
def test_misbehaviour_becomes_a_sentence_without_a_word_of_the_reply(server, tool, fault):
    server.behaviour, said = MISBEHAVIOUR[fault]
    assert tool.check(PRIVATE) == []
    assert tool.state.kind is Kind.FAILED
    assert said in tool.state.sentence
    assert tool.state.sentence.endswith(".")
    for word in ("48213", "Siobhan", "wass"):
        assert word not in tool.state.sentence


@pytest.mark.parametrize("way", ["hang", "drip_headers", "drip"])
def test_a_server_without_an_end_is_given_up_in_time_and_not_asked_twice(server, way):
    tool = LanguageTool(server.url, deadline=0.4, clock=(clock := Clock()))
    server.behaviour = lambda handler: (
        handler.drip(b" " * 10_000) if way == "drip" else getattr(handler, way)()
    )
    assert tool.check("It wass late.") == []
    assert tool.state.kind is Kind.FAILED
    assert "did not answer within 0.4 seconds" in tool.state.sentence
    clock.now += 60
    tool.check("It wass late.")
    assert len(server.asked) <= 2
    server.release.set()
    tool.close()


def test_nobody_there(server):
    url = server.url
    server.close()
    tool = LanguageTool(url, deadline=20)
    assert tool.check("It wass late.") == []
    assert "Nothing answers at this address" in tool.state.sentence


def test_a_name_nobody_has():
    tool = LanguageTool("https://no-such-server.invalid", deadline=20)
    assert tool.start().kind is Kind.FAILED
    assert tool.state.sentence.endswith(".")


def test_a_certificate_nobody_trusts_sends_nothing(server):
    tool = LanguageTool(server.url.replace("http:", "https:"), deadline=20)
    assert tool.check(PRIVATE) == []
    assert tool.state.kind is Kind.FAILED
    assert server.asked == []


def test_an_address_that_cannot_be_used_is_failed_from_the_start():
    tool = LanguageTool("http://check.example")
    assert tool.state.kind is Kind.FAILED
    assert "https" in tool.start().sentence
    assert tool.check("It wass late.") == []


@pytest.mark.parametrize("language", ["xx", "tlh-KX", "", "no such language"])
def test_a_language_the_server_does_not_know_is_named(server, language):
    tool = LanguageTool(server.url, language, deadline=20)
    assert tool.check("It wass late.") == []
    assert "does not know the language" in tool.state.sentence
    assert server.asked == []
    tool.close()


@pytest.mark.parametrize("answer", [b"<html>", b"[1, 2]", b"{}", b"null", b"[]"])
def test_languages_that_are_none_are_survived(server, tool, answer):
    server.languages = lambda handler: handler.raw(answer)
    assert tool.check("It wass late.") == []
    assert tool.state.kind is Kind.FAILED
    assert tool.state.sentence.endswith(".")


def test_a_failed_server_is_tried_again_after_growing_pauses_and_then_rests(server):
    tool = LanguageTool(server.url, deadline=20, clock=(clock := Clock()))
    server.behaviour = lambda handler: handler.raw(b"", 500)
    tried = []
    for second in range(200):
        clock.now = float(second)
        before = len(server.asked)
        tool.check("It wass late.")
        if len(server.asked) > before:
            tried.append(second)
    assert tried == [0, 1, 6, 36]
    server.behaviour = says("wass")
    assert tool.check("It wass late.") == []
    assert tool.start().kind is Kind.READY
    assert len(tool.check("It wass late.")) == 1
    tool.close()


def test_a_server_that_comes_back_is_used_again(server):
    tool = LanguageTool(server.url, deadline=20, clock=(clock := Clock()))
    server.behaviour = lambda handler: handler.raw(b"", 500)
    tool.check("It wass late.")
    server.behaviour = says("wass")
    clock.now = 2.0
    assert len(tool.check("It wass late.")) == 1
    assert tool.state.kind is Kind.READY
    tool.close()


def test_closing_does_not_wait_for_a_server_that_hangs(server):
    tool = LanguageTool(server.url, deadline=25)
    server.behaviour = lambda handler: handler.hang()
    worker = threading.Thread(target=tool.check, args=("It wass late.",))
    worker.start()
    wait_until(lambda: server.asked)
    tool.close()
    worker.join(10)
    assert not worker.is_alive()
    assert tool.state.kind is Kind.NOT_THERE


def test_a_proxy_of_the_environment_is_not_asked_about_this_machine(server, tool, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "")
    server.behaviour = says("wass")
    assert len(tool.check("It wass late.")) == 1


def test_the_library_keeps_no_text_of_the_reply(server, tool):
    server.behaviour = says("wass")
    tool.check(PRIVATE)
    from language_tool_python.match import Match

    assert Match.PREVIOUS_MATCHES_TEXT is None


def test_importing_the_room_imports_neither_library_nor_network():
    program = (
        "import sys, amends.grammar.languagetool, amends.grammar.merging;"
        "sys.exit(bool({'language_tool_python', 'requests', 'urllib3', 'http'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_every_resting_rule_has_its_reason():
    data = tomllib.loads(resources.text("grammar/languagetool.toml"))
    for entry in data["off"]:
        assert entry.get("rules", []) + entry.get("families", [])
        assert len(entry["reason"]) >= 20
