"""What every bench needs: interleaved rounds, medians, ratios, and the samples next door."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Measure = Callable[[], float]


class Bench:
    """Hands a bench its samples and prints what it measured. All times are in seconds."""

    def __init__(self, checkout: Path, *, is_short: bool) -> None:
        """Measure for the project in ``checkout``; fewer rounds when ``is_short``."""
        self.checkout = checkout
        self.is_short = is_short

    @property
    def rounds(self) -> int:
        """Return how often a pair is measured."""
        return 5 if self.is_short else 21

    def samples(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a sample file beside the checkout; say so where there is none."""
        path = self.checkout.parent / "shared" / "samples" / name
        if not path.exists():
            self.say(f"not measured: the samples ({name}) are not beside this checkout")
            return []
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        return rows[:40] if self.is_short else rows

    def interleaved(self, ours: Measure, theirs: Measure) -> tuple[list[float], list[float]]:
        """Measure A B A B … after one round of each that does not count."""
        ours(), theirs()
        pairs = [(ours(), theirs()) for _ in range(self.rounds)]
        return [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    def ratio(
        self, what: str, ours: Sequence[float], against: str, theirs: Sequence[float]
    ) -> None:
        """Print how many times ``against`` ``what`` takes, by the medians."""
        first, second = statistics.median(ours), statistics.median(theirs)
        self.say(f"{what} / {against} = {first / second:.2f}   ({_ms(first)} / {_ms(second)})")

    def spread(self, what: str, times: Sequence[float]) -> None:
        """Print the median and the slow end of ``times``."""
        ordered = sorted(times)
        slow = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        self.say(
            f"{what}: median {_ms(statistics.median(ordered))}, p95 {_ms(slow)}, "
            f"most {_ms(ordered[-1])} over {len(ordered)}"
        )

    def say(self, line: str) -> None:
        """Print one line of a result."""
        print(f"  {line}", flush=True)


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(command: Sequence[str | Path], **options: Any) -> float:
    """Return how long ``command`` takes as a whole process; 0 and 1 are its honest answers."""
    start = time.perf_counter()
    ran = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, capture_output=True, **options
    )
    taken = time.perf_counter() - start
    if ran.returncode not in (0, 1) or b"Traceback" in ran.stderr:
        said = ran.stderr.decode(errors="replace").strip().splitlines()
        raise RuntimeError(f"it stopped with {ran.returncode}: {said[-1:]}")
    return taken


@contextmanager
def display() -> Iterator[str]:
    """Give a display that nobody sees, or the system's own where there is no such thing."""
    if not sys.platform.startswith("linux"):
        yield ""
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout is not None
            yield f":{server.stdout.readline().decode().strip()}"
        finally:
            server.terminate()


def _ms(value: float) -> str:
    return f"{value * 1000:.2f} ms" if value < 0.01 else f"{value * 1000:.0f} ms"
