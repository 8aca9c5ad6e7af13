"""First paint: Amends against a bare QMainWindow, each from the start of its process.

Both programs are told when they were started, on a clock all processes share, and report when
the first paint of their main window is through. The application runs as it is; a filter that is
laid on it as its event loop begins looks on.
"""

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Bench, display

_LOOK_ON = """
import os, sys, time
started = float(sys.argv.pop(1))
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

def report():
    os.write(1, repr(time.monotonic() - started).encode())
    os._exit(0)

class Onlooker(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            QTimer.singleShot(0, report)
        return False

begin = QApplication.exec
def look_on(*_):
    onlooker = Onlooker()
    QApplication.instance().installEventFilter(onlooker)
    return begin()
QApplication.exec = look_on
"""

_BARE = """
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1360, 860)
window.show()
app.exec()
"""

_AMENDS = """
sys.argv = ["amends"]
from amends.__main__ import main
main()
"""


def run(bench: Bench) -> None:
    """Print the ratio of the two first paints."""
    with TemporaryDirectory() as home, display() as shown:
        environment = {**os.environ, "AMENDS_HOME": home, "AMENDS_CACHE_DIR": f"{home}/cache"}
        if shown:
            environment |= {"DISPLAY": shown, "QT_QPA_PLATFORM": "xcb"}
            environment.pop("WAYLAND_DISPLAY", None)
        _as_after_the_first_start(Path(home))
        amends = partial(_first_paint, _LOOK_ON + _AMENDS, environment)
        bare = partial(_first_paint, _LOOK_ON + _BARE, environment)
        ours, theirs = bench.interleaved(amends, bare)
    bench.ratio("first paint of Amends", ours, "of a bare QMainWindow", theirs)


def _as_after_the_first_start(home: Path) -> None:
    from amends.settings.folders import Folders
    from amends.settings.preferences import Preferences, save

    save(Preferences(first_start_done=True), Folders.under(home))


def _first_paint(program: str, environment: dict[str, str]) -> float:
    ran = subprocess.run(
        [sys.executable, "-c", program, repr(time.monotonic())],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    try:
        return float(ran.stdout)
    except ValueError:
        last = (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise RuntimeError(f"a window did not paint: {last}") from None
