import os
import signal
import subprocess
import sys
import time

import pytest

from amends.settings import files


def test_permissions_of_an_existing_file_stay(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("old")
    path.chmod(0o640)
    files.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_is_its_owners_alone(tmp_path):
    path = tmp_path / "deep" / "er" / "a.toml"
    files.write(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path):
    real = tmp_path / "dotfiles.toml"
    real.write_text("old")
    link = tmp_path / "a.toml"
    link.symlink_to(real)
    files.write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_where_nothing_can_be_written_a_sentence_says_so_and_nothing_is_left(tmp_path):
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(files.NotSavedError, match="could not be written"):
        files.write(tmp_path / "config" / "a.toml", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["config"]


@pytest.mark.skipif(not os.access("/dev/full", os.W_OK), reason="no /dev/full here")
def test_a_full_disk_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    temporary = tmp_path / f".a.toml.{os.getpid()}.tmp"
    temporary.symlink_to("/dev/full")
    with pytest.raises(files.NotSavedError, match="no space left"):
        files.write(path, b"new" * 10_000)
    assert path.read_bytes() == b"old"
    assert not temporary.is_symlink()


_WRITER = """
import sys
from pathlib import Path
from amends.settings import files
path = Path(sys.argv[1])
print("ready", flush=True)
number = 0
while True:
    number += 1
    files.write(path, (str(number % 10) * 300_000).encode())
"""


def test_a_writer_killed_in_the_middle_leaves_a_whole_file(tmp_path):
    path = tmp_path / "a.toml"
    for round_number in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        with child:
            assert child.stdout.readline() == "ready\n"
            while not path.exists():
                time.sleep(0.001)
            time.sleep(0.003 * round_number)
            child.send_signal(signal.SIGKILL)
        content = path.read_bytes()
        assert len(content) == 300_000
        assert len(set(content)) == 1
