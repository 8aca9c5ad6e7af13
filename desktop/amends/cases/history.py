"""The history: events appended one behind the other, wiped when they must be, and verified."""

import json
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from peewee import Database

from amends.cases import chain
from amends.cases.case import EventKind, Verification
from amends.cases.rows import storable, written
from amends.cases.schema import CaseRow, EventRow, StoreRow, VersionRow, put

_AT_ONCE = 1_000  # events read at a time


class History:
    """The events of one store. ``append`` and ``wipe`` belong inside a transaction."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def append(self, case: str, kind: EventKind, payload: dict[str, Any] | None) -> int:
        """Add an event behind the last one and return its number."""
        number, previous = self._head()
        salt = secrets.token_hex(16)
        text = storable(chain.canonical(payload)) if payload is not None else None
        link = chain.Link(
            number + 1, written(self._clock()), case, kind.value, chain.digest(salt, text or "")
        )
        found = chain.hash_after(previous, link)
        EventRow.insert(
            number=link.number,
            at=link.at,
            case_id=link.case,
            kind=link.kind,
            payload=text,
            salt=salt if text is not None else None,
            digest=link.digest,
            hash=found,
        ).execute(self._database)
        put(self._database, "head", f"{link.number} {found}")
        return link.number

    def wipe(self, case: str) -> None:
        """Forget what the events of ``case`` were about; that there were some stays."""
        rows = EventRow.update(payload=None, salt=None).where(EventRow.case_id == case)
        rows.execute(self._database)

    def verify(self) -> Verification:
        """Walk all events and compare them with their hashes and with what the tables say."""
        problems: list[str] = []
        previous, count, deleted = chain.BEGINNING, 0, self._deleted()
        for row in self._rows():
            count += 1
            link = chain.Link(row.number, row.at, row.case_id, row.kind, row.digest)
            if row.number != count or chain.hash_after(previous, link) != row.hash:
                problems.append(f"Event {row.number} is not as it was written, or one is missing.")
                count = row.number
            elif row.payload is None:
                if row.case_id not in deleted:
                    problems.append(f"What event {row.number} was about has been taken out.")
            elif chain.digest(row.salt or "", row.payload) != row.digest:
                problems.append(f"What event {row.number} was about has been changed.")
            previous = row.hash
        if self._head() != (count, previous):
            problems.append("The last events are missing.")
        problems += self._changed_since()
        return Verification(count, tuple(problems))

    def _head(self) -> tuple[int, str]:
        for row in StoreRow.select().where(StoreRow.name == "head").execute(self._database):
            number, _, found = row.value.partition(" ")
            return int(number), found
        return 0, chain.BEGINNING

    def _rows(self) -> Iterator[EventRow]:
        after = -1
        while True:
            query = EventRow.select().where(EventRow.number > after).order_by(EventRow.number)
            rows: list[EventRow] = list(query.limit(_AT_ONCE).execute(self._database))
            yield from rows
            if len(rows) < _AT_ONCE:
                return
            after = rows[-1].number

    def _deleted(self) -> set[str]:
        query = EventRow.select(EventRow.case_id).where(EventRow.kind == EventKind.DELETED.value)
        return {row.case_id for row in query.execute(self._database)}

    def _changed_since(self) -> Iterator[str]:
        """Yield where a table no longer says what the history says was written."""
        kept = {row.id: row.text for row in CaseRow.select().execute(self._database)}
        copied = {row.event: row.text for row in VersionRow.select().execute(self._database)}
        said: dict[str, tuple[int, str]] = {}
        for row in self._rows():
            if row.payload is None:
                continue
            if row.kind in (EventKind.ADDED.value, EventKind.CORRECTED.value):
                said[row.case_id] = (row.number, json.loads(row.payload)["text"])
            elif row.kind == EventKind.COPIED.value and (
                copied.pop(row.number, None) != json.loads(row.payload)["text"]
            ):
                yield f"The copied reply of event {row.number} is not the one that was kept."
        for case, (number, text) in said.items():
            if kept.pop(case, None) != text:
                yield f"The complaint of event {number} is not the one that was kept."
        if kept or copied:
            yield f"{len(kept) + len(copied)} complaints or replies are in no event."
