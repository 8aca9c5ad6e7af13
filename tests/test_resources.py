"""Resources: what is remembered comes back whole, or is made again."""

from pathlib import Path

import pytest

from amends import resources

VALUE = {"words": ["late", "sorry"], "rows": [[1, 0, ["key", []]]], "by_word": {"late": 1 << 400}}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AMENDS_CACHE_DIR", str(tmp_path))
    return tmp_path


def test_a_value_comes_back_as_it_was(cache: Path) -> None:
    resources.remember_value("rules", "one", VALUE)
    assert resources.remembered_value("rules", "one") == VALUE


@pytest.mark.parametrize("damage", [slice(0, 0), slice(0, 7), slice(0, 16), slice(0, -1)])
def test_a_file_cut_short_is_not_used(cache: Path, damage: slice) -> None:
    resources.remember_value("rules", "one", VALUE)
    file = cache / "rules" / "one"
    file.write_bytes(file.read_bytes()[damage])
    assert resources.remembered_value("rules", "one") is None


def test_no_changed_byte_is_ever_read(cache: Path) -> None:
    resources.remember_value("rules", "one", VALUE)
    file = cache / "rules" / "one"
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert resources.remembered_value("rules", "one") is None


def test_toml_is_parsed_again_where_its_cache_is_damaged(cache: Path) -> None:
    raw = b"day = 2024-05-01\nwords = ['late']\n"
    first = resources.parse_toml(raw)
    (file,) = (cache / "toml").iterdir()
    file.write_bytes(b"nonsense")
    assert resources.parse_toml(raw) == first == {"day": "2024-05-01", "words": ["late"]}
