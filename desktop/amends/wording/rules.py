"""The rule engine: rules loaded from data, and what they find in a text.

A sentence is looked at only by the patterns whose rarest word it contains; their expressions are
compiled when they are first needed. A thousand patterns cost a start nothing, and a reply that
uses none of their words costs a few look-ups.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

from amends import resources
from amends.text.expressions import compiled
from amends.text.findings import Finding
from amends.text.spans import Span
from amends.vocabulary import Level, Stance
from amends.wording.cues import Cues
from amends.wording.phrases import unpack
from amends.wording.rewriting import offers
from amends.wording.rulefiles import (
    Data,
    RuleFileError,
    compile_file,
    read_language,
    refuse_repeated,
    support_of,
)
from amends.wording.scene import Scene, Sentence

_TRAILING = " \t\n,*-"
_LONGEST_LOOKED_AT = 1000  # of a sentence; nobody writes longer ones
_MOST_PATTERNS = 48  # tried on a sentence; those that people write call for a quarter of that
_MOST_REMEMBERED = 512
_NO_SENTENCE = Sentence("", 0, 0)
_LONGEST_NAME = 40
_NAME_BEFORE = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ][^\W\d_][\w'\u2019-]{0,38}[ ,]{1,2}\Z")
_NAME_AFTER = re.compile(r"[ ,]{1,2}[A-ZÀ-ÖØ-Þ][^\W\d_]")


class _Lazy:
    """An expression compiled when it is first used."""

    __slots__ = ("_compiled", "_needed", "_source")

    def __init__(self, source: str, needed: str = "") -> None:
        self._source = source
        self._needed = frozenset(needed.split())
        self._compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = compiled(unpack(self._source))
        return self._compiled

    def within(self, text: str, words: frozenset[str] | None = None) -> bool:
        """Return whether there is an expression and ``text`` holds it.

        ``words`` are those of ``text`` and perhaps more, where they are known.
        """
        if not self._source or (
            words is not None and self._needed and self._needed.isdisjoint(words)
        ):
            return False
        return self.pattern.search(text) is not None


class Rule:
    """One rule as data: what it looks for is in ``patterns``, what silences it in ``guards``."""

    __slots__ = (
        "at_least", "device", "even_asked", "even_negated", "even_reported", "family", "guards",
        "id", "kind", "levels", "message", "name_guards", "rewrites", "source", "why",
    )  # fmt: skip

    def __init__(self, data: Data) -> None:
        self.id: str = data["id"]
        self.device: str = data["device"]
        self.family: str = data["family"]
        self.kind: str = data["kind"]
        self.levels: dict[str, str] = data["levels"]
        self.message: str = data["message"]
        self.why: str = data["why"]
        self.source: str = data["source"]
        self.at_least: int = data["at_least"]
        self.rewrites: list[dict[str, Any]] = data["rewrites"]
        self.even_negated: bool = data["even_negated"]
        self.even_reported: bool = data["even_reported"]
        self.even_asked: bool = data["even_asked"]
        self.name_guards: list[str] = data["name_guards"]
        self.guards = {
            key: _Lazy(source, data["guard_words"][key])
            for key, source in data["guards"].items()
            if source
        }


class _Pattern:
    __slots__ = ("expression", "rule")

    def __init__(self, rule: Rule, source: str) -> None:
        self.rule = rule
        self.expression = _Lazy(source)


class RuleSet:
    """All rules of one language, and those a user added. ``findings`` never changes it."""

    def __init__(
        self, shipped: list[Data], shared: Data, added: list[Data], problems: Collection[str] = ()
    ) -> None:
        """Take the rules ``shipped``, whose cues ``shared`` holds, and those ``added``."""
        self.problems = tuple(problems)
        self.rules = [Rule(data) for data in shipped]
        sorts: dict[bool, list[_Pattern]] = {False: [], True: []}
        for rule, data in zip(self.rules, shipped, strict=True):
            sorts[rule.kind == "opening"] += [_Pattern(rule, row[0]) for row in data["patterns"]]
        self._cues = Cues(sorts[False], shared["cues"])
        self._openings = Cues(sorts[True], shared["openings"])
        self._seen: dict[tuple[str, str], list[tuple[_Pattern, list[Span]]]] = {}
        self._negated = _Lazy(shared["negated"], shared["negated_words"])
        self._reported = _Lazy(shared["reported"], shared["reported_words"])
        self._asked = _Lazy(shared["asked"], shared["asked_words"])
        self._rank = {device: place for place, device in enumerate(shared["order"])}
        for data in added:
            self._add(data)

    def _add(self, data: Data) -> None:
        rule = Rule(data)
        self.rules.append(rule)
        cues = self._openings if rule.kind == "opening" else self._cues
        for source, groups, ways in data["patterns"]:
            cues.add(_Pattern(rule, source), groups, ways)

    def findings(
        self, text: str, stance: Stance = Stance.OURS, scene: Scene | None = None
    ) -> list[Finding]:
        """Return what the rules find in ``text`` under ``stance``, in the order of the text.

        Where findings overlap only the weightiest stays. ``scene`` saves preparing the text again.
        """
        scene = scene or Scene(text)
        found: list[Finding] = self._in_opening(scene, stance)
        counts: dict[str, int] = {}
        for place, sentence in enumerate(scene.sentences):
            matches = self._matches(sentence, stance)
            if matches:
                here = self._in_sentence(scene, place, matches, stance, counts)
                found += here if len(here) < 2 else self._weightiest(here)
        return found

    def forget(self) -> None:
        """Forget what matched in the sentences seen so far."""
        self._seen.clear()

    def _in_opening(self, scene: Scene, stance: Stance) -> list[Finding]:
        for pattern in self._openings.called_for(scene.opening.words):
            level = pattern.rule.levels[stance]
            match = pattern.expression.pattern.search(scene.opening.body) if level else None
            if match is not None:
                span = _marked(match, scene.opening.body)
                return [_finding(pattern.rule, Level(level), scene.text, scene.opening, span)]
        return []

    def _matches(self, sentence: Sentence, stance: Stance) -> list[tuple[_Pattern, list[Span]]]:
        """Return what matches in ``sentence``, whatever stands around it.

        Remembered, because of a reply that is being edited all sentences but one are old.
        """
        known = self._seen.get((sentence.body, stance))
        if known is not None:
            return known
        body = sentence.body[:_LONGEST_LOOKED_AT]
        words = sentence.words if body is sentence.body else Sentence(body, 0, 0).words
        matches = []
        for pattern in self._cues.called_for(words)[:_MOST_PATTERNS]:
            if pattern.rule.levels[stance]:
                found = pattern.expression.pattern.finditer(body)
                if spans := [_marked(match, body) for match in found]:
                    matches.append((pattern, spans))
        if len(self._seen) >= _MOST_REMEMBERED:
            self._seen.clear()
        self._seen[sentence.body, stance] = matches
        return matches

    def _in_sentence(
        self,
        scene: Scene,
        place: int,
        matches: list[tuple[_Pattern, list[Span]]],
        stance: Stance,
        counts: dict[str, int],
    ) -> list[Finding]:
        found = []
        for pattern, spans in matches:
            rule = pattern.rule
            for span in spans:
                if self._silent(rule, scene, place, span):
                    continue
                if rule.kind == "count":
                    counts[rule.id] = counts.get(rule.id, 0) + 1
                    if counts[rule.id] < rule.at_least:
                        continue
                level = Level(rule.levels[stance])
                found.append(_finding(rule, level, scene.text, scene.sentences[place], span))
                break
        return found

    def _silent(self, rule: Rule, scene: Scene, place: int, span: Span) -> bool:
        body, words = scene.sentences[place].body, scene.sentences[place].words
        before = body[: span.start]
        if not rule.even_negated and self._negated.within(before, words):
            return True
        if not rule.even_reported and self._reported.within(before, words):
            return True
        if not rule.even_asked and self._asked.within(body, words):
            return True
        if rule.name_guards and _by_a_name(rule.name_guards, scene, place, span):
            return True
        if not rule.guards:
            return False
        return _guarded(rule.guards, scene, place, before, body[span.end :])

    def _weightiest(self, found: list[Finding]) -> list[Finding]:
        last = len(self._rank)
        found.sort(key=lambda one: (self._rank.get(one.device, last), one.start - one.end))
        kept: list[Finding] = []
        for one in found:
            if not any(one.start < other.end and other.start < one.end for other in kept):
                kept.append(one)
        kept.sort(key=lambda one: one.start)
        return kept


def load(
    language: str = "en",
    user_files: Mapping[str, bytes] | None = None,
    switched_off: Collection[str] = (),
) -> RuleSet:
    """Return the rules of ``language`` with the user's own, without those switched off.

    ``user_files`` maps the name of a TOML file to its bytes; one that cannot be used is named in
    ``RuleSet.problems`` and left out. ``switched_off`` holds ids of rules or of devices. Raises
    ``RuleFileError`` when the rules that ship with Amends are damaged.
    """
    shipped, shared = read_language(language)
    problems: list[str] = []
    added: list[Data] = []
    if user_files:
        added = _user_rules(language, user_files, {rule["id"] for rule in shipped}, problems)
    if switched_off:  # what is left is numbered anew
        off = set(switched_off)
        added = [
            rule
            for rule in (*shipped, *added)
            if rule["id"] not in off and rule["device"] not in off
        ]
        shipped, shared = [], {**shared, "cues": {}, "openings": {}}
    return RuleSet(shipped, shared, added, problems)


def _user_rules(
    language: str, user_files: Mapping[str, bytes], known: set[str], problems: list[str]
) -> list[Data]:
    phrases = support_of(language)
    added: list[Data] = []
    for name, raw in sorted(user_files.items()):
        try:
            rules = compile_file(name, resources.parse_toml(raw), phrases)
            refuse_repeated(rules, known)
        except RuleFileError as error:
            problems.append(str(error))
        except ValueError as error:  # TOML and UTF-8 errors are both of this kind
            problems.append(f"{name}: cannot be read as TOML ({error})")
        else:
            added += rules
            known |= {rule["id"] for rule in rules}
    return added


def _guarded(
    guards: Mapping[str, _Lazy], scene: Scene, place: int, before: str, after: str
) -> bool:
    """Return whether one of a rule's own guards silences it here."""
    sentences = scene.sentences
    here = sentences[place]
    previous = sentences[place - 1] if place else _NO_SENTENCE
    following = sentences[place + 1] if place + 1 < len(sentences) else _NO_SENTENCE
    looked_at = {
        "unless": (here.body, here.words),
        "unless_before": (before, here.words),
        "unless_after": (after, here.words),
        "unless_next": (following.body, following.words),
        "unless_previous": (previous.body, previous.words),
        "unless_text": (scene.folded, None),
        "when_previous": (previous.body, previous.words),
        "when_text": (scene.folded, None),
    }
    return any(
        guard.within(*looked_at[name]) != name.startswith("when") for name, guard in guards.items()
    )


