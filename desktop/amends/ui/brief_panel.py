"""The lower middle: what is true. Whose fault it is, and the facts only the writer knows."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from amends.ui import icons, words
from amends.ui.layouts import Flow, clear
from amends.ui.pieces import Eliding, Picked, Segments, heading, label
from amends.ui.state import State
from amends.ui.theme import Theme
from amends.vocabulary import FirstMistake, Stance, Trouble

FIELDS = ("did", "harm", "repair", "by", "change", "why", "name")
_OPTIONAL = ("change", "why")
_OFFERS = 2  # clauses under a field; more would bury the next question


class Answer(QLineEdit):
    """One line of the brief: Return goes on to the next, as Tab does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on at Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class BriefPanel(QScrollArea):
    """Asks in the order that matters. Nothing is filled in that the writer did not accept."""

    stance_chosen = Signal(str)
    trouble_chosen = Signal(str)
    fact_changed = Signal(str, str)
    mistake_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stance = Segments(
            self.tr("Whose fault is it"), [(each.value, *words.stance(each)) for each in Stance]
        )
        self.stance.chosen.connect(self.stance_chosen)
        self.meaning = label("", "muted", size=0.95)
        self.trouble = Picked(theme)
        self.trouble.setAccessibleName(self.tr("What went wrong"))
        self.trouble.activated.connect(
            lambda index: self.trouble_chosen.emit(self.trouble.itemData(index) or "")
        )
        self.mistake = Picked(theme)
        for box in (self.trouble, self.mistake):  # a long entry must not widen the column
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(12)
        self.mistake.setAccessibleName(self.tr("Did an earlier answer make it worse?"))
        self.mistake.addItem(self.tr("No earlier answer made it worse"), "")
        for each in FirstMistake:
            self.mistake.addItem(words.mistake(each), each.value)
        self.mistake.activated.connect(
            lambda index: self.mistake_chosen.emit(self.mistake.itemData(index) or "")
        )
        self._mistake_label = label(self.tr("Our first answer"), "caption")
        self._mistake_label.setBuddy(self.mistake)
        self.answers: dict[str, Answer] = {}
        self._labels: dict[str, QLabel] = {}
        self._signs: dict[str, QLabel] = {}
        self._offers: dict[str, Flow] = {}
        self._asked: frozenset[str] = frozenset()
        for name in FIELDS:
            self._add_answer(name)
        self._lay_out()
        self._fill_troubles(None)
        self._ask(None)
        theme.changed.connect(lambda: self._show_missing(self._asked, again=True))

    def show_state(self, before: State, now: State) -> None:
        """Show what changed."""
        self.stance.show_value(now.stance.value if now.stance else "")
        if before.stance != now.stance:
            self._ask(now.stance)
        if (before.reading, before.trouble) != (now.reading, now.trouble):
            self._fill_troubles(now)
        chosen = now.first_mistake.value if now.first_mistake else ""
        self.mistake.setCurrentIndex(max(0, self.mistake.findData(chosen)))
        if before.facts != now.facts:
            for name, answer in self.answers.items():
                value = getattr(now.facts, name)
                if answer.text() != value:
                    answer.setText(value)
                    answer.setCursorPosition(0)
        if (before.reading, before.facts, before.stance) != (now.reading, now.facts, now.stance):
            self._show_offers(now)
        missing = now.draft.missing if now.draft and now.stance else ()
        self._show_missing(frozenset(missing))

    def focus_fact(self, name: str) -> None:
        """Put the keyboard on the question ``name``."""
        if (answer := self.answers.get(name)) is not None:
            answer.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(answer)

    def _add_answer(self, name: str) -> None:
        answer = Answer()
        answer.setMaxLength(1_000)
        answer.textEdited.connect(lambda text, name=name: self.fact_changed.emit(name, text))
        self.answers[name] = answer
        self._labels[name] = label("", "caption")
        self._labels[name].setBuddy(answer)
        self._offers[name] = Flow(spacing=4)
        self._signs[name] = QLabel()
        self._signs[name].setFixedSize(16, 32)
        self._signs[name].setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._signs[name].setToolTip(self.tr("The draft would be better with this."))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("ground")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("What is true")))
        column.addWidget(label(self.tr("Whose fault is it?"), "caption"))
        column.addWidget(self.stance)
        column.addWidget(self.meaning)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 96)
        caption = label(self.tr("What went wrong"), "caption")
        grid.addWidget(caption, 0, 0)
        grid.addWidget(self.trouble, 0, 1)
        for row, name in enumerate(FIELDS, start=1):
            self._labels[name].setMinimumHeight(32)
            cell = QVBoxLayout()
            cell.setSpacing(4)
            line = QHBoxLayout()
            line.setSpacing(8)
            head = QHBoxLayout()
            head.setSpacing(4)
            head.addWidget(self._labels[name], 1)
            head.addWidget(self._signs[name])
            grid.addLayout(head, row, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(self.answers[name])
            cell.addLayout(line)
            cell.addLayout(self._offers[name])
            grid.addLayout(cell, row, 1)
        grid.addWidget(self._mistake_label, len(FIELDS) + 1, 0)
        grid.addWidget(self.mistake, len(FIELDS) + 1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(inner)

    def _ask(self, stance: Stance | None) -> None:
        """Put the questions as ``stance`` needs them."""
        said = words.stance(stance)[1] if stance else self.tr("You decide. The draft follows it.")
        self.meaning.setText(said)
        answerable = stance in (Stance.OURS, Stance.PARTLY_OURS)
        self._mistake_label.setVisible(answerable)
        self.mistake.setVisible(answerable)
        for name, answer in self.answers.items():
            question, example = words.question(name, stance)
            self._labels[name].setText(question)
            if name in _OPTIONAL:
                example = self.tr("Optional: {example}").format(example=example)
            answer.setPlaceholderText(example)
            answer.setAccessibleName(question)

    def _fill_troubles(self, now: State | None) -> None:
        reading = now.reading if now else None
        read = reading.troubles if reading else ()
        chosen = now.trouble if now else None
        with QSignalBlocker(self.trouble):
            self.trouble.clear()
            first = words.trouble(read[0]) if read else self.tr("Not said")
            self.trouble.addItem(
                self.tr("{trouble} (as read)").format(trouble=first) if read else first, ""
            )
            rest = [each for each in Trouble if each not in read]
            for each in (*read[1:], *rest) if read else rest:
                self.trouble.addItem(words.trouble(each), each.value)
            self.trouble.setCurrentIndex(
                max(0, self.trouble.findData(chosen.value)) if chosen else 0
            )

    def _show_offers(self, now: State) -> None:
        clauses = now.reading.clauses if now.reading else {}
        for name, flow in self._offers.items():
            clear(flow)
            offered = () if getattr(now.facts, name) else clauses.get(name, ())[:_OFFERS]
            for text in offered:
                made = self._offer(name, text)
                made.setIcon(icons.icon("plus", self._theme.colours.on_soft, 16))
                made.setAccessibleName(self.tr("Use: {text}").format(text=text))
                flow.addWidget(made)
        self._order_tabs()

    def _offer(self, name: str, text: str) -> QPushButton:
        made = Eliding(text, beside=44)
        made.setProperty("role", "offer")
        made.setToolTip(
            self.tr("Read in the complaint. Use it if it is true: {text}").format(text=text)
        )
        made.clicked.connect(lambda _checked=False: self._accept(name, text))
        return made

    def _accept(self, name: str, text: str) -> None:
        self.answers[name].setText(text)
        self.answers[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fact_changed.emit(name, text)

    def _order_tabs(self) -> None:
        """Tab goes down the questions, each followed by what is offered for it."""
        before: QWidget = self.trouble
        for name in FIELDS:
            answer = self.answers[name]
            self.setTabOrder(before, answer)
            before = answer
            flow = self._offers[name]
            for index in range(flow.count()):
                item = flow.itemAt(index)
                widget = item.widget() if item else None
                if widget is not None:
                    self.setTabOrder(before, widget)
                    before = widget
        self.setTabOrder(before, self.mistake)

    def _show_missing(self, missing: frozenset[str], *, again: bool = False) -> None:
        if missing == self._asked and not again:
            return
        self._asked = missing
        for name, answer in self.answers.items():
            asked = name in missing and name not in _OPTIONAL
            answer.setAccessibleDescription(
                self.tr("The draft would be better with this.") if asked else ""
            )
            sign = icons.pixmap("question", self._theme.colours.warn, 16) if asked else QPixmap()
            self._signs[name].setPixmap(sign)
