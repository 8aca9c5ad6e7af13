"""Public words: the writer's facts as strangers may read them.

An amount named in public invites others to compare and bargain (Herhausen 2019): it is left out
there and stands in the private message. A statement speaks to everybody, so that "your order" is
"a customer's order" in it.
"""

import re

_CURRENCY = r"(?:quid|pounds?|euros?|dollars?|gbp|eur|usd)\b"
_SUM = rf"(?:[£$€]\s?\d+(?:[.,]\d+)*|\b\d+(?:[.,]\d+)*\s?{_CURRENCY})"
_STEPS = (
    (
        rf"\s+(?:of|worth|for|in the amount of|\()\s*{_SUM}(?:\s+{_CURRENCY})?\)?",
        "",
    ),
    (rf"\b(?:an?|another)\s+{_SUM}\s+(?=[aeiou])", "an "),
    (rf"\b(?:an?|another)\s+{_SUM}\s+(?=[a-z])", "a "),
    (rf"^{_SUM}\s+back\b", "your money back"),
    (rf"{_SUM}\s+(?=too (?:much|little)|extra\b|more\b)", ""),
    (
        rf"\b((?:refund|reimburs|credit|compensat|repay|repaid)\w*)\s+(?:you\s+)?{_SUM}",
        r"\1 you",
    ),
    (rf"^{_SUM}\s+(?=[a-z])", ""),
    (rf"\b(?:the|your)\s+{_SUM}", "the money"),
    (rf"{_SUM}(?:\s+{_CURRENCY})?", "money"),
)
AMOUNT = re.compile(_SUM, re.IGNORECASE)
_AMOUNTS = tuple((re.compile(pattern, re.IGNORECASE), new) for pattern, new in _STEPS)
_TOLD_OF_YOU = re.compile(
    r"\b(?:you|your|yours|yourself|you're|you've|you'd|you'll)\b", re.IGNORECASE
)


def without_amounts(text: str) -> str:
    """Return ``text`` without the amounts of money it names."""
    if not AMOUNT.search(text):
        return text
    for pattern, new in _AMOUNTS:
        text = pattern.sub(new, text)
    return " ".join(text.split(" ")).strip()


def to_everybody(text: str, role: str, *, customers: bool) -> str:
    """Return a fact about one person as a statement says it; empty when that cannot be done.

    What it cost the person is theirs to tell. ``customers``: whom we serve are customers.
    """
    if not _TOLD_OF_YOU.search(text):
        return text
    if role == "harm":
        return ""
    first = role in ("did", "why")
    one = ("a customer" if first else "the customer") if customers else "somebody"
    if not first and not customers:
        one = "them"
    text = re.sub(r"\byou were\b", f"{one} was", text, flags=re.IGNORECASE)
    text = re.sub(r"\byou have\b|\byou've\b", f"{one} has", text, flags=re.IGNORECASE)
    text = re.sub(
        r"\byou(?:'ll| will)\b",
        f"{'they' if one == 'them' else one} will",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\byour\b", "their" if one == "them" else f"{one}'s", text, flags=re.IGNORECASE)
    text = re.sub(r"\byou\b", one, text, flags=re.IGNORECASE)
    return "" if _TOLD_OF_YOU.search(text) else text