def _by_a_name(guards: Collection[str], scene: Scene, place: int, span: Span) -> bool:
    """Return whether a capitalised word stands beside ``span``, as a name would.

    Capitals are asked of the text itself, for phrases see it folded. A word that opens the
    sentence has its capital from there and is none.
    """
    start = scene.sentences[place].start
    first, last = start + span.start, start + span.end
    if "unless_name_after" in guards and _NAME_AFTER.match(scene.text, last):
        return True
    if "unless_name_before" not in guards:
        return False
    before = _NAME_BEFORE.search(scene.text, max(start, first - _LONGEST_NAME), first)
    return before is not None and before.start() > start


def _marked(match: re.Match[str], body: str) -> Span:
    start, end = match.span(match.lastindex or 0)
    while end > start and body[end - 1] in _TRAILING:
        end -= 1
    while start < end and not (body[start].isalnum() or body[start] in "\"'@#£$€"):
        start += 1
    return Span(start, end)


def _finding(rule: Rule, level: Level, text: str, sentence: Sentence, span: Span) -> Finding:
    first, last = sentence.start + span.start, sentence.start + span.end
    return Finding(
        rule=rule.id,
        device=rule.device,
        family=rule.family,
        level=level,
        start=first,
        end=last,
        quote=text[first:last],
        message=rule.message,
        why=rule.why,
        source=rule.source,
        rewrites=offers(rule.rewrites, text, sentence, first, last) if rule.rewrites else (),
    )
