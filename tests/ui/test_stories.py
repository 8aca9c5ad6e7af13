"""The main job, told from the chair of the person who does it, by real key events."""

import pytest
from tests.ui.conftest import Person

from amends.settings import preferences as preferences_file
from amends.settings import profile as profile_file
from amends.settings.folders import Folders
from amends.vocabulary import Component, Level, Stance

COMPLAINT = (
    "Waited 50 minutes for cold soup with a fly in it. The manager laughed at us. Never again!\n"
    "\nAnna R.\nhttps://maps.app.goo.gl/Qx7rT2bVn4Kp9sLd6"
)


def test_first_start_to_copied_reply_by_keyboard_alone(newcomer: Person, folders: Folders) -> None:
    newcomer.types("Copper Kettle\nMaya\nmaya@kettle.example\n")
    newcomer.has_on_clipboard(COMPLAINT)
    newcomer.press("Ctrl+V")
    newcomer.waits_for(lambda: newcomer.assembly.session.state.reading is not None)
    newcomer.press("1")
    newcomer.waits_for_draft()
    newcomer.press("Tab", "Tab")
    newcomer.types("we served you cold soup with a fly in it")
    newcomer.waits_for_draft("fly")
    newcomer.press("Ctrl+Return")

    assert newcomer.another_program_pastes() == newcomer.reply()
    assert "Anna" in newcomer.reply()
    assert newcomer.assembly.session.state.surface is not None
    assert newcomer.assembly.session.state.surface.platform == "google"
    assert profile_file.load(folders).value.business == "Copper Kettle"
    assert preferences_file.load(folders).value.first_start_done


def test_keys_typed_before_the_window_is_there_reach_the_complaint(hasty: Person) -> None:
    assert hasty.window.complaint.editor.hasFocus()
    hasty.types(" was cold")
    hasty.waits_for(lambda: hasty.assembly.session.state.reading is not None)
    assert hasty.window.complaint.editor.text() == "My soup was cold"


def test_a_look_into_another_window_does_not_lock_a_half_typed_complaint(person: Person) -> None:
    from PySide6.QtWidgets import QWidget

    person.types("My soup")
    other = QWidget()
    person.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    person.qtbot.waitActive(other)
    person.window.activateWindow()
    person.qtbot.waitActive(person.window)
    other.close()
    person.types(" was cold")
    assert person.window.complaint.editor.text() == "My soup was cold"


