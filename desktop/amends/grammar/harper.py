"""Harper, the engine that is always there: English, in this process, without a network."""

from collections.abc import Iterable, Iterator
from threading import Lock
from typing import TYPE_CHECKING, Any

from amends.grammar.checker import Kind, State
from amends.grammar.paragraphs import pieces
from amends.grammar.sieve import (
    Accepted,
    follows_abbreviation,
    fragment_of_a_word,
    may_be_a_name,
    overlaps_any,
    passed_over,
)
from amends.text.findings import Finding, Rewrite
from amends.text.spans import Span
from amends.vocabulary import Level

if TYPE_CHECKING:
    import harper

_PIECE = 20_000  # code points in one call: bounds a call to less than half a second
_WHOLE = 200_000  # code points looked at in all; nobody answers a complaint with a novel
_LONGEST_WORD = 1_000  # Harper's time grows with the square of a word's length
_ENOUGH_WORDS = 8  # fewer words do not tell which language they are
_ENGLISH_SHARE = 0.25  # of the words; other languages share "in", "is", "we" and little more
_REWRITES = 5


class Harper:
    """The embedded engine for one dialect: ``en-GB`` or ``en-US``.

    Building it takes most of a second, so it happens in ``start`` and never in the constructor.
    One ``Linter`` is used by one thread at a time; the lock sees to it.
    """

    name = "harper"

    def __init__(self, dialect: str = "en-GB") -> None:
        self._dialect = dialect
        self._lock = Lock()
        self._linter: harper.Linter | None = None
        self._ways: _Ways | None = None
        self._closing = False
        self._state = State(Kind.NOT_THERE, "Harper has not been started yet.")

    @property
    def state(self) -> State:
        """Return where the engine stands."""
        return self._state

    def start(self) -> State:
        """Build the engine, unless it is built; most of a second, without holding the GIL."""
        with self._lock:
            self._closing = False
            if self._linter is None:
                self._build()
        return self._state

    def check(
        self, text: str, *, words: Iterable[str] = (), switched_off: Iterable[str] = ()
    ) -> list[Finding]:
        """Return the mistakes in the first 200,000 characters of ``text``, in its order.

        A text that is not English is none of Harper's business and comes back clean.
        """
        if self._linter is None and self._state.kind is not Kind.FAILED:
            self.start()
        accepted, off = Accepted.of(words), frozenset(switched_off)
        findings: list[Finding] = []
        for piece in pieces(text[:_WHOLE], _PIECE):
            if max(map(len, piece.of(text).split()), default=0) > _LONGEST_WORD:
                continue
            with self._lock:
                if self._linter is None or self._ways is None or self._closing:
                    return []
                try:
                    found = _alarms(self._linter, self._ways, piece.of(text))
                except BaseException as error:  # a panic of the engine is no Exception
                    if isinstance(error, KeyboardInterrupt):
                        raise
                    self._fail(error)
                    return []
            sifted = self._ways.sift(text, piece.start, found, accepted)
            findings += [finding for finding in sifted if finding.rule not in off]
        return sorted(findings, key=lambda finding: (finding.start, finding.end, finding.rule))

    def close(self) -> None:
        """Let go of the engine; a check of a long text under way stops after its piece."""
        self._closing = True
        with self._lock:
            self._linter = None
            self._state = State(Kind.NOT_THERE, "Harper has been closed.")

    def _build(self) -> None:
        self._state = State(Kind.STARTING, "Harper is starting.")
        try:
            import harper

            dialects = {"en-GB": harper.Dialect.BRITISH, "en-US": harper.Dialect.AMERICAN}
            linter = harper.Linter(dialects.get(self._dialect, harper.Dialect.BRITISH))
            self._ways = _Ways()
            config = linter.get_lint_config()
            known = {rule: False for rule in self._ways.off if rule in config}
            linter.set_lint_config({**config, **known})
        except ImportError:
            self._state = State(
                Kind.NOT_THERE,
                "Harper is not installed, so spelling and grammar are not checked. "
                "Install Amends again from its package to have it back.",
            )
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            self._fail(error)
        else:
            self._linter = linter
            self._state = State(Kind.READY, "Harper checks spelling and grammar.")

    def _fail(self, error: BaseException) -> None:
        """Rest after a fault of the engine; the message of the fault may quote the reply."""
        self._linter = None
        self._state = State(
            Kind.FAILED,
            f"Harper stopped working ({type(error).__name__}), so spelling and grammar are not "
            "checked. Everything else goes on; start Amends again to have it back.",
        )


