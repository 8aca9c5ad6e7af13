"""LanguageTool by the address of a server the writer names: the step up from Harper.

Nothing is sent before ``start`` or ``check``, and nowhere but to that address. Harper goes on
checking while a server is slow or gone.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from amends.grammar.address import accept
from amends.grammar.checker import Kind, State
from amends.grammar.paragraphs import pieces
from amends.grammar.sieve import Accepted, may_be_a_name, overlaps_any, passed_over
from amends.text.findings import Finding, Rewrite
from amends.text.spans import Span
from amends.vocabulary import Level

if TYPE_CHECKING:
    from language_tool_python.match import Match

    from amends.grammar.client import Client

_DEADLINE = 20.0  # seconds for a request; a server's first check of a language takes up to 14
_PAUSES = (1.0, 5.0, 30.0)  # seconds before a failed server is asked again; then it rests
_PIECE = 20_000  # code points in one request
_WHOLE = 200_000  # code points looked at in all
_WARM_UP = "We are sorry that the parcel came late."
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
T = TypeVar("T")
_REWRITES = 5


class LanguageTool:
    """A server at ``url`` for ``language`` (a tag such as ``en-GB``).

    A failed request is told in ``state`` and tried again at the next check after a pause, three
    times; then the server rests until ``start`` is called. A request that outlives ``deadline``
    is left to itself, and no second one is made before it has ended.
    """

    name = "languagetool"

    def __init__(
        self,
        url: str,
        language: str = "en-GB",
        *,
        picky: bool = False,
        mother_tongue: str = "",
        deadline: float = _DEADLINE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = ""
        self._language, self._picky, self._mother_tongue = language, picky, mother_tongue
        self._deadline, self._clock = deadline, clock
        self._lock = Lock()
        self._client: Client | None = None
        self._ways: _Ways | None = None
        self._request: _Request[Any] | None = None
        self._closing = False
        self._failures, self._quiet_until = 0, 0.0
        try:
            self._url = accept(url)
        except ValueError as error:
            self._state = State(Kind.FAILED, str(error))
        else:
            self._state = State(Kind.NOT_THERE, "LanguageTool has not been asked yet.")

    @property
    def state(self) -> State:
        """Return where the server stands."""
        return self._state

    def start(self) -> State:
        """Ask the server for its languages and for one sentence, whatever failed before.

        The sentence warms the server up, which takes some seconds for each language.
        """
        with self._lock:
            if self._url:
                self._closing = False
                self._failures, self._quiet_until = 0, 0.0
                self._drop_client()
                if self._may_ask():
                    self._matches(_WARM_UP)
        return self._state

    def check(
        self, text: str, *, words: Iterable[str] = (), switched_off: Iterable[str] = ()
    ) -> list[Finding]:
        """Return what the server finds in the first 200,000 characters of ``text``, in order.

        An empty list means either that nothing was found or, where ``state`` is not ready, that
        the server could not be asked.
        """
        accepted, off = Accepted.of(words), frozenset(switched_off)
        sendable = _LONE_SURROGATE.sub("\ufffd", text[:_WHOLE])
        findings: list[Finding] = []
        for piece in pieces(sendable, _PIECE):
            words_of_piece = piece.of(sendable)
            with self._lock:
                if not words_of_piece.strip() or not self._may_ask():
                    continue
                found = self._matches(words_of_piece)
            if self._ways is not None:
                findings += self._ways.sift(text, piece.start, found, accepted)
        return [finding for finding in findings if finding.rule not in off]

    def close(self) -> None:
        """Give up a request under way and let go of the server; does not wait for it."""
        self._closing = True
        if (request := self._request) is not None:
            request.done.set()
        with self._lock:
            self._drop_client()
            self._state = State(Kind.NOT_THERE, "LanguageTool is switched off.")

    def _may_ask(self) -> bool:
        """Return whether a request makes sense now: none under way, and no pause after a fault."""
        if not self._url or self._closing or self._failures > len(_PAUSES):
            return False
        late = self._request is not None and not self._request.ended
        return not late and self._clock() >= self._quiet_until

    def _matches(self, text: str) -> "list[_Alarm]":
        """Ask the server within the deadline; a failure becomes the state and no alarm."""
        if self._state.kind is not Kind.READY:
            self._state = State(Kind.STARTING, "LanguageTool is being asked.")
        request: _Request[list[_Alarm]] = _Request(lambda: self._ask(text))
        self._request = request
        request.start()
        request.done.wait(self._deadline)
        if self._closing:
            return []
        if request.error is not None:
            self._fail(*_told(request.error))
        elif request.answer is None:
            self._fail(
                Kind.FAILED,
                f"LanguageTool did not answer within {self._deadline:g} seconds. It may be busy "
                "or starting; Harper stands in until it answers.",
            )
        else:
            self._failures = 0
            self._state = State(Kind.READY, f"LanguageTool at {self._url} checks the reply.")
            return request.answer
        return []

    def _ask(self, text: str) -> "list[_Alarm]":
        """Make the request; runs in a thread of its own, because names and headers know no end."""
        if self._ways is None:
            self._ways = _Ways(self._language)
        if self._client is None:
            from amends.grammar.client import Client

            self._client = Client(
                self._url,
                self._language,
                deadline=self._deadline,
                mother_tongue=self._mother_tongue,
            )
            self._client.picky = self._picky
            self._client.disabled_rules = set(self._ways.off)
        return self._client.matches(text)

    def _fail(self, kind: Kind, sentence: str) -> None:
        pause = _PAUSES[min(self._failures, len(_PAUSES) - 1)]
        self._failures += 1
        self._quiet_until = self._clock() + pause
        if self._failures > len(_PAUSES):
            sentence += " It is left alone now until you ask for another try."
        self._drop_client()
        self._state = State(kind, sentence)

    def _drop_client(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()


class _Request(Thread, Generic[T]):
    """A call that may never come back, in a thread that does not keep the process alive."""

    def __init__(self, call: Callable[[], T]) -> None:
        super().__init__(name="languagetool-request", daemon=True)
        self._call = call
        self.done = Event()  # answered, or given up by whoever waits
        self.ended = False  # its thread is done with the client, though it may still be alive
        self.answer: T | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """Make the call and keep what it gave; the library also raises ``SystemExit``."""
        try:
            self.answer = self._call()
        except BaseException as error:
            self.error = error
        finally:
            self.ended = True
            self.done.set()


_Alarm = tuple["Match", int]


class _Ways:
    """How Amends listens to LanguageTool: ``resources/grammar/languagetool.toml``."""

    def __init__(self, language: str) -> None:
        from amends import resources

        data: dict[str, Any] = resources.toml("grammar/languagetool.toml")
        self.off = frozenset(rule for entry in data["off"] for rule in entry.get("rules", ()))
        self._off_families = tuple(
            prefix for entry in data["off"] for prefix in entry.get("families", ())
        )
        self._style = frozenset(data["style"])
        self._spelling = frozenset(data["spelling"])
        self._names_have_capitals = not language.startswith(tuple(data["all_nouns_have_capitals"]))

    def sift(
        self, text: str, shift: int, alarms: "list[_Alarm]", accepted: Accepted
    ) -> Iterator[Finding]:
        """Yield what is worth saying of ``alarms`` about the piece of ``text`` at ``shift``."""
        silent = passed_over(text) if alarms else []
        for match, ends in alarms:
            start, end = match.offset + shift, ends + shift
            if match.rule_id in self.off or match.rule_id.startswith(self._off_families):
                continue
            if overlaps_any(silent, start, end) or accepted.covers(text[start:end]):
                continue
            offers = match.replacements
            if match.category in self._spelling and may_be_a_name(
                text, start, end, offers, capital_says_so=self._names_have_capitals
            ):
                if near := accepted.nearest_name(text[start:end]):
                    message = f"Check the name: elsewhere it is spelt “{near}”."
                    yield self._finding(match, text, Span(start, end), [near], message)
                continue
            yield self._finding(match, text, Span(start, end), offers)

    def _finding(
        self, match: "Match", text: str, span: Span, offers: list[str], message: str = ""
    ) -> Finding:
        return Finding(
            rule=f"lt.{match.rule_id}",
            device="",
            family="spelling" if match.category in self._spelling else "grammar",
            level=Level.HINT if match.rule_issue_type in self._style else Level.WARN,
            start=span.start,
            end=span.end,
            quote=span.of(text),
            message=message or match.message,
            source="LanguageTool",
            checker="languagetool",
            rewrites=tuple(Rewrite(_label(offer), *span, offer) for offer in offers[:_REWRITES]),
        )


def _label(offer: str) -> str:
    if not offer:
        return "Remove it"
    return offer.strip() or "One space"


def _told(error: BaseException) -> tuple[Kind, str]:
    """Return what a failed request means for the user; never with words of the reply."""
    if isinstance(error, ImportError):
        return (
            Kind.NOT_THERE,
            "The client for LanguageTool is not installed. Install Amends again from its package.",
        )
    from amends.grammar.client import ServerFault

    if isinstance(error, ServerFault):
        return Kind.FAILED, str(error)
    return (
        Kind.FAILED,
        f"The client for LanguageTool stopped ({type(error).__name__}). Harper stands in; try "
        "again, and report it if it stays.",
    )
