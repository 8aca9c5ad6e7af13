"""Speaker and spelling: "we" into "I", British into American, "we are" into "we're"."""

import re
from collections.abc import Callable
from functools import cache

from amends import resources

_TO_I = {
    "we are": "I am", "we were": "I was", "we aren't": "I am not", "we weren't": "I wasn't",
    "are we": "am I", "were we": "was I",
    "we're": "I'm", "we've": "I've", "we'll": "I'll", "we'd": "I'd",
    "we": "I", "us": "me", "our": "my", "ours": "mine", "ourselves": "myself",
}  # fmt: skip
_TO_WE = {
    "i am": "we are", "i was": "we were", "i wasn't": "we weren't",
    "am i": "are we", "was i": "were we",
    "i'm": "we're", "i've": "we've", "i'll": "we'll", "i'd": "we'd",
    "i": "we", "me": "us", "my": "our", "mine": "ours", "myself": "ourselves",
}  # fmt: skip
# a second verb would have to agree, or the pronoun means more people than the writer
_KEEP = re.compile(
    r"\b(?:and|but|or|then)\s+(?:am|are|was|were)\b|\b(?:all|both|each|some|none|one)\s+of\s+us\b"
    r"|\b(?:us|we)\s+(?:both|all|two|three)\b|\blet\s+us\b|\blet's\b|[\"“]",
    re.IGNORECASE,
)
# what people say in one breath; never before a full stop, where nobody does
_CONTRACTED = re.compile(
    r"\b(?P<wont>I|we|you|they) will not\b"
    r"|\b(?P<head>I|we|you|they) (?P<verb>are|am|will|would)(?= [\w\x00<])"
    r"|\b(?P<it>that|it|here|there|what) is(?= [\w\x00<])"
    r"|\b(?P<neg>do|does|did|was|were|is|should|could|would|have|has) not\b"
    r"|\b(?P<perfect>I|we) have(?= (?:read|missed|changed|drawn|heard|overlooked)\b)",
    re.IGNORECASE,
)
_ENDINGS = {"are": "'re", "am": "'m", "will": "'ll", "would": "'d"}


def contracted(text: str, write: Callable[[str, str], str]) -> str:
    """Return ``text`` with what people contract in speech as ``write(full, short)`` has it."""

    def short(match: re.Match[str]) -> str:
        found = match.groupdict()
        if found["wont"]:
            new = f"{found['wont']} won't"
        elif found["head"]:
            new = found["head"] + _ENDINGS[found["verb"].lower()]
        elif found["it"]:
            new = f"{found['it']}'s"
        elif found["neg"]:
            new = f"{found['neg']}n't"
        else:
            new = f"{found['perfect']}'ve"
        return write(match.group(), new)

    return _CONTRACTED.sub(short, text)


def speak(text: str, person: str) -> str:
    """Return the writer's ``text`` in the person that answers, or as it is when that is unsafe."""
    if _KEEP.search(text):
        return text
    table, other = (_TO_I, _pattern("I")) if person == "I" else (_TO_WE, _pattern("we"))
    return other.sub(lambda match: _replaced(match, table), text)


def _replaced(match: re.Match[str], table: dict[str, str]) -> str:
    found = match.group()
    if found in ("US", "AM"):
        return found
    new = table[" ".join(found.lower().replace("’", "'").split())]
    if found == "I" or found.startswith(("I ", "I'", "I’")):
        start = match.start()
        at_start = start == 0 or match.string[:start].rstrip()[-1:] in (".", "!", "?", "")
        return new[:1].upper() + new[1:] if at_start else new
    return new[:1].upper() + new[1:] if found[:1].isupper() else new


@cache
def _pattern(person: str) -> re.Pattern[str]:
    table = _TO_I if person == "I" else _TO_WE
    forms = sorted(table, key=len, reverse=True)
    alternatives = "|".join(
        re.escape(form).replace("'", "['’]").replace(r"\ ", r"\s+") for form in forms
    )
    return re.compile(rf"(?<![\w'’-])(?:{alternatives})(?![\w'’-])", re.IGNORECASE)


def spell(text: str, spelling: str) -> str:
    """Return the template text ``text`` in the profile's spelling; templates are British."""
    if spelling != "en-US":
        return text
    pattern, table = _american()
    return pattern.sub(lambda match: _cased(match.group(), table[match.group().lower()]), text)


def _cased(model: str, word: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


@cache
def _american() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = resources.toml("templates/en/grammar.toml")["spelling_en_us"]
    words = "|".join(sorted(table, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), table
