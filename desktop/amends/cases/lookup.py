"""What can be found again in a store: cases, replies, copies, and whether history holds."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from peewee import Database, SqliteDatabase

from amends.cases import rows
from amends.cases.case import Case, CaseState, Event, Reply, Verification, Version
from amends.cases.history import History
from amends.cases.opening import StoreError, told
from amends.cases.schema import CaseRow, EventRow, ReplyRow, VersionRow, guard
from amends.cases.search import Search
from amends.vocabulary import ReplyKind

_PAGE = 200  # cases in one list or search
_Cases = list[Case]  # ``list`` is a method inside the class


class Lookup:
    """The questions a store answers. ``Store`` adds what it can be told."""

    def __init__(self, database: Database, place: str, clock: Callable[[], datetime]) -> None:
        self._database, self._place = database, place
        self._history = History(database, clock)
        self._thread = threading.get_ident()
        with told(place):
            if isinstance(database, SqliteDatabase):
                guard(database)
            self._search = Search(database)

    def get(self, case: str) -> Case:
        """Return the case with the id ``case``."""
        with self._reading():
            return rows.case_of(self._row(case))

    def list(
        self,
        *,
        states: Iterable[CaseState] = (),
        platform: str = "",
        limit: int = _PAGE,
        offset: int = 0,
    ) -> Sequence[Case]:
        """Return cases in ``states``, first what is at stake, then who has waited longest.

        Without ``states`` those to answer come in this order, and behind them the others, the one
        touched last first.
        """
        if wanted := [state.value for state in states]:
            return self._urgent(CaseRow.state.in_(wanted), platform, limit, offset)
        to_answer = CaseRow.state == CaseState.TO_ANSWER.value
        found = self._urgent(to_answer, platform, limit, offset)
        if len(found) < limit:
            here = to_answer & (CaseRow.platform == platform) if platform else to_answer
            with self._reading():
                before = max(offset - self._count(CaseRow, here), 0)
            order = [CaseRow.changed.desc(), CaseRow.number.desc()]
            rest = CaseRow.select().where(CaseRow.state != CaseState.TO_ANSWER.value)
            found += self._page(rest.order_by(*order), platform, limit - len(found), before)
        return found

    def _urgent(self, condition: Any, platform: str, limit: int, offset: int) -> "_Cases":
        order = [CaseRow.urgency.desc(), CaseRow.added, CaseRow.number]
        query = CaseRow.select().where(condition).order_by(*order)
        return self._page(query, platform, limit, offset)

    def _page(self, query: Any, platform: str, limit: int, offset: int) -> "_Cases":
        if platform:
            query = query.where(CaseRow.platform == platform)
        with self._reading():
            found = query.limit(limit).offset(offset).execute(self._database)
            return [rows.case_of(row) for row in found]

    def count(self, state: CaseState | None = None) -> int:
        """Return how many cases there are, or how many in ``state``."""
        with self._reading():
            condition = CaseRow.state == state.value if state else CaseRow.number > 0
            return self._count(CaseRow, condition)

    def replies(self, case: str) -> Sequence[Reply]:
        """Return the replies of ``case``: public ones, private ones, statements; by turn."""
        with self._reading():
            found = self._select(ReplyRow, ReplyRow.case_id == case)
            order = list(ReplyKind)
            return sorted(
                map(rows.reply_of, found), key=lambda reply: (order.index(reply.kind), reply.turn)
            )

    def versions(self, reply: str) -> Sequence[Version]:
        """Return what was copied of a reply, the first copy first."""
        with self._reading():
            found = self._select(VersionRow, VersionRow.reply_id == reply)
            return sorted(map(rows.version_of, found), key=lambda version: version.number)

    def copied_lately(self, limit: int) -> Sequence[tuple[str, str]]:
        """Return the replies copied last, the newest first: the id of the case, and the text."""
        with self._reading():
            query = (
                VersionRow.select(VersionRow.text, ReplyRow.case_id)
                .join(ReplyRow, on=(ReplyRow.id == VersionRow.reply_id))
                .order_by(VersionRow.event.desc())
                .limit(limit)
            )
            return [(case, text) for text, case in query.tuples().execute(self._database)]

    def history(self, case: str) -> Sequence[Event]:
        """Return what happened to ``case``, in order; also after it was deleted."""
        with self._reading():
            found = self._select(EventRow, EventRow.case_id == case)
            return sorted(map(rows.event_of, found), key=lambda event: event.number)

    def search(self, words: str, *, limit: int = _PAGE) -> Sequence[Case]:
        """Return the cases in whose complaint, author or replies all ``words`` begin a word."""
        terms = "".join(c if c.isalnum() else " " for c in rows.storable(words)).split()
        if not terms:
            return []
        with self._reading():
            if self._search.works:
                numbers = self._search.find(terms, limit)
                listed = self._select(CaseRow, CaseRow.number.in_(numbers))
                found = {row.number: row for row in listed}
                return [rows.case_of(found[number]) for number in numbers if number in found]
            query = CaseRow.select().order_by(CaseRow.number.desc()).limit(limit)
            for term in terms:
                inside = ReplyRow.select(ReplyRow.case_id).where(ReplyRow.text.contains(term))
                here = CaseRow.text.contains(term) | CaseRow.author.contains(term)
                query = query.where(here | CaseRow.id.in_(inside))
            return [rows.case_of(row) for row in query.execute(self._database)]

    def verify(self) -> Verification:
        """Compare the whole history with its hashes and with what is kept."""
        with self._reading(), self._database.atomic():  # one moment, whoever writes meanwhile
            return self._history.verify()

    def _row(self, case: str) -> CaseRow:
        for row in self._select(CaseRow, CaseRow.id == case):
            found: CaseRow = row
            return found
        raise StoreError("This case is no longer there. It may have been deleted elsewhere.")

    def _select(self, table: Any, condition: Any) -> Sequence[Any]:
        return list(table.select().where(condition).execute(self._database))

    def _count(self, table: Any, condition: Any) -> int:
        query = table.select().where(condition)
        return int(query.count(self._database))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        if threading.get_ident() != self._thread:
            raise RuntimeError("a store is used by the thread that opened it; open another one")
        with told(self._place):
            yield
