"""Templates: a user's own files are used, bounded, and set aside with a reason when broken."""

import re

import pytest
from jinja2 import TemplateSyntaxError

from amends import resources
from amends.drafting.brief import Brief, Facts
from amends.drafting.draft import Draft
from amends.drafting.profile import Profile
from amends.drafting.skeletons import skeletons_of
from amends.drafting.source import prepare
from amends.drafting.templates import WORDS, library
from amends.drafting.writer import write
from amends.vocabulary import Component, Stance

HEAD = '{% extends "common.txt" %}\n'
BRIEF = Brief(facts=Facts(did="we sent the wrong size", repair="full refund", by="today"))


def with_own(text: str, name: str = "stances/ours.txt", brief: Brief = BRIEF) -> Draft:
    return write(brief, user_templates={name: text})


def test_a_users_own_file_is_used_block_by_block() -> None:
    own = HEAD + "{% block responsibility %}My own words for it: {{ did.clause }}, our fault.\n"
    own += "{% endblock %}{% block regret %}We are sorry.{% endblock %}"
    own += "{% block repair %}{{ repair_clause }} it is.{% endblock %}"
    draft = with_own(own)
    pieces = {piece.component: piece.text for piece in draft.pieces}
    assert (
        pieces[Component.RESPONSIBILITY]
        == "My own words for it: we sent the wrong size, our fault."
    )
    assert draft.notes == ()


@pytest.mark.parametrize(
    ("inside", "line", "said"),
    [
        ("{% block regret %}{{ nobody_knows }}{% endblock %}", 2, "undefined"),
        (
            "\n{% block regret %}{% for n in range(100000) %}x{% endfor %}{% endblock %}",
            3,
            "range",
        ),
        (
            "{% block regret %}{% for n in range(9) %}{{ 'x' * 99 }}{% endfor %}{% endblock %}",
            2,
            "mul",
        ),
        ("{% block regret %}\n{{ ('x' ~ 'y')|upper|tojson }}\n{% endblock %}", 3, "tojson"),
        ("{% block regret %}{% if %}{% endblock %}", 2, ""),
        ("{% block regret %}{{ range(1000000000)|join('x') }}{% endblock %}", 2, "range"),
        (
            "{% block regret %}{% set x = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}\n"
            "{{ x|replace('a', x)|replace('a', x)|replace('a', x)|replace('a', x) }}{% endblock %}",
            3,
            "characters",
        ),
        ("{% block regret %}We are s\ufffdrry.{% endblock %}", 2, "UTF-8"),
        ("{% block regret %}{{ did['__class__'] }}{% endblock %}", 2, "__class__"),
        ("{% block regret %}{{ pick.__globals__ }}{% endblock %}", 2, "__globals__"),
        ("{% macro m() %}x{% endmacro %}", 2, "macro"),
        ("{% include 'common.txt' %}", 2, "include"),
        ("{% block regret %}{{ place.__class__ }}{% endblock %}", 2, ""),
        ("{% block regret %}{{ ''.join(['a']) }}{% endblock %}", 2, "called"),
        (
            "{% block regret %}{% for a in 'ab' %}{% for b in 'ab' %}x{% endfor %}{% endfor %}"
            "{% endblock %}",
            2,
            "loop",
        ),
    ],
)
def test_a_broken_file_is_named_with_its_line_and_the_built_in_one_serves(
    inside: str, line: int, said: str
) -> None:
    draft = with_own(HEAD + inside)
    note = next(note for note in draft.notes if "stances/ours.txt" in note)
    assert f"line {line}" in note
    assert said in note
    assert draft.text == write(BRIEF).text


def test_a_template_that_grows_is_stopped() -> None:
    grow = "{% set x = 'ab' %}" + "{% set x = x ~ x %}" * 40
    draft = with_own(HEAD + "{% block regret %}" + grow + "{{ x }}{% endblock %}")
    assert any("stances/ours.txt, line 2" in note for note in draft.notes)


def test_a_block_that_no_reply_has_is_named_and_the_rest_of_the_file_is_used() -> None:
    own = HEAD + "{% block sorrow %}So sad.{% endblock %}"
    own += "{% block repair %}We are on it ourselves.{% endblock %}"
    draft = with_own(own)
    assert "ourselves" in draft.text
    assert "line 2: no reply has a block “sorrow”" in draft.notes[-1]


