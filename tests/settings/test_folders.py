import sys

import platformdirs
import pytest

from amends.settings.folders import Folders


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the shortcut is Linux's")
@pytest.mark.parametrize("value", [None, "", "/elsewhere", "/with space/", "~/mine", "relative"])
def test_folders_are_the_ones_platformdirs_names(monkeypatch, value):
    monkeypatch.delenv("AMENDS_HOME", raising=False)
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        if value is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, value)
    folders = Folders.of_this_user()
    assert folders.config == platformdirs.user_config_path("amends", appauthor=False)
    assert folders.data == platformdirs.user_data_path("amends", appauthor=False)


def test_one_variable_moves_everything_into_one_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path))
    assert Folders.of_this_user() == Folders.under(tmp_path)
    assert Folders.of_this_user().profile.is_relative_to(tmp_path)


def test_naming_the_folders_makes_none_of_them(tmp_path):
    folders = Folders.under(tmp_path / "new")
    assert not folders.cases.parent.exists()
    assert not (tmp_path / "new").exists()
