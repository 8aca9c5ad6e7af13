"""Wording: the own check of a reply against proselint, of long and of hostile texts, and its start.

Times are of the processor, because a bench may share its machine. Every text is new to the check:
what it remembers of sentences it has seen is forgotten before each.
"""

import os
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import thread_time
from typing import TYPE_CHECKING

from measure import Bench, process

if TYPE_CHECKING:
    from amends.drafting.brief import Brief
    from amends.wording.rules import RuleSet

_LONG = 2_000
_HOSTILE_LENGTH = 20_000
_HOSTILE = (
    "'a ", "'#1 ", '"a ', "\u2018a", "Mr ", "Dr. A. ", "[[", "(", "1 ", "12-", "!", "a", "a.",
    "Sorry. ", "We. ", "sorry if ", "If you were. ", "we are sorry that you feel ", "\n> a",
    "your order number 12 ", "card ending in ", "your wife Jane ", "you wrote: ", "@a ", "A A ",
)  # fmt: skip
_PROSE_LINTERS = ("write-good", "alex")


def run(bench: Bench) -> None:
    """Print what a check takes over the composed replies, at its worst, and at the start."""
    replies = [row["text"] for row in bench.samples("replies_dev.jsonl")]
    if replies:
        _replies(bench, replies)
    _hostile(bench)
    _start(bench)
    for name in _PROSE_LINTERS:
        if shutil.which(name) is None:
            bench.say(f"not measured: {name} is not installed here")


def _replies(bench: Bench, replies: list[str]) -> None:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    from amends.drafting.brief import Brief
    from amends.platforms.registry import load

    CheckRegistry().register_many(__register__)
    placed = Brief(surface=load().surface("google.review_reply"))
    ours, on_a_surface, theirs = [], [], []
    for text in replies:
        ours.append(_least(_check(text)))
        on_a_surface.append(_least(_check(text, placed)))
        theirs.append(_least(LintFile("reply", text).lint))
    words = statistics.median(len(text.split()) for text in replies)
    bench.ratio(f"own check of a reply of {words:.0f} words", ours, "proselint", theirs)
    bench.ratio("own check with a surface", on_a_surface, "proselint", theirs)
    bench.spread("own check", ours)
    long = [" ".join(replies[at : at + 12])[:_LONG] for at in range(0, len(replies) - 12, 12)]
    whole = [_least(_check(text)) for text in long if len(text) == _LONG]
    bench.spread(f"own check of {_LONG:,} characters", whole or [0.0])


def _hostile(bench: Bench) -> None:
    taken = {text: _least(_check(text), rounds=2) for text in _hostile_texts()}
    worst = max(taken, key=taken.__getitem__)
    bench.spread(f"own check of {_HOSTILE_LENGTH:,} hostile characters", list(taken.values()))
    bench.say(f"the slowest of them begins {worst[:24]!r}")


def _hostile_texts() -> Iterator[str]:
    from amends.wording.rulefiles import read_language

    rules, _ = read_language("en")
    groups = (groups for rule in rules for _, groups, _ in rule["patterns"])
    cues = sorted({word for found in groups for group in found for word in group.split()})
    for piece in (*_HOSTILE, " ".join(cues) + " "):
        yield (piece * (_HOSTILE_LENGTH // len(piece) + 1))[:_HOSTILE_LENGTH]


def _start(bench: Bench) -> None:
    from amends.wording.rules import load

    bench.spread("loading the rules, warm", [_least(load, rounds=1) for _ in range(bench.rounds)])
    main = bench.checkout / "desktop" / "amends" / "__main__.py"
    with TemporaryDirectory() as home:
        environment = {**os.environ, "AMENDS_HOME": home, "AMENDS_CACHE_DIR": f"{home}/cache"}
        reply = Path(home) / "reply.txt"
        reply.write_text("We lost your parcel, and we are sorry. It is paid back today.", "utf-8")
        command = [sys.executable, "-P", str(main), "check", str(reply)]
        cold, *warm = [_process(command, environment) for _ in range(1 + bench.rounds)]
        nothing = [sys.executable, "-c", "pass"]
        bare = [_process(nothing, environment) for _ in range(bench.rounds)]
    bench.say(f"amends check with nothing remembered: {cold * 1000:.0f} ms of the processor")
    bench.ratio("amends check, of the processor", warm[1:] or warm, "python -c pass", bare)


def _process(command: list[str], environment: dict[str, str]) -> float:
    """Return what ``command`` takes of the processor; the clock where that is not told."""
    before = os.times()
    clock = process(command, env=environment)
    after = os.times()
    spent = after.children_user - before.children_user
    return spent + after.children_system - before.children_system or clock


def _check(text: str, brief: "Brief | None" = None) -> Callable[[], object]:
    """Return a check of ``text`` under rules that have not seen it."""
    from amends.drafting.brief import Brief
    from amends.wording.checking import check

    return partial(check, text, brief or Brief(), rules=_rules())


@cache
def _rules() -> "RuleSet":
    from amends.wording.rules import load

    return load()


def _forget() -> None:
    """Forget the sentences seen so far."""
    from amends.wording import components

    _rules().forget()
    components._said.cache_clear()


def _least(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the least processor time that ``work`` takes; the first round is not counted."""
    work()
    taken = []
    for _ in range(rounds):
        _forget()
        start = thread_time()
        work()
        taken.append(thread_time() - start)
    return min(taken)
