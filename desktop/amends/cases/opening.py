"""Open the store's file, and say in words what stands in the way."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from peewee import IntegrityError, OperationalError, PeeweeException, SqliteDatabase

from amends.cases import schema

_MARK = 0x414D4E44  # "AMND" in the file's header: this file is ours
_PATIENCE = 5  # seconds to wait for another process that is writing
_BESIDE = ("", "-wal", "-shm")


class StoreError(Exception):
    """The store could not do what was asked; the message says why and what to do next."""


class NewerStoreError(StoreError):
    """The file was written by a newer Amends and is left untouched."""


class NotOursError(StoreError):
    """The file belongs to another program and is left untouched."""


class DamagedError(StoreError):
    """The file cannot be read as a database."""


def open_file(path: Path) -> tuple[SqliteDatabase, tuple[str, ...]]:
    """Open or make the file at ``path`` and bring its tables up to date.

    A damaged file is moved aside with what belongs to it, a new one is begun, and a sentence says
    so. Raises ``StoreError``.
    """
    try:
        return _open(path), ()
    except DamagedError:
        kept = _set_aside(path)
    return _open(path), (
        f"The file with your cases was damaged. It is kept as {kept}, and a new one was begun; "
        "what can be read of the old one can be brought back from a backup or with help.",
    )


def new_database(path: Path) -> SqliteDatabase:
    """Return the database at ``path`` with all that makes it safe, not yet connected."""
    return SqliteDatabase(
        str(path),
        pragmas={
            "journal_mode": "wal",
            "synchronous": "full",  # a saved reply survives a pulled plug
            "foreign_keys": 1,
            "secure_delete": 1,  # what is deleted is overwritten
        },
        timeout=_PATIENCE,
        autoconnect=False,
    )


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turn what the database says inside into ``StoreError``; never with words it was about."""
    try:
        yield
    except IntegrityError as error:
        raise StoreError(
            "Two windows wrote the same thing at the same time. Nothing was lost; try again."
        ) from error
    except (PeeweeException, OSError) as error:
        said = _all_said(error)
        for sign, sentence in _SIGNS.items():
            if sign in said:
                kind = DamagedError if sentence is _DAMAGED else StoreError
                raise kind(sentence.format(path=path)) from error
        raise StoreError(
            f"{path} could not be used ({type(error).__name__}). Your work is still in the "
            "window; try again."
        ) from error


def _all_said(error: BaseException) -> str:
    """Return what ``error`` says and those behind it: a failed rollback hides why it came to it."""
    said, behind = "", error.__context__
    while behind is not None and len(said) < 10_000:
        said += f"{behind}\n"
        behind = behind.__context__
    return f"{error}\n{said}".lower()


_DAMAGED = (
    "{path} is damaged. Close Amends and open it again: the file is kept aside then and a new one "
    "begun."
)
_LOCKED = "{path} is being written by another program. Close it there, then try again."
_READ_ONLY = (
    "{path} may not be written. Your work is still in the window; allow writing there, or choose "
    "another folder, then try again."
)
_SIGNS = {
    "file is not a database": _DAMAGED,
    "malformed": _DAMAGED,
    "database or disk is full": (
        "There is no room left for {path}. Your work is still in the window; make room, then try "
        "again."
    ),
    "no space left": (
        "There is no room left for {path}. Your work is still in the window; make room, then try "
        "again."
    ),
    "locked": _LOCKED,
    "busy": _LOCKED,
    "readonly": _READ_ONLY,
    "read-only": _READ_ONLY,
    "permission denied": _READ_ONLY,
    "unable to open": _READ_ONLY,
    "not a directory": _READ_ONLY,
    "file exists": _READ_ONLY,
    "is a directory": _READ_ONLY,
    "disk i/o error": "The disk could not read or write {path}. Check the disk, then try again.",
}


def _open(path: Path) -> SqliteDatabase:
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.is_dir():
            raise OSError("is a directory")
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        database = new_database(path)
        try:
            _connect(database)
            with database.atomic():  # one look at the file, while others may be making it
                _refuse_strangers(database, path)
            if schema.sql(database, "PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise DamagedError(_DAMAGED.format(path=path))
            schema.migrate(database)
            schema.sql(database, f"PRAGMA application_id = {_MARK}")
        except BaseException:
            database.close()
            raise
    return database


def _connect(database: SqliteDatabase) -> None:
    """Connect; SQLite does not wait by itself while another start turns the journal to WAL."""
    last = monotonic() + _PATIENCE
    while True:
        try:
            database.connect()
        except OperationalError as error:
            database.close()
            if "locked" not in str(error) or monotonic() > last:
                raise
            sleep(0.02)
        else:
            return


def _refuse_strangers(database: SqliteDatabase, path: Path) -> None:
    found = schema.version_of(database)
    if found > len(schema.STEPS):
        raise NewerStoreError(
            f"{path} was written by a newer Amends and is left untouched. Update Amends, or start "
            "it with another data folder."
        )
    if found == 0 and database.get_tables():
        raise NotOursError(
            f"{path} belongs to another program and is left untouched. Start Amends with another "
            "data folder, or move that file away."
        )


def _set_aside(path: Path) -> Path:
    """Rename the file and what belongs to it; return the new name."""
    number = 1
    while (kept := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    with told(path):
        for ending in _BESIDE:
            beside = path.with_name(path.name + ending)
            if beside.exists():
                beside.rename(kept.with_name(kept.name + ending))
    return kept
