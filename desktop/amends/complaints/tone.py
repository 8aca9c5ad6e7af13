"""How a text sounds in a language without readings of its own: praise, question or complaint."""

from functools import cache

from amends import resources
from amends.complaints.words import FOLDER
from amends.text.lexicon import Tokens


@cache
def _tone(language: str) -> tuple[frozenset[str], frozenset[str]]:
    try:
        data = resources.toml(f"{FOLDER}/{language}/tone.toml")
    except FileNotFoundError:
        return frozenset(), frozenset()
    return frozenset(data["reproach"].split()), frozenset(data["praise"].split())


_ASKS = ("?", "\uff1f", "\u061f")  # as in Europe, in the Far East and in Arabic


def kind(text: str, tokens: Tokens, language: str) -> str:
    """Return ``praise``, ``question`` or ``complaint``; in doubt it is a complaint."""
    reproach, praise = _tone(language)
    against = sum(1 for word in tokens.words if word in reproach)
    for_it = sum(1 for word in tokens.words if word in praise)
    if for_it > against:
        return "praise"
    calm = not against and "!" not in text and "??" not in text
    if calm and any(mark in text for mark in _ASKS):
        return "question"
    return "complaint"
