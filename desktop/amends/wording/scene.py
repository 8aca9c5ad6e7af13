"""A scene: one text made ready for rules, with other people's words taken out of reach."""

import re
from bisect import bisect_left

from amends.text.expressions import compiled
from amends.text.folding import fold
from amends.text.sentences import sentences
from amends.text.spans import Span

_WORD = re.compile(r"\w+(?:'\w+)*")
_ENDINGS = {
    "re": ("are",), "s": ("is", "has"), "m": ("am",), "ve": ("have",), "ll": ("will",),
    "d": ("would", "had"),
}  # fmt: skip
_QUOTED = re.compile(r'"[^"\n]{1,600}"')
_SINGLE_OPENS = re.compile(r"(?<![\w'])'(?=\w)")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?])'(?![\w'])")
_NO_SINGLE_QUOTE = re.compile(r"[\n\"]")
_SINGLE_QUOTED_LENGTHS = range(8, 401)
_CURLY_SINGLE = re.compile(
    r"\u2018[^\u2018\u2019\n]{3,400}(?:\u2019\w[^\u2018\u2019\n]{0,400})*\u2019"
)
_GAP = re.compile(r"\[\[[^\[\]]{0,200}\]\]")
_QUOTED_LINE = re.compile(r"^[ ]*>[^\n]*", re.MULTILINE)
_YOU_WROTE = compiled(  # the rest of the sentence, or what is quoted, be it several lines
    r"\b(?<!what )(?<!that )(?<!which )(?<!all )(?<!everything )"
    r"(?:you|your (?:review|message|post|letter|email|tweet|words))"
    r" (?:wrote|write|say|says|said|put it|were|was|read|reads)\s{0,3}:\s{0,3}"
    r"(?:\"[^\"]{1,600}\"|[^\n\".!?]{1,600})"
)
_GREETING = compiled(
    r"""(?:(?:hi|hiya|hello|hey|dear|good\s(?:morning|afternoon|evening|day)|greetings)\b
        [^\n,!.:;?]{0,48}(?:[,!:;-]+|\.(?=\s)|(?=\n))\s*
      |(?:@\w+[\s,:]+)+
      |(?!\w+ly\b|said\b|though\b)(?!(?:however|sorry|first|still|yes|no|but|again|also|and|so|then
        |now|today|instead|that|this|because|since|as|if|when|while|although|in|at|on|for|to|having
        |with|we|i|our|of|nobody|oh|ok|okay|well|look|please|nevertheless|congratulations|congrats
        |welcome|cheers|bravo|sure|right|fine|great|nice|wow|true|granted|indeed|meanwhile|otherwise
        |perhaps|maybe|besides|anyway|alas|overall|yesterday|tonight|tomorrow|later
        |moreover|furthermore|nonetheless|regardless|therefore|thus|hence)\b)
        [a-z][\w'-]+(?:\s[a-z][\w'-]+)?,\s+(?=(?:we|i|i'm|we're|thank|thanks|it|this|your|please|you)\b))""",
    re.VERBOSE,
)
_GREETED = 3  # the sentences that may begin with a greeting
_OPENING = 160
_MASK = "\u02d1"  # counts as a letter, and no phrase contains it
_ANY_WORD_CHARACTER = re.compile(r"\w")
_LARGEST_MASKED_SHARE = 0.6


class Sentence:
    """A sentence without its greeting: folded ``body`` at ``start``, and the set of its words."""

    __slots__ = ("body", "end", "start", "words")

    def __init__(self, body: str, start: int, end: int) -> None:
        self.body = body
        self.start = start
        self.end = end
        words = _WORD.findall(body)
        if "'" in body:
            words += [part for word in words if "'" in word for part in _spelled_out(word)]
        self.words = frozenset(words)


def _spelled_out(word: str) -> tuple[str, ...]:
    """Return the words of a contraction: you, are; did, not."""
    if word.endswith("n't"):
        return word[:-3], "not"
    host, _, ending = word.partition("'")
    return (host, *_ENDINGS.get(ending, ()))


