"""How a text sounds in a language without readings of its own: praise or not."""

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


def kind(tokens: Tokens, language: str) -> str:
    """Return ``praise`` or ``complaint``; in doubt it is a complaint."""
    reproach, praise = _tone(language)
    against = sum(1 for word in tokens.words if word in reproach)
    for_it = sum(1 for word in tokens.words if word in praise)
    if for_it > against:
        return "praise"
    return "complaint"
