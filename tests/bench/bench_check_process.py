"""Terminal: ``amends check FILE`` as a whole process against ``python -c pass``."""

import os
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Bench, process

_REPLY = (
    "Anna, we let you wait fifty minutes and then served the soup cold. That was our fault, and "
    "we are sorry for the evening it cost you. We will return your £24 today. One person now "
    "looks after each table from the order to the bill."
)


def run(bench: Bench) -> None:
    """Print the ratio, and what starting from the checkout adds to it."""
    main = bench.checkout / "desktop" / "amends" / "__main__.py"
    with TemporaryDirectory() as home:
        environment = {**os.environ, "AMENDS_HOME": home, "AMENDS_CACHE_DIR": f"{home}/cache"}
        reply = Path(home) / "reply.txt"
        reply.write_text(_REPLY, encoding="utf-8")
        arguments = ["check", reply, "--surface", "google.review_reply"]
        check = partial(process, [sys.executable, "-P", main, *arguments], env=environment)
        nothing = partial(process, [sys.executable, "-c", "pass"], env=environment)
        bench.ratio("amends check", *_named(bench.interleaved(check, nothing)))
        # from the environment that serves the checkout the cache folder must be the user's own
        shell = partial(
            process, [sys.executable, bench.checkout / "desktop", *arguments], cwd=bench.checkout
        )
        bench.ratio("python3 desktop check", *_named(bench.interleaved(shell, nothing)))


def _named(times: tuple[list[float], list[float]]) -> tuple[list[float], str, list[float]]:
    return times[0], "python -c pass", times[1]
