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
    """Return whether what is posted there stays: it can be neither changed nor replaced.

    Where a place says nothing it counts as staying, if strangers read it or it takes one reply.
    A private message that stays is no more than a message: a second one can follow.
    """
    if surface.locks:
        return True
    if _can_be_deleted(surface) or not (surface.public or surface.single):
        return False
    return _cannot_be_edited(surface) or (bool(surface.single) and _unclear(surface))


def what_stays(surface: Surface) -> str:
    """Return why a reply there cannot be undone, in sentences; empty where it can be."""
    if not irreversible(surface):
        return ""
    told = [flag.text for flag in _final(surface)]
    if _unclear(surface) and not surface.locks:
        told.append("Nobody says whether it can be changed later.")
    return " ".join(told)


def links_are_dead(surface: Surface) -> bool:
    """Return whether a link is only text there."""
    return surface.links.startswith(_DEAD_LINKS)


def links_are_refused(surface: Surface) -> bool:
    """Return whether the place allows no links at all."""
    return surface.links in _REFUSED_LINKS


def _lasting(surface: Surface) -> list[Flag]:
    found = _final(surface)
    if surface.editable[:1].isdigit():
        window = surface.editable.partition(" (")[0].partition(",")[0]
        text = f"It can be edited for {window}{_detail(surface.editable)}, then it stays."
        found.insert(0, Flag("edit_window", f"editable for {window}", text))
    if surface.exposes:
        found.append(
            Flag("exposes", f"shows {surface.exposes}", f"Readers see {surface.exposes}: check it.")
        )
    if surface.deadline:
        text = f"Answer within {surface.deadline}. What is known: {surface.window}."
        found.append(Flag("deadline", f"answer within {surface.deadline}", text))
    return found


def _final(surface: Surface) -> list[Flag]:
    """Return what makes a first answer the last one."""
    found = []
    if _cannot_be_edited(surface):
        text = f"What is posted there stays as it is{_detail(surface.editable)}."
        if surface.editable.startswith("assume"):
            text = "Nothing is known of this place: take it that what is posted stays as it is."
        elif _can_be_deleted(surface):
            text += " It can only be deleted."
        found.append(Flag("not_editable", "cannot be edited", text))
    if surface.single:
        text = "There is one reply to each complaint there. Say all you have to say in it."
        found.append(Flag("one_reply", "one reply only", text))
    if surface.locks:
        found.append(Flag("locks", "answering locks it", f"Once you answer, {surface.locks}."))
    return found


def _circumstances(surface: Surface) -> list[Flag]:
    found = []
    if surface.moderated.startswith(("yes", "delayed", "after posting")):
        how = surface.moderated.removeprefix("yes").removeprefix(": ")
        text = f"It is moderated{': ' + how if how else ''}. It may be held back or refused."
        found.append(Flag("moderated", "moderated", text))
    if not surface.public:
        text = "Only the person you answer reads it. Others do not see that you answered."
        found.append(Flag("not_public", "not public", text))
    if links_are_refused(surface):
        found.append(Flag("no_links", "no links", "The place allows no links in a reply."))
    elif links_are_dead(surface):
        text = f"Nobody can click a link there: {surface.links}."
        found.append(Flag("dead_links", "links are dead text", text))
    if surface.unit == "mastodon":
        text = (
            "Amends counts the reply alone. A content warning above it counts towards the same "
            "limit: leave as many characters free."
        )
        found.append(Flag("content_warning", "a content warning counts too", text))
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


def _cannot_be_edited(surface: Surface) -> bool:
    return surface.editable.startswith(("no", "assume no"))


def _unclear(surface: Surface) -> bool:
    return surface.editable == "unclear"


def _can_be_deleted(surface: Surface) -> bool:
    """Return whether one can take a reply away and write another."""
    known = surface.deletable
    return known.startswith("yes") and not known.startswith("yes, but")


def _detail(known: str) -> str:
    """Return what a field adds in brackets, after a space; what nobody read, as a reader says."""
    _, bracket, rest = known.partition(" (")
    if rest.startswith("recalled"):
        return ", as far as is known"
    return bracket + rest