class Scene:
    """A text, its ``plain`` folded form, the one in which quoted words are blanked, its sentences.

    The ``opening`` is the first words with the greeting, which the sentences leave out.
    """

    __slots__ = ("folded", "opening", "plain", "sentences", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = fold(text)
        self.folded = mask_quotations(text, self.plain)
        spans = sentences(text)
        self.sentences = [self._after_greeting(span) for span in spans[:_GREETED]]
        self.sentences += [self._sentence(span) for span in spans[_GREETED:]]
        self.opening = Sentence(self.folded[:_OPENING], 0, len(self.folded[:_OPENING]))

    def _sentence(self, span: Span) -> Sentence:
        return Sentence(self.folded[span.start : span.end], span.start, span.end)

    def _after_greeting(self, span: Span) -> Sentence:
        start = span.start
        greeting = _GREETING.match(self.folded, start, span.end)
        if greeting is not None and greeting.end() < span.end:
            start = greeting.end()
        return Sentence(self.folded[start : span.end], start, span.end)


def mask_quotations(text: str, folded: str) -> str:
    """Return ``folded`` with quoted passages blanked; one or two quoted words stay.

    The quotation marks stay, so that a rule can still see irony: your "experience". A text that
    is quoted as a whole is the statement itself.
    """
    if ":" in folded:
        folded = _mask(_YOU_WROTE, folded)
    if '"' in folded:
        folded = _mask(_QUOTED, folded)
    if "'" in folded:
        folded = _mask_single_quoted(folded)
        if "\u2018" in text:
            folded = _mask_where(_CURLY_SINGLE, text, folded)
    if "[[" in folded:  # a gap that the writer has still to fill
        folded = _mask(_GAP, folded, largest=1.0)
    if ">" in folded:
        folded = _mask(_QUOTED_LINE, folded, largest=1.0)
    return folded


def _mask(pattern: re.Pattern[str], folded: str, largest: float = _LARGEST_MASKED_SHARE) -> str:
    longest = largest * len(folded)
    return pattern.sub(lambda found: _blanked(found.group(), longest), folded)


def _mask_single_quoted(folded: str) -> str:
    """Mask what stands in single quotation marks, which are written like apostrophes.

    Openings are paired with closings here, for an expression would look for the end anew from
    each of a thousand openings.
    """
    closes = [found.start() for found in _SINGLE_CLOSES.finditer(folded)]
    if not closes:
        return folded
    barriers = [found.start() for found in _NO_SINGLE_QUOTE.finditer(folded)]
    pieces, at, longest = [], 0, _LARGEST_MASKED_SHARE * len(folded)
    for found in _SINGLE_OPENS.finditer(folded):
        first = found.end()
        if found.start() < at:
            continue
        place = bisect_left(closes, first + _SINGLE_QUOTED_LENGTHS[0])
        if place == len(closes):
            break
        last = closes[place]
        barrier = bisect_left(barriers, first)
        if last - first not in _SINGLE_QUOTED_LENGTHS or (
            barrier < len(barriers) and barriers[barrier] < last
        ):
            continue
        pieces += [folded[at : found.start()], _blanked(folded[found.start() : last + 1], longest)]
        at = last + 1
    return "".join([*pieces, folded[at:]])


def _blanked(words: str, longest: float) -> str:
    return words if len(words) > longest else _ANY_WORD_CHARACTER.sub(_MASK, words)


def _mask_where(pattern: re.Pattern[str], text: str, folded: str) -> str:
    """Mask in ``folded`` what ``pattern`` finds in ``text``, of which it is the folded form."""
    pieces, at, longest = [], 0, _LARGEST_MASKED_SHARE * len(folded)
    for found in pattern.finditer(text):
        pieces += [folded[at : found.start()]]
        pieces += [_blanked(folded[found.start() : found.end()], longest)]
        at = found.end()
    return "".join([*pieces, folded[at:]])
