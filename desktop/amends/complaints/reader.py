"""Reading a complaint: from the text as pasted to what was understood of it."""

from collections.abc import Iterable
from datetime import date, datetime

from amends.complaints import clauses, cues, details, kinds, language, people, tone, troubles
from amends.complaints.cleaning import Cleaned, clean
from amends.complaints.knowledge import knowledge
from amends.complaints.reading import Cue, Detail, Reading
from amends.complaints.words import Found, compiled
from amends.text.lexicon import Tokens, tokenise

MOST = 60_000
"""Code points that are read; what lies beyond is kept and not read."""

_NAMED = 2.0
# a link alone on its line is how an app shares a review, and not part of what was said
_LINKING = r"\S[ \t]+(?:https?://|www\.)|(?:https?://|www\.)\S+[ \t]+\S"


def read(
    text: str, *, now: date | datetime | None = None, own_handles: Iterable[str] = ()
) -> Reading:
    """Read ``text`` as pasted. ``now`` is the day it was written; spans are those of ``text``."""
    cleaned = clean(text[:MOST])
    spoken = language.detect(cleaned.text)
    today = now.date() if isinstance(now, datetime) else now
    tokens = tokenise(cleaned.text)
    if not language.has_readings(spoken):
        return _facts(cleaned, tokens, spoken, today, own_handles)
    known = knowledge(spoken)
    hits = known.find(tokens)
    handles = [word[1:] for word in tokens.words if word[0] == "@"]
    about = troubles.contexts(known, hits, handles)
    scores, said, spans = troubles.score(known, hits, about, len(cleaned.text), _ends(tokens))
    weights = kinds.weigh(known, hits, scores, said, _measure(cleaned, tokens, handles, about))
    kind, _ = kinds.decide(known, weights)
    named = troubles.ranked(scores)
    if kind == "complaint" and not named:
        named = (troubles.fallback(known, about),)
    found = details.find(
        cleaned.text, tokens, spoken, now=today, own_handles=own_handles,
        evidence=[span for trouble in named[:1] for span in spans.get(trouble, ())],
    )  # fmt: skip
    return Reading(
        language=spoken,
        is_complaint=kind == "complaint",
        kind=kind,
        troubles=named,
        evidence={t: tuple(cleaned.span(*span) for span in spans.get(t, ())) for t in named},
        cues=tuple(Cue(cue, cleaned.span(*span)) for cue, span in cues.find(known, hits)),
        details=_pasted(cleaned, found),
        greeting_name=_greeting(cleaned.text, found, spoken),
        clauses=(
            clauses.offer(named, spans, found, cleaned.text, tokens, language=spoken, told=said)
            if kind == "complaint"
            else {}
        ),
    )


def _ends(tokens: Tokens) -> list[int]:
    return [start for word, start in zip(tokens.words, tokens.starts, strict=True) if word == "."]


def _pasted(cleaned: Cleaned, found: list[Found]) -> tuple[Detail, ...]:
    return tuple(details.as_pasted(cleaned, one) for one in found)


def _greeting(text: str, found: list[Found], spoken: str) -> str:
    """Return the name the text is signed with, or nothing: a name is never guessed.

    It is the first name, or the title and the surname where somebody signs with those; from
    initials nothing is made.
    """
    for one in found:
        if one.role == "signature":
            signed = text[one.start : one.end].split()
            if people.is_title(signed[0], spoken):
                return f"{signed[0]} {signed[-1]}"
            return signed[0] if len(signed[0].rstrip(".")) > 1 else ""
    return ""


def _facts(
    cleaned: Cleaned, tokens: Tokens, spoken: str, today: date | None, own_handles: Iterable[str]
) -> Reading:
    """Read what needs no readings of the language: its details, and little else."""
    found = details.find(cleaned.text, tokens, spoken, now=today, own_handles=own_handles)
    kind = tone.kind(cleaned.text, tokens, spoken)
    return Reading(
        language=spoken,
        is_complaint=kind == "complaint",
        kind=kind,
        details=_pasted(cleaned, found),
        greeting_name=_greeting(cleaned.text, found, spoken),
    )


def _measure(
    cleaned: Cleaned, tokens: Tokens, handles: list[str], about: dict[str, float]
) -> kinds.Measured:
    text = cleaned.text
    to_business = bool(handles) and any(strength >= _NAMED for strength in about.values())
    return kinds.Measured(
        text=text,
        tokens=tokens,
        handles=len(handles),
        business=bool(handles) or bool(about),
        to_business=to_business,
        link="<url>" in tokens.words and bool(compiled(_LINKING).search(text)),
        retweet=cleaned.original.lstrip(" \"'“").startswith("RT @"),
    )
