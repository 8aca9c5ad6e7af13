"""Folding: one spelling of quotes, dashes, spaces and case, without moving a single offset."""

_TABLE = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc\u00b4\u2032`\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u1680\u2007\u202f\u205f\u3000\t"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    0x0130: "i",  # the only capital whose lower case is longer than itself
}


def fold(text: str) -> str:
    """Return ``text`` in lower case with plain quotes, dashes and spaces; offsets stay.

    Line breaks stay, for they end sentences. Emoji and all other characters stay as they are.
    """
    folded = text.translate(_TABLE).lower()
    if len(folded) != len(text):  # a capital that a future Unicode version lengthens
        folded = "".join(low if len(low := c.lower()) == 1 else c for c in text.translate(_TABLE))
    return folded
