"""Starting from a checkout: made once, made whole, made by one at a time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from launch import stamp

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"

PROGRAM = """
import sys
import launch  # through the environment: the checkout's packages are importable in it
def has_display():
    return False
if __name__ == "__main__":
    print("runs with", *sys.argv[1:], "in", sys.prefix)
"""
EMPTY = f"# nothing to install\n{stamp.DIVIDER}\n"
NOT_TO_BE_HAD = f"amends-no-such-package==1 --hash=sha256:{'0' * 64}\n{stamp.DIVIDER}\n"


def checkout_in(folder: Path, lock: str = EMPTY) -> Path:
    """Lay out a checkout whose program only says that it runs."""
    desktop = folder / "desktop"
    shutil.copytree(DESKTOP / "launch", desktop / "launch")
    shutil.copy(DESKTOP / "__main__.py", desktop)
    (desktop / "amends").mkdir()
    shutil.copy(DESKTOP / "amends" / "resources.py", desktop / "amends")
    (desktop / "amends" / "__init__.py").touch()
    (desktop / "amends" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    (folder / stamp.LOCK).write_text(lock, encoding="utf-8")
    return folder


def start(checkout: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PIP_NO_INDEX": "1", "PIP_RETRIES": "0", **variables}
    return subprocess.Popen(
        [sys.executable, checkout / "desktop", *arguments],
        cwd=checkout.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(started: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = started.communicate(timeout=120)
    return started.returncode, out, err


def test_two_first_starts_at_once_make_one_environment_and_both_run(tmp_path):
    here = checkout_in(tmp_path / "with a space")
    starts = [start(here, "check", "reply.txt") for _ in range(2)]
    ended = [finish(one) for one in starts]
    for status, out, err in ended:
        assert status == 0, err
        assert out.startswith(f"runs with check reply.txt in {here / '.venv'}")
    said = "".join(err for _, _, err in ended)
    assert said.count("Making an environment") == 1

    status, out, err = finish(start(here, "again"))
    assert (status, err) == (0, "")
    assert "runs with again" in out


def test_an_install_that_fails_is_told_in_a_sentence_and_made_good_by_the_next_start(tmp_path):
    here = checkout_in(tmp_path / "checkout", NOT_TO_BE_HAD)
    status, out, err = finish(start(here, "check"))
    assert (status, out) == (1, "")
    assert "amends-no-such-package" in err
    assert "run the same command again" in err
    assert "Traceback" not in err
    # what that try left behind is not taken for an environment
    (here / stamp.LOCK).write_text(EMPTY, encoding="utf-8")
    status, out, err = finish(start(here, "check"))
    assert status == 0, err
    assert "runs with check" in out


def environment_in(checkout: Path) -> Path:
    """Lay out what a finished environment looks like, around this interpreter."""
    folder = checkout / ".venv"
    python = Path(stamp.python_of(str(folder)))
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (folder / stamp.OWN).touch()
    for part in (stamp.RUN, stamp.DEVELOPMENT):
        text = stamp.stamp_text(str(checkout), str(folder), part)
        Path(stamp.stamp_path(str(folder), part)).write_text(text, encoding="utf-8")
    return folder


def is_finished(checkout: Path, part: str) -> bool:
    return stamp.is_finished(str(checkout), str(checkout / ".venv"), part)


@pytest.fixture
def laid_out(tmp_path):
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    (checkout / stamp.LOCK).write_text(f"one\n{stamp.DIVIDER}\ntwo\n", encoding="utf-8")
    environment_in(checkout)
    return checkout


def test_an_environment_with_both_stamps_is_finished(laid_out):
    assert is_finished(laid_out, stamp.RUN)
    assert is_finished(laid_out, stamp.DEVELOPMENT)


def test_a_change_in_the_development_part_leaves_the_part_that_runs_alone(laid_out):
    (laid_out / stamp.LOCK).write_text(f"one\n{stamp.DIVIDER}\nthree\n", encoding="utf-8")
    assert is_finished(laid_out, stamp.RUN)
    assert not is_finished(laid_out, stamp.DEVELOPMENT)


@pytest.mark.parametrize("content", [b"", b"one", b"\xff\xfe", b"nothing like it\n" * 1000])
def test_a_stamp_that_is_not_word_for_word_is_no_stamp(laid_out, content):
    Path(stamp.stamp_path(str(laid_out / ".venv"), stamp.RUN)).write_bytes(content)
    assert not is_finished(laid_out, stamp.RUN)


def test_another_interpreter_behind_the_same_link_needs_another_environment(laid_out, tmp_path):
    python = Path(stamp.python_of(str(laid_out / ".venv")))
    python.unlink()
    assert not is_finished(laid_out, stamp.RUN)
    upgraded = tmp_path / "python4"
    upgraded.touch()
    python.symlink_to(upgraded)
    assert not is_finished(laid_out, stamp.RUN)


def test_somebodys_own_environment_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("AMENDS_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / ".venv").mkdir()
    assert stamp.find(str(tmp_path)) == str(tmp_path / ".venv")
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
    assert Path(stamp.find(str(tmp_path))).parent == tmp_path / "cache"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_checkout_that_cannot_be_written_gets_its_environment_in_the_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("AMENDS_CACHE_DIR", str(tmp_path / "cache"))
    checkout = tmp_path / "checkout"
    checkout.mkdir(mode=0o555)
    assert Path(stamp.find(str(checkout))).parent == tmp_path / "cache"


def test_every_start_after_the_first_imports_next_to_nothing():
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); before = set(sys.modules)\n"
        "from launch import interpreter, stamp\n"
        "print(*(set(sys.modules) - before))"
    )
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, DESKTOP],
        check=True,
        capture_output=True,
        text=True,
    )
    imported = set(ran.stdout.split())
    assert "launch.stamp" in imported
    slow = {"pathlib", "subprocess", "re", "typing", "json", "hashlib", "ctypes", "shutil"}
    assert imported & slow == set()
