"""Amounts: money with its currency, as written and as a plain number."""

import re
from functools import cache

from amends.complaints.words import Found, compiled, free, matches, number_words, starters, words
from amends.text.lexicon import Tokens

_SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₱": "PHP", "₺": "TRY", "₽": "RUB",
    "฿": "THB", "₩": "KRW", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "RS": "INR", "KSH": "KES",
    "KSHS": "KES", "RM": "MYR", "E": "EUR", "DHS": "AED", "KR": "", "P": "GBP",
}  # fmt: skip
_CODES = (
    "USD|EUR|GBP|AED|INR|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|JPY|CNY|HKD|SGD|ZAR|NGN|KES|PHP|SAR|QAR"
    "|MXN|BRL|TRY|THB|MYR|IDR|KWD|OMR|BHD|EGP|PKR"
)
_NUMBER = r"\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_SIZE = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mil": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "thousand": 1e3,
    "grand": 1e3,
    "hundred": 1e2,
}
_SIGN = r"(?:US|AU?|CA?|NZ|HK|MX|[SR])?\$|[£€¥₹₱₺₽฿₩]"


_SAYINGS = frozenset({"two pence", "two cents", "2 cents", "2 pence", "ten pence worth"})


@cache
def _expression(language: str) -> re.Pattern[str]:
    unit = "|".join(choices for choices in words(language)["currency_words"].values())
    spelt = "|".join(sorted(number_words(language), key=len, reverse=True))
    size = r"(?:\s?(?:k|m|mn|bn)\b|\s(?:million|billion|thousand|hundred)\b)?"
    to = r"(?:\s?[-–]\s?\d+(?:[.,]\d{1,2})?(?![\d/]))?"
    sums = words(language).get("sums", {})
    more = (
        rf"|(?:{sums['spelt']})\s(?:{unit})\b|(?:(?:{spelt})\s)?(?:{sums['alone']})\b"
        rf"|(?P<cents>\d{{1,2}}){sums['cents']}\b"
        if sums
        else ""
    )
    return compiled(
        rf"(?<![\w.,])(?:(?P<sign>{_SIGN}|(?:{_CODES}|Rs\.?|KShs?\.?|RM|Dhs\.?|Kr\.?(?=\s?\d)|E(?=\s\d+,\d\d\b))(?![A-Za-z]))\s?"
        rf"(?P<number>{_NUMBER}){to}(?P<size>{size})(?P<also>\s?(?:{unit}|{_CODES})\b)?"
        rf"|(?P<number2>{_NUMBER}){to}(?P<size2>{size})\s?(?P<sign2>(?:{_SIGN})(?![\d])|(?:{_CODES}|{unit})\b|(?<=\d)(?<!\d{{3}})p\b)"
        rf"|(?P<spelt>(?:{spelt})(?:[\s-](?:and\s)?(?:{spelt})){{0,4}})\s(?P<unit3>{unit})\b{more})",
        re.IGNORECASE,
    )


@cache
def _starters(language: str) -> frozenset[str]:
    codes = "rs|ksh|kshs|rm|dhs|kr|e|us|au|ca|nz|hk|mx|a|c|s|r|$|£|€|¥|₹|₱|₺|₽|฿|₩"
    spelt = "|".join(number_words(language))
    spelt += "|half|several|couple|over|nearly|" + words(language).get("sums", {}).get("alone", "")
    return frozenset(codes.split("|")) | starters(_CODES, spelt)


def amounts(text: str, tokens: Tokens, language: str, taken: list[Found]) -> list[Found]:
    """Return the sums of money; ``value`` is "20.00 GBP", or empty where it cannot be told."""
    found = []
    for match in matches(_expression(language), text, tokens, _starters(language), digits=True):
        if not free(match.start(), match.end(), taken) or _weight(text, match):
            continue
        if match.groupdict().get("cents") is None or _cents(text, match, language):
            found.append(Found("amount", match.start(), match.end(), value=_value(match, language)))
    return found


def _cents(text: str, match: re.Match[str], language: str) -> bool:
    """Return whether "75c" is money: beside a word that says so, for it may be warmth or a seat."""
    sums = words(language)["sums"]
    before = text[max(0, match.start() - 12) : match.start()].lower().split()
    after = text[match.end() : match.end() + 12].lower().split()
    paid = bool(before) and before[-1] in sums["cents_after"].split("|")
    more = bool(after) and after[0].strip(".,!?") in sums["cents_before"].split("|")
    return more or (paid and (not after or after[0] not in {"heat", "in", "outside", "degrees"}))


def _weight(text: str, match: re.Match[str]) -> bool:
    """Return whether the pounds are weight, or the sum a figure of speech."""
    after = text[match.end() : match.end() + 14].lower()
    if match.group().lower() in _SAYINGS:
        return True
    if match.group().lower().endswith(("pound", "pounds")):
        return after.startswith((" of ", " overweight", " over the", " heavier", " in weight"))
    return (
        bool(match["spelt"]) and match["spelt"].lower() in {"a", "an"} and "buck" in match.group()
    )


def _value(match: re.Match[str], language: str) -> str:
    number = match["number"] or match["number2"]
    if not number:
        cents = match.groupdict().get("cents")
        return f"{int(cents) / 100:.2f} USD" if cents else ""
    mark = (match["sign"] or match["sign2"] or "").strip(" .").upper()
    code = _SIGNS.get(mark, mark if compiled(_CODES).fullmatch(mark) else "")
    if not code:
        word = mark.lower()
        code = next(
            (
                c
                for c, choices in words(language)["currency_words"].items()
                if c and word in choices.split("|")
            ),
            "",
        )
    if also := (match["also"] or "").strip().lower():
        code = next(
            (c for c, w in words(language)["currency_words"].items() if c and also in w.split("|")),
            code,
        )
    size = _SIZE.get((match["size"] or match["size2"] or "").strip().lower(), 1)
    plain = _plain(number) * size
    if mark.lower() in {"pence", "cents", "p"}:
        plain /= 100
    return f"{plain:.2f} {code}" if code else ""


def _plain(number: str) -> float:
    """Read a number whichever way it marks thousands and decimals."""
    body = number.replace(" ", "").replace("'", "").replace("’", "")
    head, mark, tail = body, "", ""
    for at in range(len(body) - 1, -1, -1):
        if body[at] in ".,":
            head, mark, tail = body[:at], body[at], body[at + 1 :]
            break
    if mark and len(tail) < 3:
        return float(f"{head.replace('.', '').replace(',', '') or '0'}.{tail or '0'}")
    return float(body.replace(".", "").replace(",", ""))
