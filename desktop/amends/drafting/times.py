"""Times: "Friday" as a writer types it, ready to stand in a sentence as "by Friday"."""

import re

from amends.drafting import typed
from amends.drafting.clauses import CONTROL, grammar

_DURATION = re.compile(
    r"^\d+(?:\s?-\s?\d+)?\s?(?:minutes?|mins?|hours?|hrs?|h|(?:working )?days?|weeks?)\b"
)
_HOURS = re.compile(r"(?<=\d)\s?h(?:rs?)?\b")
_BARE_END = re.compile(r"^end of (?=week|month|year|day)")
_LATEST = re.compile(r"^(?:by )?(?:the )?latest (?:by )?(.+)$", re.IGNORECASE)
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")


def when(text: str) -> str:
    """Return ``by`` as an adverbial: "Friday" becomes "by Friday", "today" stays."""
    lists = grammar()
    words = typed.written_out(" ".join(CONTROL.sub(" ", text).split()).strip(" .,;:!"))
    if not words or words.lower() in lists["no_time"]:
        return ""
    if words.lower() in ("asap", "a.s.a.p"):
        return "as soon as possible"
    first = words.split()[0].lower()
    alone = lists["prepositions_of_time"] | lists["adverbs_of_time"]
    if not words.split()[0][1:].isupper() and first in (alone | {"the", "end"}):
        words = words[:1].lower() + words[1:]
    if match := _LATEST.match(words):
        return f"by {match[1]} at the latest"
    return words if first in alone else _preposed(words)


def _preposed(words: str) -> str:
    """Return ``words`` with the preposition they need."""
    lasting = words[:1].isdigit() and _DURATION.search(words)
    if lasting or words.lower() in grammar()["spans_of_time"]:
        return f"within {_HOURS.sub(' hours', words)}"
    words = _BARE_END.sub("end of the ", words)
    if words.startswith("end of ") or _ORDINAL.fullmatch(words):
        return f"by the {words}"
    return f"by {words}"
