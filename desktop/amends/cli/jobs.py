"""What each command does with one text, from plain options to a plain record."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from amends.cli.inputs import WrongUseError
from amends.cli.records import Record, draft_record, reading_record, report_record
from amends.drafting.brief import Brief, Facts
from amends.vocabulary import FirstMistake, ReplyKind, Stance, Tone, Trouble

if TYPE_CHECKING:  # rooms that a run may never open
    from amends.complaints.complaint import Complaint
    from amends.complaints.reading import Reading
    from amends.drafting.draft import Draft
    from amends.drafting.profile import Profile
    from amends.platforms.registry import Registry
    from amends.platforms.surface import Surface
    from amends.text.findings import Finding
    from amends.wording.report import Report
    from amends.wording.rules import RuleSet

LATELY = 40
FACTS = ("did", "harm", "repair", "by", "change", "why", "name")
Options = Mapping[str, Any]
Engine = Callable[[str, Brief], "list[Finding]"]
Word = TypeVar("Word", bound=StrEnum)
Default = TypeVar("Default")


class Desk:
    """The rooms a run needs, each opened once and only when it is first asked for.

    ``tell`` is given what is wrong in the user's own files.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        switched_off: frozenset[str] = frozenset(),
        user_platforms: bytes | None = None,
        user_rules: Mapping[str, bytes] | None = None,
        user_templates: Mapping[str, str] | None = None,
        tell: Callable[[Iterable[str]], None] = lambda _: None,
    ) -> None:
        self.profile = profile
        self._tell = tell
        self._switched_off = switched_off
        self._user_platforms = user_platforms
        self._user_rules = user_rules or {}
        self._user_templates = user_templates or {}
        self._lately: deque[str] = deque(maxlen=LATELY)  # drafts of this run, not to be repeated

    @cached_property
    def registry(self) -> Registry:
        """Return the platforms, the user's own among them."""
        from amends.platforms.registry import load

        registry = load(self._user_platforms)
        self._tell(registry.problems)
        return registry

    @cached_property
    def rules(self) -> RuleSet:
        """Return the wording rules, the user's own among them."""
        from amends.wording.rules import load

        rules = load("en", user_files=self._user_rules, switched_off=self._switched_off)
        self._tell(rules.problems)
        return rules

    def read(self, text: str) -> Reading:
        """Return what is understood of ``text``."""
        from amends.complaints.reader import read

        return read(text, own_handles=self.profile.handles)

    def draft(self, text: str, options: Options) -> list[tuple[Draft, Reading]]:
        """Return as many drafts for the complaint ``text`` as ``variants`` asks for."""
        from amends.drafting.writer import write

        reading = self.read(text)
        brief = self.brief(text, options, reading=reading, surface_by_link=True)
        brief = self._for_kind(brief, options)
        seed = whole_number(options, "seed", 0)
        wanted = min(max(whole_number(options, "variants", 1), 1), 50)
        drafts: list[Draft] = []
        for step in range(wanted):
            draft = write(
                brief,
                seed=seed + step,
                user_templates=self._user_templates,
                today=word_option(options, "today"),
                unlike=tuple(self._lately),
            )
            drafts.append(draft)
            self._lately.append(draft.text)
        return [(draft, reading) for draft in drafts]

    def _for_kind(self, brief: Brief, options: Options) -> Brief:
        from dataclasses import replace

        from amends.drafting.kinds import surface_for

        kind = one_of(ReplyKind, options, "kind", None)
        if kind is None:
            return brief
        return replace(brief, surface=surface_for(kind, brief.surface, self.registry.surfaces))

    def check(self, text: str, options: Options, engine: Engine | None = None) -> Report:
        """Return what the own checks, and ``engine`` if any, say of the reply ``text``."""
        from amends.wording.checking import check

        brief = self.brief(word_option(options, "complaint"), options)
        report = check(text, brief, rules=self.rules)
        return report if engine is None else _with(report, engine(text, brief))

    def brief(
        self,
        complaint: str,
        options: Options,
        *,
        reading: Reading | None = None,
        surface_by_link: bool = False,
    ) -> Brief:
        """Return the brief ``options`` describe; raise ``WrongUseError`` naming what is off."""
        link = word_option(options, "link")
        return Brief(
            stance=one_of(Stance, options, "stance", Stance.OURS),
            tone=one_of(Tone, options, "tone", Tone.PLAIN),
            surface=self._surface(word_option(options, "surface"), link if surface_by_link else ""),
            complaint=_complaint(complaint, link, word_option(options, "author")),
            reading=reading,
            facts=Facts(**{name: word_option(options, name) for name in FACTS}),
            profile=self.profile,
            trouble=one_of(Trouble, options, "trouble", None),
            first_mistake=one_of(FirstMistake, options, "first_mistake", None),
        )

    def flags(self, options: Options, *, surface_by_link: bool = False) -> list[Record]:
        """Return what to know about the place ``options`` name before posting there."""
        link = word_option(options, "link") if surface_by_link else ""
        surface = self._surface(word_option(options, "surface"), link)
        if surface is None:
            return []
        from amends.platforms.flags import flags

        return [{"id": f.id, "label": f.label, "text": f.text} for f in flags(surface)]

    def _surface(self, surface: str, link: str) -> Surface | None:
        if surface:
            try:
                return self.registry.surface(surface)
            except KeyError as error:
                raise WrongUseError(str(error.args[0])) from None
        if link:
            from amends.platforms.recognition import recognise

            recognised = recognise(link, self.registry)
            if recognised is not None and recognised.surface:
                return self.registry.surface(recognised.surface)
        return None


