"""Many at once: one JSON object a line in, one a line out, in the same order."""

import gc
import json
import signal
import sys
from collections.abc import Callable, Iterable
from io import BufferedIOBase
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import Any, TextIO

from amends.cli.inputs import WrongUseError
from amends.cli.records import Record

_TELL_AFTER_SECONDS = 2.0
_MAX_LINE_BYTES = 16 * 1024 * 1024
INTERRUPTED = 130


def run(source: str | None, job: Callable[[dict[str, Any]], Record]) -> int:
    """Run ``job`` over each line of ``source`` and print each result; return the exit status.

    A line that is no JSON object, or that ``job`` refuses with ``WrongUseError``, yields
    ``{"id": …, "error": …}`` and the rest goes on. Ctrl+C ends after the line in hand, so that
    what was written is whole lines; the status is then 130.
    """
    gc.enable()  # a long run must not grow
    ask = _Asked()
    previous = signal.signal(signal.SIGINT, ask)
    try:
        with _opened(source) as lines:
            return _run_lines(_capped_lines(lines), job, sys.stdout, ask)
    finally:
        signal.signal(signal.SIGINT, previous)


class _Asked:
    """Remembers that Ctrl+C was pressed; a second press interrupts at once."""

    def __init__(self) -> None:
        self.to_stop = False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        if self.to_stop:
            raise KeyboardInterrupt
        self.to_stop = True


def _run_lines(
    lines: Iterable[bytes], job: Callable[[dict[str, Any]], Record], out: TextIO, ask: _Asked
) -> int:
    progress = _Progress()
    for number, line in enumerate(lines, start=1):
        if ask.to_stop:
            break
        if not line.strip():
            continue
        result = _one(line, number, job)
        out.write(json.dumps(result, ensure_ascii=True) + "\n")
        out.flush()
        progress.tell(number)
    progress.end()
    return INTERRUPTED if ask.to_stop else 0


def _one(line: bytes, number: int, job: Callable[[dict[str, Any]], Record]) -> Record:
    identity: object = None
    try:
        if len(line) > _MAX_LINE_BYTES:
            raise WrongUseError(f"Line {number} is longer than 16 MB: split it.")
        row = json.loads(line)
        if not isinstance(row, dict):
            raise WrongUseError(f"Line {number} is not a JSON object with id and text.")
        identity = row.get("id")
        return {"id": identity, **job(row)}
    except WrongUseError as error:
        return {"id": identity, "error": str(error)}
    except (ValueError, RecursionError):
        return {"id": identity, "error": f"Line {number} is not valid JSON in UTF-8."}


def _opened(source: str | None) -> BufferedIOBase:
    if source is None or source == "-":
        return sys.stdin.buffer  # type: ignore[return-value]
    try:
        return Path(source).open("rb")
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise WrongUseError(f"{source} could not be read: {reason}. Name a JSONL file.") from None


def _capped_lines(lines: BufferedIOBase) -> Iterable[bytes]:
    """Yield lines, a monstrous one cut short: it is refused by its length and never held whole."""
    while line := lines.readline(_MAX_LINE_BYTES + 1):
        rest = line
        while len(rest) > _MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = lines.readline(_MAX_LINE_BYTES + 1)
        yield line


class _Progress:
    """Says on standard error how far a long run is, every two seconds."""

    def __init__(self) -> None:
        self._next = monotonic() + _TELL_AFTER_SECONDS
        self._told = False
        self._number = 0

    def tell(self, number: int) -> None:
        self._number = number
        if (now := monotonic()) >= self._next:
            self._next = now + _TELL_AFTER_SECONDS
            self._told = True
            print(f"{number:,} lines done", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._told:
            print(f"{self._number:,} lines done, finished", file=sys.stderr, flush=True)
