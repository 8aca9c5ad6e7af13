"""Build the program as its users get it, and let it try itself: ``python3 tests/packaging``."""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "desktop"))

from launch import interpreter  # noqa: E402


def main() -> int:
    """Build ``dist/amends`` and run its self-test; return its exit status."""
    interpreter.require("tests/packaging")
    from launch import checks

    python = checks.python_for_tests(str(CHECKOUT))
    if not python:
        return 1
    # the same commit makes the same bytes
    moment = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
    ).stdout.strip()
    environment = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": moment or "0"}
    build = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"]
    if subprocess.run(build, cwd=CHECKOUT, env=environment, check=False).returncode:
        return 1
    folder = CHECKOUT / "dist" / "amends"
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"built {folder}: {size:.0f} MB in {len(files)} files", flush=True)
    program = folder / ("amends.exe" if sys.platform == "win32" else "amends")
    # away from the checkout, so that it can live on nothing but what it brought
    return subprocess.run([program, "--self-test"], cwd=folder.parent, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
