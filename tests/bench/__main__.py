"""Measure: ``python3 tests/bench [--short] [name …]`` prints ratios taken in one run.

A ratio of two things measured side by side says more than a time, which belongs to a machine.
Nothing is judged here. Each ``bench_NAME.py`` beside this file is one bench: its docstring's
first line is its title, and ``run(bench)`` measures and prints through ``measure.Bench``.
"""

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
CHECKOUT = FOLDER.parents[1]
sys.path[:0] = [str(CHECKOUT / "desktop"), str(FOLDER)]

from launch import interpreter  # noqa: E402


def main(arguments: list[str]) -> int:
    """Run the benches named in ``arguments``, or all; return 0 unless one of them broke."""
    interpreter.require("tests/bench")
    from launch import checks, stamp

    python = checks.python_for_tests(str(CHECKOUT))
    if not python:
        return 1
    if Path(sys.prefix) != Path(stamp.find(str(CHECKOUT))):
        folder = stamp.find(str(CHECKOUT))
        return stamp.go_on(str(CHECKOUT), folder, "tests/bench/__main__.py", arguments)
    return measure_all(arguments)


def measure_all(arguments: list[str]) -> int:
    """Run the benches in this very interpreter."""
    import importlib

    from measure import Bench

    names = [argument for argument in arguments if not argument.startswith("-")]
    bench = Bench(CHECKOUT, is_short="--short" in arguments)
    known = sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))
    if strange := [one for one in arguments if one.startswith("-") and one != "--short"]:
        print(f"usage: python3 tests/bench [--short] [{' | '.join(known)}] …")
        return 0 if strange[0] in ("-h", "--help") else 2
    if unknown := set(names) - set(known):
        print(f"There is no bench called {', '.join(sorted(unknown))}. There are: {known}")
        return 2
    broken = 0
    for name in names or known:
        module = importlib.import_module(f"bench_{name}")
        print(f"\n{(module.__doc__ or name).splitlines()[0]}", flush=True)
        try:
            module.run(bench)
        except Exception as error:  # the others are still worth knowing
            broken += 1
            print(f"  broke: {type(error).__name__}: {error}", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
