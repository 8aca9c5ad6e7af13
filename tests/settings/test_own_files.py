from pathlib import Path

from amends.settings import own_files
from amends.settings.folders import Folders


def test_nothing_of_ones_own_is_nothing_to_say(tmp_path: Path) -> None:
    found = own_files.read(Folders.under(tmp_path))
    assert found == own_files.OwnFiles({}, {}, None, ())
    assert own_files.stamp(Folders.under(tmp_path)) == ()


def test_rules_templates_and_places_are_read_by_name(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    for path, text in (
        (folders.rules / "en" / "a.toml", "x = 1"),
        (folders.templates / "en" / "ours.txt", "\ufeffHello"),
        (folders.templates / "en" / "notes.md", "not a template"),
        (folders.platforms, "y = 2"),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = own_files.read(folders)
    assert found.rules == {"a.toml": b"x = 1"}
    assert found.templates == {"ours.txt": "Hello"}
    assert found.platforms == b"y = 2"
    assert found.problems == ()


def test_a_folder_in_the_place_of_a_file_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    (folders.rules / "en" / "odd.toml").mkdir(parents=True)
    (folders.rules / "en" / "good.toml").write_text("x = 1", encoding="utf-8")
    (folders.rules / "en" / "gone.toml").symlink_to(tmp_path / "nowhere")
    found = own_files.read(folders)
    assert set(found.rules) == {"good.toml"}
    assert len(found.problems) == 2
    assert "odd.toml" in found.problems[1]
    assert "it is a folder" in found.problems[1]
    assert len(own_files.stamp(folders)) == 3


def test_a_platforms_file_that_was_named_and_is_not_there_is_said(tmp_path: Path) -> None:
    found = own_files.read(Folders.under(tmp_path), str(tmp_path / "no.toml"))
    assert found.platforms is None
    assert "no.toml" in found.problems[0]


def test_a_changed_file_changes_the_stamp(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    path = folders.rules / "en" / "a.toml"
    path.parent.mkdir(parents=True)
    path.write_text("x = 1", encoding="utf-8")
    before = own_files.stamp(folders)
    assert own_files.stamp(folders) == before
    path.write_text("x = 10", encoding="utf-8")
    assert own_files.stamp(folders) != before
