"""The expressions of the privacy guard, from ``resources/wording/<language>/privacy.toml``."""

import re
from functools import cache
from typing import Any, NamedTuple

from amends import resources

_CODE = r"(?=[\w/-]{0,12}\d)[a-z0-9][\w/-]{1,24}[a-z0-9]"
_STARS = r"[*x.\s-]{0,20}"


class Words(NamedTuple):
    """Expressions over folded text, and the words without which each need not be tried."""

    reference: re.Pattern[str]
    reference_nouns: frozenset[str]
    not_reference: re.Pattern[str]
    offered: re.Pattern[str]
    room: re.Pattern[str]
    room_nouns: frozenset[str]
    card: re.Pattern[str]
    card_nouns: frozenset[str]
    street: re.Pattern[str]
    streets: frozenset[str]
    day: re.Pattern[str]
    weekday: re.Pattern[str]
    months: frozenset[str]
    health: frozenset[str]
    everyday: frozenset[str]
    illness: re.Pattern[str]
    everyday_pattern: re.Pattern[str]
    phrases: re.Pattern[str]
    phrase_words: frozenset[str]
    contexts: dict[str, re.Pattern[str]]
    you: frozenset[str]
    customer: dict[str, re.Pattern[str]]
    sectors: dict[str, list[str]]
    told: dict[str, str]
    why: str
    source: str


@cache
def words_of(language: str) -> Words:
    """Return the expressions of ``language``."""
    data: dict[str, Any] = resources.toml(f"wording/{language}/privacy.toml")
    nouns, health = data["nouns"], data["health"]
    illnesses = [*health["conditions"], *health["records"]]
    everyday = _any(health["everyday"])
    return Words(
        reference=_reference(nouns),
        reference_nouns=_first_words(nouns["reference"].split("|")),
        not_reference=re.compile(rf"\b(?:{nouns['not_references']})\s?\Z"),
        offered=re.compile(rf"\b(?:{nouns['offered']})\b"),
        room=re.compile(
            rf"\b(?:{nouns['room']})\s(?:number |no\.? |#)?(?P<number>\d{{1,5}}[a-z]?)"
            r"(?!\w|[.,:]\d)"
        ),
        room_nouns=_first_words(nouns["room"].split("|")),
        card=_card(nouns),
        card_nouns=_first_words(f"{nouns['card']}|{nouns['ending']}".split("|")),
        street=re.compile(
            r"(?<![\w.,£$€:])\d{1,5}[a-z]?,? (?:[a-z][\w'.-]{1,20} ){1,3}"
            rf"(?:{nouns['streets']})(?!\w)"
        ),
        streets=frozenset(nouns["streets"].split("|")),
        day=_day(nouns["months"]),
        weekday=re.compile(rf"\b(?:last |on |this )?(?:{nouns['weekdays']})\b"),
        months=frozenset(nouns["months"].split("|")),
        health=_first_words(illnesses),
        everyday=frozenset(health["everyday"]),
        illness=re.compile(rf"(?<![\w'])(?:{_any(illnesses)})(?![\w'])"),
        everyday_pattern=re.compile(
            rf"\byour (?:\w+ ){{0,2}}(?:{everyday})\b"
            rf"|\byou (?:are|were|had|have) (?:\w+ ){{0,2}}(?:{everyday})\b"
        ),
        phrases=re.compile(rf"\byour (?:\w+ )?(?:{_any(health['phrases'])})\b"),
        phrase_words=_first_words(health["phrases"]),
        contexts={name: re.compile(source) for name, source in data["contexts"].items()},
        you=frozenset(data["you"]),
        customer=_customer(data),
        sectors=data["sectors"],
        told=data["messages"],
        why=data["why"],
        source=data["source"],
    )


def _any(phrases: list[str]) -> str:
    return "|".join(map(re.escape, phrases))


def _first_words(phrases: list[str]) -> frozenset[str]:
    return frozenset(re.split(r"[ -]", phrase)[0] for phrase in phrases)


def _reference(nouns: dict[str, str]) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{nouns['reference']})\b(?:\s(?:{nouns['markers']})\b\.?){{0,2}}"
        rf"[\s.:;#(\"'*=-]{{1,5}}(?:(?:is|was|of|no)\b[\s.:#]{{1,4}})?(?P<number>{_CODE})(?![\w%])"
    )


def _card(nouns: dict[str, str]) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{nouns['card']})\b(?:\s\w{{1,20}}){{0,4}}?\s(?:{nouns['ending']})?\s?"
        rf"(?:\w{{1,20}} ){{0,2}}?{_STARS}(?P<number>\d{{4,8}})(?!\w|[.,]\d)"
        rf"|\b(?:{nouns['ending']})\s(?:in |with )?{_STARS}(?P<last>\d{{3,4}})(?!\w|[.,:]\d)"
    )


def _day(months: str) -> re.Pattern[str]:
    year = r"(?:,? (?:19|20)\d\d)?"
    return re.compile(
        rf"(?<![\w.,:/-])\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{months})\b\.?{year}"
        rf"|\b(?:{months})\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?![\w:]|\.\d|\s?[ap]m){year}"
    )


def _customer(data: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    customer = data["customer"]
    return {
        sector: re.compile(rf"\b(?:{'|'.join([*customer['common'], *customer[sector]])})")
        for sector in data["sectors"]
    }
