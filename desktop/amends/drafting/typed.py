"""Typed: what people type in a hurry, brought to the forms that ``clauses`` can join.

"ill refund u" is "I'll refund you", "late" is "was late", "charged twice" is "charged you twice",
"driver left it" is "the driver left it". Only what English cannot do without is added; whatever
is not known to be such a case stays as it was typed.
"""

import re
from functools import cache
from typing import Any

from amends import resources

_HASTE = re.compile(
    r"\b(?:u|ur|pls|plz|tmrw|tmr|tomoz|thx|w/o|w/)(?=[\s.,;:!?]|$)"
    r"|\b(?:ill|im|ive|id|wont|dont|didnt|cant|couldnt|wasnt|werent|youll|weve|theyre|thats)\b",
    re.IGNORECASE,
)
_WRITTEN = {
    "u": "you", "ur": "your", "pls": "please", "plz": "please", "tmrw": "tomorrow",
    "tmr": "tomorrow", "tomoz": "tomorrow", "thx": "thanks", "w/o": "without", "w/": "with",
    "im": "I'm", "ive": "I've", "wont": "won't", "dont": "don't", "didnt": "didn't",
    "cant": "can't", "couldnt": "couldn't", "wasnt": "wasn't", "werent": "weren't",
    "youll": "you'll", "weve": "we've", "theyre": "they're", "thats": "that's",
}  # fmt: skip
_NAMED_DAY = re.compile(  # "may" and "march" are words too
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|april|june|july|august"
    r"|september|october|november|december|christmas|easter)\b"
)
_ILL = re.compile(r"^\s*(?:i|I)(ll|d)\s+(?=[a-z]+\s+(?:you|u|it|the|a|an|your|back|another)\b)")
_AND = re.compile(r"^(?:and|plus|also|but|so|then)\s+(?:also\s+)?", re.IGNORECASE)
_CAUSE = re.compile(
    r"^(?:(?:it|this) was )?(?:due to|because of|owing to|caused by|down to)\s+", re.IGNORECASE
)


@cache
def _lists() -> dict[str, Any]:
    table = resources.toml("templates/en/typed.toml")
    return {key: frozenset(v) if isinstance(v, list) else v for key, v in table.items()}


