"""Renew the lock file at the top of the checkout: ``python3 tests/packaging/lock.py``.

Takes the newest versions that pyproject.toml allows, for every system and every Python it
supports. The resolver lives in an environment that is thrown away afterwards.
"""

import re
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKOUT = Path(__file__).resolve().parents[2]
LOCK = CHECKOUT / "requirements.lock"

_HEAD = """\
# What Amends runs on, for every system it supports, with the hash of every file that may be
# installed. Plain pip reads it. The part after the dividing line is for development only.
# Renew it with: python3 tests/packaging/lock.py
"""
_DIVIDER = "# --- development ---"


def main() -> None:
    """Write the lock file anew."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        venv.create(folder / "resolver", with_pip=True)
        python = folder / "resolver" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        everything = _resolve(python, "--group", "dev")
        (folder / "constraints.txt").write_text(everything, encoding="utf-8")
        for_running = _names(_resolve(python, "--constraints", str(folder / "constraints.txt")))
    run = [entry for name, entry in _entries(everything) if name in for_running]
    development = [entry for name, entry in _entries(everything) if name not in for_running]
    text = _HEAD + "\n" + "".join(run) + f"\n{_DIVIDER}\n\n" + "".join(development)
    LOCK.write_text(text, encoding="utf-8", newline="\n")


def _resolve(python: Path, *options: str) -> str:
    command = [
        *(python, "-m", "uv", "pip", "compile", "--universal", "--generate-hashes", "--no-header"),
        *("--quiet", "--upgrade", "--no-annotate", "--python-version", "3.11"),
        *("pyproject.toml", *options),
    ]
    return subprocess.run(
        command, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _entries(text: str) -> list[tuple[str, str]]:
    """Return name and full text of each requirement: a line and its indented hashes."""
    found = re.findall(r"^(?=([A-Za-z0-9._-]+))(\S.*\n(?:[ \t].*\n)*)", text, re.MULTILINE)
    return [(name, entry) for name, entry in found]


def _names(text: str) -> set[str]:
    return {name for name, _ in _entries(text)}


if __name__ == "__main__":
    main()
