"""A lexicon: phrases written as data, found in a text by its words and not by its characters.

A phrase is a row of elements separated by spaces:

- ``late`` a word; ``deliver*`` any word that begins so, ``*ed`` that ends so; ``came|come`` either
  word; in a class ``!need`` is left out, although ``*ed`` would take it in;
- ``(turned up|arrived)`` alternatives of several words; ``{name}`` a class of words;
- ``~3`` up to three words between its neighbours, never across the end of a sentence;
- ``the?`` may be absent; ``#`` a number; ``$`` a currency sign;
- ``-x`` first: none of the three words before the match is x; last: the next word is not x;
- `` ; `` separates phrases that share a row.

Each phrase is tried only where its rarest word stands, so a text costs its own words and not the
size of the lexicon. What has to mark words in a sentence, or look around them, is a rule and
written in the other language of phrases (``amends.wording.phrases``), which becomes expressions.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from amends.text.expressions import compiled
from amends.text.folding import fold

_TOKEN = compiled(
    r"https?://\S+|www\.\S+|[^\W_]+(?:'[^\W_]+)*|@\w+(?:[.-]\w+)*|[.!?\n\u2026]+"
    r"|[$£€¥₹₱]|[:;]['-]?[()/\\|dpo](?!\w)|<3|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_INSIDE = re.compile(r"(?<=\w)[-&/](?=\w)")  # where a text's words are split as well
_END = "."
_COMMON_WORDS = (
    "a an and are as at be been but by can did do does for from get got had has have he i if in is"
    " it just me my no not of on one or our out she so than that the their them there they this"
    " to up us was we were what when where which who why will with would you your #"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_LOOKBACK = 3
_ALWAYS = 1  # the sign of a pattern that needs nothing else
_REMEMBERED = 20_000


class Tokens(NamedTuple):
    """The words of a text, folded, each with where it stands; ``.`` ends a sentence."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    numbered: list[int]
    """Where in the lists the words with a digit first or last are."""


class Hit(NamedTuple):
    """A phrase found: the key it stands for and the code points it covers."""

    key: str
    start: int
    end: int


# A step is [element, gap before it, may be absent]. A pattern is [sign of the next rarest element,
# without which there is no use in looking further, the element right before the anchor and the one
# right after it where these are certain, the rest]. The rest is [key, the other steps before with
# the nearest first, those after, element that must not precede, element that must not follow].
# Both are plain lists, because a compiled lexicon is kept as JSON and must load in milliseconds.
_Steps = list[list[int]]
_Rest = tuple[str, _Steps, _Steps, int, int]
_Pattern = tuple[int, int, int, _Rest]
_NOTHING: frozenset[int] = frozenset()


class _Row(NamedTuple):
    """What a word stands for: its elements, their signs, and the patterns it anchors.

    A sign is one bit; ``asked`` are the signs of which ``patterns`` need one each.
    """

    elements: frozenset[int]
    signs: int
    asked: int
    patterns: list[_Pattern]


def tokenise(text: str) -> Tokens:
    """Split ``text`` into folded words. A hashtag is its word, a link is ``<url>``."""
    return tokenise_folded(fold(text))


