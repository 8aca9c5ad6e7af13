"""The right column: the reply, from draft to clipboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
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
from amends.ui.foot import Foot
from amends.ui.layouts import Flow, Roomy, clear
from amends.ui.marks import Mark, look_of
from amends.ui.pasting import LONGEST_REPLY
from amends.ui.pieces import Note, Segments, button, heading, label, scaled
from amends.ui.ring import Limit
from amends.ui.rooms import Rooms
from amends.ui.state import State
from amends.ui.stranger_view import StrangerView
from amends.ui.surface_picker import SurfacePicker
from amends.ui.theme import Theme
from amends.vocabulary import ReplyKind, Tone
from amends.wording.report import Report

_MOST_NOTES = 3  # sentences of advice; the rest is in the tool tip


class ReplyPanel(QWidget):
    """Place, tone, limit, editor, components, findings, and the one primary button."""

    tone_chosen = Signal(str)
    kind_chosen = Signal(str)
    another_wanted = Signal()
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
        self.offer = Note(theme)
        self.foot = Foot(theme)
        self.foot.note.home = self.offer.home = self.editor
        self.findings = FindingsList(theme)
        self.another = button(
            self.tr("Other words"),
            "quiet",
            clicked=self.another_wanted.emit,
            tip=self.tr("Write the same facts in other words (Ctrl+R)"),
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
            self.foot.show_kind(now.kind)
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
        outer.addWidget(self.foot)
        self.limit.hide()
        self.advice.hide()
        self._lower.hide()

    def _paint_icons(self) -> None:
        colours = self._theme.colours
        self.another.setIcon(icons.icon("again", colours.muted, 16))
