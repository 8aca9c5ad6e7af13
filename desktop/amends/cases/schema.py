"""The tables of the store and the steps that lead from each version of them to the next.

The steps are written in SQL that SQLite and PostgreSQL both understand and never change once
released; the classes describe the newest form and may. Ids are random texts, so that cases of
several people can be brought together, and no table needs a counter of its own.
"""

from collections.abc import Sequence
from typing import Any

from peewee import BigIntegerField, Database, IntegerField, Model, SqliteDatabase, TextField

Step = tuple[str, ...]

_FIRST: Step = (
    "CREATE TABLE cases (id TEXT PRIMARY KEY, number BIGINT NOT NULL UNIQUE, text TEXT NOT NULL,"
    " link TEXT NOT NULL, platform TEXT NOT NULL, author TEXT NOT NULL, posted TEXT, seen TEXT,"
    " state TEXT NOT NULL, troubles TEXT NOT NULL, cues TEXT NOT NULL, urgency INTEGER NOT NULL,"
    " brief TEXT, notes TEXT NOT NULL, added TEXT NOT NULL, changed TEXT NOT NULL)",
    "CREATE INDEX cases_to_answer ON cases (state, urgency DESC, added, number)",
    "CREATE INDEX cases_by_change ON cases (changed)",
    "CREATE TABLE replies (id TEXT PRIMARY KEY,"
    " case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE, kind TEXT NOT NULL,"
    " turn INTEGER NOT NULL, text TEXT NOT NULL, surface TEXT NOT NULL, changed TEXT NOT NULL,"
    " UNIQUE (case_id, kind, turn))",
    "CREATE TABLE versions (id TEXT PRIMARY KEY,"
    " reply_id TEXT NOT NULL REFERENCES replies (id) ON DELETE CASCADE, number INTEGER NOT NULL,"
    " text TEXT NOT NULL, surface TEXT NOT NULL, copied TEXT NOT NULL, overrides TEXT NOT NULL,"
    " event BIGINT NOT NULL, UNIQUE (reply_id, number))",
    "CREATE TABLE events (number BIGINT PRIMARY KEY, at TEXT NOT NULL, case_id TEXT NOT NULL,"
    " kind TEXT NOT NULL, payload TEXT, salt TEXT, digest TEXT NOT NULL, hash TEXT NOT NULL)",
    "CREATE INDEX events_of_case ON events (case_id)",
)
STEPS: tuple[Step, ...] = (_FIRST,)

_GUARDS = (
    "CREATE TRIGGER IF NOT EXISTS events_stay BEFORE DELETE ON events"
    " BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END",
    "CREATE TRIGGER IF NOT EXISTS events_stay_as_they_are BEFORE UPDATE ON events"
    " WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR OLD.number <> NEW.number"
    " OR OLD.digest <> NEW.digest OR OLD.hash <> NEW.hash"
    " BEGIN SELECT RAISE(ABORT, 'history is never changed'); END",
)


class StoreRow(Model):
    """A fact about the store itself: ``version`` and ``head``."""

    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        """Name the table."""

        table_name = "store"


class CaseRow(Model):
    """A row of ``cases``; times are ISO texts in UTC, lists are words with spaces between."""

    id = TextField(primary_key=True)
    number = BigIntegerField()
    text = TextField()
    link = TextField()
    platform = TextField()
    author = TextField()
    posted = TextField(null=True)
    seen = TextField(null=True)
    state = TextField()
    troubles = TextField()
    cues = TextField()
    urgency = IntegerField()
    brief = TextField(null=True)
    notes = TextField()
    added = TextField()
    changed = TextField()

    class Meta:
        """Name the table."""

        table_name = "cases"


class ReplyRow(Model):
    """A row of ``replies``."""

    id = TextField(primary_key=True)
    case_id = TextField()
    kind = TextField()
    turn = IntegerField()
    text = TextField()
    surface = TextField()
    changed = TextField()

    class Meta:
        """Name the table."""

        table_name = "replies"


class VersionRow(Model):
    """A row of ``versions``."""

    id = TextField(primary_key=True)
    reply_id = TextField()
    number = IntegerField()
    text = TextField()
    surface = TextField()
    copied = TextField()
    overrides = TextField()
    event = BigIntegerField()

    class Meta:
        """Name the table."""

        table_name = "versions"


class EventRow(Model):
    """A row of ``events``."""

    number = BigIntegerField(primary_key=True)
    at = TextField()
    case_id = TextField()
    kind = TextField()
    payload = TextField(null=True)
    salt = TextField(null=True)
    digest = TextField()
    hash = TextField()

    class Meta:
        """Name the table."""

        table_name = "events"


def sql(database: Database, statement: str, values: Sequence[object] = ()) -> Any:
    """Run ``statement`` and return its cursor: what the query builder has no words for."""
    return database.execute_sql(statement, tuple(values))  # type: ignore[no-untyped-call]


def version_of(database: Database) -> int:
    """Return the version of the tables in ``database``, 0 where there are none of ours."""
    if not database.table_exists("store"):
        return 0
    for row in StoreRow.select().where(StoreRow.name == "version").execute(database):
        return int(row.value)
    return 0


def migrate(database: Database, steps: Sequence[Step] = STEPS) -> None:
    """Take the tables to the newest version, each step whole or not at all."""
    while version_of(database) < len(steps):
        with transaction(database):
            number = version_of(database) + 1  # another process may have been faster
            if number > len(steps):
                return
            if number == 1:
                sql(database, "CREATE TABLE store (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
            for statement in steps[number - 1]:
                sql(database, statement)
            put(database, "version", str(number))


def put(database: Database, name: str, value: str) -> None:
    """Remember ``value`` under ``name`` about the store."""
    row = StoreRow.insert(name=name, value=value)
    row.on_conflict(conflict_target=[StoreRow.name], update={StoreRow.value: value}).execute(
        database
    )


def guard(database: SqliteDatabase) -> None:
    """Let the database itself refuse to change or delete what happened."""
    for statement in _GUARDS:
        sql(database, statement)


def transaction(database: Database) -> Any:
    """Return a context that writes everything inside it or nothing.

    In SQLite it takes the write lock at once: two writers wait for each other instead of failing.
    """
    if isinstance(database, SqliteDatabase):
        return database.atomic("IMMEDIATE")
    return database.atomic()
