import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peewee import SqliteDatabase

from amends.cases import schema
from amends.cases.case import CaseState, EventKind, KeptBrief, Override
from amends.cases.opening import StoreError
from amends.cases.rows import storable
from amends.cases.store import Store
from amends.complaints.complaint import Complaint
from amends.complaints.reading import Cue, Reading
from amends.drafting.brief import Facts
from amends.text.spans import Span
from amends.vocabulary import CueId, ReplyKind, Stance, Tone, Trouble

LATE = Complaint(
    text="Three hours late and nobody rang. The soup was cold, naïve of me to hope. 🙁",
    link="https://reviews.example/1",
    platform="google",
    author="Siobhán O’Neill",
    posted=datetime(2026, 11, 20, 18, 30, tzinfo=timezone(timedelta(hours=1))),
    seen=datetime(2026, 11, 20, 19, 0, tzinfo=UTC),
)


class Clock:
    def __init__(self):
        self.now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "data" / "cases.sqlite3", clock=Clock()) as opened:
        yield opened


def in_memory():
    database = SqliteDatabase(":memory:", pragmas={"foreign_keys": 1}, autoconnect=False)
    database.connect()
    schema.migrate(database)
    return Store(database)


def reading(*cues):
    return Reading(
        troubles=(Trouble.LATE_DELIVERY, Trouble.FOOD_QUALITY_OR_SAFETY),
        cues=tuple(Cue(cue, Span(0, 1)) for cue in cues),
    )


def test_a_complaint_comes_back_as_it_was_pasted(store):
    case = store.add_complaint(LATE, reading(CueId.REPEAT, CueId.REPEAT))
    assert store.get(case.id) == case
    assert case.complaint == LATE
    assert case.state is CaseState.TO_ANSWER
    assert case.troubles == (Trouble.LATE_DELIVERY, Trouble.FOOD_QUALITY_OR_SAFETY)
    assert case.cues == (CueId.REPEAT,)


def test_everything_is_there_after_closing_and_opening(tmp_path):
    path = tmp_path / "cases.sqlite3"
    with Store.open(path) as store:
        case = store.add_complaint(LATE)
        store.save_draft(case.id, "Dear Siobhán,")
    with Store.open(path) as store:
        assert store.problems == ()
        assert [reply.text for reply in store.replies(case.id)] == ["Dear Siobhán,"]


def test_saving_a_draft_again_changes_nothing(store):
    case = store.add_complaint(LATE)
    first = store.save_draft(case.id, "Sorry.", surface="google_reply")
    again = store.save_draft(case.id, "Sorry.")
    assert again == first
    assert len(store.replies(case.id)) == 1


def test_a_corrected_complaint_replaces_the_first_one_and_the_history_keeps_both(store):
    case = store.add_complaint(Complaint("half a sent"), reading(CueId.SAFETY))
    whole = Complaint("half a sentence, and the rest", author="Mei")
    corrected = store.correct_complaint(case.id, whole, reading(CueId.MONEY))
    store.correct_complaint(case.id, whole)
    assert corrected.complaint == whole
    assert corrected.cues == (CueId.MONEY,)
    assert (corrected.id, corrected.number) == (case.id, case.number)
    told = [event.payload["text"] for event in store.history(case.id)]
    assert told == ["half a sent", "half a sentence, and the rest"]
    assert len(store.search("mei rest")) == 1
    assert store.verify().problems == ()


def test_each_kind_and_turn_has_its_own_text(store):
    case = store.add_complaint(LATE)
    store.save_draft(case.id, "in public")
    store.save_draft(case.id, "in private", kind=ReplyKind.PRIVATE)
    store.save_draft(case.id, "in public again", turn=2)
    store.save_draft(case.id, "in public, reworded")
    assert [(reply.kind, reply.turn, reply.text) for reply in store.replies(case.id)] == [
        (ReplyKind.PUBLIC, 1, "in public, reworded"),
        (ReplyKind.PUBLIC, 2, "in public again"),
        (ReplyKind.PRIVATE, 1, "in private"),
    ]


def test_each_copy_is_a_version_with_what_was_overruled_and_why(store):
    case = store.add_complaint(LATE)
    override = Override("minimise", "just a small", "the customer's own words")
    first = store.record_copy(case.id, "First.", "google_reply", overrides=[override])
    second = store.record_copy(case.id, "Second.", "google_reply")
    assert store.versions(first.reply) == [first, second]
    assert (first.number, second.number) == (1, 2)
    assert first.overrides == (override,)
    assert second.copied > first.copied
    assert store.replies(case.id)[0].text == "Second."
    copies = [event for event in store.history(case.id) if event.kind is EventKind.COPIED]
    assert [event.payload["text"] for event in copies] == ["First.", "Second."]
    assert copies[0].payload["overrides"][0]["reason"] == "the customer's own words"


