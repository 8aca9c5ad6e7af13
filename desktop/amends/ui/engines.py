"""The grammar engines in their own thread: they answer when they can, and late answers are lost."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from amends.drafting.profile import Profile
from amends.settings.preferences import Preferences
from amends.text.findings import Finding
from amends.ui.worker import Worker

if TYPE_CHECKING:
    from amends.grammar.checker import Checker

_PAUSE = 400  # ms without a key before the engines are asked


class Engines(QObject):
    """Harper, and LanguageTool when the writer names a server."""

    found = Signal(str, object)  # the text that was checked, its findings
    said = Signal(str)  # one line on where the engines stand

    def __init__(self, profile: Profile, preferences: Preferences) -> None:
        super().__init__()
        # one thread each: a slow server shall not hold Harper up
        self._workers = {name: Worker(self) for name in ("harper", "languagetool")}
        self._answers: dict[str, tuple[str, list[Finding]]] = {}
        self._profile = profile
        self._preferences = preferences
        self._checkers: list[Checker] | None = None
        self._text = ""
        self._names: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._ask)

    def start(self) -> None:
        """Build the engines in their thread."""
        if self._checkers is None:
            self._checkers = self._wanted()
        for checker in self._checkers:
            self.said.emit(self.tr("Grammar is getting ready …"))
            self._workers[checker.name].ask("start", checker.start, lambda _state: self._started())

    def use(self, profile: Profile, preferences: Preferences) -> None:
        """Go on with another profile and other choices."""
        old = (self._profile.spelling, _engine_choices(self._preferences))
        self._profile, self._preferences = profile, preferences
        if old != (profile.spelling, _engine_choices(preferences)) and self._checkers is not None:
            self._let_go()
            self.start()
        self.check(self._text, self._names)

    def check(self, text: str, names: tuple[str, ...]) -> None:
        """Ask about ``text`` after a pause in typing; ``names`` are spelt as they are."""
        self._text, self._names = text, names
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()

    def close(self) -> None:
        """End what runs as early as it can be ended, and wait for it."""
        self._timer.stop()
        for worker in self._workers.values():
            worker.stop_listening()
        self._let_go()
        for worker in self._workers.values():
            worker.close()

    def busy(self) -> bool:
        """Return whether an engine is at work."""
        return self._timer.isActive() or any(each.busy() for each in self._workers.values())

    def _wanted(self) -> "list[Checker]":
        from amends.grammar.paragraphs import ByParagraph

        made: list[Checker] = []
        if self._preferences.harper:
            from amends.grammar.harper import Harper

            made.append(Harper(self._profile.spelling))
        if self._preferences.languagetool and self._preferences.languagetool_url:
            from amends.grammar.languagetool import LanguageTool

            made.append(
                LanguageTool(
                    self._preferences.languagetool_url,
                    self._profile.spelling,
                    picky=self._preferences.picky,
                    mother_tongue=self._preferences.mother_tongue,
                )
            )
        return [ByParagraph(checker) for checker in made]

    def _let_go(self) -> None:
        checkers, self._checkers = self._checkers or [], None
        self._answers.clear()
        for checker in checkers:
            checker.close()

    def _started(self) -> None:
        self._tell()
        if self._text.strip():
            self._ask()

    def _ask(self) -> None:
        text = self._text
        words = (*self._preferences.words, *self._names, *_own_words(self._profile))
        off = self._preferences.switched_off
        for checker in self._checkers or ():
            self._ask_one(checker, text, words, off)

    def _ask_one(
        self, checker: "Checker", text: str, words: tuple[str, ...], off: tuple[str, ...]
    ) -> None:
        def work() -> list[Finding]:
            return checker.check(text, words=words, switched_off=off)

        self._workers[checker.name].ask(
            "grammar", work, lambda findings: self._answered(checker.name, text, findings)
        )

    def _answered(self, name: str, text: str, findings: list[Finding]) -> None:
        self._tell()
        self._answers[name] = (text, findings)
        fresh = [found for about, found in self._answers.values() if about == text]
        self.found.emit(text, [finding for found in fresh for finding in found])

    def _tell(self) -> None:
        from amends.grammar.checker import Kind

        parts = []
        for checker in self._checkers or ():
            name = {"harper": "Harper", "languagetool": "LanguageTool"}.get(
                checker.name, checker.name
            )
            state = checker.state
            ready = state.kind is Kind.READY
            parts.append(self.tr("{name} ready").format(name=name) if ready else state.sentence)
        self.said.emit(self.tr("Grammar: ") + " · ".join(parts) if parts else "")


def _engine_choices(preferences: Preferences) -> tuple[object, ...]:
    return (
        preferences.harper,
        preferences.languagetool,
        preferences.languagetool_url,
        preferences.picky,
        preferences.mother_tongue,
    )


def _own_words(profile: Profile) -> tuple[str, ...]:
    return tuple(filter(None, (profile.business, profile.name, profile.sign_off)))
