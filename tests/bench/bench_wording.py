"""Wording: the own check of a reply against proselint, both in this process."""

from functools import partial

from measure import Bench, seconds


def run(bench: Bench) -> None:
    """Print the ratio over the composed replies, and the spread of our own times."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    from amends.drafting.brief import Brief
    from amends.platforms.registry import load
    from amends.wording.checking import check

    replies = [row["text"] for row in bench.samples("replies_dev.jsonl")]
    if not replies:
        return
    CheckRegistry().register_many(__register__)
    bare, placed = Brief(), Brief(surface=load().surface("google.review_reply"))
    ours, on_a_surface, theirs = [], [], []
    for _ in range(2):  # the first time loads data and compiles expressions
        ours, on_a_surface, theirs = [], [], []
        for text in replies:
            ours.append(seconds(partial(check, text, bare)))
            on_a_surface.append(seconds(partial(check, text, placed)))
            theirs.append(seconds(LintFile("reply", text).lint))
    bench.ratio("own check of a reply", ours, "proselint", theirs)
    bench.ratio("own check with a surface", on_a_surface, "proselint", theirs)
    bench.spread("own check", ours)
