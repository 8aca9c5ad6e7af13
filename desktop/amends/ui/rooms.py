"""The rooms the window uses, each imported when it is first needed: after the first paint."""

from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING

from amends.complaints.reading import Reading
from amends.drafting.brief import Brief
from amends.drafting.draft import Draft
from amends.platforms.count import Count
from amends.platforms.surface import Surface
from amends.settings.folders import Folders
from amends.text.findings import Finding
from amends.wording.report import Report, Verdict

if TYPE_CHECKING:
    from amends.platforms.flags import Flag
    from amends.platforms.recognition import Recognised
    from amends.platforms.registry import Registry
    from amends.wording.stranger import View


class Rooms:
    """The pure rooms behind one door. Everything here may be called from any thread."""

    def __init__(self, folders: Folders, platforms_file: str = "") -> None:
        self._folders = folders
        self._platforms_file = platforms_file
        self._registry: Registry | None = None
        self._lock = Lock()
        self._unread = ""  # what to say of a file that was named and cannot be read
        self.warmed = False  # before that a first call may take seconds: not in the GUI thread

    @property
    def registry(self) -> "Registry":
        """Return the places, loaded once."""
        with self._lock:
            if self._registry is None:
                from amends.platforms import registry

                self._registry = registry.load(self._own_platforms())
        return self._registry

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with the user's own places; loads them."""
        said = self.registry.problems
        return (self._unread, *said) if self._unread else said

    def warm(self) -> None:
        """Import and build everything a first complaint needs, off the GUI thread."""
        from amends.vocabulary import Stance

        try:
            brief = Brief(stance=Stance.OURS, surface=self.registry.surface("x.reply"))
            self.read("We waited an hour and the soup was cold.", ())
            self.check(self.write(brief, 0).text, brief)
        finally:
            self.warmed = True

    def surface(self, surface_id: str) -> Surface | None:
        """Return a surface, None for an id nobody knows (any more)."""
        return self.registry.surfaces.get(surface_id)

    def recognise(self, text: str) -> "Recognised | None":
        """Return where the link in ``text`` leads."""
        from amends.platforms.recognition import recognise

        return recognise(text, self.registry)

    def read(self, text: str, own_handles: tuple[str, ...]) -> Reading:
        """Return what is understood of a complaint seen now."""
        from datetime import datetime

        from amends.complaints.reader import read

        return read(text, now=datetime.now().astimezone(), own_handles=own_handles)

    def write(self, brief: Brief, seed: int) -> Draft:
        """Return a draft."""
        from amends.drafting.writer import write

        return write(brief, seed=seed)

    def check(self, text: str, brief: Brief) -> Report:
        """Return what the own checks say."""
        from amends.wording.checking import check

        return check(text, brief)

    def verdict(
        self, text: str, brief: Brief, findings: Iterable[Finding], count: Count | None
    ) -> Verdict:
        """Return whether the reply may be copied in the light of ``findings``."""
        from amends.wording.verdict import verdict

        return verdict(text, brief, list(findings), count=count)

    def stranger(self, text: str, report: Report) -> "View":
        """Return what a stranger notices in a reply."""
        from amends.wording.stranger import view

        return view(text, report.components)

    def merge(self, *findings: list[Finding]) -> list[Finding]:
        """Return the findings of several checkers as one list, without doubles."""
        from amends.grammar.merging import merge

        return merge(*findings)

    def flags(self, surface: Surface) -> "tuple[Flag, ...]":
        """Return what to know about a place before replying there."""
        from amends.platforms.flags import flags

        return flags(surface)

    def reply_address(self, surface: Surface, link: str, text: str) -> str:
        """Return the page to paste the reply on, empty where nothing safe can be opened."""
        from amends.platforms.opening import reply_address

        return reply_address(surface, link, text, self.recognise(link) if link else None)

    def _own_platforms(self) -> bytes | None:
        from pathlib import Path

        named = self._platforms_file
        path = Path(named).expanduser() if named else self._folders.platforms
        try:
            return path.read_bytes()[:4_000_000]
        except OSError as error:
            if named or path.exists():
                why = error.strerror or "it is not there"
                self._unread = f"Your platforms file {path} cannot be read: {why}."
            return None
