import sqlite3

import pytest

from amends.cases import chain
from amends.cases.case import CaseState
from amends.cases.store import Store
from amends.complaints.complaint import Complaint


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "cases.sqlite3"
    with Store.open(place) as store:
        for number in range(3):
            case = store.add_complaint(Complaint(f"complaint {number}"))
            store.record_copy(case.id, f"reply {number}", "x_reply")
            store.set_state(case.id, CaseState.ANSWERED)
    return place


def change(path, *statements, guarded=False):
    """Change the file behind the application's back."""
    database = sqlite3.connect(path)
    try:
        with database:
            if not guarded:
                for name in ("events_stay", "events_stay_as_they_are"):
                    database.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                database.execute(statement)
    finally:
        database.close()


def problems(path):
    with Store.open(path) as store:
        return store.verify().problems


def test_an_untouched_history_holds(path):
    with Store.open(path) as store:
        assert store.verify().holds
        assert store.verify().events == 9


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE events SET payload = replace(payload, 'reply 1', 'reply X')", "has been changed"),
        ("UPDATE events SET payload = NULL WHERE number = 5", "has been taken out"),
        ("UPDATE events SET at = '2020-01-01T00:00:00.000000+00:00' WHERE number = 4", "Event 4"),
        ("UPDATE events SET case_id = 'other' WHERE number = 4", "Event 4"),
        ("UPDATE events SET kind = 'state_set' WHERE number = 4", "Event 4"),
        ("UPDATE events SET digest = hash WHERE number = 4", "Event 4"),
        ("DELETE FROM events WHERE number = 5", "one is missing"),
        ("DELETE FROM events WHERE number >= 8", "last events are missing"),
        ("DELETE FROM events", "last events are missing"),
        ("UPDATE cases SET text = 'kinder words' WHERE number = 1", "complaint of event 1"),
        ("DELETE FROM cases WHERE number = 1", "complaint of event 1"),
        (
            "INSERT INTO versions SELECT 'v', reply_id, 9, text, surface, copied, overrides, 3"
            " FROM versions WHERE event = 2",
            "in no event",
        ),
        ("UPDATE versions SET text = 'never said' WHERE event = 2", "copied reply of event 2"),
    ],
)
def test_every_change_behind_its_back_is_seen(path, statement, said):
    change(path, statement)
    assert any(said in problem for problem in problems(path)), problems(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM events WHERE number = 9",
        "UPDATE events SET payload = '{}' WHERE number = 9",
        "UPDATE events SET hash = digest, payload = NULL, salt = NULL WHERE number = 9",
    ],
)
def test_the_database_itself_refuses_to_change_history(path, statement):
    with pytest.raises(sqlite3.IntegrityError, match="history is never"):
        change(path, statement, guarded=True)
    assert problems(path) == ()


def test_the_form_that_is_hashed_never_changes():
    link = chain.Link(1, "2026-11-21T09:00:00.000000+00:00", "c", "complaint_added", "d" * 64)
    assert chain.canonical({"b": "é", "a": [1, None]}) == '{"a":[1,null],"b":"é"}'
    assert chain.digest("salt", "{}") == (
        "66795fae9b7c89ab0ce003e655682e561bf06f0515c78b6c2e62fc7daf898614"
    )
    assert chain.hash_after(chain.BEGINNING, link) == (
        "cbcf4542dfa51ffa53e12a0f2fc05a2cc3be9c53b343c93858f167b6775f9c19"
    )
