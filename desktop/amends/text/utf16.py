"""UTF-16 borders: Qt, LanguageTool and most web pages count UTF-16 units, Python code points."""

import re

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def length(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units, what JavaScript calls ``length``."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_utf16(text: str, offset: int) -> int:
    """Return the UTF-16 offset of the code point offset; outside the text, that of its ends."""
    return length(text[: max(offset, 0)])


def from_utf16(text: str, offset: int) -> int:
    """Return the code point offset of the UTF-16 offset.

    An offset inside a surrogate pair gives the start of the character, one outside the text the
    nearer end.
    """
    offset = max(offset, 0)
    if text.isascii():
        return min(offset, len(text))
    extra = 0
    for found in _ASTRAL.finditer(text):
        begins = found.start() + extra
        if begins >= offset:
            break
        if begins + 1 == offset:
            return found.start()
        extra += 1
    return min(offset - extra, len(text))