def written_out(text: str) -> str:
    """Return ``text`` without the shorthand of chats and without shouting."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) > 7 and all(map(str.isupper, letters)) and " " in text.strip():
        text = re.sub(r"\bi\b", "I", text.lower())
    text = _NAMED_DAY.sub(lambda match: match.group().capitalize(), text)
    text = _ILL.sub(lambda match: f"I'{match[1]} ", text)
    return _HASTE.sub(lambda match: _WRITTEN.get(match.group().lower(), match.group()), text)


def completed(text: str, tokens: list[str], role: str) -> str:
    """Return the fact ``text`` with the small words that were left out of it."""
    words = _AND.sub("", text)
    if role == "why":
        words = _CAUSE.sub("", words)
    if words != text:
        return completed(words, _tokens(words), role) if words else ""
    said = " ".join(tokens)
    nothing = _lists()["says_nothing"]
    if said in nothing["any"] or said in nothing.get(role, ()):
        return ""
    return _with_verb(words, tokens, role)


def _with_verb(words: str, tokens: list[str], role: str) -> str:
    """Return ``words`` with the "were", "will", "is" or object that haste left out."""
    lists = _lists()
    first = tokens[0] if tokens else ""
    if role in ("did", "why", "harm") and _is_state(tokens, lists, role):
        return f"were {_small(words)}"
    needing = first == "already" or first in lists["to_you"] or first in lists["to_it"]
    if role in ("did", "repair") and needing:
        return _with_object(words, tokens, lists, role)
    if first in lists["participles"]:
        return f"have {_small(words)}"
    if role == "repair" and words.lower().startswith("money back"):
        return f"your {_small(words)}"
    if role == "repair" and first in lists["as_now"]:
        return f"will {_small(words)}"
    return (_passive(words, tokens, lists) if role == "repair" else "") or words


def is_request(tokens: list[str]) -> bool:
    """Return whether a fact asks the person for something: "call me on Monday", "come in"."""
    if len(tokens) < 2:
        return False
    asks = tokens[0] in _lists()["asking"]
    to_us = tokens[1] in ("me", "us")
    offers = tokens[0] in ("come", "pop", "drop", "stop") and tokens[1] in (
        "in", "by", "back", "round", "over",
    )  # fmt: skip
    return (asks and to_us) or offers or tokens[0] == "please"


def with_article(words: str, tokens: list[str]) -> str:
    """Return a clause whose subject lacks its article with it ("driver left it")."""
    lists = _lists()
    if not tokens or words[:1].isupper() or tokens[0] not in lists["bare_subjects"]:
        return words
    if tokens[0] in lists["fresh"]:
        return f"a {words}"
    return f"the {words}"


def noun_with_article(words: str, tokens: list[str]) -> str:
    """Return a noun phrase without a determiner with the article it surely needs, if any."""
    lists = _lists()
    if " ".join(tokens[:2]) in lists["without_article"]:
        return words
    if tokens[0][:1].isdigit() or words.startswith(("£", "$", "€")):
        of_sum = words[:1] in "£$€" and len(tokens) > 1 and tokens[-1] in lists["countable"]
        article = "an" if tokens[0].startswith("8") or tokens[0] in ("11", "18") else "a"
        return f"{article} {words}" if of_sum else words
    head = tokens[0]
    for token in tokens[1:]:
        if token in lists["after_head"]:
            break
        head = token
    participle = tokens[-1].endswith("ed") or tokens[-1] in ("sent", "sold", "given")
    if tokens[0] == "wrong" and len(tokens) > 1 and not participle:
        return f"the {words}"
    plural = head.endswith("s") and not head.endswith(("ss", "us"))
    described = tokens[0] in lists["qualities"] and head != tokens[0]
    if head not in lists["countable"] and (not described or plural or head in lists["masses"]):
        return words
    return f"{'an' if tokens[0][:1] in 'aeiou' else 'a'} {words}"


def is_common(word: str) -> bool:
    """Return whether ``word`` is no name although it stands first with a capital."""
    lists = _lists()
    names = ("bare_subjects", "qualities", "masses", "countable", "states_of_us", "states_of_you")
    return any(word in lists[name] for name in names)


def names_a_day(words: str) -> bool:
    """Return whether ``words`` say on which day something happens."""
    return not _lists()["days"].isdisjoint(_tokens(words))


def _is_state(tokens: list[str], lists: dict[str, Any], role: str) -> bool:
    states = lists["states_of_you" if role == "harm" else "states_of_us"]
    joined = " ".join(tokens[:2])
    rest = tokens[2:] if joined in states else tokens[1:]
    if joined not in states and (not tokens or tokens[0] not in states):
        return False
    return not rest or rest[0] in lists["after_state"]


def _with_object(words: str, tokens: list[str], lists: dict[str, Any], role: str) -> str:
    place = 1 if tokens[0] == "already" else 0
    verb = tokens[place] if len(tokens) > place else ""
    following = tokens[place + 1] if len(tokens) > place + 1 else ""
    if following and following not in lists["after_verb"]:
        return words
    if verb in lists["to_you"]:
        said = "you"
    elif verb in lists["to_it"] and role == "repair":
        said = "it"
    else:
        return words
    return re.sub(rf"\b{verb}\b", f"{verb} {said}", _small(words), count=1)


def _passive(words: str, tokens: list[str], lists: dict[str, Any]) -> str:
    """Return "the fee is waived" for "fee waived", or an empty string."""
    for index, token in enumerate(tokens[1:4], start=1):
        if token in lists["done_to_it"]:
            after = tokens[index + 1] if len(tokens) > index + 1 else ""
            if after and after not in lists["after_verb"]:
                return ""
            if tokens[0].endswith("ing") or tokens[index - 1] in ("is", "are", "was", "will", "be"):
                return ""
            determined = tokens[0] in lists["determined"]
            start = _small(words) if determined else f"the {_small(words)}"
            verb = "are" if tokens[index - 1].endswith("s") else "is"
            return re.sub(rf"\b{token}\b", f"{verb} {token}", start, count=1)
    return ""


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if not words.startswith(("I ", "I'")) else words


def _tokens(text: str) -> list[str]:
    return [token.lower().replace("’", "'") for token in re.findall(r"[\w'’-]+", text)]
