"""What is public already: what the complaint shows, and what is the business's own."""

import re
from functools import cache, lru_cache
from typing import Any

from amends import resources
from amends.complaints.complaint import Complaint
from amends.drafting.brief import Brief
from amends.drafting.profile import Profile
from amends.text.folding import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NUMBER = re.compile(r"\d[\d.,]*")
_PLAIN = re.compile(r"[\W_]+")
_STEM = 5
_FEWEST_DIGITS = 2


@cache
def _data(language: str) -> tuple[re.Pattern[str], dict[str, int], list[str]]:
    privacy: dict[str, Any] = resources.toml(f"wording/{language}/privacy.toml")
    details: dict[str, Any] = resources.toml(f"readings/{language}/details.toml")
    months = [choice.split("|") for choice in details["months"]]
    return (
        re.compile(privacy["contexts"]["relative_dates"]),
        {word: number for number, words in enumerate(months, 1) for word in words},
        [f"{word}={value}" for word, value in details["numbers"].items()],
    )


class Known:
    """What strangers can read already, asked by kind. Immutable once built."""

    __slots__ = (
        "_days", "_months", "_numbers", "_plain", "_profile", "_stems", "_words", "says_when",
    )  # fmt: skip

    def __init__(self, complaint: Complaint | None, profile: Profile, language: str) -> None:
        relative, self._months, numbers = _data(language)
        shown = ""
        if complaint is not None:
            shown = fold(f"{complaint.author}\n{complaint.text}\n{complaint.link}")
        own = fold(
            "\n".join(
                (
                    profile.business,
                    profile.name,
                    profile.sign_off,
                    profile.contact,
                    *profile.handles,
                )
            )
        )
        self._words = frozenset(_WORD.findall(shown))
        self._profile = frozenset(_WORD.findall(own))
        self._plain = _PLAIN.sub("", shown) + "|" + _PLAIN.sub("", own)
        self._stems = frozenset(word[:_STEM] for word in self._words)
        values = {entry.split("=")[0]: entry.split("=")[1] for entry in numbers}
        said = [values[word] for word in self._words if word in values]
        self._numbers = {_value(found) for found in _NUMBER.findall(shown)} | set(map(float, said))
        self._days = self._days_in(shown)
        if complaint is not None and complaint.posted is not None:
            self._days.add((complaint.posted.month, complaint.posted.day))
        self.says_when = bool(shown) and (bool(self._days) or relative.search(shown) is not None)

    def shows(self, found: str) -> bool:
        """Return whether ``found``, however it is punctuated, is in the complaint or ours."""
        plain = _PLAIN.sub("", fold(found))
        return bool(plain) and plain in self._plain

    def number(self, found: str) -> bool:
        """Return whether the complaint says this number."""
        digits = _NUMBER.search(found)
        return digits is not None and _value(digits.group()) in self._numbers

    def amount(self, found: str) -> bool:
        """Return whether the complaint says this sum, in figures or words."""
        return self.number(found)

    def speaks_of(self, word: str) -> bool:
        """Return whether the complaint uses ``word`` or one of its kind (allergy, allergic)."""
        return word[:_STEM] in self._stems

    def names(self, words: tuple[str, ...]) -> bool:
        """Return whether the complaint shows every word of this name."""
        return all(word in self._words or self._handle(word) for word in words)

    def ours(self, words: tuple[str, ...]) -> bool:
        """Return whether this name belongs to the profile."""
        return bool(words) and all(word in self._profile for word in words)

    def day(self, found: str) -> bool:
        """Return whether the complaint names this day of the year."""
        days = self._days_in(found)
        return bool(days) and bool(days & self._days)

    def _handle(self, word: str) -> bool:
        return len(word) >= _STEM and word in self._plain

    def _days_in(self, folded: str) -> set[tuple[int, int]]:
        days = set()
        month = "|".join(self._months)
        for match in _named_days(month).finditer(folded):
            number, name = (match[1], match[2]) if match[1] else (match[4], match[3])
            days.add((self._months[name], int(number)))
        for first, second in re.findall(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})(?!\d)", folded):
            days |= {(int(first), int(second)), (int(second), int(first))}
        for found_month, found_day in re.findall(r"(?<!\d)\d{4}-(\d{1,2})-(\d{1,2})(?!\d)", folded):
            days.add((int(found_month), int(found_day)))
        return days


@cache
def _named_days(month: str) -> re.Pattern[str]:
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(\d{{1,2}}){ordinal}(?: of)? ({month})\b"
        rf"|\b({month})\.? (?:the )?(\d{{1,2}}){ordinal}\b"
    )


def _value(found: str) -> float:
    """Return the number written ``found`` ("1.200,50", "1,200.50", "48"); -1 if it is none."""
    bare = found.rstrip(".,")
    parts = re.split(r"[.,]", bare)
    if len(parts) > 1 and len(parts[-1]) != _FEWEST_DIGITS + 1:
        bare = "".join(parts[:-1]) + "." + parts[-1]
    else:
        bare = "".join(parts)
    try:
        return float(bare)
    except ValueError:
        return -1.0


@lru_cache(maxsize=4)
def _known(complaint: Complaint | None, profile: Profile, language: str) -> Known:
    return Known(complaint, profile, language)


def known_of(brief: Brief, language: str = "en") -> Known:
    """Return what is public for ``brief``; remembered, for a writer edits one reply at a time."""
    return _known(brief.complaint, brief.profile, language)