def test_an_empty_file_is_named() -> None:
    draft = with_own("")
    assert "it has no block" in draft.notes[-1]
    assert draft.text == write(BRIEF).text


def test_a_file_is_known_without_its_folder_and_a_stranger_is_named() -> None:
    own = HEAD + "{% block repair %}We are on it.{% endblock %}"
    said = write(BRIEF, user_templates={"ours.txt": own}).text
    assert said.endswith(("We are on it.", "We're on it."))
    assert "mine.txt" in write(BRIEF, user_templates={"mine.txt": own}).notes[-1]


def test_super_keeps_the_built_in_lines_beside_the_users_own() -> None:
    own = HEAD + "{% block regret %}{{ super() }}\nSorry, says the whole crew.{% endblock %}"
    said = {write(BRIEF, seed=n, user_templates={"ours.txt": own}).text for n in range(60)}
    assert any("Sorry, says the whole crew." in text for text in said)
    assert any("Sorry, says the whole crew." not in text for text in said)


def test_a_block_that_says_nothing_where_a_reply_needs_it_is_named() -> None:
    draft = with_own(HEAD + "{% block repair %}{% endblock %}")
    assert "“repair” says nothing" in draft.notes[-1]
    assert draft.text == write(BRIEF).text


def test_a_skeleton_without_room_for_the_apology_is_set_aside() -> None:
    for name in ("short.txt", "short.deed.txt", "short.heard.txt", "short.why.txt"):
        assert write(BRIEF, user_templates={name: "{% block thanks %}{% endblock %}"}).text
    only = "{% block regret %}{% endblock %}"
    files = dict.fromkeys(skeletons_of("short"), only)
    draft = write(BRIEF, user_templates=files)
    assert draft.text == write(BRIEF).text
    assert "has no place for" in draft.notes[-1]


def test_a_broken_skeleton_falls_back_too() -> None:
    draft = with_own("{% block regret %}", name="skeletons/short.txt")
    assert draft.text


def test_what_a_complaint_or_a_fact_contains_is_never_a_template() -> None:
    brief = Brief(facts=Facts(did="we sent {{ 7 * 7 }} {% raw %} of them", name="{{ name }}"))
    draft = write(brief)
    assert "{{ 7 * 7 }} {% raw %}" in draft.text


def test_words_are_prepared_for_one_speaker_and_american_spelling() -> None:
    source = "{# we #}We are sorry, and we apologise: {{ we }} for our <part|parcel>."
    made = prepare(source, "x", "I", "en-US")
    assert made.startswith("{# we #}{% if contracted %}I'm{% else %}I am{% endif %} sorry, and I ")
    assert "apologize: {{ we }} for my {% if pick(2," in made
    assert "part{% elif" in made
    assert "package{% endif %}." in made


def test_lines_keep_their_numbers_through_preparation() -> None:
    source = "a\n<b|c>\n{{ d }}\n"
    assert prepare(source, "x", "I", "en-US").count("\n") == source.count("\n")


def test_a_syntax_error_is_jinjas_own_kind_of_error() -> None:
    stage = library("we", "en-GB", {})
    with pytest.raises(TemplateSyntaxError):
        stage._environment.parse("{% block x %}")


def test_every_stance_has_its_file_and_every_speaker_can_draft() -> None:
    for stance in Stance:
        for profile in (Profile(person="I", spelling="en-US"), Profile(person="we")):
            assert write(Brief(stance=stance, profile=profile)).text


def test_the_words_of_a_built_in_trouble_hang_on_no_other_value() -> None:
    asked = re.compile(r"{%-? *(?:if|elif) ([^%]*)%}|{{([^}]*)}}")
    for name in resources.names("templates/en/troubles", ".txt"):
        for block in re.findall(
            r"{% block (\w+) %}(.*?){% endblock %}", resources.text(name), re.S
        ):
            named = {part.strip() for pair in asked.findall(block[1]) for part in pair if part}
            if block[0] in WORDS:
                assert named <= {"thing", 'stance in ("ours", "partly_ours")'}, (name, block[0])
                assert "<" not in block[1]
