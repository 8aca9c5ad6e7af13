"""Recognising where a complaint was posted, from its link alone and offline.

Nothing is recognised by resemblance: the host must be one that the registry lists, or stand under
one. Hosts in other scripts, in punycode, behind a user name or on an unusual port are nobody's.
Mastodon, which runs on any host, is known by the path of its posts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from amends import resources
from amends.platforms.registry import Registry
from amends.platforms.surface import Platform

_MASTODON = "mastodon"


@dataclass(frozen=True, slots=True)
class Recognised:
    """Where a link leads.

    ``surface`` is where one replies in public there, or the only surface. ``link`` is the address
    with a scheme, the host in lower case and without tracking parameters, so that two copies of
    one link compare equal. ``item`` is the id of the comment, else of the post or review, empty
    where the link does not say it (a short link, a page of the platform that is no post).
    ``author`` is the handle as the place writes it, empty where the link does not say it.
    """

    platform: str
    surface: str
    link: str
    item: str = ""
    author: str = ""


def recognise(text: str, registry: Registry) -> Recognised | None:
    """Return where the first post, review or comment linked in ``text`` was made.

    ``text`` may be a link or what a share button copies around one. A page that belongs to a
    platform but is no post counts only when no post is linked.
    """
    page: Recognised | None = None
    for address in _addresses(text):
        for platform, found in _matches(address, registry):
            if found is not None:
                return _recognised(platform, address, registry, found)
        host = registry.platform_of_host(address.host)
        if page is None and host is not None and host.whole and _is_its_page(address, host):
            page = _recognised(host, address, registry, None)
    return page


class _Address(NamedTuple):
    """An address taken apart: ``rest`` is path, query and fragment as written."""

    scheme: str
    host: str
    rest: str
    alone: bool

    @property
    def full(self) -> str:
        if self.scheme == "mailto":
            return f"mailto:{self.rest}"
        return f"{self.scheme}://{self.host}{self.rest}"


# with a scheme anything up to a space; without one a host of plain letters, and what follows it
_ADDRESS = re.compile(
    r"(?P<scheme>https?|at|whatsapp|tg)://(?P<body>[^\s<>\"]+)"
    r"|(?<![\w.+%-])mailto:(?P<mail>[^\s<>\"]+)"
    r"|(?<![\w@.:/\\%+&=-])(?P<bare>(?:[a-z0-9-]+\.)+[a-z]{2,}\.?(?::\d+)?(?![\w@.-])(?:[/?#][^\s<>\"]*)?)",
    re.IGNORECASE | re.ASCII,
)
_BODY = re.compile(
    r"(?P<host>[a-z0-9.-]+)(?::(?P<port>\d*))?(?P<rest>(?:[/?#].*)?)\Z", re.IGNORECASE
)
_CLOSING = "'’”»›.,;:!?…*`|\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BRACKETS = {")": "(", "]": "[", "}": "{", "》": "《", "」": "「", "）": "（", "】": "【"}
_PORTS = {None: True, "": True, "80": True, "443": True}


def _addresses(text: str) -> Iterator[_Address]:
    stripped = text.strip()
    for found in _ADDRESS.finditer(stripped):
        alone = _trimmed(found[0]) == _trimmed(stripped.strip("<>\"'“‘«‹("))
        if found["mail"]:
            yield _Address("mailto", "", _trimmed(found["mail"]), alone)
            continue
        scheme = (found["scheme"] or "https").lower()
        body = _BODY.match(_trimmed(found["body"] or found["bare"]))
        if scheme in ("at", "whatsapp", "tg"):
            yield _Address(scheme, "", _trimmed(found["body"]), alone)
        elif body and body["port"] in _PORTS and "\\" not in body["rest"]:
            host = body["host"].lower().removesuffix(".")
            if _is_plain(host):
                yield _Address("https", host, body["rest"], alone)


def _trimmed(link: str) -> str:
    """Return ``link`` without the punctuation of the sentence around it."""
    while link:
        last = link[-1]
        opening = _BRACKETS.get(last)
        if last not in _CLOSING and (opening is None or link.count(opening) >= link.count(last)):
            break
        link = link[:-1]
    return link


def _is_plain(host: str) -> bool:
    labels = host.split(".")
    return len(labels) > 1 and all(
        label and not label.startswith(("-", "xn--")) and not label.endswith("-")
        for label in labels
    )


def _matches(
    address: _Address, registry: Registry
) -> Iterator[tuple[Platform, re.Match[str] | None]]:
    """Yield the platforms an address may belong to, and how it matches their permalinks."""
    if address.host:
        owner = registry.platform_of_host(address.host)
        if owner is None and (owner := registry.platforms.get(_MASTODON)) is None:
            return
        yield owner, _permalink(owner, address.full)
        return
    for platform in registry.platforms.values():
        if any(f"^{address.scheme}:" in expression for expression in platform.permalinks):
            yield platform, _permalink(platform, address.full)


def _permalink(platform: Platform, address: str) -> re.Match[str] | None:
    for expression in platform.permalinks:
        if found := _compiled(expression).match(address):
            return found
    return None


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


_FRONT = ("", "www.", "m.", "mobile.")


def _is_its_page(address: _Address, platform: Platform) -> bool:
    """Return whether ``address`` is a page of the platform and not a mention of its name.

    Subdomains may be anybody's. Without a scheme, "we also told x.com" is no link.
    """
    if not any(address.host == front + host for front in _FRONT for host in platform.hosts):
        return False
    return address.alone or len(address.rest) > 1


def _recognised(
    platform: Platform, address: _Address, registry: Registry, found: re.Match[str] | None
) -> Recognised:
    surfaces = registry.surfaces_of(platform.id)
    public = next((surface for surface in surfaces if surface.public), None)
    surface = public or (surfaces[0] if surfaces else None)
    groups = {key: value for key, value in found.groupdict().items() if value} if found else {}
    item = next((groups[key] for key in ("comment", "id", "review", "item") if key in groups), "")
    return Recognised(
        platform=platform.id,
        surface=surface.id if surface else "",
        link=without_tracking(address.full, platform.id),
        item=item,
        author=_author(platform.id, groups, address.host),
    )


def _author(platform_id: str, groups: dict[str, str], host: str) -> str:
    if platform_id == "email":
        return groups.get("to", "")
    user = groups.get("user", "")
    if not user or user.startswith("did:"):
        return ""
    if platform_id == _MASTODON and "@" not in user:
        return f"@{user}@{host}"
    return f"@{user}"


def without_tracking(link: str, platform_id: str = "") -> str:
    """Return ``link`` without the query parameters that say who shared it and how."""
    head, mark, query = link.partition("?")
    if not mark:
        return link
    query, hash_mark, fragment = query.partition("#")
    kept = [part for part in query.split("&") if not _is_tracking(part, platform_id)]
    return head + ("?" + "&".join(kept) if any(kept) else "") + hash_mark + fragment


def _is_tracking(parameter: str, platform_id: str) -> bool:
    names, starts = _tracking()
    key = parameter.partition("=")[0].lower()
    return key in names or f"{platform_id}:{key}" in names or key.startswith(starts)


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = resources.text("platforms/tracking.txt").splitlines()
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    starts = tuple(word[:-1] for word in words if word.endswith("*"))
    return frozenset(words), starts
