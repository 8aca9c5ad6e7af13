"""The writer's own rules and templates, and the replies sent before, as the window uses them."""

import pytest
from tests.ui.conftest import Person

from amends.settings.folders import Folders

COMPLAINT = (
    "Waited 50 minutes for cold soup with a fly in it. The manager laughed at us. Never again!\n"
    "\nAnna R.\nhttps://maps.app.goo.gl/Qx7rT2bVn4Kp9sLd6"
)
RULE = """
device = "minimise"
family = "K2"
level = "block"
message = "Blip makes it small."
why = "It was not small to them."
source = "our own"

[[rule]]
id = "own.blip"
patterns = ["a blip"]
bad = ["It was [[a blip]].", "[[A blip]], no more.", "This is [[a blip]].", "Just [[a blip]]."]
good = ["It was a disaster.", "We failed.", "No blips here.", "The blips were real."]
rewrites = [{ label = "Delete it", kind = "delete" }]
"""


@pytest.fixture
def folders_with_own(folders: Folders) -> Folders:
    rules, templates = folders.rules / "en", folders.templates / "en"
    rules.mkdir(parents=True)
    templates.mkdir(parents=True)
    (rules / "ours.toml").write_text(RULE, encoding="utf-8")
    (rules / "broken.toml").write_text("device = ", encoding="utf-8")
    return folders


@pytest.fixture
def owner(folders_with_own: Folders, person: Person) -> Person:
    """Somebody with rules of their own; the folder is filled before the window opens."""
    del folders_with_own
    return person


def test_an_own_rule_marks_its_words_and_a_broken_file_is_named(owner: Person) -> None:
    owner.waits_for(lambda: "broken.toml" in owner.window.note.text.text())
    owner.press("Ctrl+3")
    owner.types("It was a blip.")
    owner.waits_for(
        lambda: any(found.rule == "own.blip" for found in owner.assembly.session.findings())
    )


def test_a_rule_written_while_the_window_is_open_holds_from_the_next_key(
    person: Person, folders: Folders
) -> None:
    person.press("Ctrl+3")
    person.types("It was a blip")
    person.waits_for(lambda: person.assembly.session.state.report is not None)
    (folders.rules / "en").mkdir(parents=True)
    (folders.rules / "en" / "ours.toml").write_text(RULE, encoding="utf-8")
    person.types(".")
    person.waits_for(
        lambda: any(found.rule == "own.blip" for found in person.assembly.session.findings())
    )


def test_an_own_template_words_the_draft_and_a_broken_one_is_named(
    owner: Person, folders: Folders
) -> None:
    own = folders.templates / "en" / "ours.txt"
    own.write_text("{% block regret %}\n{{ nothing_known }}\n{% endblock %}\n", "utf-8")
    owner.has_on_clipboard(COMPLAINT)
    owner.press("Ctrl+V", "1")
    owner.waits_for_draft()
    draft = owner.assembly.session.state.draft
    assert draft is not None
    assert any("ours.txt" in note for note in draft.notes), draft.notes
    own.write_text(
        "{% extends 'stances/ours.txt' %}{% block regret %}\n"
        "We are sorry from the keel up.\n{% endblock %}\n",
        "utf-8",
    )
    owner.press("Ctrl+R")
    owner.waits_for_draft("from the keel up")


def test_the_next_reply_is_unlike_the_one_copied_before_and_a_repeated_one_is_told(
    person: Person,
) -> None:
    person.has_on_clipboard(COMPLAINT)
    person.press("Ctrl+V", "1")
    person.waits_for_draft()
    first = person.reply()
    person.press("Ctrl+Return")
    person.waits_for(lambda: bool(person.assembly.rooms.lately))
    person.has_on_clipboard(COMPLAINT.replace("Anna", "Berta"))
    person.press("Ctrl+N", "Ctrl+V", "1")
    person.waits_for_draft()
    print("REPLY", repr(person.reply()), person.assembly.session.state.facts)
    assert person.assembly.rooms.alike(person.reply(), (first,)) == 0
    assert "alike" not in person.window.reply.foot.verdict.text()
    person.press("Ctrl+3", "Ctrl+A")
    person.types(first.replace("Anna", "Berta"))
    person.waits_for(lambda: "alike" in person.window.reply.foot.verdict.text())
