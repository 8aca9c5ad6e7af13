"""Make a checkout's environment from the lock file, with nothing but Python's own tools."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from amends.__main__ import has_display
from launch import machine, stamp
from launch.words import SetupError, say


def prepare(checkout: str, folder: str, part: str, *, is_window: bool = False) -> bool:
    """See that ``part`` of the lock file is installed in ``folder``, and say what is going on.

    May take minutes and uses the network the first time. Return False where something stands in
    the way; it has been said then, with what to do next.
    """
    try:
        if not stamp.is_finished(checkout, folder, part):
            with _only_one(Path(folder)):
                _make(Path(checkout), Path(folder), part)
        if is_window and has_display():
            machine.provide_for_window(stamp.python_of(folder))
            _write(Path(stamp.stamp_path(folder, "window")), "")
    except SetupError as error:
        say(str(error))
    except OSError as error:
        say(f"Setting up stopped: {error}. Put that right and run the same command again.")
    except KeyboardInterrupt:
        say("Stopped. Run the same command again to go on.")
    else:
        return True
    return False


def _make(checkout: Path, folder: Path, part: str) -> None:
    if stamp.is_finished(str(checkout), str(folder), part):
        return  # another start made it while this one waited
    if part == stamp.DEVELOPMENT and not stamp.is_finished(str(checkout), str(folder), stamp.RUN):
        _make(checkout, folder, stamp.RUN)
    if part == stamp.RUN:
        _clear(folder)
        _make_empty(folder)
    say(
        "Installing what Amends needs, about 100 MB to download. This happens once."
        if part == stamp.RUN
        else "Installing the tools that check and build Amends."
    )
    _install(folder, part, stamp.lock_part(str(checkout), part))
    _point_to(checkout, folder)
    _compile(checkout, folder)
    _write(
        Path(stamp.stamp_path(str(folder), part)),
        stamp.stamp_text(str(checkout), str(folder), part),
    )


def _clear(folder: Path) -> None:
    """Empty ``folder`` but for the file that is held; the stamps go first."""
    entries = sorted(folder.iterdir(), key=lambda entry: entry.suffix != ".stamp")
    for entry in entries:
        if entry.name == stamp.OWN:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _make_empty(folder: Path) -> None:
    say(f"Making an environment for Amends in {folder}.")
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        machine.provide([machine.venv_need()], "Python's own tool for environments is missing")
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise SetupError(
            f"The environment could not be made: {_last_words(made.stdout + made.stderr)}\n"
            f"Put that right and run the same command again."
        )


def _install(folder: Path, part: str, requirements: str) -> None:
    listed = folder / f"amends-{part}.txt"
    _write(listed, requirements)
    pip = subprocess.Popen(
        [
            stamp.python_of(str(folder)),
            *("-m", "pip", "install", "--require-hashes", "--no-deps", "--progress-bar", "off"),
            *("--disable-pip-version-check", "--no-input", "-r", str(listed)),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**os.environ, "PIP_USER": "0", "PYTHONUNBUFFERED": "1"},
    )
    with pip:
        said = _follow(pip.stdout)
    if pip.returncode:
        raise SetupError(
            f"Some packages could not be installed: {_last_words(said)}\n"
            "Check the connection to the network and the space on the disk, then run the same "
            "command again; what was downloaded is kept."
        )


def _follow(lines: IO[str] | None) -> str:
    """Tell what pip is doing, a sentence for each download worth waiting for."""
    said = []
    for line in lines or ():
        said.append(line)
        if found := re.match(r"\s*Downloading (\S+?)-\d\S* \(([\d.]+ MB)\)", line):
            say(f"Downloading {found[1].rpartition('/')[2]}, {found[2]}.")
        elif line.startswith("Installing collected packages"):
            say("Unpacking.")
    return "".join(said)


def _last_words(output: str) -> str:
    """Return the errors in what a tool printed, or its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return " ".join(errors[-3:] or lines[-1:]) or "no reason was given."


def _point_to(checkout: Path, folder: Path) -> None:
    """Let the environment import the checkout's own packages."""
    packages = next(folder.glob("[Ll]ib/python*/site-packages"), folder / "Lib" / "site-packages")
    desktop = checkout / "desktop"
    # relative where both move together
    line = os.path.relpath(desktop, packages) if folder.parent == checkout else str(desktop)
    _write(packages / "amends-checkout.pth", line + "\n")


def _compile(checkout: Path, folder: Path) -> None:
    """Compile the checkout's modules once, for systems that keep Python from doing so itself."""
    python = stamp.python_of(str(folder))
    subprocess.run(
        [python, "-m", "compileall", "-q", str(checkout / "desktop")],
        check=False,  # a read-only checkout starts all the same, only slower
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _write(path: Path, text: str) -> None:
    """Write ``path`` whole or not at all."""
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Hold the environment for one process; others wait. The system lets go if this one dies."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = (folder / stamp.OWN).open("a+b")
    except OSError as error:
        raise SetupError(
            f"{folder} cannot be written ({error.strerror}), so Amends has no place for what it "
            "needs. Allow writing there, or set AMENDS_CACHE_DIR to a folder of your own."
        ) from error
    with held:
        if not _try(held):
            say("Another start of Amends is setting up; waiting for it.")
            _wait(held)
        yield


if sys.platform == "win32":
    import msvcrt
    import time

    def _try(held: IO[bytes]) -> bool:
        try:
            held.seek(0)
            msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait(held: IO[bytes]) -> None:
        while not _try(held):
            time.sleep(0.5)

else:
    import fcntl

    def _try(held: IO[bytes]) -> bool:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _wait(held: IO[bytes]) -> None:
        fcntl.flock(held, fcntl.LOCK_EX)
