"""Dates, times and durations as written, with the day they come to where that can be told."""

import re
from datetime import date, timedelta
from functools import cache

from amends.complaints.words import Found, compiled, free, matches, starters, words
from amends.text.lexicon import Tokens

_CLOCK = (
    r"(?<![\w.,:/-])(?:\d{1,2}(?:[:.]\d{2})?\s?(?:-|–|to"
    r"|and)\s?)?\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)"
    r"|(?<![\w.,:/-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\w:])(?:\s?(?:h|hrs?|hours"
    r"|uhr|uur))?(?!\w)"
    r"|(?<![\w.,:/-])(?:[01]?\d|2[0-4])(?:[.:h][0-5]\d)?\s?(?:Uhr|uur)\b"
    r"|(?<![\w.,:/-])(?:[01]?\d|2[0-3])h[0-5]\d(?!\w)"
)
_NUMERIC = (
    r"(?<![\w.,/:$£€-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<c>(?:19|20)?\d\d)"
    r"|(?P<e>\d{1,2})/(?P<f>\d{1,2}))(?!\w|[/.,:-]\d|%)"
)
_VAGUE = r"half an?|a couple(?: of)?|couple(?: of)?|several|a few|few"


@cache
def _dates(language: str) -> re.Pattern[str]:
    data = words(language)
    months = "|".join(f"(?:{choice})" for choice in data["months"])
    days = "|".join(data["weekdays"])
    ordinal, of = data["ordinal"], f"(?:{data['of']})"
    day = rf"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:{ordinal})(?!\w)|(?!\w)\.?)"
    year = r"(?:(?:19|20)\d\d|'\d\d)"
    weekday = rf"(?:\b(?:{days})\b\.?,?\s(?:the\s)?)?"
    return compiled(
        rf"{weekday}(?<![\w.,/:-])(?P<d1>{day})\s?(?:-?{of}\s)?\s?-?(?P<m1>\b(?:{months}))\b\.?(?:,?\s?(?:{of}\s)?-?(?P<y1>{year})(?!\w))?"
        rf"|{weekday}\b(?P<m2>{months})\b\.?\s?(?:the\s)?(?P<d2>{day})(?:,?\s(?P<y2>{year})(?!\w))?(?![:.]?\d|\s?(?:am|pm|[%]))"
        rf"|\b(?P<m3>{months})\b\.?,?\s(?:{of}\s)?(?P<y3>{year})(?!\w)"
        rf"|\b(?P<w4>{days})\b,?\s(?:the\s)?(?P<d4>(?:0?[1-9]|[12]\d|3[01])(?:{ordinal}))(?!\w)"
        rf"|(?<=\bthe\s)(?P<d5>(?:[1-9]|[12]\d|3[01])(?:{ordinal}))(?!\w)(?!\s(?:[a-z]{{4,}}|day|one|try|go)\b)",
        re.IGNORECASE,
    )


@cache
def _date_starters(language: str) -> frozenset[str]:
    data = words(language)
    return starters(*data["months"], *data["weekdays"])


def dates(
    text: str, tokens: Tokens, language: str, now: date | None, taken: list[Found]
) -> list[Found]:
    """Return the days and the months with a year; ``value`` is the day as ISO says it."""
    found: list[Found] = []
    first = _date_starters(language)
    for match in matches(_dates(language), text, tokens, first, digits=True):
        start, end = match.span()
        while text[end - 1] in ". ,":
            end -= 1
        if _is_verb(match, language) or not free(start, end, [*taken, *found]):
            continue
        found.append(Found("date", start, end, value=_named_value(match, language, now)))
    for match in matches(compiled(_NUMERIC), text, tokens, frozenset(), digits=True):
        value = _numeric_value(match, now)
        if value is not None and free(match.start(), match.end(), [*taken, *found]):
            found.append(Found("date", match.start(), match.end(), value=value))
    return found


def _is_verb(match: re.Match[str], language: str) -> bool:
    """Return whether "may 2" is no day: two of you may come."""
    return (
        match["m2"] in words(language).get("verbs", ())
        and match["d2"].isdigit()
        and not match["y2"]
    )


