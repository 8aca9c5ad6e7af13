"""Turn rows of the store into values and back."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

from amends.cases.case import (
    Case,
    CaseState,
    Event,
    EventKind,
    KeptBrief,
    Override,
    Reply,
    Version,
    urgency,
)
from amends.cases.chain import canonical
from amends.cases.schema import CaseRow, EventRow, ReplyRow, VersionRow
from amends.complaints.complaint import Complaint
from amends.complaints.reading import Reading
from amends.drafting.brief import Facts
from amends.vocabulary import CueId, FirstMistake, ReplyKind, Stance, Tone, Trouble

_UNSTORABLE = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def storable(text: str) -> str:
    """Return ``text`` without what no database holds: NULs and halves of characters.

    Its length stays, so that spans found in it hold.
    """
    return text.translate(_UNSTORABLE)


def written(moment: datetime) -> str:
    """Return ``moment`` in UTC, in a form that sorts as text. A time without a zone is UTC."""
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat(timespec="microseconds")


def case_of(row: CaseRow) -> Case:
    """Return the case in ``row``."""
    return Case(
        id=row.id,
        number=row.number,
        complaint=Complaint(
            text=row.text,
            link=row.link,
            platform=row.platform,
            author=row.author,
            posted=_moment(row.posted),
            seen=_moment(row.seen),
        ),
        state=CaseState(row.state),
        added=datetime.fromisoformat(row.added),
        changed=datetime.fromisoformat(row.changed),
        troubles=tuple(Trouble(word) for word in row.troubles.split()),
        cues=tuple(CueId(word) for word in row.cues.split()),
        brief=_brief_of(row.brief),
        notes=row.notes,
    )


def reply_of(row: ReplyRow) -> Reply:
    """Return the reply in ``row``."""
    return Reply(
        id=row.id,
        case=row.case_id,
        kind=ReplyKind(row.kind),
        turn=row.turn,
        text=row.text,
        surface=row.surface,
        changed=datetime.fromisoformat(row.changed),
    )


def version_of(row: VersionRow) -> Version:
    """Return the version in ``row``."""
    return Version(
        reply=row.reply_id,
        number=row.number,
        text=row.text,
        surface=row.surface,
        copied=datetime.fromisoformat(row.copied),
        overrides=tuple(Override(**kept) for kept in json.loads(row.overrides)),
        event=row.event,
    )


def event_of(row: EventRow) -> Event:
    """Return the event in ``row``."""
    return Event(
        number=row.number,
        at=datetime.fromisoformat(row.at),
        case=row.case_id,
        kind=EventKind(row.kind),
        payload=None if row.payload is None else json.loads(row.payload),
    )


def complaint_fields(complaint: Complaint) -> dict[str, str | None]:
    """Return the columns, and the event, in which ``complaint`` is kept."""
    return {
        "text": storable(complaint.text),
        "link": storable(complaint.link),
        "platform": storable(complaint.platform),
        "author": storable(complaint.author),
        "posted": written(complaint.posted) if complaint.posted else None,
        "seen": written(complaint.seen) if complaint.seen else None,
    }


def reading_fields(reading: Reading | None) -> dict[str, object]:
    """Return what of ``reading`` is kept: the rest can be read again."""
    cues = dict.fromkeys(cue.id.value for cue in reading.cues) if reading else ()
    return {
        "troubles": " ".join(reading.troubles) if reading else "",
        "cues": " ".join(cues),
        "urgency": urgency(reading),
    }


def brief_text(brief: KeptBrief) -> str:
    """Return ``brief`` as it is kept."""
    return storable(canonical(asdict(brief)))


def _brief_of(kept: str | None) -> KeptBrief | None:
    if kept is None:
        return None
    table = json.loads(kept)
    return KeptBrief(
        stance=Stance(table["stance"]),
        tone=Tone(table["tone"]),
        surface=table["surface"],
        trouble=Trouble(table["trouble"]) if table["trouble"] else None,
        facts=Facts(**table["facts"]),
        first_mistake=FirstMistake(made) if (made := table.get("first_mistake")) else None,
    )


def _moment(kept: str | None) -> datetime | None:
    return None if kept is None else datetime.fromisoformat(kept)
