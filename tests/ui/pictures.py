"""Render each state of the window to PNG, to be looked at: ``python3 tests/ui/pictures.py OUT``.

Nothing of the user's own is read or written. Each scale is a process of its own.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

COMPLAINT = (
    "Booked a table for four at 7 for my mum's birthday. We stood at the door for 50 minutes, "
    "then the soup came out cold with a fly in it. When I showed the manager he laughed. "
    "Never again.\n\nAnna R.\n\nhttps://maps.app.goo.gl/Qx7rT2bVn4Kp9sLd6"
)
FACTS = {
    "did": "we left you standing for 50 minutes and served cold soup with a fly in it",
    "harm": "it spoilt your mum's birthday",
    "repair": "the whole bill is refunded",
    "by": "today",
    "change": "two people now check every plate",
}
DEVICES = "\nWe are sorry if anyone was offended 😀. Mistakes were made by the kichen."


def main(arguments: list[str]) -> int:
    """Render all states at 100 % and some at 200 %."""
    if len(arguments) != 1:
        print("usage: python3 tests/ui/pictures.py FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for scale in ("1", "2"):
        environment = os.environ | {
            "QT_SCALE_FACTOR": scale,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "*.warning=false",
            "PYTHONPATH": os.pathsep.join(map(str, _paths())),
        }
        code = f"import pictures; pictures.render({str(folder)!r}, {scale})"
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    return 0


def render(folder: str, scale: int) -> None:
    """Go through the states in one window and take its picture in each."""
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from amends.settings.folders import Folders
    from amends.ui.application import Application

    app = QApplication([])
    app.setFont(QFont(["Noto Sans", "DejaVu Sans"], 10))
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as home:
        application = Application(app, Folders.under(Path(home)))
        application.window.show()
        _until(lambda: application.assembly is not None)
        _Photographer(application.assembly, Path(folder), scale).go()
        application.window.close()


class _Photographer:
    def __init__(self, assembly: object, folder: Path, scale: int) -> None:
        from amends.ui.assembly import Assembly

        assert isinstance(assembly, Assembly)
        self.assembly, self.folder, self.scale = assembly, folder, scale
        self.window, self.session = assembly.window, assembly.session

    def go(self) -> None:
        self._first_start()
        self._draft()
        self._wording()
        self._texts()
        self._shapes()

    def _first_start(self) -> None:
        from amends.drafting.profile import Profile

        self.window.resize(1360, 860)
        self._settle()
        self.take("01-first-start")
        page = self.window.pages.currentWidget()
        profile = Profile(business="Copper Kettle", name="Maya", contact="maya@kettle.example")
        page.done.emit(profile, False)  # noqa: FBT003
        self._settle()
        self.take("02-empty")

    def _draft(self) -> None:
        self.assembly.desk.begin(COMPLAINT)
        _until(lambda: self.session.state.reading is not None)
        self._settle()
        self.take("03-read")
        self.window.brief.stance_chosen.emit("ours")
        _until(lambda: bool(self.session.state.text))
        self._settle()
        self.take("04-fresh-draft")
        for name, value in FACTS.items():
            self.session.set_fact(name, value)
        _until(lambda: "birthday" in self.session.state.text)
        self._settle()
        self.take("05-with-facts")

    def _wording(self) -> None:
        self.window.reply.stranger.toggle.click()
        editor = self.window.reply.editor
        good = editor.text()
        editor.setFocus()
        self.assembly.desk.copying.copy(and_open=True)
        self._settle()
        self.take("06-copied")
        editor.replace(len(good), len(good), DEVICES)
        self._settle()
        self.assembly.desk.walking.step(1)
        self._settle()
        self.take("07-findings")
        self.assembly.desk.copying.copy()
        self._settle()
        self.take("08-held-back")
        self.window.reply.foot.note.close_quietly()
        self.window.brief.stance_chosen.emit("partly_ours")
        _until(lambda: self.session.state.offered is not None)
        self._settle()
        self.take("09-new-draft-beside")
        self.session.refuse_offer()
        self.session.set_stance(self.session.state.stance.__class__("ours"))
        self.session.refuse_offer()
        self.assembly.theme.choose("dark")
        self._settle()
        self.take("10-dark")
        self.session.set_surface(self.session.rooms.registry.surface("x.reply"))
        self._settle()
        self.session.refuse_offer()
        self._settle()
        self.take("11-over-the-limit-dark")
        self.assembly.theme.choose("light")
        self._settle()
        self.take("12-over-the-limit")

    def _texts(self) -> None:
        """The other two texts of the case, which counts as answered from the copy above."""
        from amends.vocabulary import ReplyKind, Stance

        for name, kind in (
            ("13-private-message", ReplyKind.PRIVATE),
            ("14-statement", ReplyKind.STATEMENT),
        ):
            self.assembly.desk.turn_to(kind)
            _until(lambda: bool(self.session.state.text))
            self._settle()
            self.take(name)
        self.assembly.desk.turn_to(ReplyKind.PUBLIC)
        self.session.begin(COMPLAINT)
        self.session.set_stance(Stance.OURS)
        _until(lambda: bool(self.session.state.text))
        self.assembly.desk.turn_to(ReplyKind.STATEMENT)
        self._settle()
        self.take("15-statement-too-early")
        self.window.reply.foot.note.close_quietly()

    def _shapes(self) -> None:
        from PySide6.QtWidgets import QDialog

        self.window.resize(800, 720)
        self._settle()
        self.take("16-narrow")
        self.window.resize(1360, 860)
        self.window.reply.picker.open()
        self._settle()
        popup = self.window.reply.picker.popup
        assert popup is not None
        popup.search.setText("review")
        self._settle()
        popup.grab().save(self._path("17-places"))
        popup.hide()
        for name, opened in (
            ("18-settings", self.assembly.desk.open_settings),
            ("19-keys", self.assembly.desk.open_keys),
        ):
            opened()
            self._settle()
            dialog = self.window.findChildren(QDialog)[-1]
            dialog.grab().save(self._path(name))
            dialog.reject()

    def take(self, name: str) -> None:
        self.window.grab().save(self._path(name))

    def _path(self, name: str) -> str:
        return str(self.folder / f"{name}{'' if self.scale == 1 else f'-{self.scale}00'}.png")

    def _settle(self) -> None:
        """Let answers arrive: the engines, the store, timers."""
        _pass(350)
        _until(lambda: not (self.assembly.engines.busy() or self.assembly.keeping.busy()))
        _pass(50)


def _until(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        _pass(50)
    raise TimeoutError("a state did not come about")


def _pass(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _paths() -> list[Path]:
    here = Path(__file__).resolve()
    return [here.parent, here.parents[2] / "desktop"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
