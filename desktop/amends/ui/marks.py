"""Marks in a text: spans of code points drawn at the right UTF-16 places, told apart by shape."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from amends.text.spans import Span
from amends.ui.theme import Theme
from amends.vocabulary import Level

_UNDERLINE = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class Mark:
    """A span and how it looks: ``block``, ``warn``, ``hint``, ``spelling``, ``over``, ``said``."""

    span: Span
    look: str
    current: bool = False


def look_of(level: Level, family: str) -> str:
    """Return the look of a finding."""
    return "spelling" if family in ("spelling", "grammar") else level.value


class Marker(QSyntaxHighlighter):
    """Draws marks into a document. Offsets of marks count code points of ``text``."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self._units: list[tuple[int, int, Mark]] = []
        self._formats: dict[tuple[str, bool], QTextCharFormat] = {}
        theme.changed.connect(self._draw_anew)

    def show_marks(self, text: str, marks: tuple[Mark, ...]) -> None:
        """Draw ``marks`` of ``text``, which is what the document holds. Redraws what changed."""
        at = _converter(text)
        units = sorted(
            ((at(mark.span.start), at(mark.span.end), mark) for mark in marks),
            key=lambda item: item[2].look != "over",
        )
        if units == self._units:
            return
        touched: set[int] = set()
        for start, end, _mark in (*units, *self._units):
            touched.update(range(self._block_at(start), self._block_at(end) + 1))
        self._units = units
        if len(touched) > 20:
            self.rehighlight()
            return
        for number in sorted(touched):
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    def highlightBlock(self, _text: str) -> None:
        """Put the formats of the marks on one paragraph."""
        block = self.currentBlock()
        begin = block.position()
        end = begin + block.length()
        for start, stop, mark in self._units:
            first, last = max(start, begin), min(stop, end)
            if first < last:
                self.setFormat(first - begin, last - first, self._format(mark.look, mark.current))

    def _draw_anew(self) -> None:
        self._formats.clear()
        self.rehighlight()

    def _block_at(self, place: int) -> int:
        return self.document().findBlock(place).blockNumber()

    def _format(self, look: str, current: bool) -> QTextCharFormat:
        known = self._formats.get((look, current))
        if known is None:
            known = self._formats[look, current] = self._made(look, current)
        return known

    def _made(self, look: str, current: bool) -> QTextCharFormat:
        colours = self._theme.colours
        made = QTextCharFormat()
        if look == "over":
            made.setBackground(QColor(colours.block_soft))
            made.setForeground(QColor(colours.block))
            return made
        if look == "said":
            made.setUnderlineStyle(_UNDERLINE.SingleUnderline)
            made.setUnderlineColor(QColor(colours.warn))
            made.setBackground(QColor(colours.warn_soft))
            return made
        style, colour, soft = {
            "block": (_UNDERLINE.WaveUnderline, colours.block, colours.block_soft),
            "warn": (_UNDERLINE.DashUnderline, colours.warn, colours.warn_soft),
            "hint": (_UNDERLINE.DotLine, colours.hint, colours.hint_soft),
            "spelling": (_UNDERLINE.DotLine, colours.good, colours.good_soft),
        }[look]
        made.setUnderlineStyle(style)
        made.setUnderlineColor(QColor(colour))
        if current or look == "block":
            made.setBackground(QColor(soft))
        return made


def _converter(text: str) -> Callable[[int], int]:
    """Return the function from code points to UTF-16 units of ``text``, quick for many marks."""
    if text.isascii():
        return lambda offset: min(max(offset, 0), len(text))
    units = [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
    return lambda offset: units[min(max(offset, 0), len(text))]
