"""Clauses: what the writer typed as a fact, made ready to stand in a sentence.

Writers type "We sent the wrong size.", "sent the wrong size", "the wrong size", "sending the
wrong size", two sentences or a list. A clause keeps their words and only completes them: the
subject that was left out, the capital, the full stop. What cannot be joined safely is kept as a
noun phrase, which the templates set behind a colon.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from amends import resources
from amends.drafting import typed
from amends.drafting.speaker import speak
from amends.text.sentences import sentences

_BULLET = re.compile(r"^\s*(?:[-*•–—]|\(?\d{1,2}[.)])\s+")
# "we forgot you. we did not call": a sentence that goes on in lower case, as typed in a hurry
_HURRIED = re.compile(
    r"(?<=[a-z]{3}[.!?])\s+(?=(?:we|i|you|they|he|she|it|the|there|no|did|didn't|was|were|never|not|and|also|then|forgot"
    r"|lost|sent|kept|left|made|gave|told|had|a|an|our|your|my|this|that|nobody)\b)"
)
_TOKEN = re.compile(r"[\w'’-]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ufeff]+")
_LEAD_IN = re.compile(r"^(?:sorry (?:that|for)|that|because|so that)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A fact ready for a template.

    ``sentence`` stands alone, with capital and full stop. ``clause`` is the same for the middle
    of a sentence and is empty when the fact is several sentences. ``noun`` is a noun phrase or
    gerund; when it is given the other two are empty.
    """

    sentence: str = ""
    clause: str = ""
    noun: str = ""

    @property
    def start(self) -> str:
        """Return the clause with a capital and without its full stop, to go on from."""
        return self.clause[:1].upper() + self.clause[1:]

    @property
    def capital(self) -> str:
        """Return the noun phrase with a capital."""
        return self.noun[:1].upper() + self.noun[1:]

    def __bool__(self) -> bool:
        return bool(self.sentence or self.noun)


@cache
def grammar() -> dict[str, Any]:
    """Return the word lists of ``grammar.toml``, lists as sets."""
    table = resources.toml("templates/en/grammar.toml")
    return {key: frozenset(v) if isinstance(v, list) else v for key, v in table.items()}


def make(text: str, role: str, person: str) -> Clause:
    """Make the fact ``text`` ready; ``role`` is a field of ``Facts``, ``person`` "I" or "we"."""
    parts = _parts(speak(typed.written_out(text), person))
    made = [clause for part in parts if (clause := _one(part, role, person))]
    if not made:
        return Clause()
    if len(made) == 1:
        return made[0]
    if all(item.noun for item in made):
        return Clause(noun=_listed([item.noun for item in made]))
    return Clause(sentence=" ".join(item.sentence or _stated(item.noun, role) for item in made))


def _stated(noun: str, role: str) -> str:
    """Return a noun phrase as a sentence among others."""
    return sentence(f"you will have {noun}" if role == "repair" else noun)


def sentence(words: str) -> str:
    """Return ``words`` with a capital and an end."""
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…", '."', ".”", "?”", "!”")) else f"{words}."


def _parts(text: str) -> list[str]:
    lines = [_BULLET.sub("", line) for line in re.split(r"[\r\n\x0b\x0c\u2028\u2029]+|;\s+", text)]
    parts = []
    for line in lines:
        for piece in _sentences(line):
            cleaned = " ".join(CONTROL.sub(" ", piece).split())
            cleaned = cleaned.rstrip(" .,;:…") if not cleaned.endswith("...") else cleaned[:-3]
            cleaned = _LEAD_IN.sub("", cleaned.lstrip(" .,;:-–—•*")).strip()
            if any(character.isalnum() for character in cleaned):
                parts.append(cleaned)
    return parts


def _sentences(line: str) -> list[str]:
    return [part for span in sentences(line) for part in _HURRIED.split(span.of(line))]


def _listed(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}"


def _one(text: str, role: str, person: str) -> Clause:
    text = typed.completed(text, _tokens(text), role)
    tokens = _tokens(text)
    if not tokens:
        return Clause()
    if role == "repair" and typed.is_request(tokens):
        to_us = tokens[1] in ("me", "us")
        return Clause(sentence=sentence(f"please {small_start(text)}" if to_us else text))
    shape = _shape(tokens)
    if shape == "verb":
        text = _with_subject(text, tokens, role, person)
    elif shape == "base":
        text = _promise(text, role, person)
    elif shape == "gerund" and role in ("repair", "change"):
        text = f"{'I am' if person == 'I' else 'we are'} {small_start(text)}"
    elif shape in ("noun", "gerund"):
        known = tokens[0] in grammar()["determiners"]
        noun = small_start(text.rstrip("!?"))
        return Clause(noun=noun if known else typed.noun_with_article(noun, tokens))
    else:
        text = typed.with_article(small_start(text), tokens)
    return Clause(sentence=sentence(text), clause=small_start(text.rstrip("!?")))


