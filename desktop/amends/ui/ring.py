"""The limit ring: how much of a place's limit is used, said in its own unit."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from amends.platforms.count import Count
from amends.ui import words
from amends.ui.pieces import label, restyle
from amends.ui.theme import Theme

_NEAR = 0.9  # of the limit: from here on the ring warns


class Ring(QWidget):
    """A circle that fills, turns amber near the limit and shows a bar beyond it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setFixedSize(24, 24)
        theme.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        """Fill ``share`` of the circle; more than 1 is over the limit."""
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        """Return the fixed size."""
        return QSize(24, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle, and a bar through it when the limit is passed."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(3, 3, 18, 18)
        painter.setPen(QPen(QColor(colours.line), 3))
        painter.drawEllipse(area)
        over = self._share > 1
        shade = colours.block if over else colours.warn if self._share > _NEAR else colours.accent
        pen = QPen(QColor(shade), 3)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(area, 90 * 16, -round(min(self._share, 1) * 360 * 16))
        if over:
            painter.drawLine(8, 12, 16, 12)
        painter.end()


class Limit(QWidget):
    """The ring with its figures: ``612 / 4,096 bytes``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._ring = Ring(theme)
        self._text = label("", "muted")
        self._text.setWordWrap(False)
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._ring)
        row.addWidget(self._text)

    def text(self) -> str:
        """Return what is shown."""
        return self._text.text()

    def show_count(self, count: Count | None) -> None:
        """Show ``count``; without one, nothing is measured."""
        self.setVisible(count is not None)
        if count is None:
            return
        unit, hint = words.unit(count.unit)
        if count.limit is None:
            shown, share = self.tr("{used} {unit}").format(used=f"{count.used:,}", unit=unit), 0.0
        else:
            shown = f"{count.used:,} / {count.limit:,} {unit}"
            share = count.used / max(count.limit, 1)
        if not count.fits and count.left is not None:
            shown = self.tr("{over} over · {shown}").format(over=f"{-count.left:,}", shown=shown)
        if not count.published:
            hint += " " + self.tr("The place publishes no limit; this is a careful one.")
        self._ring.show_share(share)
        if self._text.text() != shown:
            self._text.setText(shown)
            restyle(self._text, "role", "block" if not count.fits else "muted")
            self.setToolTip(hint.strip())
            self.setAccessibleName(shown)
            self.setAccessibleDescription(hint.strip())
