"""The terminal's public interface, driven as a script drives it."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

COMPLAINT = "Waited 50 minutes for cold soup on Friday. The manager laughed at us.\nAnna R.\n"
OWNED = (
    "Anna, we let you wait fifty minutes and served you cold soup. That is our fault, and I am "
    "sorry. Your money went back to your card this morning. Maya\n"
)
HOLLOW = "We are sorry if anyone was upset. Mistakes were made. 🙂\n"
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def amends(
    home: Path, *arguments: str, stdin: str | bytes = "", display: bool = False
) -> subprocess.CompletedProcess[str]:
    keep = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    keep.pop("QT_QPA_PLATFORM", None)
    raw = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "amends", *arguments],
        input=raw,
        capture_output=True,
        timeout=120,
        check=False,
        env={**keep, "AMENDS_HOME": str(home)} | ({"DISPLAY": ":0"} if display else {}),
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def as_json(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(done.stdout)
    return record


def test_read_says_what_went_wrong_where_it_was_read(home: Path) -> None:
    done = amends(home, "read", "--json", stdin=COMPLAINT)
    assert done.returncode == 0
    record = as_json(done)
    assert record["format"] == 1
    reading = record["reading"]
    assert reading["language"] == "en"
    assert reading["is_complaint"] is True
    assert {"wait_time", "food_quality_or_safety"} & set(reading["what_went_wrong"][:2])
    assert reading["details"]["duration"] == ["50 minutes"]
    for cue in reading["cues"]:
        assert COMPLAINT[cue["start"] : cue["end"]].strip()
    for detail in reading["detail_spans"]:
        assert COMPLAINT[detail["start"] : detail["end"]] in reading["details"][detail["key"]]


def test_draft_prints_the_reply_alone_and_the_advice_beside_it(home: Path) -> None:
    done = amends(
        home, "draft", "-", "--surface", "google.review_reply", "--did", "we let you wait",
        "--repair", "your money back", "--by", "today", stdin=COMPLAINT,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Anna" in done.stdout
    assert "let you wait" in done.stdout
    assert "today" in done.stdout
    assert "--change" in done.stderr


def test_a_draft_stands_its_own_check(home: Path) -> None:
    written = amends(
        home, "draft", "--json", "--surface", "x.reply", "--stance", "ours",
        "--did", "we let you wait 50 minutes and laughed about it", "--repair", "a full refund",
        "--by", "today", stdin=COMPLAINT,
    )  # fmt: skip
    draft = as_json(written)["draft"]
    assert draft["count"]["used"] <= draft["count"]["limit"] == 280
    for piece in draft["pieces"]:
        assert draft["text"][piece["start"] : piece["end"]] == piece["text"]
    checked = amends(home, "check", "--json", "--surface", "x.reply", stdin=draft["text"])
    assert as_json(checked)["verdict"] == {"may_copy": True, "reasons": []}
    assert checked.returncode == 0


def test_draft_takes_the_place_from_the_link(home: Path) -> None:
    link = "https://x.com/someone/status/1790000000000000001?s=20"
    record = as_json(amends(home, "draft", "--json", "--link", link, stdin=COMPLAINT))
    assert record["count"]["unit"] == "x_weighted"


def test_the_seed_decides_the_wording(home: Path) -> None:
    def text(seed: str) -> str:
        done = amends(home, "draft", "--seed", seed, "--surface", "x.reply", stdin=COMPLAINT)
        return done.stdout

    assert text("1") == text("1")
    assert len({text(str(seed)) for seed in range(1, 5)}) > 1


def test_check_names_the_words_and_holds_back(home: Path) -> None:
    done = amends(home, "check", "--json", stdin=HOLLOW)
    assert done.returncode == 1
    record = as_json(done)
    assert record["verdict"]["may_copy"] is False
    assert record["verdict"]["reasons"]
    assert record["count"] is None
    devices = {finding["device"] for finding in record["findings"]}
    assert {"conditional_apology", "agentless_passive"} <= devices
    for finding in record["findings"]:
        assert HOLLOW[finding["start"] : finding["end"]] == finding["quote"]


def test_check_lets_an_owned_reply_pass(home: Path, tmp_path: Path) -> None:
    complaint = tmp_path / "complaint.txt"
    complaint.write_text(COMPLAINT, encoding="utf-8")
    done = amends(
        home, "check", "--surface", "google.review_reply", "--complaint", str(complaint),
        stdin=OWNED,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "It may be copied." in done.stdout
    assert "of 4,096 bytes" in done.stdout
    assert "Know before you post: one reply only, moderated" in done.stdout


def test_what_cannot_be_undone_is_said_with_the_draft_and_with_the_check(home: Path) -> None:
    place = ("--surface", "etsy.review_reply")
    for command in ("draft", "check"):
        record = as_json(amends(home, command, "--json", *place, stdin=COMPLAINT))
        known = {flag["id"]: flag["text"] for flag in record["flags"]}
        assert "can no longer change the review" in known["locks"]
        assert "one_reply" in known
    assert "answering locks it" in amends(home, "draft", *place, stdin=COMPLAINT).stderr


def test_too_long_is_said_once_among_what_holds_a_reply_back(home: Path) -> None:
    done = amends(home, "check", "--surface", "tiktok.comment", stdin=OWNED + "\n" + "so " * 60)
    held = done.stdout.partition("Held back:")[2]
    assert held.count("too long") == 1
    assert "does not fit" not in held


def test_many_replies_are_checked_in_order_whatever_is_among_them(home: Path) -> None:
    rows = [
        {"id": "a", "text": HOLLOW},
        {"id": "b", "text": OWNED, "surface": "google.review_reply", "complaint": COMPLAINT},
        {"id": "c", "text": OWNED, "surface": "nowhere.reply"},
        {"id": "d", "text": 7},
        {"id": "e"},
        {"id": "f", "text": OWNED, "stance": "mine"},
        {"id": "g", "text": "", "sector": "unknown keys are passed over"},
        {"id": "h", "text": "\ud83d \x00 \u202e {{ 7 * 7 }} <script>"},
    ]
    lines = "\n".join(json.dumps(row) for row in rows) + "\nnot json\n"
    done = amends(home, "check", "--jsonl", stdin=lines)
    assert done.returncode == 0
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in out] == [*"abcdefgh", None]
    assert [line["id"] for line in out if "error" in line] == ["c", "d", "e", "f", None]
    assert out[1]["verdict"]["may_copy"] is True
    assert out[1]["count"]["limit"] == 4096
    assert out[0]["count"] is None


def test_many_complaints_are_drafted_with_their_own_options(home: Path) -> None:
    rows = [
        {"id": 1, "text": COMPLAINT, "surface": "tiktok.comment", "seed": 4},
        {"id": 2, "text": COMPLAINT, "stance": "not_known_yet", "tone": "formal"},
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    done = amends(home, "draft", "--jsonl", "--surface", "x.reply", stdin=lines)
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["count"]["limit"] == 150
    assert first["draft"]["count"] == first["count"]
    assert second["count"]["limit"] == 280
    assert {"text", "pieces", "count", "missing"} <= set(second["draft"])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "--surface", "nowhere.reply"], "nowhere.reply"),
        (["check", "--languagetool", "http://127.0.0.1:1"], "--grammar languagetool"),
        (["check", "--grammar", "languagetool", "--languagetool", "http://127.0.0.1:9"], ""),
        (["check", "no such file"], "no such file"),
        (["draft", "--profile", "nowhere.toml"], "nowhere.toml"),
        (["draft", "--tone", "angry"], "angry"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(home: Path, arguments: list[str], sentence: str) -> None:
    done = amends(home, *arguments, stdin=OWNED)
    assert done.returncode == 2
    assert done.stdout == ""
    assert sentence in done.stderr


def test_a_picture_is_not_a_complaint(home: Path) -> None:
    done = amends(home, "read", stdin=b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert done.returncode == 2
    assert "not text" in done.stderr


@pytest.mark.parametrize(
    "odd",
    ["", " \n", "\x00", "\u202ereversed\u200b", "{{ config }} {% for x in y %}", "<b>&amp;</b>"],
)
def test_odd_texts_are_read_drafted_and_checked_as_plain_text(home: Path, odd: str) -> None:
    assert amends(home, "read", "--json", stdin=odd).returncode == 0
    drafted = amends(home, "draft", "--json", "--surface", "x.reply", stdin=odd)
    assert drafted.returncode == 0
    assert "49" not in drafted.stdout or "{{" not in odd
    assert amends(home, "check", "--json", stdin=odd).returncode in (0, 1)


def test_grammar_is_checked_on_request(home: Path) -> None:
    done = amends(home, "check", "--json", "--grammar", "harper", stdin="We recieved it. " + OWNED)
    checkers = {finding["checker"] for finding in as_json(done)["findings"]}
    assert "harper" in checkers


def test_surfaces_lists_every_place_with_its_limit(home: Path) -> None:
    done = amends(home, "surfaces")
    assert done.returncode == 0
    assert "x.reply " in done.stdout
    assert "no published limit" in done.stdout
    listed = json.loads(amends(home, "surfaces", "--json").stdout)
    assert len(listed) > 50


def test_without_a_display_the_terminal_form_is_shown(home: Path) -> None:
    done = amends(home)
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "amends draft" in done.stdout


def test_the_profile_of_the_writer_is_used(home: Path, tmp_path: Path) -> None:
    profile = tmp_path / "who.toml"
    profile.write_text('version = 1\nperson = "I"\nname = "Maya"\n', encoding="utf-8")
    done = amends(
        home, "draft", "--surface", "google.review_reply", "--profile", str(profile),
        stdin=COMPLAINT,
    )  # fmt: skip
    assert "Maya" in done.stdout
    assert " we " not in done.stdout.lower()


def test_the_version_is_the_project_files_whether_amends_is_installed_or_not(home: Path) -> None:
    version = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    bare = subprocess.run(
        [sys.executable, "-S", "-c", "import amends.__main__ as it; it.main(['--version'])"],
        cwd=CHECKOUT / "desktop",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "AMENDS_HOME": str(home)},
    )
    assert f"amends {version}" in bare.stdout, bare.stderr
    assert f"amends {version}" in amends(home, "--version").stdout
