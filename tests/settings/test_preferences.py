from dataclasses import replace

import pytest

from amends.settings import preferences
from amends.settings.folders import Folders
from amends.settings.preferences import Preferences, Theme
from amends.text.findings import Finding
from amends.vocabulary import Level, Tone


@pytest.fixture
def folders(tmp_path):
    return Folders.under(tmp_path)


def finding(quote):
    return Finding("harper.spell_check", "", "spelling", Level.WARN, 0, len(quote), quote, "")


def test_choices_come_back_as_they_were_saved(folders):
    chosen = Preferences(
        tone=Tone.WARM,
        theme=Theme.DARK,
        harper=False,
        languagetool_url="https://check.example",
        switched_off=("any_inconvenience",),
        words=("Ledgerly",),
        recent_surfaces=("x_reply",),
        first_start_done=True,
        window_width=1200,
        split=420,
    )
    preferences.save(chosen, folders)
    assert preferences.load(folders) == preferences.Loaded(chosen)


@pytest.mark.parametrize(
    "line",
    [
        'tone = "shouting"',
        "tone = 1",
        'harper = "yes"',
        "harper = 1",
        "split = -1",
        "split = true",
        "words = [1]",
        "words = {a = 1}",
        "theme = 1979-05-27",
    ],
)
def test_a_value_of_the_wrong_kind_is_named_and_the_rest_is_used(folders, line):
    folders.config.mkdir()
    folders.preferences.write_text(f"first_start_done = true\n{line}\n")
    loaded = preferences.load(folders)
    assert loaded.value == Preferences(first_start_done=True)
    assert line.split()[0] in loaded.problems[0]


def test_every_default_is_written_in_a_form_that_is_accepted_back(folders):
    preferences.save(Preferences(), folders)
    assert preferences.load(folders) == preferences.Loaded(Preferences())


def test_the_key_of_a_finding_holds_no_word_of_the_reply():
    key = preferences.key_of(finding("Order 48213 for Siobhan"))
    assert "48213" not in key
    assert "siobhan" not in key.lower()


def test_the_same_words_have_the_same_key_however_they_are_spaced_or_cased():
    assert preferences.key_of(finding("an  Oak")) == preferences.key_of(finding("An oak"))
    assert preferences.key_of(finding("an oak")) != preferences.key_of(finding("an elm"))


def test_recent_surfaces_are_latest_first_once_each_and_few():
    chosen = Preferences()
    for number in range(12):
        chosen = preferences.with_recent(chosen, f"s{number}")
    chosen = preferences.with_recent(chosen, "s7")
    assert chosen.recent_surfaces == ("s7", "s11", "s10", "s9", "s8", "s6", "s5", "s4")


def test_words_are_added_once_and_taken_out_again():
    chosen = preferences.with_word(preferences.with_word(Preferences(), " Ledgerly "), "Ledgerly")
    assert chosen.words == ("Ledgerly",)
    assert preferences.with_word(chosen, "  ") == chosen
    assert preferences.without_word(chosen, "Ledgerly").words == ()


def test_rules_are_switched_off_once_and_on_again():
    off = preferences.with_rule(Preferences(), "vague_object", on=False)
    assert preferences.with_rule(off, "vague_object", on=False) == off
    assert preferences.with_rule(off, "vague_object", on=True) == replace(off, switched_off=())
