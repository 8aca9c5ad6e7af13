"""The thing a complaint is about, in the words it was called by."""

from collections.abc import Iterable
from functools import cache

from amends import resources
from amends.complaints.words import FOLDER, Found
from amends.text.lexicon import Tokens
from amends.text.spans import Span


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(resources.toml(f"{FOLDER}/en/things.toml")[name].split())


def things(tokens: Tokens, evidence: Iterable[Span]) -> list[Found]:
    """Return what the complaint is about: the noun nearest to what says what went wrong."""
    main = next(iter(evidence), None)
    nouns, modifiers = _words("nouns"), _words("modifiers")
    if main is None:
        return []
    best: tuple[int, int, int] | None = None
    for at, word in enumerate(tokens.words):
        if word not in nouns:
            continue
        first = at
        while first and tokens.words[first - 1] in modifiers and at - first < 2:
            first -= 1
        start, end = tokens.starts[first], tokens.ends[at]
        away = (
            0
            if start < main.end and main.start < end
            else min(abs(main.start - end), abs(start - main.end))
        )
        # of two nouns in a row the last is the thing: "coffee machine"
        if best is None or away < best[0] or (away == best[0] and start <= best[2]):
            best = (away, start, end)
    return [Found("thing", best[1], best[2])] if best else []
