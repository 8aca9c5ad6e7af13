"""Grapheme clusters, held against Unicode's own test file and the library ``regex``."""

import json
import sys
from pathlib import Path

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from amends.text import graphemes

BREAK_TEST = (
    Path(__file__).parents[2].parent / "shared/conformance/unicode/grapheme_break_test-18.0.0.json"
)

# what most often goes wrong side by side: marks, joiners, flags, tones, tags, controls, jamo
TRICKY = (
    "a é\r\n\t\u00ad\u0301\u0308\u200d\u200c\u200b\ufe0f\ufe0e\u20e3\u20dd1#"
    "\U0001f468\U0001f469\U0001f466\u2764\u00a9\u2122\U0001f3fd\U0001f1e9\U0001f1ea"
    "\U0001f3f4\U000e0067\U000e007f\u3099か\uff9eㄱ\u1100\u1161\u11a8가각\u0915\u094d\u093f\u0600"
    "\u0e01\u0e33\u0d4e\U0001f0ff中\U0001f6d8\u06dd\u0903"
)


def parts(text):
    return [span.of(text) for span in graphemes.clusters(text)]


def test_unicodes_own_break_test_agrees_line_by_line(capsys):
    if not BREAK_TEST.exists():
        pytest.skip(f"no {BREAK_TEST.name} beside the checkout")
    cases = json.loads(BREAK_TEST.read_text())["tests"]
    wrong = []
    for case in cases:
        text = "".join(chr(int(point, 16)) for point in case["codepoints"])
        wanted = ["".join(chr(int(p, 16)) for p in cluster) for cluster in case["clusters"]]
        if parts(text) != wanted or graphemes.count(text) != case["count"]:
            wrong.append(case["codepoints"])
    with capsys.disabled():
        sys.stdout.write(f"\nGraphemeBreakTest 18.0: {len(cases) - len(wrong)}/{len(cases)}\n")
    assert len(cases) == 853
    assert not wrong


def test_every_code_point_is_cut_from_its_neighbours_as_the_library_does():
    ours = [c for c in map(chr, range(0x110000)) if graphemes._ours().fullmatch(c)]
    assert len(ours) > 100_000
    rare = [c for c in ours if not graphemes._alone().fullmatch(c)]
    letters = [c for c in ours if c < "\u3400" or c > "\U0001efff"]
    for sample in (rare, letters, ours[::97]):
        for frame in ("a{}b", "{}\u0301", "\U0001f468\u200d{}", "{}\u200d\U0001f468"):
            text = "\n".join(frame.format(point) for point in sample if point not in "\r\n")
            assert parts(text) == regex.findall(r"\X", text)


def test_characters_taken_to_stand_alone_do_so_in_any_company():
    alone = "".join(c for c in map(chr, range(0x110000)) if graphemes._alone().fullmatch(c))
    assert len(alone) > 100_000
    for text in (alone, alone[::-1], alone[::2] + alone[1::2]):
        assert len(regex.findall(r"\X", text)) == len(text)


@given(st.one_of(st.text(), st.text(alphabet=TRICKY), st.text(alphabet=TRICKY[:40])))
def test_any_text_is_cut_as_the_library_cuts_it(text):
    assert parts(text) == regex.findall(r"\X", text)


@example("\u0d4e\u0d4d1")
@given(st.text(alphabet=TRICKY))
def test_the_count_is_the_number_of_clusters_and_the_larger_count_is_no_smaller(text):
    assert graphemes.count(text) == len(graphemes.clusters(text))
    assert graphemes.count_at_most(text) >= graphemes.count(text)


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("", 0),
        ("Sorry.", 6),
        ("a\r\nb", 3),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", 1),
        ("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", 2),
        ("e\u0301te\u0301", 3),
        ("1\ufe0f\u20e3", 1),
        ("नमस्ते", 3),
    ],
)
def test_everyday_samples(text, clusters):
    assert graphemes.count(text) == clusters


def test_the_larger_count_splits_indic_conjuncts_as_older_services_do():
    assert graphemes.count_at_most("नमस्ते") == 4


@given(st.text(alphabet=TRICKY), st.integers(-2, 40))
def test_the_border_before_an_offset_is_the_last_one(text, offset):
    borders = [0, *(span.end for span in graphemes.clusters(text))]
    wanted = max((border for border in borders if border <= offset), default=0)
    assert graphemes.floor(text, offset) == wanted
