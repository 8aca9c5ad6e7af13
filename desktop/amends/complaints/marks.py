"""Handles, links, e-mail addresses and phone numbers: what is written alike in every language."""

from collections.abc import Iterable

from amends.complaints.words import Found, compiled, free

_LINK = r"(?:https?://|www\.)[^\s<>\"']+[^\s<>\"'.,;:!?)\]…]"
_EMAIL = r"[\w.+-]+@\w[\w-]*(?:\.[\w-]+)*\.[A-Za-z]{2,}"
# an @ before a price or a time means "at"
_HANDLE = (
    r"(?<![\w/])@(?!\d{1,2}(?:[:.]\d\d)?(?:[ap]\.?m\b|\b(?!\w)))(\w{1,30}(?:@[\w-]+(?:\.[\w-]+)+)?)"
)
_PHONE = r"(?<![\w#@/.-])(?:\+|00)?\(?\d[\d().\s/-]{6,18}\d(?![\w])"
_PHONE_LEAD = (
    r"(?:phone|tel|telephone|mobile|cell|call(?: me)?(?: on| at)?|ring|whatsapp"
    r"|text|number is|contact)\W{0,3}$"
)


def links(text: str) -> list[Found]:
    """Return the web addresses."""
    if "www." not in text and "://" not in text:
        return []
    return [Found("link", m.start(), m.end()) for m in compiled(_LINK).finditer(text)]


def emails(text: str) -> list[Found]:
    """Return the e-mail addresses."""
    if "@" not in text:
        return []
    return [Found("email", m.start(), m.end()) for m in compiled(_EMAIL).finditer(text)]


def handles(text: str, own: Iterable[str], taken: list[Found]) -> list[Found]:
    """Return every @mention; ``ours`` are the writer's own, or else those the text speaks to."""
    if "@" not in text:
        return []
    found = [
        Found("handle", m.start(), m.end())
        for m in compiled(_HANDLE).finditer(text)
        if free(m.start(), m.end(), taken)
    ]
    known = {handle.lstrip("@").lower() for handle in own}
    mentioned = [text[one.start + 1 : one.end].lower() for one in found]
    ours = known.intersection(mentioned) or set(_addressed(text, found))
    for one, handle in zip(found, mentioned, strict=True):
        one.role = "ours" if handle in ours else "theirs"
    return found


def _addressed(text: str, found: list[Found]) -> list[str]:
    """Return the handle spoken to: the first, unless it is passed on, quoted or the writer's."""
    replied = compiled(r"(?i)\breplying to @(\w+)").search(text)
    if replied:
        return [replied[1].lower()]
    for one in found:
        before = text[max(0, one.start - 4) : one.start].lower()
        passed_on = not one.start and text[one.end : one.end + 1] == ":"
        # as an app heads a post: the writer's name, and the handle on a line of its own
        heads = before.endswith("\n") and text[one.end : one.end + 1] in {"\n", "\r"}
        if len(found) > 1 and (passed_on or (heads and one is found[0])):
            continue
        if not before.endswith(("rt ", "via ", "cc ", "by ")):
            return [text[one.start + 1 : one.end].lower()]
    return []


def phones(text: str, taken: list[Found]) -> list[Found]:
    """Return phone numbers: nine digits or more grouped like one, or fewer after a word for it."""
    found = []
    for match in compiled(_PHONE).finditer(text):
        number = match.group()
        digits = sum(1 for c in number if c.isdigit())
        if "\n" in number or not free(match.start(), match.end(), taken) or digits > 15:
            continue
        lead = compiled(_PHONE_LEAD).search(
            text[max(0, match.start() - 24) : match.start()].lower()
        )
        grouped = number[0] in "+(0" and digits >= 9
        if (
            (lead and digits >= 7)
            or grouped
            or compiled(r"1?[ -.]?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}").fullmatch(number)
        ):
            found.append(Found("phone", match.start(), match.end()))
    return found
