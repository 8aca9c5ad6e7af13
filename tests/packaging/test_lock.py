"""The lock file: complete, exact, hashed, and silent about where packages come from."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest

from launch import stamp

CHECKOUT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def entries(part):
    """Return name and full text of every requirement in a part of the lock file."""
    text = re.sub(r"^#.*\n", "", stamp.lock_part(str(CHECKOUT), part), flags=re.MULTILINE)
    found = re.findall(r"^(?=([\w.-]+))(\S.*\n(?:[ \t].*\n)*)", text, re.MULTILINE)
    return {plain(name): entry for name, entry in found}


def plain(name):
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", name)[0]).lower()


RUN, DEVELOPMENT = entries(stamp.RUN), entries(stamp.DEVELOPMENT)


def test_every_dependency_of_the_project_is_locked_in_its_part():
    assert {plain(name) for name in PROJECT["project"]["dependencies"]} <= set(RUN)
    assert {plain(name) for name in PROJECT["dependency-groups"]["dev"]} <= set(DEVELOPMENT)


def test_no_package_stands_in_both_parts():
    assert set(RUN) & set(DEVELOPMENT) == set()


@pytest.mark.parametrize(("name", "entry"), [*RUN.items(), *DEVELOPMENT.items()])
def test_each_package_has_one_version_and_hashes_of_its_files(name, entry):
    assert re.match(r"[\w.-]+==[\w.]+[ ;]", entry), entry
    assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)
    assert "://" not in entry


@pytest.mark.parametrize("name", RUN)
def test_what_a_package_needs_at_run_time_is_locked_beside_it(name):
    # pip is told not to look for dependencies, so the lock must hold every one of them
    packaging = pytest.importorskip("packaging.requirements")
    try:
        needs = [packaging.Requirement(line) for line in requires(name) or ()]
    except PackageNotFoundError:
        pytest.skip(f"{name} is not for this system")
    missing = [
        str(need)
        for need in needs
        if (need.marker is None or need.marker.evaluate({"extra": ""}))
        and plain(need.name) not in RUN
    ]
    assert missing == []
