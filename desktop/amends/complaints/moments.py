"""Dates, times and durations as written, with the day they come to where that can be told."""

import re
from datetime import date, timedelta
from functools import cache

from amends.complaints.words import Found, compiled, free, number_words, words

_CLOCK = (
    r"(?<![\w.,:/-])(?:\d{1,2}(?:[:.]\d{2})?\s?(?:-|–|to|and)\s?)?\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)"
    r"|(?<![\w.,:/-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\w:])(?:\s?(?:h|hrs?|hours|uhr|uur))?(?!\w)"
    r"|(?<![\w.,:/-])(?:[01]?\d|2[0-4])(?:[.:h][0-5]\d)?\s?(?:Uhr|uur)\b"
    r"|(?<![\w.,:/-])(?:[01]?\d|2[0-3])h(?:[0-5]\d)?(?!\w)"
)
_NUMERIC = (
    r"(?<![\w.,/:$£€-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<c>(?:19|20)?\d\d)"
    r"|(?P<e>\d{1,2})/(?P<f>\d{1,2}))(?!\w|[/.,:-]\d|%)"
)
_SCALE = {"one": 1}


@cache
def _dates(language: str) -> re.Pattern[str]:
    data = words(language)
    months = "|".join(f"(?:{choice})" for choice in data["months"])
    days = "|".join(data["weekdays"])
    ordinal, of = data["ordinal"], data["of"]
    day = rf"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:{ordinal})(?!\w)|(?!\w)\.?)"
    year = r"(?:(?:19|20)\d\d|'\d\d)"
    weekday = rf"(?:\b(?:{days})\b\.?,?\s(?:the\s)?)?"
    return compiled(
        rf"{weekday}(?<![\w.,/:-])(?P<d1>{day})\s?(?:-?{of}\s)?\s?-?(?P<m1>\b(?:{months}))\b\.?(?:,?\s?(?:{of}\s)?-?(?P<y1>{year})(?!\w))?"
        rf"|{weekday}\b(?P<m2>{months})\b\.?\s?(?:the\s)?(?P<d2>{day})(?:,?\s(?P<y2>{year})(?!\w))?(?![:.]?\d|\s?(?:am|pm|[%]))"
        rf"|\b(?P<m3>{months})\b\.?,?\s(?:{of}\s)?(?P<y3>{year})(?!\w)"
        rf"|\b(?P<w4>{days})\b,?\s(?:the\s)?(?P<d4>(?:0?[1-9]|[12]\d|3[01])(?:{ordinal}))(?!\w)"
        rf"|(?<=\bthe\s)(?P<d5>(?:[1-9]|[12]\d|3[01])(?:{ordinal}))(?!\w)(?!\s[a-z]{{4,}})",
        re.IGNORECASE,
    )


def dates(text: str, language: str, now: date | None, taken: list[Found]) -> list[Found]:
    """Return the days and the months with a year; ``value`` is the day as ISO says it."""
    found: list[Found] = []
    if not any(c.isdigit() for c in text):
        return found
    for match in _dates(language).finditer(text):
        start, end = match.span()
        while text[end - 1] in ". ,":
            end -= 1
        if free(start, end, [*taken, *found]):
            found.append(Found("date", start, end, value=_named_value(match, language, now)))
    for match in compiled(_NUMERIC).finditer(text):
        value = _numeric_value(match, now)
        if value is not None and free(match.start(), match.end(), [*taken, *found]):
            found.append(Found("date", match.start(), match.end(), value=value))
    return found


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
        if max(first, second) < 13 and not (match["e"][0] == "0" or match["f"][0] == "0"):
            return None
        year = now.year if now else 0
    if first > 12 >= second and 0 < second and first <= 31:
        day, month = first, second
    elif second > 12 >= first and 0 < first and second <= 31:
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
    vague = data.get("vague", r"half an?|a couple(?: of)?|couple(?: of)?|several|a few|few")
    half = data.get("half", r"\sand\s(?:a|1)\shalf")
    figure = r"\d+(?:[.,]\d+)?\+?(?:\s?(?:-|–|to|or|/)\s?\d+(?:[.,]\d+)?\+?)?(?:\s?½)?"
    count = rf"(?:(?<![\w$£€.,:/-]){figure}|\b(?:(?:{spelt})(?:[\s-](?:{spelt}))?(?:\s(?:to|or)\s(?:{spelt}))?)|\b(?:{vague}))"
    return compiled(
        rf"(?P<count>{count})(?:{half})?(?:\s|-|\s?(?:whole|full|long|entire|solid|more|and a half)\s){{0,2}}"
        rf"(?P<unit>{unit})(?![\w])(?:{half})?"
        rf"(?:,?\s?(?:and\s|&\s)?(?:\d+(?:[.,]\d+)?|{spelt})[\s-]?(?:{data['units']['minute']})\b)?",
        re.IGNORECASE,
    )


def durations(text: str, language: str, taken: list[Found]) -> list[Found]:
    """Return how long things took; what lies "ago" is a relative date, what is "old" an age."""
    data = words(language)
    found = []
    ago = compiled(rf"\s(?:{data['ago']})\b", re.IGNORECASE)
    old = compiled(rf"[\s-](?:{data['old']})\b|\s?/\s?7|'s?\s(?:old|warranty)", re.IGNORECASE)
    before = data.get("before_ago", "")
    for match in _durations(language).finditer(text):
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
        elif not _rate(text, match):
            found.append(Found("duration", start, end))
    return found


def _rate(text: str, match: re.Match[str]) -> bool:
    """Return whether it is a rate or an ordinal use: once a day, one day, 24 hours a day."""
    low = match["count"].lower()
    lead = text[max(0, match.start() - 10) : match.start()].lower().rstrip()
    if low in {"a", "an", "one"} and match["unit"].lower() in {
        "day",
        "night",
        "year",
        "month",
        "week",
    }:
        after = text[match.end() : match.end() + 12].lower()
        if low == "one":
            return not after.startswith((" late", " delay", " after", " wait"))
        return not lead.endswith(
            (
                "for",
                "over",
                "about",
                "almost",
                "nearly",
                "than",
                "took",
                "takes",
                "take",
                "in",
                "within",
                "been",
                "half",
                "after",
                "waited",
                "waiting",
                "wait",
                "least",
                "another",
                "already",
                "once",
                "only",
                "and",
                "next",
                "like",
                "now",
                "spent",
            )
        ) or lead.endswith(("once", "twice", "times"))
    return bool(match["unit"].lower().startswith("sec") and low in {"a", "one"})


def times(text: str, language: str, taken: list[Found]) -> list[Found]:
    """Return clock times as written."""
    found = []
    patterns = [_CLOCK, *words(language).get("times", {}).get("patterns", ())]
    for pattern in patterns:
        for match in compiled(pattern, re.IGNORECASE).finditer(text):
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
        rf"\b(?:{phrases})\b|\b(?P<lead>(?:last|next|this)\s)?(?P<day>(?:{days}))(?:\s(?:morning|afternoon|evening|night))?\b"
        + (rf"|\b(?:{lead})\s(?P<late>{'|'.join(sorted(weak))})\b" if weak and lead else ""),
        re.IGNORECASE,
    )


def relative_dates(text: str, language: str, now: date | None, taken: list[Found]) -> list[Found]:
    """Return "yesterday", "last week" and weekdays without a number, resolved against ``now``."""
    found = []
    for match in _relative(language).finditer(text):
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
