import os
import sqlite3
import stat
import threading

import pytest

from amends.cases import schema
from amends.cases.opening import NewerStoreError, NotOursError, StoreError, new_database
from amends.cases.store import Store
from amends.complaints.complaint import Complaint


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "cases.sqlite3"


def test_a_new_file_is_its_owners_alone(path):
    with Store.open(path) as store:
        store.add_complaint(Complaint("private"))
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_is_kept_the_safe_way(path):
    with Store.open(path) as store:
        for pragma, value in {
            "journal_mode": "wal",
            "foreign_keys": 1,
            "synchronous": 2,
            "secure_delete": 1,
        }.items():
            assert schema.sql(store._database, f"PRAGMA {pragma}").fetchone()[0] == value


def test_a_newer_file_is_refused_and_left_untouched(path):
    with Store.open(path) as store:
        store.add_complaint(Complaint("kept"))
        schema.put(store._database, "version", "99")
    before = path.read_bytes()
    with pytest.raises(NewerStoreError, match="newer Amends and is left untouched"):
        Store.open(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["cases.sqlite3"]


def test_the_file_of_another_program_is_refused_and_left_untouched(path):
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    with pytest.raises(NotOursError, match="another program"):
        Store.open(path)
    other = sqlite3.connect(path)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    other.close()


@pytest.mark.parametrize("content", [b"this is no database, " * 400, b"\x00" * 5_000])
def test_a_damaged_file_is_kept_aside_and_told(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with Store.open(path) as store:
        assert "damaged" in store.problems[0]
        assert "cases.sqlite3.broken-1" in store.problems[0]
        store.add_complaint(Complaint("work goes on"))
    assert (path.parent / "cases.sqlite3.broken-1").read_bytes() == content


@pytest.mark.parametrize("page", [1, 8, 20, 40])
def test_a_file_torn_in_the_middle_is_kept_aside(path, page):
    with Store.open(path) as store:
        for number in range(60):
            store.add_complaint(Complaint(f"complaint {number} " * 50))
    whole = path.read_bytes()
    assert len(whole) > 41 * 4096
    torn = whole[: 4096 * page] + b"\xff" * 4096 + whole[4096 * (page + 1) :]
    path.write_bytes(torn)
    with Store.open(path) as store:
        assert "damaged" in store.problems[0]
        assert store.count() == 0
    assert (path.parent / "cases.sqlite3.broken-1").read_bytes() == torn


def test_an_empty_file_is_simply_begun(path):
    path.parent.mkdir()
    path.touch()
    with Store.open(path) as store:
        assert store.problems == ()


def test_a_folder_in_the_way_is_told(path):
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="may not be written"):
        Store.open(path)


def test_a_file_where_the_folder_should_be_is_told(path):
    path.parent.write_text("a file")
    with pytest.raises(StoreError, match="may not be written"):
        Store.open(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(path):
    path.parent.mkdir(mode=0o500)
    with pytest.raises(StoreError, match="may not be written"):
        Store.open(path)


def test_a_file_another_program_holds_is_told_and_opens_afterwards(path, monkeypatch):
    monkeypatch.setattr("amends.cases.opening._PATIENCE", 0.1)
    Store.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    with Store.open(path) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="being written by another program"):
            store.add_complaint(Complaint("waits"))
        other.execute("ROLLBACK")
        assert store.add_complaint(Complaint("waits")).complaint.text == "waits"
    other.close()


def test_a_later_version_of_the_tables_is_reached_with_everything_kept(path):
    with Store.open(path) as store:
        case = store.add_complaint(Complaint("kept"))
        later = (*schema.STEPS, ("ALTER TABLE cases ADD COLUMN mood TEXT NOT NULL DEFAULT ''",))
        schema.migrate(store._database, later)
        assert schema.version_of(store._database) == 2
        assert store.get(case.id).complaint.text == "kept"


def test_a_step_that_fails_changes_nothing(path):
    with Store.open(path) as store:
        later = (*schema.STEPS, ("CREATE TABLE more (a TEXT)", "CREATE TABLE more (a TEXT)"))
        with pytest.raises(Exception, match="already exists"):
            schema.migrate(store._database, later)
        assert schema.version_of(store._database) == 1
        assert not store._database.table_exists("more")


def test_many_starts_at_once_make_one_file(path):
    path.parent.mkdir()
    failed = []

    def start():
        database = new_database(path)
        try:
            with Store.open(path):
                pass
        except StoreError as error:
            failed.append(str(error))
        finally:
            database.close()

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [file.name for file in path.parent.iterdir()] == ["cases.sqlite3"]
