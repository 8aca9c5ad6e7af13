"""What the terminal is given, good and bad."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cli.inputs import WrongUseError, decode, read_text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff")))
def test_any_text_in_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), "reply") == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_files_from_office_programs_are_read(encoding: str) -> None:
    text = "Café – sorry, £20 “back” today"
    assert decode(text.encode(encoding), "reply") == text


def test_windows_and_old_mac_line_breaks_become_plain_ones() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "reply") == "one\ntwo\nthree\n"


def test_a_picture_is_refused_with_what_to_do() -> None:
    picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
    with pytest.raises(WrongUseError, match=r"not text\. Give a text file"):
        decode(picture, "complaint")


def test_a_missing_file_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match=r"nowhere\.txt: no such file"):
        read_text(str(tmp_path / "nowhere.txt"), "complaint")


def test_a_folder_is_not_a_complaint(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="is a folder"):
        read_text(str(tmp_path), "complaint")
