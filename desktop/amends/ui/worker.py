"""Work that may take longer than a frame, and its answers, in the thread of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future


class Executor(Protocol):
    """What runs the work: ``concurrent.futures`` in the application, anything alike elsewhere."""

    def submit(self, work: Callable[[], None], /) -> "Future[None]":
        """Run ``work`` soon, in another thread."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Stop, after what runs has ended if ``wait``."""


@dataclass(frozen=True, slots=True)
class _Answer:
    topic: str
    generation: int
    then: Callable[[Any], None]
    value: Any
    problem: str


class Worker(QObject):
    """One thread with one queue. The newest question of a topic makes older answers worthless.

    ``ask`` is called in the GUI thread and ``then`` runs there. A plain thread works; one signal,
    owned here, brings the answers over.
    """

    failed = Signal(str, str)  # topic, what went wrong in words without any text of a complaint
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, executor: Executor | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._generations: dict[str, int] = {}
        self._waiting: dict[str, Future[None]] = {}
        self._closed = False
        self._answered.connect(self._deliver)

    def ask(self, topic: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Run ``work`` in the thread and give its result to ``then``, unless asked again before."""
        if self._closed:
            return
        generation = self._generations.get(topic, 0) + 1
        self._generations[topic] = generation
        if (older := self._waiting.get(topic)) is not None:
            older.cancel()
        emit = self._answered.emit

        def run() -> None:
            value, problem = None, ""
            try:
                value = work()
            except BaseException as error:  # a SystemExit in a thread would end the process
                problem = type(error).__name__
            if not self._closed:
                emit(_Answer(topic, generation, then, value, problem))

        self._waiting[topic] = self._started().submit(run)

    def forget(self, topic: str) -> None:
        """Let the answer to the last question of ``topic`` go."""
        self._generations[topic] = self._generations.get(topic, 0) + 1

    def busy(self) -> bool:
        """Return whether something is still being worked on."""
        return any(not future.done() for future in self._waiting.values())

    @property
    def started(self) -> bool:
        """Return whether the thread was ever needed."""
        return self._executor is not None

    def finish(self) -> None:
        """Run all that waits to its end, which blocks, and deliver nothing more."""
        self._closed = True
        if self._executor is not None:
            self._executor.shutdown(wait=True)

    def stop_listening(self) -> None:
        """Take no more questions and deliver no more answers."""
        self._closed = True

    def close(self) -> None:
        """Drop what waits, and wait for what runs. Answers after this are not delivered."""
        self._closed = True
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _started(self) -> Executor:
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="amends")
        return self._executor

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        if self._closed or self._generations.get(answer.topic) != answer.generation:
            return
        if answer.problem:
            self.failed.emit(answer.topic, answer.problem)
        else:
            answer.then(answer.value)
