"""Phrases: the small language in which rules are written, and what it compiles to.

A phrase is words in a row; between two words any white space, comma or hyphen may stand. ::

    sorry if (you|anyone)     one of several
    so? very? sorry           may be missing
    disappoint~               any ending: disappoints, disappointed, disappointing
    {sorry}                   a fragment from fragments.toml
    sorry <3> if              up to three words between, within the clause, not across "but";
                              before $ the gap ends where the full stop of the sentence begins
    sorry [if you were upset] only the words in brackets are marked
    sorry !(for)              not followed by          &(for) followed by
    ^ sorry   happen $        at the start of the sentence; at the end of the clause
    wait ; however            a semicolon or colon may stand here

British and American spelling, missing apostrophes and the commonest slips come by themselves.
Every repetition is bounded or possessive, so the work per place in a text has a fixed ceiling.

This is one of two languages for phrases. A rule marks words, looks ahead and behind and knows the
ends of sentence and clause, so it becomes a regular expression, which is tried where its rarest
word stands. A lexicon (``amends.text.lexicon``) holds thousands of phrases that only say whether
something was said; they are walked word by word in one pass and cost no expression at all.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from amends.wording.needs import UNKNOWN, Needs, all_of, any_of, one_of, pack_ways, rarest

SEPARATOR = r"[\s,*\-]*+"
_EDGE = r"(?!'?\w)"
# after a word: its edge and the space, or a contraction that the next word of the phrase spells out
_TAIL = (
    rf"(?>{_EDGE}{SEPARATOR}|(?='(?:re|ve|ll|m|d)\b)|(?=n't\b)"
    r"|(?:(?<=\bit)|(?<=\bthat)|(?<=\bthere)|(?<=\bwhat))(?='s\b))"
)
_PACKED = "\x01"
# the marks that end a sentence stay outside a gap, where "$" looks for them
_GAP_LETTERS = r"(?:[^\s,;:()\-.!?\u2026]++|[.!?\u2026](?!\W{0,3}\Z))++"
_GAP_WORD = rf"(?:(?!but\b){_GAP_LETTERS}[\s,\-]*+)"
_MOST_GAPS = 6
_MOST_GAP_WORK = 4000
_TOKEN = re.compile(
    r"\s*(?:(\{[a-z_]+\})|<(\d{1,2})>|([!&]\()|([()|\[\]?^$;])|([\w'%~.][\w'%~./&-]*))"
)
_OPENING = ("(", "[", "!(", "&(")
_PLACES = {
    "^": r"\A\W*+",
    "$": r"(?=[.!?;:()\"\u2026]|\W*+\Z)",
    ";": r"[;:\-]?[\s\-]*+",
}
_BUILT_IN = {
    "number": r"\d[\d.,:]*+",
    "money": r"(?:[£$€]\s?\d[\d.,]*+k?|\d[\d.,]*+\s?(?:pounds?|dollars?|euros?|usd|gbp|eur|quid))",
    "percent": r"\d[\d.]*+\s?(?:%|percent|per cent)",
    "quoted": r'"[\w\'-]{1,24}+(?: [\w\'-]{1,24}+)?"',
    "word": r"[^\s,;:()\-]++",
    "handle": r"@\w+",
    "question_end": r"[^.;:!()\n\u2026]*+(?<=\?)",
    "rest": (
        r"(?:(?!\band (?:we|i|it|our|my|there|this|that|their|they|you|she|he|lessons|an|a|all"
        r"|no|the)\b)"
        r"[^.;:!?()\n\u2026])*+"
    ),
}
_MAY_BE_EMPTY = ("rest",)
_CONTRACTED = {
    "are": "'re", "is": "'s", "has": "'s", "am": "'m", "have": "'ve", "will": "'ll",
    "would": "'d", "had": "'d", "not": "n't",
}  # fmt: skip
# without the apostrophe these are other words
_OTHER_WORDS = "we're we'll we'd i'll i'd it's he'll she'll she'd who're"
_KEEPS_APOSTROPHE = frozenset(_OTHER_WORDS.split())
_OUR = re.compile(r"\b(behavi|fav|hon|col|endeav|rum|lab|neighb)our")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says where."""


class Compiled(NamedTuple):
    """A phrase as a regular expression, and the words without which it cannot match.

    The first of the groups of a way is the rarest.
    """

    regex: str
    needs: Needs


class _Part(NamedTuple):
    regex: str
    needs: Needs = UNKNOWN
    gaps: tuple[int, ...] = ()
    marks: bool = False
    may_be_empty: bool = False


