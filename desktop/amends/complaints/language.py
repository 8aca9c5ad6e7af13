"""Which language a text is in: seven are named, every other is ``other``.

Each language has the words and letters it uses most; a text belongs to the language in which its
words are least surprising. Handles, links, hashtags and numbers say nothing.
"""

import re
from functools import cache
from math import log
from typing import Any, NamedTuple

from amends import resources
from amends.complaints.words import FOLDER

OTHER = "other"
_READ = 800  # code points are enough to tell a language
_MOST, _OFTEN, _RARE, _PART = 0.012, 0.0016, 0.00003, 0.65
_FIRST = 1.2  # English comes first when two are as likely
_FOREIGN = 1.5  # how much likelier a language that is not named must be
_ACCENT = 1.5  # English hardly writes accents
_LEARNT = 4000
_LONG = 24
_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|#\w+|&\w+;|\w*\d\w*|_+\w*")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = re.compile(r"[\u0370-\u1cff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ufb1d-\ufdff]")


class _Profiles(NamedTuple):
    languages: tuple[str, ...]
    words: dict[str, dict[int, float]]
    parts: dict[str, tuple[int, ...]]
    learnt: dict[str, tuple[tuple[int, float], ...]]


def detect(text: str) -> str:
    """Return the two-letter code of the language, or ``other``."""
    words = _words(text)
    joined = "".join(words)
    if not joined:
        return "en"
    if 3 * len(_SCRIPTS.findall(joined)) > len(joined):
        return OTHER
    profiles = _profiles()
    sums = [0.0] * len(profiles.languages)
    for word in words:
        row = profiles.learnt.get(word)
        for at, gained in _gain(word, profiles) if row is None else row:
            sums[at] += gained
    named = len(_data()["named"])
    sums[0] += _FIRST
    best = max(range(named), key=sums.__getitem__)
    if max(sums[named:]) > sums[best] + _FOREIGN:
        return OTHER
    return profiles.languages[best]


@cache
def has_readings(language: str) -> bool:
    """Return whether complaints in ``language`` are understood and not only scanned."""
    try:
        return f"{FOLDER}/{language}/troubles.toml" in resources.names(f"{FOLDER}/{language}")
    except FileNotFoundError:
        return False


def _words(text: str) -> list[str]:
    """Return the words of a text; a hashtag counts only where there is nothing else."""
    head = text[:_READ].replace("’", "'").lower()
    words = _WORD.findall(_NOT_WORDS.sub(" ", head))
    return words or _WORD.findall(head)


@cache
def _data() -> dict[str, dict[str, Any]]:
    return resources.toml(f"{FOLDER}/languages.toml")


@cache
def _profiles() -> _Profiles:
    data = _data()
    words: dict[str, dict[int, float]] = {}
    parts: dict[str, list[int]] = {}

    def learn(at: int, listed: str, share: float) -> None:
        for word in listed.split():
            if word[0] == "*":
                parts.setdefault(word[1:], []).append(at)
                continue
            for form in {word, _bare(word)}:
                words.setdefault(form, {})[at] = share

    for at, row in enumerate(data["named"].values()):
        learn(at, row["often"], _OFTEN)
        learn(at, row["most"], _MOST)
        for part in row["parts"].split():
            parts.setdefault(part, []).append(at)
    for at, listed in enumerate(data["elsewhere"].values(), start=len(data["named"])):
        learn(at, listed, _OFTEN * 3)
    languages = (*data["named"], *data["elsewhere"])
    return _Profiles(languages, words, {part: tuple(at) for part, at in parts.items()}, {})


def _gain(word: str, profiles: _Profiles) -> tuple[tuple[int, float], ...]:
    """Return how much likelier ``word`` is in some languages than anywhere, as logarithms."""
    shares = profiles.words.get(word, {})
    gains = {at: log(share / _RARE) for at, share in shares.items()}
    if not shares and len(word) > 2:
        marked = f"^{word[:_LONG]}$"
        found: dict[int, int] = {}
        for length in range(1, 7):
            for start in range(len(marked) - length + 1):
                for at in profiles.parts.get(marked[start : start + length], ()):
                    found[at] = found.get(at, 0) + 1
        gains = {at: min(3, count) * _PART for at, count in found.items()}
    if not word.isascii():
        gains[0] = gains.get(0, 0.0) - _ACCENT
    row = tuple(gains.items())
    if len(profiles.learnt) < _LEARNT:
        profiles.learnt[word] = row
    return row


_PLAIN = str.maketrans("áàâãäåéèêëíìîïóòôõöúùûüçñ", "aaaaaaeeeeiiiiooooouuuucn")


def _bare(word: str) -> str:
    """Return the word as people type it who leave the accents out."""
    return word.translate(_PLAIN)
