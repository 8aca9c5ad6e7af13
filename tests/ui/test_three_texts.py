"""Public reply, private message and statement: three texts of one case, one on the desk."""

from PySide6.QtWidgets import QLineEdit
from tests.ui.conftest import Person

from amends.cases.store import Store
from amends.vocabulary import ReplyKind

COMPLAINT = (
    "Waited 50 minutes for cold soup, and you charged us £84 for it. Never again!\n"
    "\nAnna R.\nhttps://x.com/anna/status/1790000000000000001"
)


def _with_a_draft(person: Person) -> str:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    return person.reply()


def _choose(person: Person, kind: ReplyKind) -> None:
    person.window.reply.kind.chosen.emit(kind.value)


def test_the_private_message_is_another_text_and_the_public_one_waits(person: Person) -> None:
    _with_a_draft(person)
    person.press("Ctrl+3", "Ctrl+End")
    person.types(" Truly.")
    public = person.reply()
    person.press("F6")
    person.waits_for(lambda: bool(person.reply()) and person.reply() != public)
    state = person.assembly.session.state
    assert state.kind is ReplyKind.PRIVATE
    assert state.surface is not None
    assert not state.surface.public
    assert person.window.reply.foot.copy.text() == "Copy message"
    private = person.reply()
    _choose(person, ReplyKind.PUBLIC)
    assert person.reply() == public
    assert person.window.reply.kind.value() == "public"
    _choose(person, ReplyKind.PRIVATE)
    assert person.reply() == private


def test_a_statement_waits_for_the_person_to_be_answered(person: Person) -> None:
    _with_a_draft(person)
    _choose(person, ReplyKind.STATEMENT)
    assert person.assembly.session.state.kind is ReplyKind.PUBLIC
    assert person.window.reply.kind.value() == "public"
    assert "First answer" in person.window.reply.foot.note.heading.text()
    person.press("Escape", "Ctrl+Return")
    _choose(person, ReplyKind.STATEMENT)
    person.waits_for_draft()
    assert person.assembly.session.state.kind is ReplyKind.STATEMENT
    assert person.window.reply.foot.copy.text() == "Copy statement"


def test_an_early_statement_takes_a_reason_and_the_reason_is_kept(person: Person) -> None:
    _with_a_draft(person)
    _choose(person, ReplyKind.STATEMENT)
    assert isinstance(person.focus(), QLineEdit)
    person.types("the press asks at noon\n")
    person.waits_for_draft()
    assert person.assembly.session.state.kind is ReplyKind.STATEMENT
    person.press("Ctrl+3", "Ctrl+A")
    person.types("We served cold soup on Friday. That is our fault. All bills are refunded.")
    person.press("Ctrl+Return")
    person.waits_for(lambda: not person.assembly.keeping.busy())
    with Store.open(person.assembly.keeping.path) as store:
        (case,) = store.list()
        copied = [event for event in store.history(case.id) if "overrides" in event.payload]
        assert copied[-1].payload["kind"] == "statement"
        reasons = [one["reason"] for one in copied[-1].payload["overrides"]]
        assert "the press asks at noon" in reasons
        assert case.state == "to_answer"


def test_all_three_texts_are_there_again_when_the_case_is_taken_up(person: Person) -> None:
    public = _with_a_draft(person)
    person.press("F6")
    person.waits_for(lambda: bool(person.reply()) and person.reply() != public)
    private, case = person.reply(), person.assembly.session.state.case
    person.press("Ctrl+N")
    person.waits_for(lambda: not person.assembly.keeping.busy())
    person.window.cases.chosen.emit(case)
    person.waits_for(lambda: person.reply() == public)
    person.press("F6")
    person.waits_for(lambda: person.reply() == private)
    assert person.assembly.session.state.kind is ReplyKind.PRIVATE


def test_a_new_link_moves_the_public_reply_and_leaves_the_message_where_it_is(
    person: Person,
) -> None:
    _with_a_draft(person)
    person.press("F6")
    person.waits_for_draft()
    before = person.assembly.session.state.surface
    person.assembly.session.set_link("https://maps.app.goo.gl/Qx7rT2bVn4Kp9sLd6")
    state = person.assembly.session.state
    assert state.surface == before
    assert state.public_surface is not None
    assert state.public_surface.platform == "google"