class Language:
    """What a phrase may use: fragments and slips of one language."""

    def __init__(
        self, fragments: Mapping[str, str | list[str]], slips: Mapping[str, list[str]]
    ) -> None:
        self._sources = {
            name: value if isinstance(value, str) else "|".join(value)
            for name, value in fragments.items()
        }
        self._slips = slips
        self._parts: dict[str, _Part] = {}
        self._open: list[str] = []

    def compile(self, phrase: str) -> Compiled:
        """Return ``phrase`` compiled. Raises ``PhraseError`` with the reason."""
        part = self._parse(phrase)
        if part.may_be_empty:
            raise PhraseError(f"{_short(phrase)} could match nothing at all")
        work = _work(part.gaps)
        if len(part.gaps) > _MOST_GAPS or work > _MOST_GAP_WORK:
            raise PhraseError(f"{_short(phrase)} has too many or too wide gaps; split it")
        return Compiled(r"(?<!\w)(?<!\w')" + part.regex, rarest(part.needs))

    def check_fragments(self) -> None:
        """Compile every fragment. Raises ``PhraseError`` for the first that is wrong."""
        for name in self._sources:
            self._fragment(name)

    def _fragment(self, name: str) -> _Part:
        if name in _BUILT_IN:
            return _Part(f"(?:{_BUILT_IN[name]}){SEPARATOR}", may_be_empty=name in _MAY_BE_EMPTY)
        if name in self._parts:
            return self._parts[name]
        if name not in self._sources:
            raise PhraseError(f"there is no fragment {{{name}}}")
        if name in self._open:
            raise PhraseError(f"the fragment {{{name}}} contains itself")
        self._open.append(name)
        part = self._parse(self._sources[name])
        self._open.pop()
        self._parts[name] = part
        return part

    def _parse(self, phrase: str) -> _Part:
        tokens = _tokens(phrase)
        part, rest = self._alternatives(tokens, 0)
        if rest != len(tokens):
            raise PhraseError(f"{_short(phrase)} has a closing bracket too many")
        return part

    def _alternatives(self, tokens: list[str], at: int) -> tuple[_Part, int]:
        branches = []
        while True:
            branch, at = self._sequence(tokens, at)
            branches.append(branch)
            if at < len(tokens) and tokens[at] == "|":
                at += 1
                continue
            break
        if len(branches) == 1:
            return branches[0], at
        return _one_of(branches), at

    def _sequence(self, tokens: list[str], at: int) -> tuple[_Part, int]:
        parts: list[_Part] = []
        while at < len(tokens) and tokens[at] not in ("|", ")", "]"):
            part, at = self._item(tokens, at)
            if at < len(tokens) and tokens[at] == "?":
                part = _Part(
                    f"(?:{part.regex})?", UNKNOWN, part.gaps, part.marks, may_be_empty=True
                )
                at += 1
            parts.append(part)
        if not parts:
            raise PhraseError("an empty alternative; write (word)? for words that may be missing")
        return _in_a_row(parts), at

    def _item(self, tokens: list[str], at: int) -> tuple[_Part, int]:
        sign = tokens[at]
        if sign in _OPENING:
            inner, at = self._alternatives(tokens, at + 1)
            closing = "]" if sign == "[" else ")"
            if at >= len(tokens) or tokens[at] != closing:
                raise PhraseError(f"a {sign!r} without its {closing!r}")
            return _bracketed(sign, inner), at + 1
        if sign == "?":
            raise PhraseError("a '?' with nothing before it")
        return self._atom(sign), at + 1

    def _atom(self, sign: str) -> _Part:
        if sign in _PLACES:
            return _Part(_PLACES[sign], may_be_empty=True)
        if sign.startswith("<"):
            size = int(sign[1:-1])
            return _Part(f"{_GAP_WORD}{{0,{size}}}?", UNKNOWN, (size,), may_be_empty=True)
        if sign.startswith("{"):
            return self._fragment(sign[1:-1])
        return self._word(sign)

    def _word(self, token: str) -> _Part:
        parts = []
        for piece in filter(None, token.split("-")):
            forms = self._forms(piece)
            regex = "|".join(re.escape(form) for form in sorted(forms, key=_longest_first))
            heads = one_of(_head(form) for form in forms)
            one = regex if len(forms) == 1 else f"(?:{regex})"
            parts.append(_Part(f"{one}{_TAIL}", heads))
        return _in_a_row(parts)

    def _forms(self, word: str) -> set[str]:
        bare = word.lower()
        forms = _endings(bare[:-1]) if bare.endswith("~") else {bare}
        for form in tuple(forms):
            forms.update(self._slips.get(form, ()))
        for form in tuple(forms):
            if form not in _KEEPS_APOSTROPHE:
                forms.add(form.replace("'", ""))
            if (american := re.sub(r"is(e[ds]?|ing|ation|er)$", r"iz\1", form)) != form:
                forms.add(american)
            forms.add(_OUR.sub(r"\1or", form))
        if bare in _CONTRACTED:
            forms.add(_CONTRACTED[bare])
        return forms


