"""A Python that is too old gets a sentence."""

import ast
import sys
from pathlib import Path

import pytest

from launch import interpreter

CHECKOUT = Path(__file__).resolve().parents[2]

READ_BY_AN_OLD_PYTHON = [
    *("desktop/__main__.py", "desktop/launch/__init__.py", "desktop/launch/interpreter.py"),
    "tests/__main__.py",
]


@pytest.mark.parametrize("name", READ_BY_AN_OLD_PYTHON)
def test_python_3_6_can_read_what_it_is_given_first(name):
    source = (CHECKOUT / name).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    for node in tree.body:  # what it imports before it has been refused
        if isinstance(node, ast.ImportFrom) and node.module == "launch":
            assert [alias.name for alias in node.names] == ["interpreter"]


def test_an_old_python_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 8, 2))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as left:
        interpreter.require("desktop")
    assert str(left.value) == (
        "Amends needs Python 3.11 or newer, and this is 3.8.2. Install a newer Python and start "
        "with that one, as in `python3.11 desktop`."
    )


def test_a_newer_python_on_the_path_is_named(monkeypatch, tmp_path):
    newer = tmp_path / "python3.13"
    newer.touch(mode=0o755)
    monkeypatch.setattr(sys, "version_info", (3, 8, 2))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"run `python3\.13 desktop`"):
        interpreter.require("desktop")


def test_a_python_that_is_new_enough_goes_on():
    assert interpreter.require("desktop") is None
