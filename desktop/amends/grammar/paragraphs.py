"""Check only what changed: findings remembered by paragraph, and long texts cut into pieces."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from threading import Lock

from amends.grammar.checker import Checker, Kind, State
from amends.text.findings import Finding
from amends.text.spans import Span

_REMEMBERED = 256  # paragraphs; a reply has five, and a writer goes back and forth among few
_BREAK = "\n"


class ByParagraph:
    """A checker that asks another one only about paragraphs it has not seen.

    Neighbouring new paragraphs go in one call, so that a first check is one request. Paragraphs
    are parted by an empty line: a single line break may stand in the middle of a sentence.
    """

    def __init__(self, checker: Checker, remembered: int = _REMEMBERED) -> None:
        self._checker = checker
        self._remembered = remembered
        self._known: OrderedDict[_Key, tuple[Finding, ...]] = OrderedDict()
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Return the name of the checker behind."""
        return self._checker.name

    @property
    def state(self) -> State:
        """Return the state of the checker behind."""
        return self._checker.state

    def start(self) -> State:
        """Start the checker behind."""
        return self._checker.start()

    def close(self) -> None:
        """Close the checker behind and forget every paragraph."""
        self._checker.close()
        with self._lock:
            self._known.clear()

    def check(
        self, text: str, *, words: Iterable[str] = (), switched_off: Iterable[str] = ()
    ) -> list[Finding]:
        """Return the findings of the checker behind, asking it about new paragraphs only."""
        accepted, off = tuple(sorted(set(words))), tuple(sorted(set(switched_off)))
        found: list[Finding] = []
        for run, known in self._runs(text, accepted, off):
            if known is None:
                known = self._ask(text, run, accepted, off)  # noqa: PLW2901  # what is known now
            found += known
        return found

    def _runs(
        self, text: str, words: tuple[str, ...], off: tuple[str, ...]
    ) -> "Iterator[tuple[list[Span], list[Finding] | None]]":
        """Yield known paragraphs with their findings, and runs of unknown ones without."""
        new: list[Span] = []
        for span in paragraphs(text):
            known = self._recall((span.of(text), words, off))
            if known is None:
                new.append(span)
                continue
            if new:
                yield new, None
                new = []
            yield [span], [moved(finding, span.start) for finding in known]
        if new:
            yield new, None

    def _ask(
        self, text: str, run: list[Span], words: tuple[str, ...], off: tuple[str, ...]
    ) -> list[Finding]:
        start, end = run[0].start, run[-1].end
        found = self._checker.check(text[start:end], words=words, switched_off=off)
        found = [moved(finding, start) for finding in found]
        if self._checker.state.kind is Kind.READY:
            for span in run:
                inside = (f for f in found if span.start <= f.start and f.end <= span.end)
                self._remember(
                    (span.of(text), words, off), tuple(moved(f, -span.start) for f in inside)
                )
        return found

    def _recall(self, key: "_Key") -> tuple[Finding, ...] | None:
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def _remember(self, key: "_Key", findings: tuple[Finding, ...]) -> None:
        with self._lock:
            self._known[key] = findings
            self._known.move_to_end(key)
            while len(self._known) > self._remembered:
                self._known.popitem(last=False)


_Key = tuple[str, tuple[str, ...], tuple[str, ...]]


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of ``text`` that hold more than white space, in order."""
    spans: list[Span] = []
    start: int | None = None
    end = at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at if start is None else start
            end = at + len(line.rstrip())
        elif start is not None:
            spans.append(Span(start, end))
            start = None
        at += len(line)
    if start is not None:
        spans.append(Span(start, end))
    return spans


def pieces(text: str, longest: int) -> Iterator[Span]:
    """Cut ``text`` into pieces of at most ``longest`` code points, where paragraphs end or words.

    All of them together are the text.
    """
    start = 0
    while start < len(text):
        end = min(start + longest, len(text))
        if end < len(text):
            for mark in ("\n\n", "\n", ". ", " "):
                if (at := text.rfind(mark, start + 1, end)) > start:
                    end = min(at + len(mark), end)
                    break
        yield Span(start, end)
        start = end


def moved(finding: Finding, by: int) -> Finding:
    """Return ``finding`` with all its offsets ``by`` code points further on."""
    if by == 0:
        return finding
    rewrites = tuple(
        replace(rewrite, start=rewrite.start + by, end=rewrite.end + by)
        for rewrite in finding.rewrites
    )
    return replace(finding, start=finding.start + by, end=finding.end + by, rewrites=rewrites)
