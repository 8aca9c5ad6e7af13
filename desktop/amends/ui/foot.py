"""The foot of the reply: whether it may be copied, what is asked before, and the one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from amends.ui import icons, words
from amends.ui.pieces import Note, button, label, restyle
from amends.ui.theme import Theme
from amends.vocabulary import ReplyKind
from amends.wording.report import Verdict


class Foot(QWidget):
    """Verdict, message, copy. Nothing here opens a dialog."""

    copy_wanted = Signal()
    copy_and_open_wanted = Signal()
    override_given = Signal(str)
    statement_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.note = Note(theme)
        self.verdict = label("", "muted")
        self.engines = label("", "muted", size=0.92)
        self._sign = QLabel()
        self._sign.setFixedSize(20, 20)
        self._sign_shown = ("", "")
        self._copy_words = words.kind(ReplyKind.PUBLIC)[2]
        self.copy = button(self._copy_words, "primary", clicked=self.copy_wanted.emit)
        self.copy.setToolTip(self.tr("Ctrl+Return"))
        self.copy_and_open = button(
            self.tr("Copy and open …"), "secondary", clicked=self.copy_and_open_wanted.emit
        )
        self.copy_and_open.setToolTip(
            self.tr("Ctrl+Shift+Return: copies, and shows the address before it is opened")
        )
        self._lay_out()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def show_kind(self, kind: ReplyKind) -> None:
        """Name what the button copies."""
        self._copy_words = words.kind(kind)[2]
        self.copy.setText(self._copy_words)

    def show_verdict(
        self,
        verdict: Verdict | None,
        *,
        wording: bool,
        overridden: bool = False,
        unchecked: bool = False,
        alike: float = 0.0,
    ) -> None:
        """Say whether the reply may be copied; ``unchecked`` when no check could be made.

        ``alike`` is not 0 when it is too like a reply copied for somebody else, of 100.
        """
        waiting = self.tr("Not checked") if unchecked else self.tr("Checking …")
        held = wording and verdict is not None and not verdict.may_copy and not overridden
        if not wording:
            said, sign, role = "", "", "muted"
        elif verdict is None:
            said, sign, role = waiting, "clock", "muted"
        elif held:
            reasons = verdict.reasons
            said = reasons[0] if reasons else self.tr("Something holds this reply back.")
            if len(reasons) > 1:
                said += self.tr(" (and {n} more)").format(n=len(reasons) - 1)
            sign, role = "block", "block"
        elif overridden:
            said, sign, role = self.tr("Copied on your own reason"), "warn", "warn"
        elif alike:
            said = self.tr("May be copied, but it is {n} % alike to an earlier reply: Ctrl+R")
            said, sign, role = said.format(n=f"{alike:.0f}"), "warn", "warn"
        else:
            said, sign, role = self.tr("Ready to copy"), "check", "good"
        self.verdict.setText(said)
        self.verdict.setAccessibleName(said)
        restyle(self.verdict, "role", role)
        restyle(self.copy, "held", "true" if held else "false")
        self.copy.setEnabled(wording)
        self.copy_and_open.setEnabled(wording)
        if (sign, role) != self._sign_shown:
            self._sign_shown = (sign, role)
            self._paint_sign()

    def ask_for_reason(
        self, reasons: tuple[str, ...], fix: Callable[[], object] | None, stays: str = ""
    ) -> QLineEdit:
        """Say why the copy is held back, offer the way out, and ask for a reason otherwise.

        ``stays`` says why a reply at its place cannot be undone.
        """
        told = [*reasons[:3], stays] if stays else reasons[:3]
        self.note.say("block", "block", self.tr("Not copied yet"), "\n".join(told))
        reason, anyway = self._ask_why(self.tr("Copy all the same"), self.override_given)
        if fix is not None:
            show = self.note.offer(self.tr("Show me the words"), fix)
            QWidget.setTabOrder(show, reason)
            QWidget.setTabOrder(reason, anyway)
            show.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return reason

    def ask_before_statement(self) -> QLineEdit:
        """Say who is answered first, and ask for the reason why not."""
        self.note.say(
            "hint",
            "hint",
            self.tr("First answer the person it happened to"),
            self.tr("A statement for everybody else follows when their reply has been copied."),
        )
        reason, _ = self._ask_why(self.tr("Write it all the same"), self.statement_wanted)
        reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return reason

    def _ask_why(self, act: str, given: SignalInstance) -> tuple[QLineEdit, QPushButton]:
        """Put a field for a reason below the message, and a button that passes it on."""
        reason = QLineEdit()
        reason.setPlaceholderText(self.tr("Your reason, kept with this complaint"))
        reason.setAccessibleName(f"{self.tr('Your reason')}: {act}")

        def pass_on() -> None:
            if len(reason.text().strip()) > 2:
                self.note.close_quietly()
                given.emit(reason.text().strip())

        anyway = button(act, clicked=pass_on)
        anyway.setEnabled(False)
        reason.textChanged.connect(lambda text: anyway.setEnabled(len(text.strip()) > 2))
        reason.returnPressed.connect(pass_on)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(reason, 1)
        line.addWidget(anyway)
        self.note.below.addWidget(row)
        return reason, anyway

    def ask_to_confirm(self, stays: str) -> None:
        """Say why the reply cannot be undone where it goes; the copy buttons wait for a yes."""
        heading = self.tr("Not copied yet: once posted, it cannot be undone")
        ask = self.tr("Read it once more, then press Copy again.")
        self.note.say("warn", "warn", heading, f"{stays}\n{ask}")
        self.copy.setText(self.tr("I have read it: copy"))
        self.copy.setAccessibleDescription(f"{heading}. {stays}")
        spoken = QAccessibleAnnouncementEvent(self.note, f"{heading}. {stays} {ask}")
        QAccessible.updateAccessibility(spoken)

    def stop_asking(self) -> None:
        """Let the copy button copy at the first press again."""
        self.copy.setText(self._copy_words)
        self.copy.setAccessibleDescription("")

    # laying out

    def _lay_out(self) -> None:
        footer = QVBoxLayout(self)
        footer.setContentsMargins(16, 8, 16, 12)
        footer.setSpacing(8)
        footer.addWidget(self.note)
        self._said = QWidget()
        said = QHBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(8)
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.verdict, 1)
        footer.addWidget(self._said)
        self.note.shown.connect(self._said.hide)
        self.note.closed.connect(self._said.show)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.engines, 1)
        row.addWidget(self.copy_and_open)
        row.addWidget(self.copy)
        footer.addLayout(row)

    def _paint_icons(self) -> None:
        colours = self._theme.colours
        self.copy_and_open.setIcon(icons.icon("open", colours.text))
        self.copy.setIcon(icons.icon("copy", colours.on_accent))
        self._paint_sign()

    def _paint_sign(self) -> None:
        sign, role = self._sign_shown
        if sign:
            colour = getattr(self._theme.colours, role)
            self._sign.setPixmap(icons.pixmap(sign, colour))
            held = self.copy.property("held") == "true"
            on = self._theme.colours.block if held else self._theme.colours.on_accent
            self.copy.setIcon(icons.icon("copy", on))
        self._sign.setVisible(bool(sign))
