"""Builds everything behind the window, hands it down, and lets it go."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from amends.drafting.profile import Profile
from amends.settings import preferences as preferences_file
from amends.settings import profile as profile_file
from amends.settings.files import NotSavedError
from amends.settings.folders import Folders
from amends.ui import look
from amends.ui.clipboard import Clipboard
from amends.ui.desk import Desk
from amends.ui.engines import Engines
from amends.ui.keeping import Keeping
from amends.ui.rooms import Rooms
from amends.ui.session import Session
from amends.ui.theme import Theme
from amends.ui.window import Window
from amends.ui.worker import Worker


class Assembly(QObject):
    """Everything that lives as long as the window. GUI thread only."""

    def __init__(self, app: QApplication, window: Window, folders: Folders, link: str = "") -> None:
        super().__init__()
        self._app = app
        self._folders = folders
        self._link = link
        preferences, profile = preferences_file.load(folders), profile_file.load(folders)
        self._problems = preferences.problems + profile.problems
        self.theme = Theme(app, preferences.value.theme)
        self.rooms = Rooms(folders, preferences.value.platforms_file)
        self.worker = Worker(self)
        self.session = Session(self.rooms, self.worker, profile.value, preferences.value)
        self.engines = Engines(profile.value, preferences.value)
        self.clipboard = Clipboard(app.clipboard(), self)
        self.keeping = Keeping(folders, self.rooms)
        self.window = window
        window.fill(self.rooms, self.theme)
        self.desk = Desk(
            window,
            self.theme,
            self.session,
            engines=self.engines,
            clipboard=self.clipboard,
            keeping=self.keeping,
            folders=folders,
        )
        window.closing.connect(self._close)
        self.clipboard.let_go.connect(app.quit)
        if preferences.value.first_start_done:
            window.complaint.editor.setFocus()
        else:
            self._ask_who_answers(profile.value)
        window.hand_on_keys()
        QTimer.singleShot(0, self, self._warm)

    def _ask_who_answers(self, profile: Profile) -> None:
        from amends.ui.first_start import FirstStart

        page = FirstStart(profile)
        page.done.connect(self._begin)
        self.window.show_page(page)
        page.business.setFocus()

    def _begin(self, profile: Profile, sample: bool) -> None:
        chosen = replace(self.session.preferences, first_start_done=True)
        self.session.use(profile, chosen)
        self.engines.use(profile, chosen)
        self.window.show_columns()
        self.window.complaint.editor.setFocus()
        try:
            profile_file.save(profile, self._folders)
            preferences_file.save(chosen, self._folders)
        except NotSavedError as error:
            self.desk.say_problems((str(error),))
        if sample:
            self._take_sample()

    def _take_sample(self) -> None:
        from amends import resources

        text, _, link = resources.text("samples/complaint.txt").rpartition("\n\n")
        self.desk.begin(text.strip(), link=link.strip())

    def _warmed(self) -> None:
        if news := self.rooms.news():
            self.desk.say_problems(self._problems + news)
        self.keeping.start()

    def _warm(self) -> None:
        """Import and build what the first paint did without."""
        from amends.ui import icons

        self._app.setWindowIcon(icons.application_icon())
        self.desk.say_problems(self._problems)
        self.worker.ask("warm", self.rooms.warm, lambda _nothing: self._warmed())
        self.worker.ask("warmed", _nothing, lambda _nothing: self.engines.start())
        if self._link:
            QTimer.singleShot(0, self, lambda: self.desk.begin("", link=self._link))

    def _close(self) -> None:
        """Keep what is there, end the engines, and hold the clipboard if nobody else does."""
        self._remember_size()
        self.keeping.keep_now(self.session.state)
        self.worker.stop_listening()
        self.engines.close()
        self.worker.close()
        self.keeping.close()
        if not self.clipboard.hold():
            QTimer.singleShot(0, self._app.quit)

    def _remember_size(self) -> None:
        size, chosen = self.window.normalGeometry().size(), self.session.preferences
        maximised = self.window.isMaximized()
        seen = look.Look(
            size.width(),
            size.height(),
            maximised,
            chosen.theme,
            not chosen.first_start_done,
            self.window.widths(),
        )
        look.remember(seen, self._folders.cache)


def _nothing() -> None:
    """Wait for one's turn: engines start when the rooms are warm, even if warming failed."""
