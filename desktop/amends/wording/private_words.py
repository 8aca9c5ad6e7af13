"""The expressions of the privacy guard, from ``resources/wording/<language>/privacy.toml``."""

import re
from functools import cache, cached_property
from typing import Any

from amends import resources

_CODE = r"(?=[\w/-]{0,12}\d)[a-z0-9][\w/-]{1,24}[a-z0-9]"
_STARS = r"[*x.\s-]{0,20}"


class Words:
    """Expressions over folded text, and the words without which each need not be tried.

    An expression is built when it is first needed: most replies need three of them.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        """Take the parsed file."""
        self._data = data
        self._nouns: dict[str, str] = data["nouns"]
        self._health: dict[str, list[str]] = data["health"]
        nouns, health = self._nouns, self._health
        self.you = frozenset(data["you"])
        self.reference_nouns = _first_words(nouns["reference"].split("|"))
        self.room_nouns = _first_words(nouns["room"].split("|"))
        self.card_nouns = _first_words(f"{nouns['card']}|{nouns['ending']}".split("|"))
        self.streets = frozenset(nouns["streets"].split("|"))
        self.months = frozenset(nouns["months"].split("|"))
        self.health = _first_words([*health["conditions"], *health["records"]])
        self.everyday = frozenset(health["everyday"])
        self.phrase_words = _first_words(health["phrases"])
        self.sectors: dict[str, list[str]] = data["sectors"]
        self.told: dict[str, str] = data["messages"]
        self.why: str = data["why"]
        self.source: str = data["source"]
        self._contexts: dict[str, re.Pattern[str]] = {}

    def context(self, name: str) -> re.Pattern[str]:
        """Return what tells the context ``name``."""
        if name not in self._contexts:
            self._contexts[name] = re.compile(self._data["contexts"][name])
        return self._contexts[name]

    def customer(self, sector: str) -> re.Pattern[str]:
        """Return what confirms a customer of this sector."""
        if sector not in self._contexts:
            sources = [*self._data["customer"]["common"], *self._data["customer"][sector]]
            self._contexts[sector] = re.compile(rf"\b(?:{'|'.join(sources)})")
        return self._contexts[sector]

    @cached_property
    def reference(self) -> re.Pattern[str]:
        """Return a noun and the number after it."""
        return re.compile(
            rf"\b(?:{self._nouns['reference']})\b(?:\s(?:{self._nouns['markers']})\b\.?){{0,2}}"
            rf"[\s.:;#(\"'*=-]{{1,5}}(?:(?:{self._nouns['linking']})\b[\s.:#]{{1,4}})?"
            rf"(?P<number>{_CODE})(?![\w%])"
        )

    @cached_property
    def not_reference(self) -> re.Pattern[str]:
        """Return what stands before a number that is no reference."""
        return re.compile(rf"\b(?:{self._nouns['not_references']})\s?\Z")

    @cached_property
    def offered(self) -> re.Pattern[str]:
        """Return what tells that a number is given to the person to use."""
        return re.compile(rf"\b(?:{self._nouns['offered']})\b")

    @cached_property
    def room(self) -> re.Pattern[str]:
        """Return a room or a seat with its number."""
        return re.compile(
            rf"\b(?:{self._nouns['room']})\s(?:(?:{self._nouns['markers']})\b\.? |#)?"
            r"(?P<number>\d{1,5}[a-z]?)(?!\w|[.,:]\d)"
        )

    @cached_property
    def card(self) -> re.Pattern[str]:
        """Return a card or an account with digits of its number."""
        card, ending = self._nouns["card"], self._nouns["ending"]
        return re.compile(
            rf"\b(?:{card})\b(?:\s\w{{1,20}}){{0,4}}?\s(?:{ending})?\s?"
            rf"(?:\w{{1,20}} ){{0,2}}?{_STARS}(?P<number>\d{{4,8}})(?!\w|[.,]\d)"
            rf"|\b(?:{ending})\s{_STARS}(?P<last>\d{{3,4}})(?!\w|[.,:]\d)"
        )

    @cached_property
    def street(self) -> re.Pattern[str]:
        """Return a street with its number."""
        return re.compile(
            r"(?<![\w.,£$€:])\d{1,5}[a-z]?,? (?:[a-z][\w'.-]{1,20} ){1,3}"
            rf"(?:{self._nouns['streets']})(?!\w)"
        )

    @cached_property
    def day(self) -> re.Pattern[str]:
        """Return a day of a month."""
        months, ordinal = self._nouns["months"], self._nouns["ordinal"]
        year = r"(?:,? (?:19|20)\d\d)?"
        return re.compile(
            rf"(?<![\w.,:/-])\d{{1,2}}(?:{ordinal})?(?: \w{{2}})? (?:{months})\b\.?{year}"
            rf"|\b(?:{months})\.? (?:\w{{3}} )?\d{{1,2}}(?:{ordinal})?"
            rf"(?![\w:]|\.\d|\s?[ap]m){year}"
        )

    @cached_property
    def weekday(self) -> re.Pattern[str]:
        """Return a day of the week."""
        return re.compile(rf"\b(?:\w+ )?(?:{self._nouns['weekdays']})\b")

    @cached_property
    def illness(self) -> re.Pattern[str]:
        """Return what nobody but the person may say of them."""
        illnesses = _any([*self._health["conditions"], *self._health["records"]])
        return re.compile(rf"(?<![\w'])(?:{illnesses})(?![\w'])")

    @cached_property
    def everyday_pattern(self) -> re.Pattern[str]:
        """Return an everyday word of health said of the person."""
        frames = "|".join(self._health["everyday_frames"])
        return re.compile(frames.replace("WORD", f"(?:{_any(self._health['everyday'])})"))

    @cached_property
    def phrases(self) -> re.Pattern[str]:
        """Return several words about the person's health."""
        frame = self._health["phrase_frame"][0]
        return re.compile(frame.replace("PHRASE", f"(?:{_any(self._health['phrases'])})"))


@cache
def words_of(language: str) -> Words:
    """Return the expressions of ``language``."""
    return Words(resources.toml(f"wording/{language}/privacy.toml"))


def _any(phrases: list[str]) -> str:
    return "|".join(map(re.escape, phrases))


def _first_words(phrases: list[str]) -> frozenset[str]:
    return frozenset(re.split(r"[ -]", phrase)[0] for phrase in phrases)
