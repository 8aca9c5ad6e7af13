"""The whole window, in a folder of its own, closed and counted out after each test."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amends.drafting.profile import Profile
from amends.settings import preferences as preferences_file
from amends.settings import profile as profile_file
from amends.settings.folders import Folders
from amends.settings.preferences import Preferences
from amends.ui.application import Application
from amends.ui.assembly import Assembly

PATIENCE = 20_000  # ms until something that must come counts as missing


class Person:
    """Somebody at the keyboard."""

    def __init__(self, qtbot: QtBot, assembly: Assembly) -> None:
        self.qtbot = qtbot
        self.assembly = assembly
        self.window = assembly.window

    def press(self, *keys: str) -> None:
        for key in keys:
            combination = _combination(key)
            QTest.keyClick(self.focus(), combination[0], combination[1])

    def types(self, text: str) -> None:
        for character in text:
            if character == "\n":
                QTest.keyClick(self.focus(), Qt.Key.Key_Return)
            else:
                QTest.keyClicks(self.focus(), character)

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def waits_for(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def reply(self) -> str:
        return self.window.reply.editor.text()

    def waits_for_draft(self, containing: str = "") -> None:
        self.waits_for(lambda: bool(self.reply()) and containing in self.reply())
        self.waits_for(lambda: self.assembly.session.state.report_for == self.reply())

    def has_on_clipboard(self, text: str) -> None:
        QApplication.clipboard().setText(text)

    def another_program_copies(self, text: str) -> None:
        subprocess.run(
            ["xclip", "-i", "-selection", "clipboard", "-loops", "1"],
            input=text.encode(),
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def another_program_pastes(self) -> str:
        """Read the clipboard with a second program, which asks this one for the text."""
        reader = subprocess.Popen(
            ["xclip", "-o", "-selection", "clipboard"], stdout=subprocess.PIPE
        )
        self.waits_for(lambda: reader.poll() is not None)
        assert reader.stdout is not None
        with reader.stdout:
            return reader.stdout.read().decode()


def _combination(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    *held, last = keys.split("+")
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= {
            "Ctrl": Qt.KeyboardModifier.ControlModifier,
            "Shift": Qt.KeyboardModifier.ShiftModifier,
        }[name]
    named = {".": Qt.Key.Key_Period, ",": Qt.Key.Key_Comma}
    return named.get(last) or getattr(Qt.Key, f"Key_{last}"), modifiers


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.under(tmp_path / "home")


@pytest.fixture
def newcomer(qtbot: QtBot, folders: Folders) -> Iterator[Person]:
    """Somebody who starts Amends for the first time."""
    yield from _sits_down(qtbot, folders)


@pytest.fixture
def person(qtbot: QtBot, folders: Folders) -> Iterator[Person]:
    """Somebody who has told Amends who answers."""
    profile_file.save(
        Profile(business="Copper Kettle", name="Maya", contact="maya@kettle.example"), folders
    )
    preferences_file.save(Preferences(first_start_done=True), folders)
    yield from _sits_down(qtbot, folders)


@pytest.fixture
def hasty(qtbot: QtBot, folders: Folders) -> Iterator[Person]:
    """Somebody who types before the window is there."""
    preferences_file.save(Preferences(first_start_done=True), folders)
    yield from _sits_down(qtbot, folders, early="My soup")


def _sits_down(qtbot: QtBot, folders: Folders, early: str = "") -> Iterator[Person]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)
    before = set(threading.enumerate())
    application = Application(app, folders)
    with qtbot.waitSignal(application.ready, timeout=PATIENCE):
        application.window.show()
        if early:
            application.window.activateWindow()
            QTest.keyClicks(application.window, early)
    assert application.assembly is not None
    application.window.activateWindow()
    qtbot.waitActive(application.window)
    yield Person(qtbot, application.assembly)
    app.clipboard().clear()
    application.window.close()
    assert set(threading.enumerate()) <= before
    qtbot.wait(20)  # the quit that closing asks for belongs to this test
    application.window.deleteLater()
    qtbot.wait(20)