def test_what_was_copied_lately_is_told_newest_first_with_its_case(store):
    one, other = store.add_complaint(LATE), store.add_complaint(LATE)
    store.record_copy(one.id, "First.", "google_reply")
    store.record_copy(other.id, "Second.", "google_reply")
    store.save_draft(other.id, "Never copied.")
    store.record_copy(one.id, "Third.", "google_reply")
    lately = [(one.id, "Third."), (other.id, "Second."), (one.id, "First.")]
    assert store.copied_lately(10) == lately
    assert store.copied_lately(2) == lately[:2]


def test_what_the_writer_decided_comes_back(store):
    case = store.add_complaint(LATE)
    brief = KeptBrief(
        Stance.PARTLY_OURS, Tone.WARM, "google_reply", Trouble.WAIT_TIME, Facts(did="we were late")
    )
    store.save_brief(case.id, brief)
    store.save_notes(case.id, "Ask Dan.")
    kept = store.get(case.id)
    assert kept.brief == brief
    assert kept.notes == "Ask Dan."


def test_the_history_tells_each_move_once(store):
    case = store.add_complaint(LATE)
    for state in (CaseState.ANSWERED, CaseState.ANSWERED, CaseState.DONE):
        store.set_state(case.id, state)
    assert store.get(case.id).state is CaseState.DONE
    moves = [e.payload for e in store.history(case.id) if e.kind is EventKind.STATE]
    assert moves == [{"state": "answered"}, {"state": "done"}]


def test_what_is_at_stake_comes_first_then_who_has_waited_longest(store):
    plain, repeat, danger, done = (
        store.add_complaint(Complaint(text), reading(*cues))
        for text, cues in {
            "plain": (),
            "repeat": (CueId.REPEAT,),
            "danger": (CueId.SAFETY, CueId.VIRAL),
            "done": (CueId.SAFETY,),
        }.items()
    )
    later = store.add_complaint(Complaint("plain, later"))
    store.set_state(done.id, CaseState.DONE)
    listed = [case.id for case in store.list()]
    assert listed == [danger.id, repeat.id, plain.id, later.id, done.id]
    for offset in range(6):
        for limit in range(1, 6):
            page = store.list(limit=limit, offset=offset)
            assert [case.id for case in page] == listed[offset : offset + limit]
    assert [case.id for case in store.list(states=[CaseState.DONE])] == [done.id]
    assert (store.count(), store.count(CaseState.DONE)) == (5, 1)


def test_what_is_answered_is_listed_by_when_it_was_last_touched(store):
    first, second = (store.add_complaint(Complaint(text), reading(CueId.SAFETY)) for text in "ab")
    store.set_state(second.id, CaseState.ANSWERED)
    store.set_state(first.id, CaseState.ANSWERED)
    assert [case.id for case in store.list()] == [first.id, second.id]
    store.save_notes(second.id, "rang back")
    assert [case.id for case in store.list()] == [second.id, first.id]


def test_cases_are_found_by_platform(store):
    store.add_complaint(Complaint("here", platform="x"))
    store.add_complaint(Complaint("there", platform="google"))
    assert [case.complaint.text for case in store.list(platform="x")] == ["here"]


@pytest.mark.parametrize(
    "words", ["soup", "SOU", "naive", "siobhan", "refunded soup", "o'neill", "three-hours"]
)
def test_words_are_found_in_complaint_author_and_replies(store, words):
    case = store.add_complaint(LATE)
    store.add_complaint(Complaint("Something else entirely."))
    store.save_draft(case.id, "We have refunded the meal.")
    assert [found.id for found in store.search(words)] == [case.id]


@pytest.mark.parametrize("words", ["soup", "SOU", "refunded soup", "o’neill"])
def test_a_database_without_full_text_search_finds_words_as_well(store, words):
    case = store.add_complaint(LATE)
    store.add_complaint(Complaint("Something else entirely."))
    store.save_draft(case.id, "We have refunded the meal.")
    store._search.works = False
    assert [found.id for found in store.search(words)] == [case.id]


def test_words_no_longer_in_a_draft_are_no_longer_found(store):
    case = store.add_complaint(LATE)
    store.save_draft(case.id, "A voucher.")
    store.save_draft(case.id, "A refund.")
    assert store.search("voucher") == []
    assert len(store.search("refund")) == 1


@pytest.mark.parametrize(
    "words", ["", '"', "* OR (", "soup AND", "NEAR(", "\x00", "-", "complaint:"]
)
def test_signs_of_the_query_language_are_only_words(store, words):
    store.add_complaint(LATE)
    assert isinstance(store.search(words), list)


