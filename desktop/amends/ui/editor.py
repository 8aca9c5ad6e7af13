"""The reply's editor: plain text, undo across drafts and rewrites, marks with their reasons."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from amends.text import utf16
from amends.ui import pasting
from amends.ui.marks import Mark, Marker
from amends.ui.theme import Theme

_LONG_WORD = 2_000  # code points


def plain_text(editor: QPlainTextEdit) -> str:
    """Return what ``editor`` holds, character by character: no-break spaces stay what they are."""
    raw = editor.document().toRawText()
    return raw.replace("\u2029", "\n").replace("\u2028", "\n")


class PlainEditor(QPlainTextEdit):
    """An editor that takes plain text only, cleaned, and lets Tab move on."""

    pasted_with_notes = Signal(str)

    def __init__(self, theme: Theme, longest: int) -> None:
        super().__init__()
        self._longest = longest
        self.marker = Marker(self.document(), theme)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.setAcceptDrops(False)  # the window takes drops

    def text(self) -> str:
        """Return the text in code points, with line feeds."""
        return plain_text(self)

    def prepare_for(self, text: str) -> None:
        """Break lines anywhere before a word comes that Qt would take seconds to lay out."""
        endless = len(text) > _LONG_WORD and max(map(len, text.split()), default=0) > _LONG_WORD
        modes = QTextOption.WrapMode
        mode = modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere
        if mode != self.wordWrapMode():
            self.setWordWrapMode(mode)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; a picture is taken to say that it cannot be."""
        return source.hasText() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, cleaned and bounded."""
        if not source.hasText():
            self.pasted_with_notes.emit(pasting.PICTURE)
            return
        room = self._longest - self.document().characterCount() + 1
        pasted = pasting.cleaned(source.text(), max(room, 0))
        self.prepare_for(pasted.text)
        self.insertPlainText(pasted.text)
        if pasted.notes:
            self.pasted_with_notes.emit(" ".join(pasted.notes))

    def replace(self, start: int, end: int, new: str) -> None:
        """Replace code points as one edit that Ctrl+Z takes back; the caret ends behind it."""
        text = self.text()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(utf16.to_utf16(text, start))
        cursor.setPosition(utf16.to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def become(self, new: str) -> None:
        """Change the text into ``new`` as one edit, touching only what differs."""
        old = self.text()
        if old == new:
            return
        start = 0
        for start, (left, right) in enumerate(zip(old, new, strict=False)):  # noqa: B007
            if left != right:
                break
        else:
            start = min(len(old), len(new))
        tail = 0
        room = min(len(old), len(new)) - start
        while tail < room and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        self.replace(start, len(old) - tail, new[start : len(new) - tail])

    def select(self, start: int, end: int) -> None:
        """Select code points and bring them into view."""
        text = self.text()
        cursor = self.textCursor()
        cursor.setPosition(utf16.to_utf16(text, start))
        cursor.setPosition(utf16.to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def caret(self) -> int:
        """Return the code point offset of the caret."""
        return utf16.from_utf16(self.text(), self.textCursor().position())


class ReplyEditor(PlainEditor):
    """Where the reply is worded. ``edited`` is emitted for changes of the text, not of marks."""

    edited = Signal(str)
    caret_moved = Signal(int)
    rewrites_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, pasting.LONGEST_REPLY)
        self._last = ""
        self._reasons: tuple[tuple[Mark, str], ...] = ()
        self.setAccessibleName(self.tr("Reply"))
        self.setAccessibleDescription(
            self.tr("F8 goes to the next finding, Ctrl+full stop offers rewrites.")
        )
        self.textChanged.connect(self._notice)
        self.cursorPositionChanged.connect(lambda: self.caret_moved.emit(self.caret()))

    def show_marks(self, text: str, marks: tuple[tuple[Mark, str], ...]) -> None:
        """Draw marks with their reasons, if ``text`` is still what stands here."""
        if text != self._last:
            return
        self._reasons = marks
        self.marker.show_marks(text, tuple(mark for mark, _reason in marks))

    def reason_at(self, offset: int) -> str:
        """Return the reasons of the marks that cover the code point ``offset``."""
        covering = (r for mark, r in self._reasons if mark.span.start <= offset < mark.span.end)
        return "\n".join(reason for reason in covering if reason)

    def event(self, event: QEvent) -> bool:
        """Show the reason under the mouse."""
        if isinstance(event, QHelpEvent):
            place = self.viewport().mapFromGlobal(event.globalPos())
            units = self.cursorForPosition(place).position()
            reason = self.reason_at(utf16.from_utf16(self._last, units))
            if reason:
                QToolTip.showText(event.globalPos() + QPoint(0, 8), _breaking(reason), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer rewrites at Ctrl+full stop."""
        if event.key() == Qt.Key.Key_Period and event.modifiers() == (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.rewrites_wanted.emit()
            return
        super().keyPressEvent(event)

    def _notice(self) -> None:
        text = self.text()
        if text != self._last:
            self._last = text
            self.edited.emit(text)


class ComplaintEditor(PlainEditor):
    """Where the complaint is shown: typed into only while ``writable``."""

    taken = Signal(str, str)  # the text, notes about it
    changed_by_hand = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, pasting.LONGEST_COMPLAINT)
        self._last = ""
        self.setProperty("role", "said")
        self.setAccessibleName(self.tr("Complaint"))
        self.textChanged.connect(self._notice)

    def show_text(self, text: str) -> None:
        """Show ``text`` from its beginning; nothing is emitted."""
        if text != self._last:
            self._last = text
            self.prepare_for(text)
            self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand a paste into the empty editor over whole, so that a link in it is recognised."""
        if self._last or not source.hasText():
            super().insertFromMimeData(source)
            return
        pasted = pasting.cleaned(source.text())
        self.taken.emit(pasted.text, " ".join(pasted.notes))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that editing may be over, unless only another window or a menu came before it."""
        super().focusOutEvent(event)
        reasons = Qt.FocusReason
        if event.reason() not in (reasons.PopupFocusReason, reasons.ActiveWindowFocusReason):
            self.left.emit()

    def _notice(self) -> None:
        text = self.text()
        if text != self._last:
            self._last = text
            self.changed_by_hand.emit(text)


def _breaking(text: str) -> str:
    """Return ``text`` for a tool tip: as it is, never as HTML, and in lines."""
    from html import escape

    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
