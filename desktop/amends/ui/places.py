"""Where things go: a component into a reply, a reply onto a page."""

from collections.abc import Callable, Mapping

from amends.drafting.draft import Draft
from amends.platforms.surface import Surface
from amends.text.spans import Span


def insertion(
    draft: Draft | None, wanted: str, present: Mapping[str, Span], text: str
) -> tuple[int, str] | None:
    """Return where in ``text`` the draft's words for a component belong, and the words.

    They go behind the nearest component that stands before them in the draft, else before the
    nearest behind them, else to the end. None when the draft has no words for it.
    """
    pieces = draft.pieces if draft else ()
    at = next((n for n, piece in enumerate(pieces) if piece.component == wanted), None)
    if draft is None or at is None:
        return None
    words = " ".join(p.text.strip() for p in pieces if p.component == wanted)
    for number in range(at - 1, -1, -1):
        if (span := present.get(pieces[number].component)) is not None:
            gap = draft.text[pieces[at - 1].span.end : pieces[at].span.start] or " "
            return span.end, gap + words
    for number in range(at + 1, len(pieces)):
        if (span := present.get(pieces[number].component)) is not None:
            gap = draft.text[pieces[at].span.end : pieces[at + 1].span.start] or " "
            return span.start, words + gap
    return len(text), ("\n" if text.strip() else "") + words


def next_step(surface: Surface | None, place: str, tr: Callable[[str], str]) -> str:
    """Return what to do with a copied reply."""
    said = tr("Paste it at: {place}.").format(place=place)
    if surface is not None and what_stays(surface):
        said += " " + tr("It cannot be changed there once it is posted.")
    elif surface is not None and surface.public:
        said += " " + tr("Then answer what follows in private.")
    return said


def what_stays(surface: Surface | None) -> str:
    """Return why a reply posted there cannot be undone; empty where it can be."""
    from amends.platforms import flags

    return flags.what_stays(surface) if surface is not None else ""
