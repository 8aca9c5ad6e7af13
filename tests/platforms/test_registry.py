"""The registry: the file that ships, and what a user's own file may add, change and get wrong."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends import resources
from amends.platforms.own_file import check_entry, check_top_level
from amends.platforms.registry import UnknownSurfaceError, load
from amends.platforms.units import UNITS

SHIPPED = resources.toml("platforms.toml")
REFERENCE = Path(__file__).parents[2].parent / "shared/reference/platforms.toml"

FORUM = """
[[platform]]
id = "acme_forum"
name = "Acme forum"
kind = "other"
hosts = ["forum.acme.example"]
permalinks = ['^https?://forum\\.acme\\.example/t/[\\w-]+/(?P<id>\\d+)']

[[surface]]
id = "acme_forum.reply"
platform = "acme_forum"
name = "Acme forum reply"
public = true
unit = "code_points"
safe_limit = 8000
"""


def own(text):
    return load(text.encode())


def test_every_entry_that_ships_is_valid():
    platforms = {entry["id"]: entry for entry in SHIPPED["platform"]}
    assert check_top_level({k: v for k, v in SHIPPED.items() if k != "units"}) == []
    for kind in ("platform", "surface", "policy"):
        for entry in SHIPPED[kind]:
            assert check_entry(kind, entry, entry, platforms) == [], entry["id"]
        assert len({entry["id"] for entry in SHIPPED[kind]}) == len(SHIPPED[kind])
    assert set(SHIPPED["units"]) == set(UNITS)
    assert date.fromisoformat(SHIPPED["meta"]["date"])


def test_every_place_of_the_reference_is_there_with_its_limit():
    if not REFERENCE.exists():
        pytest.skip("no reference beside the checkout")
    places = load()
    reference = resources.parse_toml(REFERENCE.read_bytes())
    assert [entry["id"] for entry in reference["surface"]] == list(places.surfaces)
    for entry in reference["surface"]:
        surface = places.surface(entry["id"])
        assert (surface.limit, surface.safe_limit) == (entry.get("limit"), entry["safe_limit"])
    assert {entry["id"] for entry in reference["platform"]} == set(places.platforms)


def test_every_surface_reads_as_a_value_and_has_a_platform():
    places = load()
    assert places.problems == ()
    for surface in places.surfaces.values():
        assert places.platforms[surface.platform]
        assert surface in places.surfaces_of(surface.platform)
        assert isinstance(surface.editable, str)


def test_limits_are_said_in_words():
    places = load()
    said = {name: places.limit_text(places.surface(name)) for name in places.surfaces}
    assert said["x.reply"] == "280 characters as X counts"
    assert said["bluesky.post"] == "300 characters and 3,000 bytes"
    assert said["google.review_reply"] == "4,096 bytes"
    assert said["facebook.comment"] == "8,000 characters; kept under 5,000"
    assert said["trustpilot.reply"] == "no published limit; kept under 2,000 characters"
    assert said["airbnb.response"] == "no published limit; kept under 1,000 characters"
    assert said["email.message"] == "no limit"


def test_an_unknown_surface_is_answered_with_what_was_meant():
    with pytest.raises(UnknownSurfaceError) as caught:
        load().surface("google.reply")
    assert str(caught.value).startswith('There is no place called "google.reply".')
    assert "google.review_reply" in str(caught.value)
    with pytest.raises(KeyError, match="amends surfaces"):
        load().surface("nothing at all like it")
    assert load().surfaces_of("nowhere") == ()


def test_a_forum_of_ones_own_is_one_more_place():
    places = own(FORUM)
    assert places.problems == ()
    assert places.surface("acme_forum.reply").safe_limit == 8000
    assert len(places.surfaces) == len(load().surfaces) + 1
    assert next(iter(places.platforms)) == "acme_forum"


@pytest.mark.parametrize(
    ("fields", "limit", "safe"),
    [
        ("safe_limit = 25000", 25000, 25000),
        ("limit = 4000", 4000, 4000),
        ("safe_limit = 200", 280, 200),
    ],
)
def test_an_own_limit_replaces_the_one_that_ships(fields, limit, safe):
    places = own(f'[[surface]]\nid = "x.reply"\n{fields}\n')
    surface = places.surface("x.reply")
    assert places.problems == ()
    assert (surface.limit, surface.safe_limit) == (limit, safe)
    assert surface.unit == "x_weighted"
    assert surface.editable == load().surface("x.reply").editable


def test_a_new_place_needs_one_limit():
    places = own(
        '[[surface]]\nid = "acme.chat"\nplatform = "generic"\nname = "Chat"\npublic = false\n'
        'unit = "utf16"\nlimit = 900\n'
    )
    assert not places.problems
    assert places.surface("acme.chat").safe_limit == 900
    assert places.limit_text(places.surface("acme.chat")) == "900 characters"


def test_who_writes_a_limit_down_vouches_for_it():
    places = own('[[surface]]\nid = "trustpilot.reply"\nlimit = 3000\n')
    assert places.limit_text(places.surface("trustpilot.reply")) == "3,000 characters"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[surface]]\nid = "x.reply"\nlimt = 3', "'limt' is not a field of a surface"),
        ('[[surface]]\nid = "x.reply"\nunit = "letters"', "'letters' is not a unit"),
        ('[[surface]]\nid = "x.reply"\nplatform = "y"', "there is no platform 'y'"),
        ('[[surface]]\nid = "x.reply"\nlimit = "280"', "a whole number above 0, not '280'"),
        ('[[surface]]\nid = "x.reply"\nlimit = true', "'limit' must be a whole number above 0"),
        ('[[surface]]\nid = "x.reply"\npublic = "yes"', "'public' must be true or false"),
        ('[[surface]]\nid = "x.reply"\nlimit = 10\nsafe_limit = 20', "'safe_limit' is larger"),
        ('[[surface]]\nid = "x.reply"\nlimit2 = 20', "belong together"),
        ('[[surface]]\nid = "x.reply"\nconfidence = "sure"', "'confidence' must be one of"),
        ('[[surface]]\nid = "new.one"', "'platform' is missing"),
        ('[[surface]]\nname = "No id"', "Surface no. 1 was left out: 'id' is missing"),
        ('[[surface]]\nid = 3', "'id' must be text in quotes"),
        ('[[platform]]\nid = "x"\npermalinks = ["(("]', "is not an expression"),
        ('[[platform]]\nid = "x"\npermalinks = [3]', "must be a list of texts"),
        ('[[platform]]\nid = "x"\nhosts = ["https://x.com"]', "is not a host name"),
        ('[[platform]]\nid = "x"\nkind = "site"', "'kind' must be one of"),
        ('[[platform]]\nid = "Not This"\nname = "x"\nkind = "other"', "its \"id\" must be made of"),
        ('[[surface]]\nid = "x.reply"\n[[surface]]\nid = "x.reply"', "appears twice"),
        ('[surface]\nid = "x.reply"', "must be written [[surface]]"),
        ("[units]\nwords = 'words'", "is not a table of a platforms file"),
        ("[[surface]\n", "not valid TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_and_stops_nothing(text, said):
    places = own(text + "\n")
    assert any(said in problem for problem in places.problems), places.problems
    assert places.surface("x.reply").safe_limit in (280, 10)
    assert len(places.surfaces) == len(load().surfaces)


def test_a_mistake_leaves_the_other_entries_in_place():
    places = own(FORUM + '[[surface]]\nid = "x.reply"\nlimt = 3\n')
    assert places.problems == (
        "Surface \"x.reply\" was left out: 'limt' is not a field of a surface "
        "(did you mean 'limit'?).",
    )
    assert places.surface("acme_forum.reply")


def test_bytes_that_are_no_text_are_answered():
    assert "not UTF-8" in load(b"\xff\xfe").problems[0]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_file_whatever_stops_the_registry(content):
    places = load(content)
    assert set(load().surfaces) <= set(places.surfaces)


entries = st.dictionaries(
    st.sampled_from(
        ["id", "platform", "unit", "limit", "hosts", "permalinks", "public", "kind", "x"]
    ),
    st.one_of(
        st.integers(), st.booleans(), st.text(max_size=5), st.lists(st.integers(), max_size=2)
    ),
)


@given(entries, st.sampled_from(["platform", "surface", "policy"]))
def test_no_entry_whatever_gets_past_the_check_and_then_breaks(entry, kind):
    import tomli_w

    places = load(tomli_w.dumps({kind: [entry]}).encode())
    assert list(places.surfaces.values())
    assert list(places.platforms.values())


def test_the_head_of_the_file_shows_an_own_file_that_works():
    head = resources.text("platforms.toml").partition("[meta]")[0]
    example = "\n".join(
        re.sub(r"^#   ?", "", line) for line in head.partition("new place:")[2].splitlines()
    )
    places = own(example)
    assert places.problems == ()
    assert places.surface("x.reply").safe_limit == 25000
    assert places.surface("mastodon.status").limit == 5000
    assert places.surface("acme_forum.reply").safe_limit == 8000
