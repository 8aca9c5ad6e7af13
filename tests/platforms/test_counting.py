"""Counting: conformance with twitter-text, a second implementation, and what always holds."""

import json
import sys
import warnings
from functools import cache
from pathlib import Path
from unicodedata import is_normalized

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from amends.platforms import emoji, links
from amends.platforms.counting import count
from amends.platforms.registry import load
from amends.platforms.surface import Surface
from amends.platforms.units import UNITS
from amends.text import graphemes, utf16

CONFORMANCE = Path(__file__).parents[2].parent / "shared/conformance/twitter-text"

PLACES = load()
X = PLACES.surface("x.reply")

# what the counters treat differently: links and what looks like them, mentions, emoji, accents
PIECES = (
    "Sorry ", "acme.com", "acme.com/help(a)", "https://acme.com/a?b=c", "http://acme.example/x",
    "https://", ".com", "_x", "@", "@ann", "@ann@mas.to", "ann@acme.com", "#tag", "\n", "\r\n",
    "\r", "e\u0301", "\u0301", "é", "…", "’", "–", "→", "日本", "新加坡", "한", "\u1100\u1161",
    "नमस्ते", "я", "\U0001f44d", "\U0001f3fd", "\U0001f468\u200d\U0001f469\u200d\U0001f466",
    "\u200d", "\ufe0f",
    "1\ufe0f\u20e3", "©", "™", "\U0001f1e9\U0001f1ea", "\U0001f1e9", "\U0001f426\u200d\U0001f525",
    "\u200b", "\u202e", "-", ".", "/", " ",
)  # fmt: skip
messages = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=60)
)
# nothing that stays whole, always longer than the limit
unbroken = st.lists(
    st.sampled_from([piece for piece in PIECES if not set(piece) & set("@./")]),
    min_size=30,
    max_size=60,
).map("".join)
measures = st.builds(
    lambda unit, limit, second: Surface(
        "a.b", "a", "A", public=True, unit=unit, safe_limit=limit, limit=limit,
        unit2="utf8_bytes" if second else "", limit2=second, confidence="official",
    ),
    st.sampled_from([unit for unit in UNITS if unit != "none"]),
    st.integers(1, 60),
    st.one_of(st.none(), st.integers(1, 200)),
)  # fmt: skip


@cache
def conformance(name):
    yaml = pytest.importorskip("yaml")
    path = CONFORMANCE / name
    if not path.exists():
        pytest.skip(f"no {name} beside the checkout")
    return yaml.safe_load(path.read_text(encoding="utf-8"))["tests"]


@cache
def second_opinion():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library asks for a deprecated pkg_resources
        return pytest.importorskip("twitter_text").parse_tweet


@pytest.mark.parametrize(
    ("group", "total"),
    [
        ("WeightedTweetsWithDiscountedEmojiCounterTest", 22),
        ("UnicodeDirectionalMarkerCounterTest", 2),
    ],
)
def test_x_weights_what_twitter_text_weighs(group, total, capsys):
    cases = conformance("validate.yml")[group]
    wrong = [
        case["description"]
        for case in cases
        if count(case["text"], X).used != case["expected"]["weightedLength"]
    ]
    with capsys.disabled():
        sys.stdout.write(f"\n{group}: {len(cases) - len(wrong)}/{len(cases)}\n")
    assert len(cases) == total
    assert not wrong


def test_the_mark_stands_where_twitter_text_ends_the_valid_range():
    differ = set()
    for case in conformance("validate.yml")["WeightedTweetsWithDiscountedEmojiCounterTest"]:
        mark = count(case["text"], X).over_from
        end = utf16.to_utf16(case["text"], len(case["text"]) if mark is None else mark)
        if end != case["expected"]["validRangeEnd"] + 1:
            differ.add(case["description"])
    # its host is too long for a link, but somebody's client might show one: it is not cut in two
    assert differ == {
        "Do not allow > 140 CJK characters by virtue of CJK chars greater than 63 punycode encoded "
        "chars in the host"
    }


def test_links_are_those_twitter_text_extracts(capsys):
    cases = conformance("extract.yml")["urls"]
    differ = {}
    for case in cases:
        found = [
            case["text"][link.start : link.end] for link in links.find(case["text"]) if link.sure
        ]
        if found != case["expected"]:
            differ[case["description"]] = found
    with capsys.disabled():
        sys.stdout.write(f"\nURL extraction: {len(cases) - len(differ)}/{len(cases)}\n")
    assert len(cases) == 91
    assert not differ


@pytest.mark.parametrize("group", ["urls_with_indices", "urls_with_directional_markers"])
def test_links_stand_where_twitter_text_says(group):
    for case in conformance("extract.yml")[group]:
        expected = [(item["url"], *item["indices"]) for item in case["expected"]]
        found = [
            (case["text"][link.start : link.end], link.start, link.end)
            for link in links.find(case["text"])
            if link.sure
        ]
        assert found == expected, case["description"]


@given(messages)
@example("\U0001f9d1\U0001f3fb\u200d\U0001f91d\u200d\U0001f9d1\U0001f3fb")
@example("👉acme.com")
@example(".comacme.com/help(a)acme.comacme.com/help(a)")
@example("@ann@mas.toéhttps://acme.com/a?b=c")
@example("acme.comhttps://acme.com/a?b=cacme.comacme.com/help(a)")
@example("éacme.com")
def test_x_never_counts_less_than_a_second_implementation(text):
    # links it does not know are weighed both ways, and may hide others from one of the two
    assume(all(link.sure for link in links.find(text)))
    assert count(text, X).used >= second_opinion()(text).weightedLength


