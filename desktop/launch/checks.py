"""Run every check of the project in the development environment."""

import subprocess
from collections.abc import Sequence

from launch import environment, machine, stamp
from launch.words import SetupError, say

# it has no other way in than its script, which breaks when the checkout moves
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"


def run(checkout: str, arguments: Sequence[str]) -> int:
    """Run all checks, with ``arguments`` for pytest; return 0 when all of them passed."""
    python = python_for_tests(checkout)
    if not python:
        return 1
    # a single file is over before a second worker has started
    workers = [] if arguments else ["-n", "2"]
    checks = {
        "ruff check": ["-m", "ruff", "check", "--output-format", "concise"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", _LINT_IMPORTS],
        "pytest": ["-m", "pytest", *workers, *arguments],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if subprocess.run([python, *command], cwd=checkout, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}")
    print(f"checks: {len(checks) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def python_for_tests(checkout: str) -> str:
    """Return the interpreter of the development environment, made if need be, or nothing.

    Nothing means that something stands in the way, which has been said then.
    """
    folder = stamp.find(checkout)
    if not environment.prepare(checkout, folder, stamp.DEVELOPMENT):
        return ""
    python = stamp.python_of(folder)
    try:
        machine.provide_for_tests(python)
    except SetupError as error:
        say(str(error))
        return ""
    return python