def _tokens(text: str) -> list[str]:
    return [token.lower().replace("’", "'") for token in _TOKEN.findall(text)]


def _shape(tokens: list[str]) -> str:
    """Return ``clause``, ``verb``, ``base``, ``gerund`` or ``noun``."""
    lists = grammar()
    first = tokens[0] if tokens else ""
    if first in lists["subjects"]:
        return "clause" if len(tokens) > 1 else "noun"
    rest = tokens
    while rest and (rest[0] in lists["adverbs"] or (rest[0].endswith("ly") and len(rest[0]) > 4)):
        rest = rest[1:]
    if rest and (rest is not tokens or first not in lists["determiners"]):
        found = _verbal(rest)
        if found:
            return found
    if rest and rest[0] == "not" and len(rest) > 1 and rest[1].endswith("ing"):
        return "gerund"
    return "clause" if _finite_later(tokens) else "noun"


def _verbal(tokens: list[str]) -> str:
    """Return how a phrase that begins with a verb begins, or an empty string."""
    lists = grammar()
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    follows_verb = (
        not second
        or second in lists["determiners"]
        or second in lists["objects"]
        or second in lists["prepositions"]
        or second in lists["adverbs"]
        or second[:1].isdigit()
    )
    has_object = second in lists["determiners"] or second in lists["objects"]
    if first == "to":
        return "base" if second in lists["bases"] else ""
    if first in lists["auxiliaries"] or first in lists["pasts"]:
        return "verb"
    if first in lists["adjectival_pasts"] or first in lists["adjectives_ed"]:
        return "verb" if follows_verb and second else ""
    if first.endswith("ing") and len(first) > 4:
        return "gerund" if has_object or first not in lists["nouns_ing"] else ""
    if first in lists["bases"]:
        goes_on = first in lists["bases_with_preposition"] and second in lists["prepositions"]
        return "base" if has_object or goes_on or second in ("twice", "again") else ""
    return "verb" if first.endswith("ed") and len(first) > 3 else ""


def _finite_later(tokens: list[str]) -> bool:
    lists = grammar()
    noun_is_person = False
    for before, token in pairwise(tokens):
        if token in ("who", "that", "which", "whose") or (
            token in lists["subjects"]
            and before not in ("and", "but", "or", "so", "when")
            and before not in lists["prepositions"]
        ):
            return False
        noun_is_person = noun_is_person or before in lists["people"]
        if token in lists["auxiliaries"] or token in lists["presents"]:
            return before not in ("to", "a", "the")
        if token in lists["pasts"] and before not in lists["determiners"]:
            ends = token is tokens[-1] and not noun_is_person
            return not (ends and token in lists["needs_object"])
        if token in lists["intransitive_ed"] or (token.endswith("ed") and noun_is_person):
            return before not in lists["determiners"] and not before.endswith("ly")
    return False


def _with_subject(text: str, tokens: list[str], role: str, person: str) -> str:
    words = small_start(text)
    if role == "harm":
        about_us = any(t in ("you", "your", "me", "my", "us", "our") for t in tokens[1:])
        about_us = about_us or (tokens[0] == "hurt" and len(tokens) > 1)
        theirs = tokens[0] in ("had", "lost", "missed", "were")
        subject = "this" if about_us and not theirs else "you"
        return f"{subject} {_agreeing(words, subject)}"
    subject = "I" if person == "I" else "we"
    return f"{subject} {_agreeing(words, subject)}"


def _agreeing(words: str, subject: str) -> str:
    plural = {"was": "were", "wasn't": "weren't", "is": "are", "has": "have", "am": "are"}
    singular = {"were": "was", "weren't": "wasn't", "are": "is", "have": "has"}
    first, _, rest = words.partition(" ")
    if subject == "I":
        table = {"were": "was", "weren't": "wasn't", "are": "am", "is": "am", "has": "have"}
    else:
        table = singular if subject == "this" else plural
    return f"{table.get(first, first)} {rest}".rstrip()


def _promise(text: str, role: str, person: str) -> str:
    words = re.sub(r"^to\s+", "", small_start(text))
    subject = "I" if person == "I" else "we"
    return f"{subject} will {words}" if role == "repair" else f"{subject} now {words}"


def small_start(text: str) -> str:
    """Return ``text`` with a small first letter where the first word is not a name."""
    match = _TOKEN.match(text)
    if match is None:
        return text
    word = match.group()
    low = word.lower().replace("’", "'")
    if low == "i" or low.startswith("i'") or not word[:1].isupper() or word[1:2].isupper():
        return text
    known = any(low in words for words in grammar().values() if isinstance(words, frozenset))
    common = known or typed.is_common(low) or low.endswith(("ed", "ing", "ly"))
    return text[:1].lower() + text[1:] if common else text