@given(
    st.lists(st.sampled_from(("Sorry ", "http://acme.example/x", " https://a.shopz", "é ", ". ")))
)
def test_a_link_of_unknown_domain_counts_as_typed_and_at_least_23(parts):
    text = "".join(parts)
    typed = second_opinion()(text).weightedLength
    assert count(text, X).used >= typed
    short = count("https://a.shopz " * len(parts), X).used
    assert short == 24 * len(parts)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x4FF), max_size=80))
def test_x_counts_what_a_second_implementation_counts_without_emoji(text):
    assume("://" not in text)
    assert count(text, X).used == second_opinion()(text).weightedLength


@given(messages, measures)
def test_what_stands_before_the_mark_fits_and_nothing_is_cut(text, surface):
    counted = count(text, surface)
    assert (counted.over_from is None) == counted.fits
    if counted.over_from is None:
        return
    mark = counted.over_from
    assert count(text[:mark], surface).fits
    assert graphemes.floor(text, mark) == mark
    if not is_normalized("NFC", text):
        return  # X looks for links in the composed text: a combining mark can undo an ending
    assert not any(link.start < mark < link.end for link in links.find(text))


@given(unbroken, measures)
def test_the_mark_stands_no_earlier_than_it_must(text, surface):
    mark = count(text, surface).over_from
    if mark is None:
        return
    step = next(span for span in graphemes.each(text) if span.start == mark)
    assert not count(text[: step.end], surface).fits


@given(messages)
def test_line_breaks_of_every_system_count_the_same(text):
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for surface in PLACES.surfaces.values():
        assert count(plain, surface).used == count(plain.replace("\n", "\r\n"), surface).used


@pytest.mark.parametrize(
    ("unit", "text", "used"),
    [
        ("x_weighted", "… • € ™ → ✓", 17),
        ("x_weighted", "– — “a” ‘b’", 11),
        ("x_weighted", "acme.com/help", 23),
        ("x_weighted", "https://acme.example/a/b/c?d=e", 30),
        ("x_weighted", "https://a.example", 23),
        ("x_weighted", "help@acme.com", 13),
        ("x_weighted", "e\u0301", 1),
        ("x_weighted", "\U0001f426\u200d\U0001f525", 5),
        ("x_weighted", "👩‍🍳🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪1️⃣", 8),
        ("x_weighted", "👉acme.com", 25),
        ("grapheme", "👨‍👩‍👧‍👦 ok", 4),
        ("grapheme", "नमस्ते", 4),
        ("mastodon", "@ann@mas.to see https://acme.com/very/long/address/indeed?x=1", 4 + 5 + 23),
        ("mastodon", "acme.com", 8),
        ("mastodon", "https://acme.com/@ann@mas.to", 23),
        ("threads_mixed", "Sorry 👨‍👩‍👧‍👦", 31),
        ("threads_mixed", "Sorry.", 6),
        ("utf8_bytes", "Entschuldigung für 3 €", 25),
        ("utf16", "👍a", 3),
        ("code_points", "👍🏽a", 3),
        ("weibo_half", "抱歉ab", 3),
        ("weibo_half", "抱歉abc", 4),
        ("none", "e\u0301", 1),
    ],
)
def test_each_unit_counts_in_its_own_way(unit, text, used):
    surface = Surface("a.b", "a", "A", public=True, unit=unit, safe_limit=500)
    assert count(text, surface).used == used


def test_the_ranges_and_domains_are_those_of_the_live_configuration():
    config = (
        json.loads((CONFORMANCE / "config/v3.json").read_text()) if CONFORMANCE.exists() else {}
    )
    if not config:
        pytest.skip("no configuration beside the checkout")
    weigh = UNITS["x_weighted"].plain
    for point in (*range(0x3000), 0x10FFF):
        inside = any(entry["start"] <= point <= entry["end"] for entry in config["ranges"])
        assert weigh(chr(point)) == (1 if inside and chr(point) not in "©®" else 2)
    domains = conformance("tlds.yml")
    listed = {case["text"].rpartition(".")[2] for group in domains.values() for case in group}
    assert listed == links.top_level_domains()


def test_every_emoji_of_the_table_weighs_two_and_is_one_sequence():
    second_opinion()
    from twitter_text.regexp.emoji import emoji_list

    # pairs of people with two skin tones count as their parts: the larger of what clients say
    for entry in emoji_list:
        text = "".join(chr(int(point, 16)) for point in entry.codepoint.split())
        assert [found[0] for found in emoji.find(text)] == [text]
        pair = "\u200d\U0001f91d\u200d" in text and len(text) > 5
        assert emoji.weigh(text) == 2 or pair, entry.name


def test_the_limit_that_binds_is_the_one_that_is_fuller():
    bluesky = PLACES.surface("bluesky.post")
    assert count("a" * 200, bluesky).unit == "grapheme"
    families = count("👨‍👩‍👧‍👦" * 150, bluesky)
    assert (families.unit, families.used, families.limit) == ("utf8_bytes", 3750, 3000)
    assert families.over_from == 120 * 7


def test_where_nobody_publishes_a_limit_the_count_says_so():
    assert not count("Thank you.", PLACES.surface("trustpilot.reply")).published
    assert not count("Thank you.", PLACES.surface("yelp.public_response")).published
    assert count("Thank you.", X).published
    letter = count("x" * 50_000, PLACES.surface("email.message"))
    assert letter.fits
    assert letter.limit is None


def test_a_long_link_at_the_border_stays_whole():
    text = "a" * 270 + " https://acme.com/" + "b" * 50
    assert count(text, X).over_from == 271


def test_lone_surrogates_are_counted_and_not_refused():
    for surface in PLACES.surfaces.values():
        assert count("a\ud800", surface).used >= 1
