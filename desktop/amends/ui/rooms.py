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
from amends.settings.own_files import LANGUAGE
from amends.text.findings import Finding
from amends.vocabulary import ReplyKind
from amends.wording.report import Report, Verdict

if TYPE_CHECKING:
    from amends.platforms.flags import Flag
    from amends.platforms.recognition import Recognised
    from amends.platforms.registry import Registry
    from amends.settings.own_files import OwnFiles, Stamp
    from amends.wording.rules import RuleSet
    from amends.wording.stranger import View


class Rooms:
    """The pure rooms behind one door. Everything here may be called from any thread."""

    def __init__(self, folders: Folders, platforms_file: str = "") -> None:
        self._folders = folders
        self._platforms_file = platforms_file
        self._registry: Registry | None = None
        self._lock = Lock()
        self._own: OwnFiles | None = None
        self._own_stamp: Stamp = ()
        self._rules: RuleSet | None = None
        self._news: tuple[str, ...] = ()  # of the user's own files, not told yet
        self.lately: tuple[tuple[str, str], ...] = ()  # replies copied, with their cases
        self.warmed = False  # before that a first call may take seconds: not in the GUI thread

    @property
    def registry(self) -> "Registry":
        """Return the places, loaded once."""
        with self._lock:
            if self._registry is None:
                from amends.platforms import registry

                own = self._own_files()
                self._registry = registry.load(own.platforms)
                self._news += self._registry.problems
        return self._registry

    def news(self) -> tuple[str, ...]:
        """Return what there is to say of the user's own rules and places, once."""
        if not self._news:
            return ()
        with self._lock:
            said, self._news = self._news, ()
        return said

    def warm(self) -> None:
        """Import and build everything a first complaint needs, off the GUI thread."""
        from amends.vocabulary import Stance

        try:
            brief = Brief(stance=Stance.OURS, surface=self.registry.surface("x.reply"))
            self.read("We waited an hour and the soup was cold.", ())
            draft = self.write(brief, 0).text
            self.check(draft, brief)
            self.alike(draft, (draft,))
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

    def surface_for(self, kind: ReplyKind, public: Surface | None) -> Surface:
        """Return where a text of ``kind`` goes when the complaint is answered at ``public``."""
        from amends.drafting.kinds import surface_for

        return surface_for(kind, public, self.registry.surfaces)

    def write(
        self, brief: Brief, seed: int, unlike: tuple[str, ...] = (), today: str = ""
    ) -> Draft:
        """Return a draft unlike the replies copied lately, in the user's own templates."""
        from amends.drafting.writer import write

        own = self._own_now()
        return write(brief, seed=seed, user_templates=own.templates, unlike=unlike, today=today)

    def check(self, text: str, brief: Brief) -> Report:
        """Return what the own checks say."""
        from amends.wording.checking import check

        return check(text, brief, rules=self._own_rules())

    def alike(self, text: str, others: tuple[str, ...]) -> float:
        """Return how like ``text`` is to one of ``others``, of 100; 0 when not too like."""
        from amends.drafting.likeness import ALIKE, likeness

        like = likeness(text, others)
        return like if like >= ALIKE else 0.0

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

    def _own_files(self) -> "OwnFiles":
        """Return the user's own files as they were read; the lock is held."""
        if self._own is None:
            from amends.settings import own_files

            self._own_stamp = own_files.stamp(self._folders)
            self._own = own_files.read(self._folders, self._platforms_file)
            self._news += self._own.problems
        return self._own

    def _own_now(self) -> "OwnFiles":
        """Return the user's own files as they are now: they are edited while the window is open."""
        from amends.settings import own_files

        with self._lock:
            if self._own is not None and own_files.stamp(self._folders) != self._own_stamp:
                self._own = self._rules = None
            return self._own_files()

    def _own_rules(self) -> "RuleSet":
        """Return the rules that ship with Amends and the user's own."""
        from amends.wording.rules import load

        own = self._own_now()
        with self._lock:
            if self._rules is None:
                self._rules = load(LANGUAGE, user_files=own.rules)
                self._news += tuple(self._rules.problems)
            return self._rules
