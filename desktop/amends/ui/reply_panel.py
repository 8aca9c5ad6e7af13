"""The right column: the reply, from draft to clipboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from amends.drafting.draft import Draft
from amends.text.findings import Finding
from amends.text.spans import Span
from amends.ui import icons, words
from amends.ui.components_row import ComponentsRow
from amends.ui.editor import PlainEditor, ReplyEditor
from amends.ui.findings_list import FindingsList
from amends.ui.layouts import Flow, Roomy, clear
from amends.ui.marks import Mark, look_of
from amends.ui.pasting import LONGEST_REPLY
from amends.ui.pieces import Note, Segments, button, heading, label, restyle, scaled
from amends.ui.ring import Limit
from amends.ui.rooms import Rooms
from amends.ui.state import State
from amends.ui.stranger_view import StrangerView
from amends.ui.surface_picker import SurfacePicker
from amends.ui.theme import Theme
from amends.vocabulary import ReplyKind, Tone
from amends.wording.report import Report, Verdict

_MOST_NOTES = 3  # sentences of advice; the rest is in the tool tip


class ReplyPanel(QWidget):
    """Place, tone, limit, editor, components, findings, and the one primary button."""

    tone_chosen = Signal(str)
    kind_chosen = Signal(str)
    statement_wanted = Signal(str)
    copy_wanted = Signal()
    copy_and_open_wanted = Signal()
    another_wanted = Signal()
    override_given = Signal(str)
    offer_taken = Signal()
    offer_refused = Signal()

    def __init__(self, rooms: Rooms, theme: Theme) -> None:
        super().__init__()
        self._rooms = rooms
        self._theme = theme
        self.picker = SurfacePicker(rooms, theme)
        self.tone = Segments(self.tr("Tone"), [(each.value, *words.tone(each)) for each in Tone])
        self.tone.chosen.connect(self.tone_chosen)
        kinds = [(each.value, *words.kind(each)[:2]) for each in ReplyKind]
        self.kind = Segments(self.tr("Which text"), kinds)
        self.kind.chosen.connect(self.kind_chosen)
        self.limit = Limit(theme)
        self.flags = Flow(spacing=4)
        self.advice = label("", "hint", size=0.95)
        self.advice.setAccessibleName(self.tr("Advice"))
        self.editor = ReplyEditor(theme)
        self.editor.setFont(scaled(self.editor.font(), 1.1))
        self.editor.setMinimumHeight(96)
        self.components = ComponentsRow(theme)
        self.stranger = StrangerView(rooms, theme)
        self.note = Note(theme)
        self.offer = Note(theme)
        self.note.home = self.offer.home = self.editor
        self.findings = FindingsList(theme)
        self.verdict = label("", "muted")
        self.engines = label("", "muted", size=0.92)
        self._sign = QLabel()
        self._sign.setFixedSize(20, 20)
        self._sign_shown = ("", "")
        self.another = button(
            self.tr("Other words"),
            "quiet",
            clicked=self.another_wanted.emit,
            tip=self.tr("Write the same facts in other words (Ctrl+R)"),
        )
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

    # showing

    def show_state(self, before: State, now: State) -> None:
        """Show what changed of the place, the tone and the draft that waits."""
        if before.surface != now.surface or not self.flags.count():
            flags = self._rooms.flags(now.surface) if now.surface else []
            clear(self.flags)
            for flag in flags:
                made = label(flag.label, "flag", size=0.92)
                made.setWordWrap(False)
                made.setToolTip(flag.text)
                made.setAccessibleDescription(flag.text)
                self.flags.addWidget(made)
        self.tone.show_value(now.tone.value)
        self.kind.show_value(now.kind.value)
        if before.kind is not now.kind:
            self._copy_words = words.kind(now.kind)[2]
            self.copy.setText(self._copy_words)
        if before.draft != now.draft or before.offered != now.offered:
            self._show_notes(now.draft)
        if before.offered != now.offered:
            self._show_offer(now.offered)
        self.another.setEnabled(now.stance is not None and bool(now.complaint.text))
        if now.stance is None and not now.text:
            waiting = self.tr("The draft appears here as soon as you have said whose fault it is.")
            if not now.complaint.text:
                waiting = self.tr("The reply is worded here.")
            self.editor.setPlaceholderText(waiting)

    def show_report(
        self,
        text: str,
        report: Report | None,
        findings: tuple[Finding, ...],
        current: int,
        ignored: int = 0,
    ) -> None:
        """Draw the marks, list the findings, count; ``ignored`` more are not shown."""
        count = report.count if report else None
        self.limit.show_count(count)
        marks = [
            (
                Mark(Span(f.start, f.end), look_of(f.level, f.family), number == current),
                f.message,
            )
            for number, f in enumerate(findings)
            if f.end > f.start
        ]
        if count is not None and count.over_from is not None:
            said = self.tr("This part is over the limit.")
            marks.append((Mark(Span(count.over_from, len(text)), "over"), said))
        self.editor.show_marks(text, tuple(marks))
        self.stranger.show_report(text, report)
        self.findings.show_findings(findings)
        self.findings.show_ignored(ignored)
        self._lower.setVisible(bool(findings or ignored))
        self.findings.show_current(current)

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

    def _show_notes(self, draft: Draft | None) -> None:
        """Show what the draft says to the writer and never to the reader."""
        said = [*draft.notes] if draft else []
        if draft is not None and draft.too_long:
            said.insert(0, draft.too_long)
        self.advice.setText("\n".join(said[:_MOST_NOTES]))
        self.advice.setToolTip("\n".join(said))
        self.advice.setVisible(bool(said))

    def _show_offer(self, offered: Draft | None) -> None:
        if offered is None:
            self.offer.close_quietly()
            return
        self.offer.say(
            "hint",
            "again",
            self.tr("The brief changed. A new draft waits; your text stays as it is."),
        )
        shown = PlainEditor(self._theme, LONGEST_REPLY)
        shown.setPlainText(offered.text)
        shown.setReadOnly(True)
        shown.setFixedHeight(112)
        shown.setAccessibleName(self.tr("The new draft"))
        self.offer.below.addWidget(shown)
        self.offer.offer(self.tr("Use the new draft"), self.offer_taken.emit)
        self.offer.offer(self.tr("Keep my text"), self.offer_refused.emit, "quiet")

    # laying out

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.picker, 1)
        where.addWidget(self.tone)
        under = Flow(spacing=8)
        under.addWidget(self.limit)
        under.addWidget(self.stranger.toggle)
        under.addWidget(self.another)
        upper = Roomy()
        column = QVBoxLayout(upper)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(8)
        top = Flow(spacing=8)
        top.addWidget(heading(self.tr("What you answer")))
        top.addWidget(self.kind)
        column.addLayout(top)
        column.addLayout(where)
        column.addLayout(self.flags)
        column.addWidget(self.advice)
        column.addWidget(self.offer)
        column.addWidget(self.editor, 1)
        column.addLayout(under)
        column.addWidget(self.stranger)
        column.addWidget(self.components)
        self._lower = QWidget()
        self._lower.setMinimumHeight(96)
        below = QVBoxLayout(self._lower)
        below.setContentsMargins(16, 4, 8, 0)
        below.addWidget(self.findings)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(self._lower)
        split.setStretchFactor(0, 4)
        split.setStretchFactor(1, 3)
        split.setSizes([420, 260])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(split, 1)
        outer.addLayout(self._footer())
        self.limit.hide()
        self.advice.hide()
        self._lower.hide()

    def _footer(self) -> QVBoxLayout:
        footer = QVBoxLayout()
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
        return footer

    def _paint_icons(self) -> None:
        colours = self._theme.colours
        self.another.setIcon(icons.icon("again", colours.muted, 16))
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
