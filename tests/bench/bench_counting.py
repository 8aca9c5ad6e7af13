"""Counting: a reply in every unit while somebody types, and X against a second implementation."""

import warnings
from functools import partial

from measure import Bench, seconds

SENTENCES = {
    "plain": "We are sorry. The courier left it at the wrong door. See acme.com/help, please. ",
    "emoji": "We’re sorry 🙏🏽 and it is our fault… 👩‍🍳 See https://acme.com/help. ",
    "CJK": "故人西辞黄鹤楼，烟花三月下扬州。",
}


def run(bench: Bench) -> None:
    """Print how long counting 1,000 and 20,000 characters takes, and X against twitter-text."""
    from amends.platforms.counting import count
    from amends.platforms.registry import load

    places = load()
    one_of_each_unit = {surface.unit: surface for surface in places.surfaces.values()}
    for size in (1_000, 20_000):
        for name, sentence in SENTENCES.items():
            text = (sentence * size)[:size]
            jobs = [partial(count, text, surface) for surface in one_of_each_unit.values()]
            for job in jobs:
                job()
            times = [min(seconds(job) for _ in range(bench.rounds)) for job in jobs]
            bench.spread(f"{size:,} characters, {name}, all units", times)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library asks for a deprecated pkg_resources
        try:
            from twitter_text import parse_tweet
        except ImportError:
            bench.say("not measured: twitter-text-parser is not installed")
            return
    text = (SENTENCES["emoji"] * 20)[:1_000]
    ours = partial(seconds, partial(count, text, places.surface("x.reply")))
    theirs = partial(seconds, partial(parse_tweet, text))
    first, second = bench.interleaved(ours, theirs)
    bench.ratio("X weighted", first, "twitter-text-parser", second)
