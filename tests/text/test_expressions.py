"""Expressions that are kept between runs match as freshly compiled ones do."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amends.text.expressions import compiled

_ONE = r"(?<!\w)(?:(sorry|apolog(?:ise|ize)s?)(?>[ ,]+(?:we|i|our team))?+|if (\w+) (?:was|were)) *"
_LONG = "|".join(f"{_ONE}{_ONE}{word}" for word in ("", "sorry", "we", "x"))


def _again(source: str, flags: int = 0) -> re.Pattern[str]:
    compiled.cache_clear()
    return compiled(source, flags)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AMENDS_CACHE_DIR", str(tmp_path))
    compiled.cache_clear()
    return tmp_path / "expressions"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("sorry apologise if we were,İé😀 ")), st.sampled_from([0, re.I]))
def test_what_was_kept_finds_what_a_fresh_one_finds(cache: Path, text: str, flags: int) -> None:
    _again(_LONG, flags)
    kept = _again(_LONG, flags)
    assert list(cache.iterdir())
    fresh = re.compile(_LONG, flags)
    assert (kept.pattern, kept.flags, kept.groups) == (fresh.pattern, fresh.flags, fresh.groups)
    spans = [[found.span(n) for n in range(kept.groups + 1)] for found in kept.finditer(text)]
    assert spans == [
        [found.span(n) for n in range(fresh.groups + 1)] for found in fresh.finditer(text)
    ]


@pytest.mark.parametrize("damage", [b"", b"\x00\x01\x02", b"\xff" * 400, b"\x00" * 4000])
def test_a_damaged_file_costs_time_and_nothing_else(cache: Path, damage: bytes) -> None:
    _again(_LONG)
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)
    text = "sorry, we if it was apologise sorry"
    assert _again(_LONG).findall(text) == re.compile(_LONG).findall(text)


def test_named_groups_survive(cache: Path) -> None:
    source = _LONG + r"(?P<who>\w+)"
    assert _again(source).groupindex == re.compile(source).groupindex


def test_a_wrong_expression_is_refused_as_usual(cache: Path) -> None:
    with pytest.raises(re.error):
        compiled("(" * 300)


def test_a_folder_that_cannot_be_written_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("AMENDS_CACHE_DIR", str(tmp_path / "file"))
    assert _again(_LONG).pattern == _LONG