_Alarm = tuple[str, "harper.Lint"]


def _alarms(linter: "harper.Linter", ways: "_Ways", text: str) -> list[_Alarm]:
    """Return what Harper says of ``text``, each with its rule; nothing where it is not English."""
    if not ways.reads_as_english(text) and not linter.is_likely_english(text):
        return []
    by_rule = linter.organized_lints(text, language="plaintext")
    return [(rule, lint) for rule, lints in by_rule.items() for lint in lints]


class _Ways:
    """How Amends listens to Harper: ``resources/grammar/harper.toml``."""

    def __init__(self) -> None:
        from amends import resources

        data: dict[str, Any] = resources.toml("grammar/harper.toml")
        self.off = frozenset(rule for entry in data["off"] for rule in entry["rules"])
        self._style = frozenset(data["style"])
        self._spelling = frozenset(data["spelling"])
        self._unknown_word = frozenset(data["unknown_word"])
        self._capital = frozenset(data["capital"])
        self._words = frozenset(data["words"])
        self._english = frozenset(data["english"])
        self._abbreviations = frozenset(data["abbreviations"])

    def reads_as_english(self, text: str) -> bool:
        """Return whether ``text`` is too short to tell, or enough of its words are English ones.

        Harper's own test counts every unknown word and so takes many slips for another language.
        """
        words = text.casefold().split()
        ours = sum(word.strip(".,;:!?()") in self._english for word in words)
        return len(words) <= _ENOUGH_WORDS or ours / len(words) >= _ENGLISH_SHARE

    def sift(
        self, text: str, shift: int, alarms: list[_Alarm], accepted: Accepted
    ) -> Iterator[Finding]:
        """Yield what is worth saying of ``alarms`` about the piece of ``text`` at ``shift``."""
        silent = passed_over(text) if alarms else []
        for rule, lint in alarms:
            start, end = lint.span.start + shift, lint.span.end + shift
            if overlaps_any(silent, start, end) or accepted.covers(text[start:end]):
                continue
            if text[start:end].lower() in self._words:
                continue
            if rule in self._capital and follows_abbreviation(text, start, self._abbreviations):
                continue
            if rule in self._unknown_word:
                if fragment_of_a_word(text, start, end):
                    continue
                offers = [suggestion.replacement_text for suggestion in lint.suggestions]
                if may_be_a_name(text, start, end, offers):
                    if near := accepted.nearest_name(text[start:end]):
                        yield _misspelt_name(rule, text, Span(start, end), near)
                    continue
            yield self._finding(rule, lint, text, Span(start, end))

    def _finding(self, rule: str, lint: "harper.Lint", text: str, span: Span) -> Finding:
        spelling = lint.lint_kind in self._spelling
        return Finding(
            rule=f"harper.{rule}",
            device="",
            family="spelling" if spelling else "grammar",
            level=Level.HINT if lint.lint_kind in self._style else Level.WARN,
            start=span.start,
            end=span.end,
            quote=span.of(text),
            message=_quoted(lint.message),
            source="Harper",
            checker="harper",
            rewrites=tuple(_rewrites(lint, span)),
        )


def _misspelt_name(rule: str, text: str, span: Span, near: str) -> Finding:
    quote = span.of(text)
    ending = quote[-2:] if quote.endswith(("'s", "’s")) else ""
    return Finding(
        rule=f"harper.{rule}",
        device="",
        family="spelling",
        level=Level.WARN,
        start=span.start,
        end=span.end,
        quote=quote,
        message=f"Check the name: elsewhere it is spelt “{near}”.",
        source="Harper",
        checker="harper",
        rewrites=(Rewrite(near + ending, span.start, span.end, near + ending),),
    )


def _rewrites(lint: "harper.Lint", span: Span) -> Iterator[Rewrite]:
    for suggestion in lint.suggestions[:_REWRITES]:
        words = suggestion.replacement_text
        match suggestion.kind.name:
            case "REMOVE":
                yield Rewrite("Remove it", span.start, span.end, "")
            case "INSERT_AFTER":
                label = f"Insert “{words.strip()}”" if words.strip() else "Insert a space"
                yield Rewrite(label, span.end, span.end, words)
            case _:
                yield Rewrite(words.strip() or "One space", span.start, span.end, words)


def _quoted(message: str) -> str:
    """Return Harper's Markdown message with quotation marks for its backticks."""
    parts = message.split("`")
    if len(parts) % 2 == 0:
        return message
    return "".join(f"“{part}”" if number % 2 else part for number, part in enumerate(parts))
