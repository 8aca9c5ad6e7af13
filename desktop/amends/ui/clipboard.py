"""The clipboard: copy inside the person's own key press or click, read back, outlive the window."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

_HOLD = 10 * 60 * 1_000  # ms a closed Amends goes on offering what was copied


class Clipboard(QObject):
    """Puts text on the system's clipboard and knows whether it is still ours.

    On X11 and Wayland the text belongs to the process that copied it and dies with it, unless a
    clipboard manager took it over. ``hold`` keeps offering it after the window has gone.
    """

    let_go = Signal()

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._copied = ""
        self._holding = False
        clipboard.dataChanged.connect(self._changed)

    def copy(self, text: str) -> bool:
        """Copy ``text`` and return whether it arrived. Call only from an input event.

        Wayland drops what is set outside of one without a word. X11 can be read back.
        """
        self._clipboard.setText(text)
        self._copied = text
        return self._clipboard.text() == text

    def text(self) -> str:
        """Return what the clipboard offers as text."""
        return self._clipboard.text()

    def is_picture(self) -> bool:
        """Return whether the clipboard holds a picture and no text."""
        held = self._clipboard.mimeData()
        return held is not None and held.hasImage() and not held.hasText()

    @property
    def dies_with_us(self) -> bool:
        """Return whether what was copied here would be gone when the process ends."""
        server = QGuiApplication.platformName() in ("xcb", "wayland")
        return server and bool(self._copied) and self._clipboard.ownsClipboard()

    def hold(self) -> bool:
        """Go on offering the text; ``let_go`` follows when another copy or the time ends it.

        Return whether there is anything to hold.
        """
        if not self.dies_with_us:
            return False
        self._holding = True
        QTimer.singleShot(_HOLD, self, self._end)
        return True

    def _changed(self) -> None:
        if not self._clipboard.ownsClipboard():
            self._copied = ""
            self._end()

    def _end(self) -> None:
        if self._holding:
            self._holding = False
            self.let_go.emit()