def tokenise_folded(folded: str) -> Tokens:
    """Split a text that is folded already."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    numbered: list[int] = []
    for match in _TOKEN.finditer(folded):
        word = match[0]
        if not word.isalpha():  # most words are letters and nothing else
            first = word[0]
            if first in ".!?\n\u2026":
                if word == "\n":
                    continue
                word = _END
            elif first in "hw" and word.startswith(("http://", "https://", "www.")):
                word = "<url>"
            elif first.isdigit() or word[-1].isdigit():
                numbered.append(len(words))
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(words, starts, ends, numbered)


class Lexicon:
    """Phrases under keys, found together in one pass over a text."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        """Take what ``compile_phrases`` made."""
        self._exact: dict[str, list[int]] = compiled["exact"]
        self._stems: dict[str, list[int]] = compiled["stems"]
        self._endings: dict[str, list[int]] = compiled["endings"]
        self._left_out: dict[str, list[int]] = compiled["left_out"]
        self._signs: list[int] = compiled["signs"]
        self._anchored: list[list[_Pattern]] = compiled["anchored"]
        self._known: dict[str, _Row] = {}

    def find(self, tokens: Tokens) -> list[Hit]:
        """Return every hit in the order of the text; hits may overlap."""
        known = self._known
        words = tokens.words
        rows = [known.get(word) or self._learn(word) for word in words]
        present = _ALWAYS
        for row in rows:
            present |= row.signs
        sets = [row.elements for row in rows]
        sets.append(_NOTHING)  # stands after the last word and, as sets[-1], before the first
        hits: list[Hit] = []
        for index, (_, _, asked, patterns) in enumerate(rows):
            if not asked & present:
                continue
            for sign, previous, following, rest in patterns:
                if (
                    present >> sign & 1
                    and (not following or following in sets[index + 1])
                    and (not previous or previous in sets[index - 1])
                ):
                    first, last = index - (previous > 0), index + 1 + (following > 0)
                    if span := _span(rest, first, last, sets, words):
                        hits.append(Hit(rest[0], tokens.starts[span[0]], tokens.ends[span[1] - 1]))
        return hits

    def _learn(self, word: str) -> _Row:
        elements = set(self._exact.get(word, ()))
        for length in range(2, len(word) + 1):
            elements.update(self._stems.get(word[:length], ()))
        for ending, numbers in self._endings.items():
            if word.endswith(ending):
                elements.update(numbers)
        elements.difference_update(self._left_out.get(word, ()))
        if word[0].isdigit():
            elements.update(self._exact.get("#", ()))
        elif word in "$£€¥₹₱":
            elements.update(self._exact.get("$", ()))
        patterns = [pattern for element in sorted(elements) for pattern in self._anchored[element]]
        signs = asked = 0
        for element in elements:
            if self._signs[element]:
                signs |= 1 << self._signs[element]
        for pattern in patterns:
            asked |= 1 << pattern[0]
        row = _Row(frozenset(elements), signs, asked, patterns)
        if len(self._known) < _REMEMBERED:
            self._known[word] = row
        return row


def compile_phrases(
    phrases: Iterable[tuple[str, str]], classes: Mapping[str, Iterable[str]]
) -> dict[str, Any]:
    """Return a lexicon as plain lists and dictionaries, to be kept as JSON.

    ``phrases`` are rows of phrases under keys; ``classes`` are what ``{name}`` stands for.
    Raises ``ValueError`` for a phrase without a word that must stand in the text.
    """
    builder = _Builder({name: tuple(words) for name, words in classes.items()})
    for key, row in phrases:
        for phrase in row.split(" ; "):
            for steps in _expand(phrase, builder.classes):
                builder.add(key, steps)
    return {
        "exact": builder.exact,
        "stems": builder.stems,
        "endings": builder.endings,
        "left_out": builder.left_out,
        "signs": builder.signs,
        "anchored": builder.anchored,
    }


class _Builder:
    """Numbers the elements and puts each pattern under its rarest one."""

    def __init__(self, classes: Mapping[str, tuple[str, ...]]) -> None:
        self.classes = classes
        self.exact: dict[str, list[int]] = {}
        self.stems: dict[str, list[int]] = {}
        self.endings: dict[str, list[int]] = {}
        self.left_out: dict[str, list[int]] = {}
        self.signs: list[int] = [0]
        self.anchored: list[list[_Pattern]] = [[]]
        self._ids: dict[tuple[str, ...], int] = {}

    def add(self, key: str, steps: "list[_Step]") -> None:
        """Add the pattern that ``steps`` make."""
        not_before = not_after = 0
        if steps[0].forbidden:
            not_before = self._element(steps.pop(0).words)
        if steps and steps[-1].forbidden:
            not_after = self._element(steps.pop().words)
        firm = [at for at, step in enumerate(steps) if not step.optional]
        if not firm:
            raise ValueError(f"a phrase of {key} has no word that must stand in the text")
        firm.sort(key=lambda at: _cost(steps[at].words))
        anchor = firm[0]
        numbered = [[self._element(step.words), step.gap, step.optional] for step in steps]
        # walking backwards, the gap before a step belongs to the step that precedes it
        before = [
            [numbered[at][0], numbered[at + 1][1], numbered[at][2]]
            for at in range(anchor - 1, -1, -1)
        ]
        after = numbered[anchor + 1 :]
        sign = self._sign(numbered[firm[1]][0]) if len(firm) > 1 else 0
        pattern = (
            sign, _next(before), _next(after), (key, before, after, not_before, not_after)
        )  # fmt: skip
        self.anchored[numbered[anchor][0]].append(pattern)

    def _sign(self, element: int) -> int:
        """Return the number of the bit that stands for ``element``; bit 0 is always there."""
        if not self.signs[element]:
            self.signs[element] = max(self.signs) + 1
        return self.signs[element]

    def _element(self, alternatives: tuple[str, ...]) -> int:
        known = self._ids.get(alternatives)
        if known is not None:
            return known
        number = self._ids[alternatives] = len(self.anchored)
        self.signs.append(0)
        self.anchored.append([])
        for word in alternatives:
            if word.endswith("*"):
                self.stems.setdefault(word[:-1], []).append(number)
            elif word[0] == "*":
                self.endings.setdefault(word[1:], []).append(number)
            elif word[0] == "!":
                self.left_out.setdefault(word[1:], []).append(number)
            else:
                self.exact.setdefault(word, []).append(number)
        return number


class _Step(NamedTuple):
    words: tuple[str, ...]
    gap: int
    optional: bool
    forbidden: bool


def _next(steps: _Steps) -> int:
    """Take the first of ``steps`` away and return its element, if it stands right there."""
    if not steps or steps[0][1] or steps[0][2]:
        return 0
    return steps.pop(0)[0]


def _span(
    rest: _Rest, first: int, last: int, sets: list[frozenset[int]], words: list[str]
) -> tuple[int, int] | None:
    """Return where a pattern begins and the index after it, if its ``rest`` stands there too.

    From ``first`` to before ``last`` stand its anchor and those right beside that.
    """
    _, before, after, not_before, not_after = rest
    if after and (last := _run(after, 0, last, sets, words)) < 0:
        return None
    if before and (first := _back(before, 0, first - 1, sets, words)) < 0:
        return None
    if not_after and not_after in sets[last]:
        return None
    if not_before and _precedes(not_before, first, sets, words):
        return None
    return first, last


def _run(steps: _Steps, step: int, at: int, sets: list[frozenset[int]], words: list[str]) -> int:
    """Return the index after the last step matched from ``at`` onwards, or -1."""
    element, gap, optional = steps[step]
    following = step + 1 < len(steps)
    for here in range(at, min(at + gap + 1, len(words))):
        if element in sets[here]:
            end = _run(steps, step + 1, here + 1, sets, words) if following else here + 1
            if end >= 0:
                return end
        if words[here] == _END:
            break
    if not optional:
        return -1
    return _run(steps, step + 1, at, sets, words) if following else at


def _back(steps: _Steps, step: int, at: int, sets: list[frozenset[int]], words: list[str]) -> int:
    """Return the index of the first step matched from ``at`` backwards, or -1."""
    element, gap, optional = steps[step]
    following = step + 1 < len(steps)
    for here in range(at, max(at - gap - 1, -1), -1):
        if element in sets[here]:
            start = _back(steps, step + 1, here - 1, sets, words) if following else here
            if start >= 0:
                return start
        if words[here] == _END:
            break
    if not optional:
        return -1
    return _back(steps, step + 1, at, sets, words) if following else at + 1


def _precedes(element: int, first: int, sets: list[frozenset[int]], words: list[str]) -> bool:
    """Return whether ``element`` stands among the few words before ``first``."""
    for here in range(first - 1, max(first - 1 - _LOOKBACK, -1), -1):
        if words[here] == _END:
            return False
        if element in sets[here]:
            return True
    return False


def _cost(words: tuple[str, ...]) -> int:
    common = sum(1 for word in words if word in _COMMON or word[0] == "*")
    return common * 1000 + len(words)


def _expand(phrase: str, classes: Mapping[str, tuple[str, ...]]) -> Iterable[list[_Step]]:
    """Yield the rows of single-word steps that ``phrase`` stands for."""
    rows: list[list[_Step]] = [[]]
    gap = 0
    for part in _parts(phrase):
        if part[0] == "~":
            gap = int(part[1:])
            continue
        forbidden = part[0] == "-" and len(part) > 1
        optional = part[-1] == "?"
        body = part[1:] if forbidden else part
        body = body[:-1] if optional else body
        single, several = _alternatives(body, classes)
        options: list[list[_Step]] = []
        if single:
            options.append([_Step(single, gap, optional, forbidden)])
        options += [_row(words, gap, forbidden=forbidden) for words in several]
        if optional and not single:
            options.append([])
        rows = [[*row, *option] for row in rows for option in options]
        gap = 0
    return rows


def _row(words: list[str], gap: int, *, forbidden: bool) -> list[_Step]:
    """Return the steps of an alternative of several words, which may hold gaps of its own."""
    steps: list[_Step] = []
    for word in words:
        if word[0] == "~":
            gap = int(word[1:])
            continue
        steps.append(_Step((word,), gap, optional=False, forbidden=forbidden))
        gap = 0
    return steps


def _parts(phrase: str) -> list[str]:
    """Split on the spaces that stand outside brackets."""
    if "(" not in phrase:
        return phrase.split()
    parts: list[str] = []
    depth = 0
    for word in phrase.split():
        if depth:
            parts[-1] += " " + word
        else:
            parts.append(word)
        depth += word.count("(") - word.count(")")
    return parts


def _alternatives(
    body: str, classes: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the one-word alternatives of an element and those of several words."""
    if body[0] == "(":
        body = body[1:-1]
    single: list[str] = []
    several: list[list[str]] = []
    for choice in body.split("|"):
        for words in classes[choice[1:-1]] if choice[0] == "{" else (choice,):
            split = _INSIDE.sub(" ", words)
            if " " in split:
                several.append(split.split())
            else:
                single.append(split)
    return tuple(dict.fromkeys(single)), several