def _longest_first(form: str) -> tuple[int, str]:
    return -len(form), form


def _short(phrase: str) -> str:
    return repr(phrase if len(phrase) <= 60 else f"{phrase[:60]}…")


def _tokens(phrase: str) -> list[str]:
    tokens = []
    at = 0
    phrase = phrase.rstrip()
    while at < len(phrase):
        found = _TOKEN.match(phrase, at)
        if found is None:
            raise PhraseError(f"{_short(phrase)} cannot be read from {_short(phrase[at:])} on")
        fragment, gap, look, sign, word = found.groups()
        tokens.append(fragment or (f"<{gap}>" if gap else None) or look or sign or word)
        at = found.end()
    if not tokens:
        raise PhraseError("an empty phrase")
    return tokens


def _one_of(branches: list[_Part]) -> _Part:
    for branch in branches:
        if branch.may_be_empty and branch.regex not in _PLACES.values():
            raise PhraseError(f"one of several may be empty: {_short(branch.regex)}")
    regex = _either([branch.regex for branch in branches])
    needs = any_of(branch.needs for branch in branches)
    widest: tuple[int, ...] = max((branch.gaps for branch in branches), key=_work)
    empty = any(branch.may_be_empty for branch in branches)
    return _Part(regex, needs, widest, any(branch.marks for branch in branches), empty)


def _either(branches: list[str]) -> str:
    """Join alternatives; the end of a word that they share is written once, after them."""
    words = [branch.removesuffix(_TAIL) for branch in branches if branch.endswith(_TAIL)]
    others = [branch for branch in branches if not branch.endswith(_TAIL)]
    if len(words) > 1:
        others.insert(0, f"(?:{'|'.join(words)}){_TAIL}")
    else:
        others = branches
    return others[0] if len(others) == 1 else f"(?:{'|'.join(others)})"


def _in_a_row(parts: list[_Part]) -> _Part:
    regex = "".join(part.regex for part in parts)
    needs = all_of(part.needs for part in parts)
    gaps = tuple(gap for part in parts for gap in part.gaps)
    empty = all(part.may_be_empty for part in parts)
    return _Part(regex, needs, gaps, any(part.marks for part in parts), empty)


def _bracketed(opening: str, inner: _Part) -> _Part:
    if opening == "(":
        return _Part(f"(?:{inner.regex})", inner.needs, inner.gaps, inner.marks, inner.may_be_empty)
    if opening == "[":
        if inner.marks:
            raise PhraseError("brackets [ ] inside brackets [ ]")
        return _Part(
            f"({inner.regex})", inner.needs, inner.gaps, marks=True, may_be_empty=inner.may_be_empty
        )
    look = "?!" if opening == "!(" else "?="
    needs = UNKNOWN if opening == "!(" else inner.needs
    return _Part(f"({look}{inner.regex})", needs, inner.gaps, may_be_empty=True)


def _endings(stem: str) -> set[str]:
    forms = {stem, stem + "s", stem + "ed", stem + "ing"}
    if stem.endswith("e"):
        forms |= {stem + "d", stem[:-1] + "ing"}
    elif stem.endswith("y"):
        forms |= {stem[:-1] + "ies", stem[:-1] + "ied"}
    elif stem.endswith(("s", "x", "ch", "sh")):
        forms.add(stem + "es")
    if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", stem):
        forms |= {stem + stem[-1] + "ed", stem + stem[-1] + "ing"}
    return forms


def _head(form: str) -> str:
    found = re.match(r"\w+(?:'\w+)*", form)
    return found.group() if found else form


def _work(gaps: tuple[int, ...]) -> int:
    work = 1
    for size in gaps:
        work *= size + 1
    return work


def as_data(compiled: Compiled) -> list[Any]:
    """Return ``compiled`` in the form in which it is cached: a group is its words in one string.

    A single way is what the groups say already.
    """
    groups, ways = compiled.needs
    several = pack_ways(ways) if len(ways) > 1 else ""
    return [pack(compiled.regex), [" ".join(sorted(group)) for group in groups], several]


def pack(regex: str) -> str:
    """Return ``regex`` with its commonest part written as one character."""
    return regex.replace(_TAIL, _PACKED)


def unpack(packed: str) -> str:
    """Return the regular expression that was packed."""
    return packed.replace(_PACKED, _TAIL)
