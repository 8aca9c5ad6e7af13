"""What an engine's alarm must not be about: handles, links, gaps, accepted words and names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from amends.text.folding import fold
from amends.text.spans import Span

_PASSED_OVER = re.compile(
    r"\[\[.*?\]\]|\{\{.*?\}\}|\{%.*?%\}"  # gaps for the writer, template marks
    r"|\w[\w.+-]*@[\w-]+(?:\.[\w-]+)+"  # e-mail addresses
    r"|(?<!\w)[@#]\w+(?:[.@-]\w+)*"  # handles, also with a server, and tags
    r"|(?<!\w)/?[ur]/\w[\w-]*"  # readers and rooms of forums
    r"|(?<!\w)\^[A-Za-z]{1,12}\b"  # initials of whoever answers for a brand
    r"|\b[a-z][a-z0-9+.-]{1,9}://\S+|\bwww\.\S+"  # links
    r"|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?:/\S*)?(?!\w)"  # links without a scheme
    r"|\w*\d[\w.,:/-]*",  # numbers, times, order numbers, names with digits
    re.DOTALL | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_ENDS = frozenset('.!?…:\n\r•*-–—"“”‘(')
_JOINERS = frozenset("-‐‑'’")
_LONGEST_GAP = 500  # code points; an unclosed bracket must not hide the rest of the text


@dataclass(frozen=True, slots=True)
class Accepted:
    """Words that are right as they are: the writer's own, and those of complaint and profile."""

    folded: frozenset[str]
    names: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Accepted":
        """Take ``words`` apart into single words; the capitalised ones count as names."""
        single = [found.group() for word in words for found in _WORD.finditer(word)]
        folded = frozenset(_base(word) for word in single) | {fold(word) for word in single}
        return cls(folded, tuple(dict.fromkeys(w for w in single if w[0].isupper() and len(w) > 3)))

    def covers(self, quote: str) -> bool:
        """Return whether every word of ``quote`` is accepted."""
        found = _WORD.findall(quote)
        return bool(found) and all(
            fold(word) in self.folded or _base(word) in self.folded for word in found
        )

    def nearest_name(self, word: str) -> str:
        """Return the accepted name that ``word`` misspells by one letter, or nothing."""
        if len(word) < 4 or not self.names:
            return ""
        from rapidfuzz.distance import OSA

        bare = _base(word)
        for name in self.names:
            if OSA.distance(bare, fold(name), score_cutoff=1) == 1:
                return name
        return ""


def passed_over(text: str) -> list[Span]:
    """Return the stretches of ``text`` that are no language, in order."""
    spans = []
    for match in _PASSED_OVER.finditer(text):
        if match.end() - match.start() <= _LONGEST_GAP or match.group()[0] not in "[{":
            spans.append(Span(*match.span()))
    return spans


def overlaps_any(spans: list[Span], start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` touches one of the sorted ``spans``."""
    from bisect import bisect_left

    at = bisect_left(spans, end, key=lambda span: span.start)
    return any(span.end > start for span in spans[max(at - 2, 0) : at])


def may_be_a_name(
    text: str, start: int, end: int, offers: Iterable[str] = (), *, capital_says_so: bool = True
) -> bool:
    """Return whether the unknown word ``text[start:end]`` reads as somebody's or some thing's name.

    A capital inside a sentence says so. At its start every word has one: there it is a name
    before another capital, a comma or the end of the line ("Yusuf, …", "Mei Lin"), and otherwise
    a common word if one of the ``offers`` is but a slip away ("Recieve the parcel …"). A word
    that comes twice is no slip. In German a capital says nothing (``capital_says_so``): there
    the offers decide alone.
    """
    word = text[start:end]
    if not any(character.isupper() for character in word):
        return False
    if not capital_says_so:
        return not any(_is_slip(word, offer) for offer in offers)
    before = text[:start].rstrip(" \t")
    if before and before[-1] not in _SENTENCE_ENDS:
        return True
    if word.isupper() or any(character.isupper() for character in word[1:]):
        return True
    if text.count(word) > 1:
        return True
    after = re.match(r"(?:['’]s)?[ \t]*(.?)", text[end : end + 20], re.DOTALL)
    following = after.group(1) if after else ""
    return not (following.islower() and any(_is_slip(word, offer) for offer in offers))


def fragment_of_a_word(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` is what a hyphen or apostrophe left of a longer word."""
    return text[max(start - 1, 0) : start] in _JOINERS or text[end : end + 1] in _JOINERS


def follows_abbreviation(text: str, start: int, abbreviations: Iterable[str]) -> bool:
    """Return whether the word before ``start`` ends in a full stop that ends no sentence."""
    before = text[max(start - 20, 0) : start].rstrip()
    last = fold(before.split()[-1]) if before.split() else ""
    return last.lstrip("(\"'") in abbreviations


def _is_slip(word: str, offer: str) -> bool:
    from rapidfuzz.distance import OSA

    most = 1 if len(word) < 8 else 2
    return len(word) > 2 and OSA.distance(fold(word), fold(offer), score_cutoff=most) <= most


def _base(word: str) -> str:
    """Return the folded word without a possessive."""
    folded = fold(word)
    return folded[:-2] if folded.endswith("'s") else folded.removesuffix("'")
