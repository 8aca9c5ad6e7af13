"""The application: paints the window first, and fills it right after."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from amends.settings.folders import Folders
from amends.ui import look
from amends.ui.window import Window

if TYPE_CHECKING:
    from amends.ui.assembly import Assembly

_SWITCH = 0.0001  # s a thread may go on while the GUI thread wants to; the usual 5 ms are felt


def run(argv: list[str]) -> int:
    """Open the window and return the exit status. ``argv`` may hold one link to begin with."""
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("amends")
    app.setApplicationDisplayName("Amends")
    app.setDesktopFileName("amends")
    app.setQuitOnLastWindowClosed(False)  # what was copied may have to outlive the window
    sys.setswitchinterval(_SWITCH)
    application = Application(app, Folders.of_this_user(), argv[0] if argv else "")
    application.window.show()
    return app.exec()


class Application(QObject):
    """The window, and from its first paint on everything behind it. GUI thread only."""

    ready = Signal()  # everything is built and can be used

    def __init__(self, app: QApplication, folders: Folders, link: str = "") -> None:
        super().__init__()
        self._app = app
        self._folders = folders
        self._link = link
        self.assembly: Assembly | None = None
        self.window = Window(look.read(folders.cache))
        self.window.painted.connect(self._assemble)

    def _assemble(self) -> None:
        from amends.ui.assembly import Assembly

        self.assembly = Assembly(self._app, self.window, self._folders, self._link)
        self.ready.emit()
