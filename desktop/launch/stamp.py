"""Find a checkout's environment and whether it is whole: what every start asks, so it is lean.

The lock file has two parts, ``run`` and ``development``; the line ``DIVIDER`` stands between
them. A part that has been installed leaves a stamp in the environment: the interpreter it was
installed for and the part's own text. Anything else than these very words means "not finished".
"""

import os
from collections.abc import Sequence

LOCK = "requirements.lock"
DIVIDER = "# --- development ---"
RUN, DEVELOPMENT = "run", "development"
OWN = "amends-setup.lock"  # lies in every environment that was made here


def find(checkout: str) -> str:
    """Return the folder of the environment: ``.venv``, or one in the user's cache folder.

    The cache serves where the checkout cannot be written, and where somebody already keeps an
    environment of their own under that name. The folder need not exist yet.
    """
    beside = os.path.join(checkout, ".venv")
    if os.access(os.path.join(beside, OWN), os.W_OK):
        return beside
    if not _has_content(beside) and os.access(checkout, os.W_OK):
        return beside
    from hashlib import blake2b

    from amends.resources import cache_folder

    name = blake2b(os.fsencode(checkout), digest_size=6).hexdigest()
    return str(cache_folder() / f"environment-{name}")


def lock_part(checkout: str, part: str) -> str:
    """Return one part of the lock file, word for word."""
    with open(os.path.join(checkout, LOCK), encoding="utf-8") as lock:
        run, _, development = lock.read().partition(DIVIDER)
    return run if part == RUN else development


def python_of(folder: str) -> str:
    """Return the path of the interpreter in the environment ``folder``."""
    if os.name == "nt":
        return os.path.join(folder, "Scripts", "python.exe")
    return os.path.join(folder, "bin", "python")


def stamp_path(folder: str, part: str) -> str:
    """Return the path of the stamp that ``part`` leaves in the environment ``folder``."""
    return os.path.join(folder, f"amends-{part}.stamp")


def stamp_text(checkout: str, folder: str, part: str) -> str:
    """Return what the stamp says once ``part`` of today's lock file is installed."""
    # the link is followed: after an upgrade of the system's Python it leads to another version
    interpreter = os.path.realpath(python_of(folder))
    return f"{interpreter}\n{lock_part(checkout, part)}"


def is_finished(checkout: str, folder: str, part: str) -> bool:
    """Return whether ``part`` of today's lock file is installed in ``folder``, whole."""
    try:
        with open(stamp_path(folder, part), encoding="utf-8") as stamp:
            found = stamp.read()
    except (OSError, UnicodeError):
        return False
    return found == stamp_text(checkout, folder, part) and os.path.exists(python_of(folder))


def is_window_tried(folder: str) -> bool:
    """Return whether Qt has been seen to find all it needs from the system."""
    return os.path.exists(stamp_path(folder, "window"))


def go_on(checkout: str, folder: str, program: str, arguments: Sequence[str]) -> int:
    """Run the checkout's ``program`` in the environment in place of this process.

    Where the system cannot replace a process, wait for the other one and return its status.
    """
    python = python_of(folder)
    options = ["-P"]  # nothing beside the program is imported by accident
    if os.path.dirname(folder) != checkout:
        options += ["-X", "pycache_prefix=" + os.path.join(folder, "bytecode")]
    command = [python, *options, os.path.join(checkout, program), *arguments]
    if os.name != "nt":
        os.execv(python, command)  # noqa: S606  # no shell is wanted
    import subprocess

    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


def _has_content(folder: str) -> bool:
    try:
        return bool(os.listdir(folder))
    except FileNotFoundError:
        return False
    except OSError:  # a file of this name, or a folder that is not ours to read
        return True
