"""What every grammar engine looks like to the rest of the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from amends.text.findings import Finding


class Kind(StrEnum):
    """Where an engine stands."""

    NOT_THERE = "not_there"
    STARTING = "starting"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class State:
    """Where an engine stands, and in ``sentence`` why and what to do about it.

    ``NOT_THERE``: not switched on, not installed, or not started yet. ``FAILED``: it was tried.
    """

    kind: Kind
    sentence: str = ""


class Checker(Protocol):
    """An engine that finds mistakes. Its methods block: call them on a worker, never the GUI's.

    All methods may be called from any thread and in any state, and none of them raises: what goes
    wrong becomes ``state`` and an empty list.
    """

    @property
    def name(self) -> str:
        """Return the id used as ``Finding.checker``."""

    @property
    def state(self) -> State:
        """Return where the engine stands; cheap, for any thread."""

    def start(self) -> State:
        """Make the engine ready, or try again after a failure, and return where it stands."""

    def check(
        self, text: str, *, words: Iterable[str] = (), switched_off: Iterable[str] = ()
    ) -> list[Finding]:
        """Return the mistakes in ``text`` in its order; starts the engine when it must.

        ``words`` are accepted as they are spelt, in any case and with a possessive.
        ``switched_off`` are rule ids as they stand in ``Finding.rule``.
        """

    def close(self) -> None:
        """Let go of what the engine holds; a check under way ends early where it can."""
