"""The findings: the words, the reason, the source on demand, and rewrites shown before applied."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from amends.text.findings import Finding, Rewrite
from amends.ui import icons
from amends.ui.marks import look_of
from amends.ui.pieces import Eliding, Flow, button, clear, label, restyle
from amends.ui.theme import Theme
from amends.vocabulary import Level

_MOST = 30  # cards; nobody works through more at once, and each costs time
_LONGEST = 90  # code points of the words shown


class Card(QFrame):
    """One finding."""

    chosen = Signal()
    rewrite_chosen = Signal(object)
    ignored = Signal()
    switched_off = Signal()

    def __init__(self, finding: Finding, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.finding = finding
        self._theme = theme
        self._open: QWidget | None = None
        look = look_of(finding.level, finding.family)
        sign = QLabel()
        colour = theme.colours.good if look == "spelling" else getattr(theme.colours, look)
        sign.setPixmap(icons.pixmap(look, colour))
        level = {
            Level.BLOCK: self.tr("Holds the copy back"),
            Level.WARN: self.tr("Worth changing"),
            Level.HINT: self.tr("A hint"),
        }[finding.level]
        sign.setToolTip(level)
        message = label(finding.message)
        self.title = Eliding(_short(finding.quote) or level)
        self.title.setProperty("role", "link")
        self.title.clicked.connect(lambda _checked=False: self.chosen.emit())
        self.title.setAccessibleName(f"{level}: {finding.quote}. {finding.message}")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        message.setContentsMargins(5, 0, 0, 0)
        words.addWidget(message)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        sign.setContentsMargins(0, 4, 0, 0)
        head.addLayout(words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 12, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)

    def show_current(self, current: bool) -> None:
        """Open the card while it is the current one."""
        restyle(self, "current", "true" if current else "false")
        if current and self._open is None:
            self._open = self._details()
            self._column.addWidget(self._open)
        if self._open is not None:
            self._open.setVisible(current)

    def _details(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(33, 0, 0, 0)
        column.setSpacing(4)
        why = [part for part in (self.finding.why, self.finding.source) if part]
        if why:
            column.addWidget(label("\n".join(why), "muted", size=0.95))
        for rewrite in self.finding.rewrites[:4]:
            column.addWidget(self._offer(rewrite))
        flow = Flow(spacing=4)
        if self.finding.level is not Level.BLOCK:
            flow.addWidget(button(self.tr("Ignore once"), "quiet", clicked=self.ignored.emit))
        if self.finding.family not in ("surface", "component"):
            flow.addWidget(
                button(self.tr("Switch this rule off"), "quiet", clicked=self.switched_off.emit)
            )
        if flow.count():
            column.addLayout(flow)
        return made

    def _offer(self, rewrite: Rewrite) -> QWidget:
        """Show what a rewrite does to the words, with the button that does it."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        shown = rewrite.text.strip().replace("[[", "[").replace("]]", "]")
        becomes = label(
            self.tr("becomes “{text}”").format(text=shown) if shown else self.tr("is taken out"),
            "good" if shown else "muted",
        )
        apply = button(
            _short(rewrite.label, 34).replace("&", "&&")
            if shown != rewrite.label.strip()
            else self.tr("Use this"),
            clicked=lambda: self.rewrite_chosen.emit(rewrite),
        )
        apply.setAccessibleName(f"{rewrite.label}: {shown}")
        row.addWidget(becomes, 1)
        row.addWidget(apply, 0, Qt.AlignmentFlag.AlignTop)
        return made


class FindingsList(QWidget):
    """All findings of the reply, the one under the caret open."""

    go_to = Signal(object)
    rewrite_chosen = Signal(object, object)
    ignored = Signal(object)
    switched_off = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self._cards: list[Card] = []
        self._current = -1
        self.heading = label("", bold=True)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(8)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.setObjectName("ground")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self.heading)
        outer.addWidget(self.area, 1)
        theme.changed.connect(self._rebuild)
        self.setAccessibleName(self.tr("Findings"))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is listed."""
        return self._findings

    @property
    def current(self) -> Finding | None:
        """Return the open finding."""
        at = self._current
        return self._findings[at] if 0 <= at < len(self._findings) else None

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List ``findings``; cards stay where only offsets moved."""
        same = [_key(f) for f in findings] == [_key(f) for f in self._findings]
        self._findings = findings
        if same:
            for card, finding in zip(self._cards, findings, strict=False):
                card.finding = finding
            return
        self._rebuild()

    def show_current(self, index: int) -> None:
        """Open the finding number ``index``, none for -1."""
        if index == self._current:
            return
        self._current = index
        for number, card in enumerate(self._cards):
            card.show_current(number == index)
        if 0 <= index < len(self._cards):
            self.area.ensureWidgetVisible(self._cards[index])

    def card(self, index: int) -> Card:
        """Return the card of the finding number ``index``."""
        return self._cards[index]

    def _rebuild(self) -> None:
        clear(self._list)
        self._cards = []
        self._current = -1
        for finding in self._findings[:_MOST]:
            card = Card(finding, self._theme)
            card.chosen.connect(lambda card=card: self.go_to.emit(card.finding))
            card.rewrite_chosen.connect(lambda rewrite, c=card: self._rewrite(c, rewrite))
            card.ignored.connect(lambda card=card: self.ignored.emit(card.finding))
            card.switched_off.connect(lambda card=card: self.switched_off.emit(card.finding))
            self._cards.append(card)
            self._list.addWidget(card)
        total = len(self._findings)
        if total == 1:
            said = self.tr("1 finding")
        elif total > _MOST:
            said = self.tr("{total} findings; the first {shown}").format(total=total, shown=_MOST)
        else:
            said = self.tr("{total} findings").format(total=total)
        self.heading.setText(said if total else "")
        self.heading.setVisible(bool(total))

    def _rewrite(self, card: Card, rewrite: Rewrite) -> None:
        """Apply the rewrite at the place the finding has now."""
        for number, offered in enumerate(card.finding.rewrites):
            if (offered.label, offered.text) == (rewrite.label, rewrite.text):
                self.rewrite_chosen.emit(card.finding, card.finding.rewrites[number])
                return


def _key(finding: Finding) -> tuple[object, ...]:
    offers = tuple((each.label, each.text) for each in finding.rewrites)
    return (finding.rule, finding.quote, finding.message, finding.level, offers)


def _short(text: str, longest: int = _LONGEST) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