def test_a_held_back_reply_is_copied_with_a_reason_and_the_reason_is_kept(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    person.press("Ctrl+3", "Ctrl+A")
    person.types("Anna, we are sorry if anyone was upset.")
    person.waits_for(
        lambda: any(f.level is Level.BLOCK for f in person.assembly.session.findings())
    )
    person.has_on_clipboard("something else")
    person.press("Ctrl+Return")
    assert person.another_program_pastes() == "something else"
    assert person.window.reply.foot.note.isVisible()

    person.press("Tab")
    assert _in_reason(person)
    person.types("She asked me to say it like this\n")

    assert person.another_program_pastes() == person.reply()
    person.assembly.keeping.close()
    from amends.cases.store import Store

    with Store.open(person.assembly.keeping.path) as store:
        (case,) = store.list()
        (reply,) = store.replies(case.id)
        (version,) = store.versions(reply.id)
    assert version.overrides[0].reason == "She asked me to say it like this"


def test_where_a_reply_stays_for_good_the_first_copy_asks_and_the_second_copies(
    person: Person,
) -> None:
    panel, session = person.window.reply, person.assembly.session
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    session.set_surface(person.assembly.session.rooms.registry.surface("airbnb.response"))
    person.waits_for_draft()
    person.press("Ctrl+3", "Ctrl+A")
    person.types("I am sorry that the parcel was late. That was our mistake.")
    person.waits_for(lambda: session.state.report_for == person.reply())
    person.has_on_clipboard("something else")
    asking = "I have read it: copy"

    person.press("Ctrl+Return")
    assert panel.foot.copy.text() == asking
    assert "one reply" in panel.foot.note.text.text()
    assert "cannot be undone" in panel.foot.copy.accessibleDescription()
    person.press("Ctrl+Return")  # the same press, held down or twice
    assert person.another_program_pastes() == "something else"
    assert panel.editor.hasFocus()

    person.types(" I have put it right.")
    assert panel.foot.copy.text() == "Copy reply"
    assert not panel.foot.note.isVisible()
    person.waits_for(lambda: session.state.report_for == person.reply())
    person.press("Ctrl+Return")
    assert panel.foot.copy.text() == asking
    panel.foot.note.close_quietly()
    assert panel.foot.copy.text() == "Copy reply"

    person.press("Ctrl+Return")
    person.qtbot.wait(600)
    person.press("Ctrl+Return")
    assert person.another_program_pastes() == person.reply()
    assert panel.foot.copy.text() == "Copy reply"


def _in_reason(person: Person) -> bool:
    return "reason" in person.focus().accessibleName().lower()


def test_a_changed_brief_never_overwrites_what_was_edited_by_hand(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    first = person.reply()
    person.press("Ctrl+3", "Ctrl+End")
    person.types(" By hand.")
    edited = person.reply()
    person.press("Ctrl+2", "3")
    person.waits_for(lambda: person.assembly.session.state.offered is not None)
    assert person.reply() == edited
    assert person.window.reply.offer.isVisible()

    offered = person.assembly.session.state.offered
    assert offered is not None
    person.window.reply.offer_taken.emit()
    assert person.reply() == offered.text
    person.press("Ctrl+3", "Ctrl+Z")
    assert person.reply() == edited
    for _ in range(12):
        if person.reply() == first:
            break
        person.press("Ctrl+Z")
    assert person.reply() == first


def test_over_the_limit_is_marked_and_shortening_leads_back(person: Person) -> None:
    session = person.assembly.session
    person.has_on_clipboard("Cold soup again! https://x.com/anna/status/1790000000000000001")
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    assert session.state.surface is not None
    assert session.state.surface.id == "x.reply"
    person.press("Ctrl+3", "Ctrl+End")
    person.types(" more" * 70)
    assert session.state.report is not None
    count = session.state.report.count
    assert count is not None
    assert not count.fits
    assert count.over_from == len(person.reply()) - (count.used - 280)
    assert "over" in person.window.reply.limit.text()
    for _ in range(75):
        person.press("Ctrl+Backspace")
    assert session.state.report.count is not None
    assert session.state.report.count.fits
    assert "over" not in person.window.reply.limit.text()


def test_an_emoji_before_a_finding_leaves_the_mark_on_the_right_words(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    text = "😀👩‍👩‍👧 Anna, we are sorry if anyone was upset."
    person.press("Ctrl+3")
    person.window.reply.editor.become(text)
    person.waits_for(lambda: bool(person.assembly.session.findings()))
    finding = next(f for f in person.assembly.session.findings() if f.level is Level.BLOCK)
    person.press("Ctrl+Home", "F8")
    found = person.window.reply.editor.textCursor().selectedText()
    assert found == person.assembly.session.findings()[0].quote
    formats = person.window.reply.editor.document().firstBlock().layout().formats()
    raw = text.encode("utf-16-le")
    marked = [raw[f.start * 2 : (f.start + f.length) * 2].decode("utf-16-le") for f in formats]
    assert finding.quote in marked


def test_twenty_pages_are_taken_and_ten_megabytes_are_cut_with_a_sentence(person: Person) -> None:
    pages = "The soup was cold and nobody came. " * 1_800
    person.has_on_clipboard(pages)
    person.press("Ctrl+V")
    assert person.assembly.session.state.complaint.text == pages
    person.waits_for(lambda: person.assembly.session.state.reading is not None)
    person.has_on_clipboard("soup " * 2_000_000)
    person.press("Ctrl+N", "Ctrl+V")
    assert len(person.assembly.session.state.complaint.text) == 100_000
    assert "first 100,000" in person.window.note.text.text()


def test_an_endless_word_is_broken_anywhere_so_that_nothing_freezes(person: Person) -> None:
    from PySide6.QtGui import QTextOption

    person.has_on_clipboard("s" * 1_000_000)
    person.press("Ctrl+V")
    editor = person.window.complaint.editor
    assert editor.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V")
    assert editor.wordWrapMode() != QTextOption.WrapMode.WrapAnywhere


def test_closing_while_engines_are_built_leaves_no_thread(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for(person.assembly.engines.busy)
    # the fixture closes the window and counts the threads


def test_a_missing_component_is_put_in_and_undo_takes_it_out(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    full = person.reply()
    pieces = person.assembly.session.state.draft
    assert pieces is not None
    piece = next(p for p in pieces.pieces if p.component is Component.REGRET)
    person.press("Ctrl+3")
    person.window.reply.editor.replace(*piece.span, "")
    assert person.window.reply.components.state_of(Component.REGRET) == "missing"
    without = person.reply()
    person.window.reply.components.wanted.emit("regret")
    assert piece.text.strip() in person.reply()
    person.press("Ctrl+Z")
    assert person.reply() == without
    person.press("Ctrl+Z")
    assert person.reply() == full


def test_a_rewrite_is_an_ordinary_edit(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    person.press("Ctrl+3", "Ctrl+A")
    person.types("Anna, we would like to apologise for the cold soup.")
    person.waits_for(lambda: any(f.rewrites for f in person.assembly.session.findings()))
    before = person.reply()
    finding = next(f for f in person.assembly.session.findings() if f.rewrites)
    number = person.assembly.session.findings().index(finding)
    rewrite = finding.rewrites[0]
    person.window.reply.findings.rewrite_chosen.emit(finding, rewrite)
    assert number >= 0
    assert person.reply() == before[: rewrite.start] + rewrite.text + before[rewrite.end :]
    person.press("Ctrl+Z")
    assert person.reply() == before


def test_work_is_there_again_after_a_restart(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    person.press("Ctrl+3", "Ctrl+End")
    person.types(" Half way")
    text, case = person.reply(), person.assembly.session.state.case
    person.waits_for(lambda: not person.assembly.keeping.busy())
    person.press("Ctrl+N")
    assert person.reply() == ""
    person.waits_for(lambda: len(person.window.cases.shown) == 1)
    person.window.cases.chosen.emit(case)
    person.waits_for(lambda: person.reply() == text)
    assert person.assembly.session.state.stance is Stance.OURS
    assert person.window.complaint.editor.text().startswith("Waited 50 minutes")


@pytest.mark.parametrize(
    "nasty",
    [
        "\x00\x00half\ud83d a character",
        "\u202eright to left\u202c and z\u200bw",
        "{{ 7*7 }} {% for x in y %}",
        "<img src='file:///etc/passwd' onerror=alert(1)> javascript:alert(1)",
    ],
)
def test_odd_text_is_shown_as_text_and_answered(person: Person, nasty: str) -> None:
    person.assembly.desk.begin(_as_pasted(nasty))
    person.press("1")
    person.waits_for_draft()
    shown = person.window.complaint.editor.text()
    assert shown == _as_pasted(nasty)
    assert "Amends" in person.window.windowTitle()
    assert nasty[:6] not in person.window.windowTitle()
    assert "49" not in person.reply()


def _as_pasted(text: str) -> str:
    from amends.ui.pasting import cleaned

    return cleaned(text).text


def test_an_empty_clipboard_says_what_to_do(person: Person) -> None:
    person.has_on_clipboard("")
    person.press("Ctrl+N")
    person.window.brief.stance.take_focus()
    person.press("Ctrl+V")
    assert "Copy the complaint first" in person.window.note.text.text()


def test_what_was_copied_outlives_the_window_until_something_else_is_copied(
    person: Person,
) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    person.press("Ctrl+Return")
    reply = person.reply()
    person.window.close()
    assert person.another_program_pastes() == reply
    with person.qtbot.waitSignal(person.assembly.clipboard.let_go, timeout=20_000):
        person.another_program_copies("something else")


def test_a_stranger_s_view_folds_out_and_follows_the_text(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    view = person.window.reply.stranger
    view.toggle.click()
    assert "before somebody takes it on" in view.said.text()
    person.press("Ctrl+3", "Ctrl+A")
    person.types("The soup was cold that day.")
    assert "Nobody takes it on" in view.said.text()
    view.toggle.click()
    assert not view.said.isVisible()


def test_a_case_taken_up_again_keeps_its_corrections_and_its_number(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    case = person.assembly.session.state.case
    person.waits_for(lambda: not person.assembly.keeping.busy())
    person.press("Ctrl+N")
    person.window.cases.chosen.emit(case)
    person.waits_for(lambda: person.window.complaint.editor.text().startswith("Waited"))
    person.window.complaint.edit.click()
    person.press("Ctrl+End")
    person.types(" And nobody rang.")
    person.window.complaint.author.setFocus()
    person.press("Ctrl+A")
    person.types("Anna Ray")
    person.assembly.keeping.keep_now(person.assembly.session.state)
    person.assembly.keeping.close()
    from amends.cases.case import EventKind
    from amends.cases.store import Store

    with Store.open(person.assembly.keeping.path) as store:
        (kept,) = store.list()
        kinds = [event.kind for event in store.history(kept.id)]
    assert kept.complaint.text.endswith("And nobody rang.")
    assert kept.complaint.author == "Anna Ray"
    assert kept.number == 1
    assert kinds[0] is EventKind.ADDED
    assert EventKind.CORRECTED in kinds


def test_a_store_that_cannot_be_used_says_why_once_and_costs_no_reply(
    person: Person, folders: Folders
) -> None:
    person.waits_for(lambda: not person.assembly.keeping.busy())
    said: list[str] = []
    person.assembly.keeping.problem.connect(said.append)
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    person.waits_for(lambda: not person.assembly.keeping.busy())
    from amends.cases.store import Store

    with Store.open(folders.cases) as other:
        (case,) = other.list()
        other.delete(case.id)
    person.press("Ctrl+3", "Ctrl+End")
    person.types(" One")
    person.waits_for(lambda: bool(said))
    assert "no longer there" in said[0]
    assert said[0] in person.window.note.text.text()
    person.types(" two")
    person.waits_for(lambda: not person.assembly.keeping.busy())
    assert len(said) == 1
    person.press("Ctrl+Return")
    assert person.another_program_pastes() == person.reply()


def test_a_damaged_store_is_set_aside_and_said(newcomer: Person, folders: Folders) -> None:
    newcomer.waits_for(lambda: not newcomer.assembly.keeping.busy())
    from amends.ui.keeping import Keeping

    newcomer.assembly.keeping.close()
    folders.cases.write_bytes(b"no database at all" * 400)
    again = Keeping(folders, newcomer.assembly.rooms)
    with newcomer.qtbot.waitSignal(again.problem) as told:
        again.start()
    again.close()
    assert "damaged" in told.args[0]


def test_a_finding_that_is_ignored_lets_the_engine_behind_it_speak(person: Person) -> None:
    from amends.text.findings import Finding

    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    person.press("Ctrl+3", "Ctrl+A")
    person.types("Anna, we are sorry for any inconvenience. We refund you today.")
    session = person.assembly.session
    own = next(f for f in session.findings() if f.end > f.start and f.level is not Level.BLOCK)
    engine = Finding(
        rule="harper:x",
        device="x",
        family="grammar",
        level=Level.HINT,
        start=own.start,
        end=own.end,
        quote=own.quote,
        message="A hint of grammar.",
        checker="harper",
    )
    session.grammar_found(person.reply(), [engine])
    assert engine not in session.findings()
    session.ignore(own)
    assert own not in session.findings()
    assert engine in session.findings()
    again = person.window.reply.findings.ignored_here
    assert again.isVisible()
    assert "1" in again.text()
    again.click()
    assert own in session.findings()
    assert not again.isVisible()


def test_an_earlier_answer_that_made_it_worse_is_owned_first_and_kept(person: Person) -> None:
    from amends.vocabulary import FirstMistake

    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "3")
    assert not person.window.brief.mistake.isVisible()
    person.press("1")
    person.waits_for_draft()
    person.window.brief.mistake.setFocus()
    person.press("Down")
    person.waits_for_draft("delet")
    state = person.assembly.session.state
    assert state.first_mistake is FirstMistake.DELETED
    person.waits_for(lambda: not person.assembly.keeping.busy())
    person.press("Ctrl+N")
    assert person.assembly.session.state.first_mistake is None
    person.window.cases.chosen.emit(state.case)
    person.waits_for(lambda: "delet" in person.reply())
    assert person.assembly.session.state.first_mistake is FirstMistake.DELETED


def test_a_window_nobody_touches_rests(person: Person) -> None:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Onlooker(QObject):
        asked = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            self.asked += event.type() == QEvent.Type.LayoutRequest
            return False

    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    onlooker = Onlooker()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(onlooker)

    def rests() -> bool:
        onlooker.asked = 0
        person.qtbot.wait(150)
        return onlooker.asked == 0

    person.waits_for(rests)
    app.removeEventFilter(onlooker)


def test_size_and_columns_are_as_they_were_left(person: Person, folders: Folders) -> None:
    from amends.ui import look

    person.window.resize(1240, 800)
    person.window.columns.setSizes([260, 400, 578])
    widths = person.window.widths()
    person.window.close()
    seen = look.read(folders.cache)
    assert (seen.width, seen.height) == (1240, 800)
    assert seen.columns == widths
    assert widths[0] == pytest.approx(260, abs=8)


def test_a_pasted_picture_is_refused_with_a_sentence_wherever_it_is_pasted(person: Person) -> None:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(0)
    QApplication.clipboard().setImage(picture)
    for place in (person.window.complaint.editor, person.window.cases.new):
        person.window.note.close_quietly()
        place.setFocus()
        person.press("Ctrl+V")
        assert "picture" in person.window.note.text.text()
    assert person.window.complaint.editor.text() == ""


def test_twenty_pages_pasted_into_the_reply_are_taken_and_undone(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    before = person.reply()
    person.has_on_clipboard("The soup was cold and nobody came to ask. " * 1_500)
    person.press("Ctrl+3", "Ctrl+End", "Ctrl+V")
    assert len(person.reply()) > 60_000
    person.waits_for(lambda: person.assembly.session.state.report_for == person.reply())
    person.press("Ctrl+Z")
    assert person.reply() == before


@pytest.fixture
def own_places(folders: Folders) -> None:
    folders.platforms.parent.mkdir(parents=True, exist_ok=True)
    folders.platforms.write_text(
        '[[surface]]\nid = "acme.chat"\nplatform = "acme"\nname = "Chat"\npublic = false\n'
        'unit = "utf16"\nsafe_limit = 100\n\n[[surface]]\nid = "x.reply"\nsafe_limit = 4000\n'
    )


@pytest.mark.usefixtures("own_places")
def test_what_is_wrong_in_a_platforms_file_is_said_and_the_rest_of_it_works(
    hasty: Person,
) -> None:
    hasty.waits_for(hasty.window.note.isVisible)
    assert 'Surface "acme.chat" was left out' in hasty.window.note.text.text()
    changed = hasty.assembly.rooms.surface("x.reply")
    assert changed is not None
    assert changed.safe_limit == 4000


def test_in_a_narrow_window_nothing_of_the_brief_is_cut_off(person: Person) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    person.window.resize(800, 720)
    brief = person.window.brief
    person.waits_for(lambda: brief.widget().width() <= brief.viewport().width())