def _named_value(match: re.Match[str], language: str, now: date | None) -> str:
    months = [choice.split("|") for choice in words(language)["months"]]
    name = match["m1"] or match["m2"] or match["m3"]
    day = match["d1"] or match["d2"] or match["d4"] or match["d5"]
    year = match["y1"] or match["y2"] or match["y3"]
    number = int("".join(c for c in day if c.isdigit())) if day else 0
    month = _month(name, months) if name else 0
    if year:
        whole = int(year) if year.isdigit() else 2000 + int(year[1:])
        return f"{whole}-{month:02}" if not day else _iso(whole, month, number)
    if now is None or not number:
        return ""
    if month:
        near = [_iso(now.year + step, month, number) for step in (-1, 0, 1)]
    else:
        near = [
            _iso(now.year + (now.month - 1 + s) // 12, (now.month - 1 + s) % 12 + 1, number)
            for s in (-1, 0, 1)
        ]
    return _nearest(near, now)


def _month(name: str, months: list[list[str]]) -> int:
    low = name.lower()
    return next((at + 1 for at, names in enumerate(months) if low in names), 0)


def _nearest(isos: list[str], now: date) -> str:
    """Return the day nearest to now; a complaint looks back more often than ahead."""
    days = [date.fromisoformat(iso) for iso in isos if iso]
    if not days:
        return ""
    best = min(days, key=lambda d: (now - d).days if d <= now else (d - now).days * 2)
    return best.isoformat()


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _numeric_value(match: re.Match[str], now: date | None) -> str | None:
    """Return the ISO day, "" where day and month cannot be told apart, None if it is no date."""
    if match["y"]:
        return _iso(int(match["y"]), int(match["m"]), int(match["d"])) or None
    if match["a"]:
        first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
        year += 2000 if year < 100 else 0
    else:
        first, second = int(match["e"]), int(match["f"])
        # 1/2, 24/7 and 9/10 are fractions, slogans and marks; a date without a year has a 13-31
        if {first, second} == {24, 7} or (
            max(first, second) < 13 and not (match["e"][0] == "0" or match["f"][0] == "0")
        ):
            return None
        year = now.year if now else 0
    if 12 < first <= 31 and 0 < second <= 12:
        day, month = first, second
    elif 12 < second <= 31 and 0 < first <= 12:
        day, month = second, first
    elif 0 < first <= 12 and 0 < second <= 12:
        return _iso(year, first, second) if first == second and year else ""
    else:
        return None
    return _iso(year, month, day) if year else ""


@cache
def _durations(language: str) -> re.Pattern[str]:
    data = words(language)
    unit = "|".join(f"(?:{choice})" for choice in data["units"].values())
    spelt = "|".join(sorted((w for w in data["numbers"]), key=len, reverse=True))
    vague = data.get("vague", _VAGUE)
    half = data.get("half", r"\sand\s(?:a|1)\shalf")
    figure = r"\d+(?:[.,]\d+)?\+?(?:\s?(?:-|–|to|or|/)\s?\d+(?:[.,]\d+)?\+?)?(?:\s?½)?"
    number = rf"(?:{spelt})(?:[\s-](?:{spelt}))?(?:\s(?:to|or|and)\s(?:{spelt}))?"
    count = rf"(?:(?<![\w$£€.,:/-]){figure}|\b(?:{number})|\b(?:{vague}))"
    return compiled(
        rf"(?<![\w$£€.,:/-])\d{{1,2}}\s?(?:hrs?|h)\s?(?:and\s)?[0-5][05](?:\s?m(?:ins?)?)?(?![\w:])|"
        rf"(?P<count>{count})(?:{half})?(?:\s|-|\s?(?:whole|full|entire|solid|more|new|extra"
        rf"|and a half|and three quarter|and three quarters)\s){{0,2}}"
        rf"(?P<unit>{unit})(?![\w])(?:{half})?"
        rf"(?:,?\s?(?:and\s|&\s)?(?:\d+(?:[.,]\d+)?"
        rf"|{spelt})[\s-]?(?:{data['units']['minute']})\b)?",
        re.IGNORECASE,
    )


@cache
def _duration_starters(language: str) -> frozenset[str]:
    data = words(language)
    return starters("|".join(data["numbers"]), data.get("vague", _VAGUE))


def durations(text: str, tokens: Tokens, language: str, taken: list[Found]) -> list[Found]:
    """Return how long things took; what lies "ago" is a relative date, what is "old" an age."""
    data = words(language)
    found = []
    ago = compiled(rf"\s(?:{data['ago']})\b", re.IGNORECASE)
    old = compiled(rf"[\s-](?:{data['old']})\b|\s?/\s?7|'s?\s(?:old|warranty)", re.IGNORECASE)
    before = data.get("before_ago", "")
    spans = frozenset(data.get("spans", "").split())
    first = _duration_starters(language)
    for match in matches(_durations(language), text, tokens, first, digits=True):
        start, end = match.span()
        if not free(start, end, taken) or old.match(text, end):
            continue
        past = ago.match(text, end)
        if past:
            found.append(Found("relative_date", start, past.end()))
        elif before and (
            lead := compiled(rf"\b(?:{before})\s$", re.IGNORECASE).search(
                text, max(0, start - 8), start
            )
        ):
            found.append(Found("relative_date", lead.start(), end))
        elif not _rate(text, match, spans):
            found.append(Found("duration", start, end))
    return found


def _rate(text: str, match: re.Match[str], spans: frozenset[str]) -> bool:
    """Return whether it is a rate or a figure of speech: a day, once a year, one day, a second."""
    count = (match["count"] or "").lower()
    if count == "one":
        return not compiled(r"\s(?:late|delay|after|wait|later)").match(
            text, match.end()
        ) and match["unit"].lower() in {"day", "night"}
    if count not in {"a", "an"}:
        return False
    if len(match.group().split()) > 2 or compiled(r"\s(?:late|delay|wait)").match(
        text, match.end()
    ):
        return False
    lead = text[max(0, match.start() - 12) : match.start()].lower().split()
    return not lead or lead[-1].strip("(-") not in spans


@cache
def _time_starters(language: str) -> frozenset[str]:
    return starters(*words(language).get("times", {}).get("patterns", ()))


def times(text: str, tokens: Tokens, language: str, taken: list[Found]) -> list[Found]:
    """Return clock times as written."""
    found: list[Found] = []
    patterns = [_CLOCK, *words(language).get("times", {}).get("patterns", ())]
    for pattern in patterns:
        expression = compiled(pattern, re.IGNORECASE)
        for match in matches(expression, text, tokens, _time_starters(language), digits=True):
            if free(match.start(), match.end(), [*taken, *found]):
                found.append(Found("time", match.start(), match.end()))
    return found


@cache
def _relative(language: str) -> re.Pattern[str]:
    data = words(language)
    phrases = "|".join(data["relative"])
    weak = set(data.get("weak_weekdays", ()))
    days = "|".join(w for choice in data["weekdays"] for w in choice.split("|") if w not in weak)
    lead = data.get("last_next", "")
    return compiled(
        rf"\b(?:{phrases})\b|\b(?P<lead>(?:last|next"
        rf"|this)\s)?(?P<day>(?:{days}))(?:\s(?:morning|afternoon|evening|night))?\b"
        + (rf"|\b(?:{lead})\s(?P<late>{'|'.join(sorted(weak))})\b" if weak and lead else ""),
        re.IGNORECASE,
    )


@cache
def _relative_starters(language: str) -> frozenset[str]:
    data = words(language)
    return starters(*data["relative"], *data["weekdays"], data.get("last_next", ""))


def relative_dates(
    text: str, tokens: Tokens, language: str, now: date | None, taken: list[Found]
) -> list[Found]:
    """Return "yesterday", "last week" and weekdays without a number, resolved against ``now``."""
    found: list[Found] = []
    first = _relative_starters(language)
    for match in matches(_relative(language), text, tokens, first, digits=False):
        if free(match.start(), match.end(), [*taken, *found]):
            value = _relative_value(match, language, now) if now else ""
            found.append(Found("relative_date", match.start(), match.end(), value=value))
    return found


def _relative_value(match: re.Match[str], language: str, now: date) -> str:
    phrase = match.group().lower()
    steps = words(language).get(
        "days_from_now",
        {
            "yesterday": -1,
            "today": 0,
            "tonight": 0,
            "tonite": 0,
            "tomorrow": 1,
            "last night": -1,
            "the day before yesterday": -2,
        },
    )
    step = steps.get(phrase, steps.get(phrase.split()[0]))
    if step is not None:
        return (now + timedelta(days=step)).isoformat()
    if not match["day"]:
        return ""
    names = [choice.split("|") for choice in words(language)["weekdays"]]
    wanted = next((at for at, choices in enumerate(names) if match["day"].lower() in choices), None)
    if wanted is None:
        return ""
    back = (now.weekday() - wanted) % 7
    lead = (match["lead"] or "").strip().lower()
    if lead == "next":
        return (now + timedelta(days=(wanted - now.weekday()) % 7 or 7)).isoformat()
    return (now - timedelta(days=back or (7 if lead == "last" else 0))).isoformat()
