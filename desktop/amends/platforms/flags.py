"""Flags: what to know about a place before answering there; they matter more than its number."""

from dataclasses import dataclass

from amends.platforms.counting import is_published
from amends.platforms.surface import Surface
from amends.platforms.units import UNITS

_DEAD_LINKS = ("shown but not clickable", "not clickable", "not rendered", "assume not clickable")
_REFUSED_LINKS = ("no",)


@dataclass(frozen=True, slots=True)
class Flag:
    """``label`` stands beside the counter, ``text`` is a sentence for whoever asks why."""

    id: str
    label: str
    text: str


def flags(surface: Surface) -> tuple[Flag, ...]:
    """Return what is special about a place, what cannot be undone first."""
    return (*_lasting(surface), *_circumstances(surface))


def irreversible(surface: Surface) -> bool:
    """Return whether a reply there can be neither changed nor replaced: ask once more on copy."""
    if surface.locks:
        return True
    replaceable = surface.deletable.startswith("yes") and not surface.deletable.startswith(
        "yes, but"
    )
    return bool(surface.single) and surface.editable.startswith("no") and not replaceable


def links_are_dead(surface: Surface) -> bool:
    """Return whether a link is only text there."""
    return surface.links.startswith(_DEAD_LINKS)


def links_are_refused(surface: Surface) -> bool:
    """Return whether the place allows no links at all."""
    return surface.links in _REFUSED_LINKS


def _lasting(surface: Surface) -> list[Flag]:
    found = []
    if surface.editable.startswith(("no", "assume no")):
        text = f"What is posted there stays as it is{_detail(surface.editable)}. Read it once more."
        found.append(Flag("not_editable", "cannot be edited", text))
    elif surface.editable[:1].isdigit():
        window = surface.editable.partition(" (")[0].partition(",")[0]
        text = f"It can be edited for {window}{_detail(surface.editable)}, then it stays."
        found.append(Flag("edit_window", f"editable for {window}", text))
    if surface.single:
        text = "There is one reply to each complaint there. Say all you have to say in it."
        found.append(Flag("one_reply", "one reply only", text))
    if surface.locks:
        found.append(Flag("locks", "answering locks it", f"Once you answer, {surface.locks}."))
    if surface.exposes:
        found.append(
            Flag("exposes", f"shows {surface.exposes}", f"Readers see {surface.exposes}: check it.")
        )
    if surface.deadline:
        text = f"Answer within {surface.deadline}. What is known: {surface.window}."
        found.append(Flag("deadline", f"answer within {surface.deadline}", text))
    return found


def _circumstances(surface: Surface) -> list[Flag]:
    found = []
    if surface.moderated.startswith(("yes", "delayed", "after posting")):
        text = f"It is moderated: {surface.moderated}. It may be held back or refused."
        found.append(Flag("moderated", "moderated", text))
    if not surface.public:
        text = "Only the person you answer reads it. Others do not see that you answered."
        found.append(Flag("not_public", "not public", text))
    if links_are_refused(surface):
        found.append(Flag("no_links", "no links", "The place allows no links in a reply."))
    elif links_are_dead(surface):
        text = f"Nobody can click a link there: {surface.links}."
        found.append(Flag("dead_links", "links are dead text", text))
    if surface.per_instance:
        text = "The limit is that of your own server. Put yours into your platforms file."
        found.append(Flag("own_server", "limit of your server", text))
    if UNITS[surface.unit].limited and not is_published(surface):
        text = (
            f"Nobody publishes a limit here that can be relied on. Amends keeps under "
            f"{surface.safe_limit:,} {UNITS[surface.unit].many}."
        )
        found.append(Flag("no_published_limit", "no published limit", text))
    return found


def _detail(known: str) -> str:
    """Return what a field adds in brackets, after a space."""
    _, bracket, rest = known.partition(" (")
    return bracket + rest