def _complaint(text: str, link: str, author: str) -> Complaint | None:
    if not text:
        return None
    from amends.complaints.complaint import Complaint

    return Complaint(text, link=link, author=author)


def read_job(desk: Desk, row: Options) -> Record:
    """Return the record of ``read`` for one row."""
    return {"reading": reading_record(desk.read(text_of(row)))}


def draft_job(desk: Desk, row: Options) -> Record:
    """Return the record of ``draft`` for one row; more than one variant adds ``variants``."""
    drafts = desk.draft(text_of(row), row)
    records = [draft_record(draft) for draft, _ in drafts]
    record: Record = {
        "draft": records[0],
        "count": records[0]["count"],
        "flags": desk.flags(row, surface_by_link=True),
        "reading": reading_record(drafts[0][1]),
    }
    if len(records) > 1:
        record["variants"] = records[1:]
    return record


def check_job(desk: Desk, row: Options, engine: Engine | None = None) -> Record:
    """Return the record of ``check`` for one row, the findings of ``engine`` merged in."""
    from amends.wording.stranger import view

    text = text_of(row)
    report = desk.check(text, row, engine)
    return {
        **report_record(report),
        "flags": desk.flags(row),
        "stranger": view(text, report.components).record(),
    }


def _with(report: Report, others: list[Finding]) -> Report:
    from dataclasses import replace

    from amends.grammar.merging import merge

    return replace(report, findings=tuple(merge(list(report.findings), others)))


def text_of(row: Options) -> str:
    """Return the row's text; raise ``WrongUseError`` where there is none."""
    if "text" not in row:
        raise WrongUseError("There is no text: give it under the key text.")
    return word_option(row, "text")


def word_option(options: Options, name: str) -> str:
    """Return the option ``name`` as text, empty when absent; raise ``WrongUseError`` otherwise."""
    value = options.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise WrongUseError(f"{name} must be text in quotation marks, not {value!r:.40}.")
    return value


def whole_number(options: Options, name: str, default: int) -> int:
    """Return the option ``name`` as a whole number; raise ``WrongUseError`` otherwise."""
    value = options.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongUseError(f"{name} must be a whole number, not {value!r:.40}.")
    return value


def one_of(kind: type[Word], options: Options, name: str, default: Default) -> Word | Default:
    """Return the option ``name`` as a word of ``kind``; raise ``WrongUseError`` naming them all."""
    value = word_option(options, name)
    if not value:
        return default
    try:
        return kind(value)
    except ValueError:
        raise WrongUseError(
            f"{name} {value[:40]!r} is not known. Choose one of: {', '.join(kind)}."
        ) from None
