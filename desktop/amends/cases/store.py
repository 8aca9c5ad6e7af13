"""The store: everything that is kept, in one file.

peewee speaks to it, so that a PostgreSQL server can take the file's place with the same code.
Measured beside SQLAlchemy 2.1 with Alembic on the machine Amends was written on: importing peewee
takes 0.2 s, SQLAlchemy's ORM 1.2 s and Alembic another 0.4 s; peewee is one module without
dependencies, whose stubs name the type of every field under ``mypy --strict`` (query results are
``Any`` and are turned into our own values at once); Alembic's migrations are richer, but ours go
forwards only and are a list of SQL steps both databases understand (``schema.STEPS``).

A store belongs to the thread that opened it: each worker opens its own. SQLite's write-ahead log
lets them, and a second process, read while one writes. Opening blocks for some milliseconds, a
write for as long as the disk takes to say that it is safe; import and use this room off the GUI
thread.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from peewee import Database, SqliteDatabase

from amends.cases import rows
from amends.cases.case import (
    Case,
    CaseState,
    EventKind,
    KeptBrief,
    Override,
    Reply,
    Version,
)
from amends.cases.lookup import Lookup
from amends.cases.opening import open_file, told
from amends.cases.schema import (
    CaseRow,
    ReplyRow,
    VersionRow,
    sql,
    transaction,
)
from amends.complaints.complaint import Complaint
from amends.complaints.reading import Reading
from amends.vocabulary import ReplyKind


def _now() -> datetime:
    return datetime.now(UTC)


class Store(Lookup):
    """Cases, replies and history in one database whose tables are up to date.

    All methods raise ``StoreError`` with a sentence for the user when the database cannot do what
    was asked; nothing is half written then, and the same call may be made again.
    """

    def __init__(
        self,
        database: Database,
        *,
        place: str = "the store",
        problems: tuple[str, ...] = (),
        clock: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(database, place, clock)
        self.problems = problems
        self._clock = clock

    @classmethod
    def open(cls, path: Path, *, clock: Callable[[], datetime] = _now) -> Self:
        """Open the file at ``path``, making it when there is none. Raises ``StoreError``.

        ``problems`` of the store says what had to be done about a damaged file.
        """
        database, problems = open_file(path)
        try:
            return cls(database, place=str(path), problems=problems, clock=clock)
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Close the connection; what was written is safe already."""
        with told(self._place):
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # what comes in and is worked on

    def add_complaint(self, complaint: Complaint, reading: Reading | None = None) -> Case:
        """Begin a case; what ``reading`` found decides how early it is listed."""
        now, identity = rows.written(self._clock()), secrets.token_hex(16)
        kept = rows.complaint_fields(complaint)
        with self._writing():
            number = self._history.append(identity, EventKind.ADDED, kept)
            CaseRow.insert(
                id=identity,
                number=number,
                state=CaseState.TO_ANSWER.value,
                notes="",
                added=now,
                changed=now,
                **kept,
                **rows.reading_fields(reading),
            ).execute(self._database)
            self._index(identity)
        return self.get(identity)

    def correct_complaint(
        self, case: str, complaint: Complaint, reading: Reading | None = None
    ) -> Case:
        """Put ``complaint`` in the place of what was pasted first; the history keeps both."""
        kept = rows.complaint_fields(complaint)
        with self._writing():
            row = self._row(case)
            if any(getattr(row, name) != value for name, value in kept.items()):
                self._history.append(case, EventKind.CORRECTED, kept)
                self._change(case, **kept, **rows.reading_fields(reading))
                self._index(case)
        return self.get(case)

    def save_draft(
        self,
        case: str,
        text: str,
        *,
        kind: ReplyKind = ReplyKind.PUBLIC,
        turn: int = 1,
        surface: str = "",
    ) -> Reply:
        """Keep ``text`` as the working text of a reply; saving it again changes nothing."""
        with self._writing():
            return self._put_draft(case, text, (kind, turn), surface)

    def save_brief(self, case: str, brief: KeptBrief) -> None:
        """Keep what the writer decided about the reply to ``case``."""
        with self._writing():
            self._change(case, brief=rows.brief_text(brief))

    def save_notes(self, case: str, notes: str) -> None:
        """Keep the writer's notes on ``case``."""
        with self._writing():
            self._change(case, notes=rows.storable(notes))

    def set_state(self, case: str, state: CaseState) -> None:
        """Move ``case`` to ``state``; the history tells when."""
        with self._writing():
            if self._row(case).state != state.value:
                self._change(case, state=state.value)
                self._history.append(case, EventKind.STATE, {"state": state.value})

    def record_copy(
        self,
        case: str,
        text: str,
        surface: str,
        *,
        kind: ReplyKind = ReplyKind.PUBLIC,
        turn: int = 1,
        overrides: Iterable[Override] = (),
    ) -> Version:
        """Keep that ``text`` was copied for ``surface``, and what was overruled for it and why."""
        text = rows.storable(text)
        overruled = [
            {key: rows.storable(value) for key, value in asdict(override).items()}
            for override in overrides
        ]
        with self._writing():
            reply = self._put_draft(case, text, (kind, turn), surface)
            version = 1 + self._count(VersionRow, VersionRow.reply_id == reply.id)
            payload = {
                "text": text,
                "surface": surface,
                "kind": kind.value,
                "turn": turn,
                "version": version,
                "overrides": overruled,
            }
            event = self._history.append(case, EventKind.COPIED, payload)
            identity = secrets.token_hex(16)
            VersionRow.insert(
                id=identity,
                reply_id=reply.id,
                number=version,
                text=text,
                surface=surface,
                copied=rows.written(self._clock()),
                overrides=json.dumps(overruled, ensure_ascii=False),
                event=event,
            ).execute(self._database)
            (kept,) = self._select(VersionRow, VersionRow.id == identity)
        return rows.version_of(kept)

    def delete(self, case: str) -> None:
        """Delete ``case`` for good: its words are overwritten on the disk and in the history.

        That there was a case, and when it was deleted, stays. Takes longer than other writes.
        """
        with self._writing():
            number = self._row(case).number
            CaseRow.delete().where(CaseRow.id == case).execute(self._database)
            self._history.wipe(case)
            self._history.append(case, EventKind.DELETED, None)
            self._search.wipe(number)
        if isinstance(self._database, SqliteDatabase):
            with told(self._place):  # the log of writes holds the words as well
                sql(self._database, "PRAGMA wal_checkpoint(TRUNCATE)")

    # how it is done

    def _put_draft(self, case: str, text: str, which: tuple[ReplyKind, int], surface: str) -> Reply:
        self._row(case)
        text, now, kind = rows.storable(text), rows.written(self._clock()), which[0].value
        place = (ReplyRow.case_id == case) & (ReplyRow.kind == kind) & (ReplyRow.turn == which[1])
        known = self._select(ReplyRow, place)
        if not known:
            ReplyRow.insert(
                id=secrets.token_hex(16),
                case_id=case,
                kind=kind,
                turn=which[1],
                text=text,
                surface=surface,
                changed=now,
            ).execute(self._database)
        else:
            surface = surface or known[0].surface
            if (known[0].text, known[0].surface) == (text, surface):
                return rows.reply_of(known[0])
            changed = ReplyRow.update(text=text, surface=surface, changed=now).where(place)
            changed.execute(self._database)
        self._change(case)
        self._index(case)
        (row,) = self._select(ReplyRow, place)
        return rows.reply_of(row)

    def _change(self, case: str, **values: object) -> None:
        self._row(case)
        changed = rows.written(self._clock())
        CaseRow.update(changed=changed, **values).where(CaseRow.id == case).execute(self._database)

    def _index(self, case: str) -> None:
        row = self._row(case)
        replies = "\n".join(r.text for r in self._select(ReplyRow, ReplyRow.case_id == case))
        self._search.put(row.number, row.text, row.author, replies)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._reading(), transaction(self._database):
            yield
