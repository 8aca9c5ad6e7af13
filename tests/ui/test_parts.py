"""The parts of the window that can be looked at alone."""

import re
from concurrent.futures import Future
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amends import resources
from amends.platforms.count import Count
from amends.text.spans import Span
from amends.ui import pages, pasting, words
from amends.ui.look import Look, read, remember
from amends.ui.marks import Mark, Marker
from amends.ui.pieces import Segments
from amends.ui.ring import Limit
from amends.ui.theme import DARK, LIGHT, Colours, Theme, sheet
from amends.ui.window import dropped_text
from amends.ui.worker import Worker
from amends.vocabulary import Component, CueId, FirstMistake, Stance, Tone, Trouble


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(colours: Colours) -> None:
    grounds = (colours.ground, colours.side, colours.paper, colours.raised)
    pairs = [(text, g) for g in grounds for text in (colours.text, colours.muted, colours.accent)]
    pairs += [(getattr(colours, n), g) for g in grounds for n in ("block", "warn", "hint", "good")]
    pairs += [
        (getattr(colours, name), getattr(colours, f"{name}_soft"))
        for name in ("block", "warn", "hint", "good")
    ]
    pairs += [
        (colours.on_accent, colours.accent),
        (colours.on_soft, colours.accent_soft),
        (colours.on_accent, colours.accent_strong),
    ]
    pairs += [(colours.text, getattr(colours, f"{n}_soft")) for n in ("block", "warn", "good")]
    weak = [(one, other) for one, other in pairs if _contrast(one, other) < 4.5]
    assert not weak
    assert _contrast(colours.edge, colours.paper) >= 3
    assert _contrast(colours.edge, colours.ground) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_only_colours_there_are(colours: Colours) -> None:
    assert "@" not in sheet(colours)


def test_every_word_of_the_vocabulary_has_a_name_in_the_window() -> None:
    assert all(words.stance(each)[0] and words.stance(each)[1] for each in Stance)
    assert all(words.tone(each)[0] for each in Tone)
    assert all(words.trouble(each) for each in Trouble)
    assert all(words.cue(each)[1] for each in CueId)
    assert all(words.component(each)[1] for each in Component)
    assert all(words.mistake(each) for each in FirstMistake)


def test_every_icon_is_our_own_svg_in_one_colour() -> None:
    for name in resources.names("icons", ".svg"):
        drawing = resources.text(name)
        assert "viewBox" in drawing
        assert "<script" not in drawing
        assert "href" not in drawing


@given(st.text(st.characters(), max_size=400))
def test_cleaned_text_can_be_encoded_and_stays_within_its_limit(text: str) -> None:
    cleaned = pasting.cleaned(text, 100)
    assert len(cleaned.text) <= 100
    assert "\x00" not in cleaned.text
    assert "\r" not in cleaned.text
    cleaned.text.encode("utf-8")
    assert pasting.cleaned(cleaned.text, 100).text == cleaned.text


def test_a_file_from_an_older_windows_keeps_its_accents() -> None:
    said = "La crème brûlée était froide – “never” again, 5 €"
    assert pasting.from_bytes(said.encode("cp1252")) == pasting.Pasted(said)
    assert pasting.from_bytes(said.encode("utf-8")) == pasting.Pasted(said)
    assert pasting.from_bytes(said.encode("utf-16")) == pasting.Pasted(said)


def test_binary_is_no_text() -> None:
    assert pasting.from_bytes(bytes(range(256)) * 20).text == ""
    assert pasting.from_bytes("Kalte Suppe für €9".encode("utf-16")).text == "Kalte Suppe für €9"


def test_a_dropped_file_is_read_and_a_dropped_link_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text("Cold soup", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "said.txt"))])
    found = dropped_text(mime)
    assert found is not None
    assert found.text == "Cold soup"
    link = QMimeData()
    link.setUrls([QUrl("https://x.com/anna/status/1790000000000000001")])
    found = dropped_text(link)
    assert found is not None
    assert found.text.startswith("https://x.com/anna")


