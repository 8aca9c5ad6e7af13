"""The findings: the words, the reason, the source on demand, and rewrites shown before applied."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from amends.text.findings import Finding, Rewrite
from amends.ui import icons
from amends.ui.layouts import Flow
from amends.ui.marks import look_of
from amends.ui.pieces import Eliding, button, label, restyle
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
        self._level = level
        self._message = message = label(finding.message)
        self.title = Eliding(_short(finding.quote) or level)
        self.title.setProperty("role", "link")
        self.title.clicked.connect(lambda _checked=False: self.chosen.emit())
        self._name_title()
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

    def take(self, finding: Finding) -> None:
        """Tell the same kind of finding about other words: while one types, words change."""
        before, self.finding = self.finding, finding
        if (before.quote, before.message) != (finding.quote, finding.message):
            self.title.show_words(_short(finding.quote) or self._level)
            self._message.setText(finding.message)
            self._name_title()
        if self._open is not None and _offers(before) != _offers(finding):
            shown = not self._open.isHidden()
            self._open.hide()
            self._open.deleteLater()
            self._open = self._details() if shown else None
            if self._open is not None:
                self._column.addWidget(self._open)

    def _name_title(self) -> None:
        found = self.finding
        self.title.setAccessibleName(f"{self._level}: {found.quote}. {found.message}")

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
    noticed_again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self._cards: list[Card] = []
        self._current = -1
        self.heading = label("", bold=True)
        self.ignored_here = button("", "quiet", clicked=self.noticed_again.emit)
        self.ignored_here.hide()
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.ignored_here)
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
        outer.addLayout(top)
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
        self._findings = findings
        left: dict[tuple[object, ...], list[Card]] = {}
        for card in self._cards:
            left.setdefault(_kind(card.finding), []).append(card)
        cards = []
        for finding in findings[:_MOST]:
            alike = left.get(_kind(finding))
            card = _closest(alike, finding) if alike else self._made(finding)
            card.take(finding)
            cards.append(card)
        if cards != self._cards:
            self._put(cards)

    def show_ignored(self, count: int) -> None:
        """Offer to show the ``count`` findings that were ignored in this reply."""
        self.ignored_here.setText(self.tr("Show {n} ignored").format(n=count))
        self.ignored_here.setVisible(bool(count))

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
        """Draw all cards anew, in the colours that hold now."""
        self._put([self._made(finding) for finding in self._findings[:_MOST]])

    def _made(self, finding: Finding) -> Card:
        card = Card(finding, self._theme)
        card.chosen.connect(lambda: self.go_to.emit(card.finding))
        card.rewrite_chosen.connect(lambda rewrite: self._rewrite(card, rewrite))
        card.ignored.connect(lambda: self.ignored.emit(card.finding))
        card.switched_off.connect(lambda: self.switched_off.emit(card.finding))
        return card

    def _put(self, cards: list[Card]) -> None:
        """Show ``cards`` in this order; those that were shown before stay the same widgets."""
        for gone in set(self._cards).difference(cards):
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, card in enumerate(cards):
            item = self._list.itemAt(place)
            if item is None or item.widget() is not card:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)
        self._cards = cards
        self._current = -1
        self._say_how_many()

    def _say_how_many(self) -> None:
        total = len(self._findings)
        if total == 1:
            said = self.tr("1 finding")
        elif total > _MOST:
            said = self.tr("{total} findings; the first {shown}").format(total=total, shown=_MOST)
        else:
            said = self.tr("{total} findings").format(total=total)
        self.heading.setText(said if total else self.tr("No findings"))

    def _rewrite(self, card: Card, rewrite: Rewrite) -> None:
        """Apply the rewrite at the place the finding has now."""
        for number, offered in enumerate(card.finding.rewrites):
            if (offered.label, offered.text) == (rewrite.label, rewrite.text):
                self.rewrite_chosen.emit(card.finding, card.finding.rewrites[number])
                return


def _closest(cards: list[Card], finding: Finding) -> Card:
    """Take the card about the same words out of ``cards``, else the first."""
    same = (n for n, card in enumerate(cards) if card.finding.quote == finding.quote)
    return cards.pop(next(same, 0))


def _kind(finding: Finding) -> tuple[object, ...]:
    """Return what a card keeps while the words change."""
    return (finding.rule, finding.level, finding.family, finding.why, finding.source)


def _offers(finding: Finding) -> list[tuple[str, str]]:
    return [(each.label, each.text) for each in finding.rewrites]


def _short(text: str, longest: int = _LONGEST) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