def test_a_deleted_case_leaves_its_words_nowhere_and_the_chain_whole(tmp_path):
    path = tmp_path / "cases.sqlite3"
    with Store.open(path) as store:
        store.add_complaint(Complaint("another case that stays"))
        case = store.add_complaint(Complaint("the zanzibarquux affair", author="Quibbleworth"))
        store.record_copy(case.id, "Dear Quibbleworth, the zanzibarquux", "google_reply")
        store.delete(case.id)
        with pytest.raises(StoreError, match="no longer there"):
            store.get(case.id)
        assert store.search("zanzibarquux") == []
        assert [event.payload for event in store.history(case.id)] == [None, None, None]
        assert store.verify().problems == ()
        on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir()).lower()
        assert b"zanzibarquux" not in on_disk
        assert b"quibbleworth" not in on_disk
        assert b"another case that stays" in on_disk


def test_what_happens_to_no_case_is_told(store):
    for act in (
        lambda: store.save_draft("nobody", "text"),
        lambda: store.set_state("nobody", CaseState.DONE),
        lambda: store.save_notes("nobody", "text"),
        lambda: store.record_copy("nobody", "text", "x_reply"),
        lambda: store.delete("nobody"),
    ):
        with pytest.raises(StoreError, match="no longer there"):
            act()
    assert store.verify().events == 0


def test_a_failed_write_leaves_nothing_half_and_may_be_repeated(store):
    case = store.add_complaint(LATE)
    pages = schema.sql(store._database, "PRAGMA page_count").fetchone()[0]
    schema.sql(store._database, f"PRAGMA max_page_count = {pages}")
    long = "a very long reply " * 20_000
    with pytest.raises(StoreError, match="no room left"):
        store.record_copy(case.id, long, "google_reply")
    assert store.replies(case.id) == []
    assert store.verify().holds
    schema.sql(store._database, "PRAGMA max_page_count = 1000000")
    assert store.record_copy(case.id, long, "google_reply").number == 1


def test_another_thread_is_told_to_open_its_own(store):
    said = []

    def use():
        try:
            store.list()
        except RuntimeError as error:
            said.append(str(error))

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert said == ["a store is used by the thread that opened it; open another one"]


def test_two_writers_take_turns_and_share_one_chain(tmp_path):
    path = tmp_path / "cases.sqlite3"
    failed = []

    def write(name):
        try:
            with Store.open(path) as store:
                for number in range(15):
                    case = store.add_complaint(Complaint(f"{name} {number}"))
                    store.record_copy(case.id, "Sorry.", "x_reply")
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Store.open(path) as store:
        assert store.count() == 45
        assert store.verify().events == 90
        assert store.verify().holds


def test_a_clock_that_goes_backwards_confuses_no_order(tmp_path):
    times = iter(datetime(2026, 11, 21, tzinfo=UTC) - timedelta(days=day) for day in range(99))
    with Store.open(tmp_path / "cases.sqlite3", clock=lambda: next(times)) as store:
        case = store.add_complaint(LATE)
        store.record_copy(case.id, "Sorry.", "x_reply")
        assert [event.number for event in store.history(case.id)] == [1, 2]
        assert store.verify().holds


anything = st.text(st.characters(), max_size=60)
steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "draft", "copy", "state", "delete"]), st.integers(0, 4), anything
    ),
    max_size=14,
)


@settings(deadline=None, max_examples=40)
@given(steps)
def test_whatever_is_done_the_store_says_the_same_as_a_dictionary(done):
    store, texts, drafts, copies = in_memory(), {}, {}, {}
    for step, which, text in done:
        if step == "add" or not texts:
            case = store.add_complaint(Complaint(text)).id
            texts[case] = storable(text)
            continue
        case = list(texts)[which % len(texts)]
        if step == "draft":
            store.save_draft(case, text)
            drafts[case] = storable(text)
        elif step == "copy":
            store.record_copy(case, text, "x_reply")
            drafts[case] = storable(text)
            copies.setdefault(case, []).append(storable(text))
        elif step == "state":
            store.set_state(case, list(CaseState)[which % 4])
        else:
            store.delete(case)
            for kept in (texts, drafts, copies):
                kept.pop(case, None)
    assert {case.id: case.complaint.text for case in store.list()} == texts
    for case in texts:
        replies = store.replies(case)
        assert [reply.text for reply in replies] == ([drafts[case]] if case in drafts else [])
        copied = [version.text for reply in replies for version in store.versions(reply.id)]
        assert copied == copies.get(case, [])
    assert store.verify().problems == ()
    store.close()


@given(anything)
def test_what_cannot_be_stored_is_replaced_without_moving_anything(text):
    kept = storable(text)
    assert len(kept) == len(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert storable(kept) == kept


def test_the_values_of_the_room_are_imported_without_the_database():
    program = "import sys, amends.cases.case; sys.exit('peewee' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