@given(text=st.text(st.sampled_from("aé€😀👩‍👧\u202e\n"), min_size=1, max_size=40), data=st.data())
def test_marks_cover_the_same_characters_in_qt_as_in_python(
    theme: Theme, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = QTextDocument()
    document.setPlainText(text)
    marker = Marker(document, theme)
    marker.show_marks(text, (Mark(Span(start, end), "warn"),))
    raw = text.encode("utf-16-le")
    marked = ""
    block = document.begin()
    while block.isValid():
        for each in block.layout().formats():
            at = (block.position() + each.start) * 2
            marked += raw[at : at + each.length * 2].decode("utf-16-le")
        block = block.next()
    assert marked.replace("\n", "") == text[start:end].replace("\n", "")


def test_a_late_answer_to_an_older_question_is_dropped(qtbot: QtBot) -> None:
    waiting: list[tuple[object, Future[None]]] = []

    class Slow:
        def submit(self, work, /):
            future: Future[None] = Future()
            future.set_running_or_notify_cancel()
            waiting.append((work, future))
            return future

        def shutdown(self, wait=True, *, cancel_futures=False):
            pass

    worker = Worker(executor=Slow())
    heard: list[str] = []
    worker.ask("check", lambda: "old", heard.append)
    worker.ask("check", lambda: "new", heard.append)
    for work, _future in reversed(waiting):
        work()
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(20)
    assert heard == ["new"]


def test_a_worker_survives_whatever_the_work_raises(qtbot: QtBot) -> None:
    worker = Worker()

    def leave() -> None:
        raise SystemExit(3)

    with qtbot.waitSignal(worker.failed, timeout=5_000) as caught:
        worker.ask("start", leave, lambda _nothing: None)
    assert caught.args == ["start", "SystemExit"]
    heard: list[int] = []
    worker.ask("next", lambda: 7, heard.append)
    qtbot.waitUntil(lambda: heard == [7])
    worker.close()


def test_the_limit_says_its_unit_and_by_how_much_it_is_passed(qtbot: QtBot, theme: Theme) -> None:
    limit = Limit(theme)
    qtbot.addWidget(limit)
    limit.show_count(Count(used=612, limit=4096, unit="utf8_bytes"))
    assert limit.text() == "612 / 4,096 bytes"
    limit.show_count(Count(used=300, limit=280, unit="x_weighted", over_from=280))
    assert limit.text().startswith("20 over")


def test_segments_are_one_tab_stop_and_digits_choose(qtbot: QtBot) -> None:
    segments = Segments("Tone", [("a", "A", ""), ("b", "B", ""), ("c", "C", "")])
    qtbot.addWidget(segments)
    segments.show()
    heard: list[str] = []
    segments.chosen.connect(heard.append)
    segments.take_focus()
    from PySide6.QtCore import Qt

    first = segments.focusWidget()
    assert first is not None
    qtbot.keyClick(first, Qt.Key.Key_3)
    assert heard == ["c"]
    assert segments.value() == "c"
    segments.show_value("")
    assert segments.value() == ""


def test_the_look_is_remembered_and_nonsense_is_not(tmp_path: Path) -> None:
    look = Look(900, 700, maximised=True, theme="dark", fresh=False, columns=(200, 300, 400))
    remember(look, tmp_path)
    assert read(tmp_path) == look
    (tmp_path / "look").write_text("900 700 0 dark 1 0 -3 nine", "ascii")
    assert read(tmp_path) == Look()
    (tmp_path / "look").write_text("900 700 0 dark 1 0 1", "ascii")
    assert read(tmp_path).columns == Look().columns
    (tmp_path / "look").write_text("nonsense", "ascii")
    assert read(tmp_path) == Look()


def test_no_string_handed_to_tr_is_put_together_before_it_is_translated() -> None:
    folder = Path(words.__file__).parent
    for path in folder.glob("*.py"):
        assert not re.search(r"\btr\(\s*f[\"']", path.read_text("utf-8")), path.name


def test_a_browser_opened_from_a_build_gets_the_libraries_the_user_had() -> None:
    environment = {"LD_LIBRARY_PATH": "/build", "LD_LIBRARY_PATH_ORIG": "/opt/lib", "HOME": "/h"}
    before = dict(environment)
    with pages.as_it_was(environment, frozen=True):
        assert environment["LD_LIBRARY_PATH"] == "/opt/lib"
    assert environment == before
    del environment["LD_LIBRARY_PATH_ORIG"]
    with pages.as_it_was(environment, frozen=True):
        assert "LD_LIBRARY_PATH" not in environment
    assert environment["LD_LIBRARY_PATH"] == "/build"
    with pages.as_it_was(environment, frozen=False):
        assert environment["LD_LIBRARY_PATH"] == "/build"
