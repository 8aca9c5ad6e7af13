"""The address that "copy and open" opens: the reply page of a place, or the complaint itself."""

import re

from amends.platforms.recognition import Recognised, recognise
from amends.platforms.registry import load
from amends.platforms.surface import Surface

LONGEST = 2000  # browsers and mail programs begin to fail near this length

_FIELD = re.compile(r"\{(\w+)\}")
_TEXT_PARAMETER = re.compile(r"[?&]\w+=\{text\}")
_EMPTY_PARAMETER = re.compile(r"(?<=[?&])\w+=(?:&|\Z)")
_WEB = re.compile(
    r"(?P<scheme>https?)://(?P<host>[^\s/?#@:\\]+)(?P<port>:\d{1,5})?(?P<rest>(?:[/?#]\S*)?)\Z",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}\.?\Z")
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+\.[a-z]{2,}\Z", re.IGNORECASE | re.ASCII)


def reply_address(
    surface: Surface, link: str, text: str, recognised: Recognised | None = None
) -> str:
    """Return the page where ``text`` is to be pasted, "" when nothing safe can be opened.

    Only http, https and mailto, percent-encoded in ASCII, so that what is shown is what is
    opened. Where the place takes a prefilled text and the whole stays under 2,000 characters, the
    text is in it; otherwise the same page opens without. When the link lacks what the page needs
    (the id of a post, an address), the complaint itself is opened.
    """
    recognised = recognised or recognise(link, load())
    complaint = _complaint(link, recognised)
    values = _values(surface, complaint, recognised)
    template = surface.reply_url
    if template == "{permalink}":
        return complaint
    needed = set(_FIELD.findall(template)) - {"text", "subject"}
    if not template or not needed <= values.keys():
        return complaint if not complaint.startswith("mailto:") else ""
    filled = _fill(template, {**values, "text": text})
    if len(filled) > LONGEST or not text:
        filled = _fill(_TEXT_PARAMETER.sub(_kept_mark, template), values)
    if filled.startswith("mailto:"):
        return filled
    return _safe(filled)


def _complaint(link: str, recognised: Recognised | None) -> str:
    """Return the complaint's own address in a form a browser opens, "" when it has none."""
    if recognised is None:
        return _safe(link.strip())
    if recognised.link.startswith("at://"):
        who, _, rest = recognised.link.removeprefix("at://").partition("/")
        return _safe(f"https://bsky.app/profile/{who}/post/{rest.rpartition('/')[2]}")
    if recognised.link.startswith("mailto:"):
        return f"mailto:{recognised.author}" if _MAIL.match(recognised.author) else ""
    return _safe(recognised.link)


def _values(surface: Surface, complaint: str, recognised: Recognised | None) -> dict[str, str]:
    values = {"permalink": complaint} if complaint else {}
    if recognised is None or recognised.platform != surface.platform:
        return values
    if recognised.item:
        values["id"] = recognised.item
    if recognised.author:
        values["user"] = recognised.author.lstrip("@")
        if _MAIL.match(recognised.author):
            values["address"] = recognised.author
    if number := re.search(r"wa\.me/\+?(\d{7,15})\b|[?&]phone=\+?(\d{7,15})\b", recognised.link):
        values["phone"] = number[1] or number[2]
    return values


def _fill(template: str, values: dict[str, str]) -> str:
    line_break = "\r\n" if template.startswith("mailto:") else "\n"

    def value(field: re.Match[str]) -> str:
        lines = values.get(field[1], "").replace("\r\n", "\n").replace("\r", "\n")
        encoded = _quote(lines.replace("\n", line_break))
        return encoded.replace("%40", "@") if field[1] == "address" else encoded

    filled = _EMPTY_PARAMETER.sub("", _FIELD.sub(value, template))
    return filled.rstrip("?&")


def _kept_mark(parameter: re.Match[str]) -> str:
    """Return what stays of a dropped parameter: the ? for those that follow."""
    return "?" if parameter[0].startswith("?") else ""


def _safe(address: str) -> str:
    """Return ``address`` in ASCII if it is a web address without tricks, else ""."""
    found = _WEB.match(address)
    if found is None or any(ord(character) < 0x20 for character in address):
        return ""
    host = found["host"].lower()
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    if not _HOST.match(host):
        return ""
    return f"{found['scheme'].lower()}://{host}{found['port'] or ''}{_quote_rest(found['rest'])}"


def _quote(value: str) -> str:
    from urllib.parse import quote

    return quote(value.encode("utf-8", "replace"), safe="")


def _quote_rest(rest: str) -> str:
    """Encode what may not stand in an address, and leave what is encoded already."""
    from urllib.parse import quote

    whole = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", rest)
    return quote(whole.encode("utf-8", "replace"), safe="/?#[]@!$&'()*+,;=:%-._~|")
