"""The first start: three fields, and everything else later."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from amends.drafting.profile import Profile
from amends.ui import icons
from amends.ui.pieces import button, label


class FirstStart(QWidget):
    """Who answers. ``done`` carries the profile and whether to begin with the sample."""

    done = Signal(object, bool)

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._profile = profile
        self.setObjectName("ground")
        self.business = _field(self.tr("Copper Kettle Café"), self.tr("Business"), profile.business)
        self.name = _field(self.tr("Maya"), self.tr("Your name"), profile.name)
        self.contact = _field(
            self.tr("maya@copperkettle.example"), self.tr("Private contact"), profile.contact
        )
        self.start = button(self.tr("Start"), "primary", clicked=lambda: self._finish(sample=False))
        self.sample = button(
            self.tr("Start with a sample complaint"),
            "secondary",
            clicked=lambda: self._finish(sample=True),
        )
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(self._card(), 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on to the next field, and from the last one starts."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.contact.hasFocus():
                self._finish(sample=False)
            elif self.business.hasFocus() or self.name.hasFocus():
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(480)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(16)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("amends", "#0f6b66", 48))
        head.addWidget(picture)
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(label(self.tr("Who answers?"), size=1.6, bold=True))
        title.addWidget(label(self.tr("So that replies are signed and lead to you."), "muted"))
        head.addLayout(title, 1)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for row, (caption, field) in enumerate(
            (
                (self.tr("Business"), self.business),
                (self.tr("Your name"), self.name),
                (self.tr("Private contact"), self.contact),
            )
        ):
            made = label(caption, "caption")
            made.setBuddy(field)
            made.setWordWrap(False)
            grid.addWidget(made, row, 0)
            grid.addWidget(field, row, 1)
        column.addLayout(grid)
        column.addWidget(
            label(
                self.tr(
                    "Kept in a file on this computer. Nothing you paste or write is sent "
                    "anywhere. You can leave fields empty and change them later."
                ),
                "muted",
                size=0.95,
            )
        )
        row_of_buttons = QHBoxLayout()
        row_of_buttons.setSpacing(8)
        row_of_buttons.addWidget(self.sample)
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(self.start)
        column.addLayout(row_of_buttons)
        for before, after in (
            (self.business, self.name),
            (self.name, self.contact),
            (self.contact, self.start),
            (self.start, self.sample),
        ):
            QWidget.setTabOrder(before, after)
        return card

    def _finish(self, *, sample: bool) -> None:
        profile = replace(
            self._profile,
            business=self.business.text().strip(),
            name=self.name.text().strip(),
            contact=self.contact.text().strip(),
        )
        self.done.emit(profile, sample)


def _field(example: str, name: str, value: str) -> QLineEdit:
    made = QLineEdit(value)
    made.setPlaceholderText(example)
    made.setAccessibleName(name)
    made.setMaxLength(200)
    return made
