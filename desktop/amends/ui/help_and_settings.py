"""The menu at the left foot: who answers, colours, engines, rules switched off, and the keys."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QUrl
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from amends.drafting.profile import Profile
from amends.settings.folders import Folders
from amends.settings.preferences import Preferences, with_rule
from amends.settings.preferences import Theme as ThemeChoice
from amends.ui import pages
from amends.ui.pieces import Picked, heading, label, rule
from amends.ui.theme import Theme

KEYS = (
    (
        "Ctrl+V",
        QT_TRANSLATE_NOOP("KeysDialog", "Paste a complaint or its link, anywhere outside a field"),
    ),
    ("Ctrl+N", QT_TRANSLATE_NOOP("KeysDialog", "New complaint")),
    ("Ctrl+1  2  3", QT_TRANSLATE_NOOP("KeysDialog", "Complaint, whose fault, reply")),
    ("1 … 5", QT_TRANSLATE_NOOP("KeysDialog", "In “Whose fault”: choose")),
    ("Ctrl+P", QT_TRANSLATE_NOOP("KeysDialog", "Choose the place of the reply")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("KeysDialog", "Link of the complaint")),
    ("Ctrl+R", QT_TRANSLATE_NOOP("KeysDialog", "The same facts in other words")),
    ("F6", QT_TRANSLATE_NOOP("KeysDialog", "Public reply, private message, statement")),
    ("F8  Shift+F8", QT_TRANSLATE_NOOP("KeysDialog", "Next and previous finding")),
    ("Ctrl+.", QT_TRANSLATE_NOOP("KeysDialog", "Rewrites for the finding at the caret")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("KeysDialog", "Back, also across drafts and rewrites")),
    ("Ctrl+Return", QT_TRANSLATE_NOOP("KeysDialog", "Copy the reply")),
    (
        "Ctrl+Shift+Return",
        QT_TRANSLATE_NOOP("KeysDialog", "Copy, and open the page of the complaint"),
    ),
    ("Ctrl+B", QT_TRANSLATE_NOOP("KeysDialog", "Show or fold the list of complaints")),
    ("Ctrl+,", QT_TRANSLATE_NOOP("KeysDialog", "Settings")),
    ("F1", QT_TRANSLATE_NOOP("KeysDialog", "These keys")),
)


class SettingsDialog(QDialog):
    """Who answers, and the few choices that matter; everything is applied with Save."""

    def __init__(
        self, parent: QWidget, theme: Theme, profile: Profile, preferences: Preferences
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(520)
        self._profile, self._preferences = profile, preferences
        self._texts: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Who answers")))
        column.addLayout(self._who(theme))
        column.addWidget(rule())
        column.addWidget(heading(self.tr("Checking")))
        column.addLayout(self._checking())
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def profile(self) -> Profile:
        """Return the profile as it was filled in."""

        def text(name: str) -> str:
            return self._texts[name].text().strip()

        return replace(
            self._profile,
            business=text("business"),
            name=text("name"),
            role=text("role"),
            sign_off=text("sign_off"),
            contact=text("contact"),
            sector=text("sector"),
            promise=text("promise"),
            spelling=self.spelling.currentData(),
            person=self.person.currentData(),
        )

    def preferences(self) -> Preferences:
        """Return the choices as they were made."""
        chosen = replace(
            self._preferences,
            harper=self.harper.isChecked(),
            languagetool_url=self._texts["languagetool_url"].text().strip(),
        )
        for id_, box in self.rules.items():
            chosen = with_rule(chosen, id_, on=box.isChecked())
        return chosen

    def _who(self, theme: Theme) -> QFormLayout:
        form = _form()
        for name, caption in (
            ("business", self.tr("Business")),
            ("name", self.tr("Your name")),
            ("role", self.tr("Your role")),
            ("sign_off", self.tr("Sign-off")),
            ("contact", self.tr("Private contact")),
            ("sector", self.tr("Sector")),
            ("promise", self.tr("When you usually answer")),
        ):
            self._text(form, name, caption, getattr(self._profile, name))
        self._texts["sector"].setPlaceholderText(self.tr("restaurant, bank, health, law …"))
        self._texts["sector"].setToolTip(
            self.tr("In health, law, school and bank even being a customer is kept private.")
        )
        self.spelling = Picked(theme)
        self.spelling.addItem(self.tr("British"), "en-GB")
        self.spelling.addItem(self.tr("American"), "en-US")
        self.person = Picked(theme)
        self.person.addItem(self.tr("We"), "we")
        self.person.addItem(self.tr("I"), "I")
        for box, caption, value in (
            (self.spelling, self.tr("Spelling"), self._profile.spelling),
            (self.person, self.tr("Speaking as"), self._profile.person),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
            box.setAccessibleName(caption)
            form.addRow(label(caption, "caption"), box)
        return form

    def _checking(self) -> QFormLayout:
        form = _form()
        self.harper = QCheckBox(self.tr("Check spelling and grammar with Harper, on this computer"))
        self.harper.setChecked(self._preferences.harper)
        form.addRow(self.harper)
        url = self._text(
            form,
            "languagetool_url",
            self.tr("LanguageTool server"),
            self._preferences.languagetool_url,
        )
        url.setPlaceholderText("http://localhost:8081")
        form.addRow(
            label(
                self.tr(
                    "Empty: nothing leaves this computer. With an address, replies are sent there "
                    "to be checked."
                ),
                "muted",
                size=0.95,
            )
        )
        self.rules: dict[str, QCheckBox] = {}
        for id_ in self._preferences.switched_off:
            box = QCheckBox(self.tr("Rule on again: {rule}").format(rule=id_.replace("_", " ")))
            form.addRow(box)
            self.rules[id_] = box
        return form

    def _text(self, form: QFormLayout, name: str, caption: str, value: str) -> QLineEdit:
        field = QLineEdit(value)
        field.setMaxLength(200)
        field.setAccessibleName(caption)
        form.addRow(label(caption, "caption"), field)
        self._texts[name] = field
        return field


class KeysDialog(QDialog):
    """The keyboard sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Everything by keyboard")))
        form = _form()
        for keys, what in KEYS:
            key = label(keys, bold=True)
            key.setWordWrap(False)
            said = label(self.tr(str(what)))
            said.setWordWrap(False)
            form.addRow(key, said)
        column.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def menu(
    parent: QWidget,
    theme: Theme,
    folders: Folders,
    choose_theme: Callable[[str], object],
    entries: tuple[tuple[str, str, Callable[[], object]], ...],
) -> QMenu:
    """Return the menu: ``entries`` (text, keys, act), the colours, the folder with the files."""
    made = QMenu(parent)
    for text, keys, act in entries:
        action = made.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here, heard elsewhere
        action.triggered.connect(lambda _checked=False, act=act: act())
    colours = made.addMenu(parent.tr("Colours"))
    group = QActionGroup(colours)
    for choice, text in (
        (ThemeChoice.SYSTEM, parent.tr("As the system")),
        (ThemeChoice.LIGHT, parent.tr("Light")),
        (ThemeChoice.DARK, parent.tr("Dark")),
    ):
        action = QAction(text, group)
        action.setCheckable(True)
        action.setChecked(theme.choice == choice)
        action.triggered.connect(lambda _checked=False, choice=choice: choose_theme(choice))
        colours.addAction(action)
    folder = made.addAction(parent.tr("Open the folder with your files"))
    folder.triggered.connect(
        lambda: pages.open_page(QUrl.fromLocalFile(str(folders.config)).toString())
    )
    return made


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return form
