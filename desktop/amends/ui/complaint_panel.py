"""The upper middle: what was said, by whom, where."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amends.complaints.reading import Reading
from amends.text.spans import Span
from amends.ui import icons, words
from amends.ui.editor import ComplaintEditor
from amends.ui.layouts import Flow, clear
from amends.ui.marks import Mark
from amends.ui.pieces import button, heading, label
from amends.ui.state import State
from amends.ui.theme import Theme
from amends.vocabulary import CueId

_SAYS_LITTLE = 16  # code points: somebody has only begun to type


class ComplaintPanel(QWidget):
    """Shows the complaint as plain text, with what was read out of it."""

    pasted = Signal(str, str)
    typed = Signal(str)
    link_changed = Signal(str)
    author_changed = Signal(str)
    new_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Reading | None = None
        self.heading = heading(self.tr("What they said"))
        self.editor = ComplaintEditor(theme)
        self.editor.setPlaceholderText(
            self.tr(
                "Paste the complaint here, or its link, or both: Ctrl+V anywhere.\n\n"
                "It stays on this computer."
            )
        )
        self.editor.setMinimumHeight(96)
        self.setMinimumHeight(288)
        self.edit = button(self.tr("Edit"), "quiet", clicked=self._edit)
        self.edit.setToolTip(self.tr("Correct or complete what was pasted"))
        self.author = QLineEdit()
        self.author.setPlaceholderText(self.tr("Name or handle"))
        self.author.setAccessibleName(self.tr("Who wrote it"))
        self.author.textEdited.connect(self.author_changed)
        self.link = QLineEdit()
        self.link.setPlaceholderText(self.tr("Link to it"))
        self.link.setAccessibleName(self.tr("Link to the complaint"))
        self.link.textEdited.connect(self.link_changed)
        self.place = label("", "muted")
        self.cues = Flow(spacing=4)
        self.advice = label("", "muted")
        self._lay_out()
        self.editor.taken.connect(self.pasted)
        self.editor.changed_by_hand.connect(self.typed)
        self.editor.left.connect(self._settle)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self._settle()

    def show_state(self, before: State, now: State) -> None:
        """Show what changed."""
        complaint = now.complaint
        if complaint != before.complaint:
            typing = self.editor.hasFocus() and not self.editor.isReadOnly()
            if not (typing and self.editor.text() == complaint.text):
                self.editor.show_text(complaint.text)
                self._settle()
            for field, value in ((self.author, complaint.author), (self.link, complaint.link)):
                if field.text() != value and not (field.hasFocus() and field.isModified()):
                    field.setText(value)
                    field.setCursorPosition(0)
        self._show_place(now)
        if now.reading != before.reading or now.reading_for != before.reading_for:
            self._show_reading(now)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.heading, 1)
        top.addWidget(self.edit)
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self.author, 2)
        who.addWidget(self.link, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.editor, 1)
        column.addLayout(self.cues)
        column.addWidget(self.advice)
        column.addLayout(who)
        column.addWidget(self.place)
        self.advice.hide()
        self.place.hide()

    def _show_place(self, now: State) -> None:
        said = ""
        if now.recognised:
            said = self.tr("Recognised: {place}").format(place=now.recognised)
        elif now.complaint.link and not now.complaint.platform:
            said = self.tr("No place we know. Choose at the right where you will reply.")
        self.place.setText(said)
        self.place.setVisible(bool(said))

    def _show_reading(self, now: State) -> None:
        reading = now.reading
        clear(self.cues)
        if reading is None:
            self.editor.marker.show_marks(now.complaint.text, ())
            self.advice.hide()
            return
        seen: list[CueId] = []
        present = {found.id for found in reading.cues}
        for each in CueId:  # the vocabulary names the gravest first
            if each in present:
                seen.append(each)
                name, advice = words.cue(each)
                chip = label(name, "chip", size=0.92)
                chip.setWordWrap(False)
                chip.setToolTip(advice)
                chip.setAccessibleDescription(advice)
                self.cues.addWidget(chip)
        if now.reading_for == self.editor.text():
            spans = [found.span for found in reading.cues]
            spans += [s for t in reading.troubles[:1] for s in reading.evidence.get(t, ())]
            marks = tuple(Mark(Span(*span), "said") for span in spans)
            self.editor.marker.show_marks(now.reading_for, marks)
        said = "" if len(now.reading_for) < _SAYS_LITTLE else self._advice(reading, seen)
        self.advice.setText(said)
        self.advice.setVisible(bool(said))

    def _advice(self, reading: Reading, cues: list[CueId]) -> str:
        if not reading.is_complaint:
            kinds = {
                "praise": self.tr("This reads as praise."),
                "question": self.tr("This reads as a question."),
                "request": self.tr("This reads as a request for help."),
                "spam": self.tr("This reads as spam."),
                "joke": self.tr("This reads as a joke."),
                "news": self.tr("This reads as news."),
                "abuse": self.tr("This reads as abuse."),
            }
            said = kinds.get(reading.kind, self.tr("This does not read as a complaint."))
            return said + " " + self.tr("You decide; a draft is written all the same.")
        if reading.language not in ("en", "other"):
            return self.tr("This is not in English. Drafts are in English for now.")
        return words.cue(cues[0])[1] if cues else ""

    def _edit(self) -> None:
        self.editor.setReadOnly(False)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.hide()

    def _settle(self) -> None:
        """Lock a complaint once it is there: Ctrl+V then means a new one, not more of this one."""
        has_text = bool(self.editor.text())
        self.editor.setReadOnly(has_text)
        self.editor.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            if has_text
            else Qt.TextInteractionFlag.TextEditorInteraction
        )
        self.edit.setVisible(has_text)

    def _paint_icons(self) -> None:
        self.edit.setIcon(icons.icon("pencil", self._theme.colours.muted))
