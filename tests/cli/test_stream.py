"""Many at once: order, identity, bad lines, Ctrl+C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from amends.cli.inputs import WrongUseError
from amends.cli.stream import _capped_lines, _one, run


def _length(row: dict[str, object]) -> dict[str, object]:
    text = row.get("text")
    if not isinstance(text, str):
        raise WrongUseError("There is no text: give it under the key text.")
    return {"length": len(text)}


def test_lines_come_out_in_order_with_their_ids(tmp_path: Path, capsys: object) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 7, "text": "abc"}\n\n{"id": "x", "text": ""}\n', encoding="utf-8")
    assert run(str(rows), _length) == 0
    out = capsys.readouterr().out.splitlines()  # type: ignore[attr-defined]
    assert [json.loads(line) for line in out] == [{"id": 7, "length": 3}, {"id": "x", "length": 0}]


def test_a_bad_line_is_answered_and_the_rest_goes_on(tmp_path: Path, capsys: object) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(
        b'{"id": 1, "text": 5}\nnot json\n[1]\n\xff\xfe\n' + b"[" * 100_000 + b"\n"
        b'{"id": 2, "text": "ok"}\n'
    )
    assert run(str(rows), _length) == 0
    out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]  # type: ignore[attr-defined]
    assert [line["id"] for line in out] == [1, None, None, None, None, 2]
    assert all("error" in line for line in out[:-1])
    assert out[-1] == {"id": 2, "length": 2}


def test_a_lone_surrogate_is_text_like_any_other() -> None:
    result = _one(b'{"id": 1, "text": "\\ud83d"}', 1, _length)
    assert json.loads(json.dumps(result)) == {"id": 1, "length": 1}


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=8))
def test_lines_within_the_cap_arrive_unchanged(lines: list[bytes]) -> None:
    from io import BytesIO

    raw = b"\n".join(lines)
    assert b"".join(_capped_lines(BytesIO(raw))) == raw


def test_ctrl_c_leaves_whole_lines(tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "from amends.cli.stream import run\n"
        "def job(row):\n"
        "    time.sleep(0.02)\n"
        "    return {'echo': row['text']}\n"
        "sys.exit(run(None, job))\n"
    )
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 1, "text": "%s"}\n' % ("x" * 5000) * 2000, encoding="utf-8")
    with rows.open("rb") as source:
        process = subprocess.Popen(
            [sys.executable, "-c", script], stdin=source, stdout=subprocess.PIPE, bufsize=0
        )
        assert process.stdout is not None
        with process.stdout as out:
            first = out.readline()
            time.sleep(0.1)
            os.kill(process.pid, signal.SIGINT)
            rest = out.read()
        assert process.wait(timeout=30) == 130
    lines = (first + rest).splitlines(keepends=True)
    assert len(lines) < 2000
    assert all(line.endswith(b"\n") and json.loads(line)["id"] == 1 for line in lines)
