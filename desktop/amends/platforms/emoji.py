"""Emoji sequences as services weigh them: those in the table of X, and the parts of newer ones.

X weighs a whole sequence as one (2) when it stands in the table that twitter-text ships, which is
that of Emoji 12. A newer sequence is one where the table was renewed and the sum of its parts
elsewhere; the larger is what counts here. The classes below are that table, written as rules.
"""

import re
from collections.abc import Iterator
from functools import cache

from amends.text.graphemes import FLAG_LETTER, JOINER, PICTOGRAPHIC, SKIN_TONE, TAG

_AS_EMOJI = "\ufe0f"
_KEYCAP = "\u20e3"

# What is text by itself and an emoji when U+FE0F follows.
_TEXT_BY_DEFAULT = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u2328\u23cf\u23ed-\u23ef"
    "\u23f1\u23f2\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb\u25fc\u2600-\u2604\u260e"
    "\u2611\u2618\u261d\u2620\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642"
    "\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u2692\u2694-\u2697\u2699\u269b\u269c"
    "\u26a0\u26b0\u26b1\u26c8\u26cf\u26d1\u26d3\u26e9\u26f0\u26f1\u26f4\u26f7-\u26f9\u2702"
    "\u2708\u2709\u270c\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2733\u2734\u2744\u2747"
    "\u2763\u2764\u27a1\u2934\u2935\u2b05-\u2b07\u3030\u303d\u3297\u3299\U0001f170\U0001f171"
    "\U0001f17e\U0001f17f\U0001f202\U0001f237\U0001f321\U0001f324-\U0001f32c\U0001f336"
    "\U0001f37d\U0001f396\U0001f397\U0001f399-\U0001f39b\U0001f39e\U0001f39f"
    "\U0001f3cb-\U0001f3ce\U0001f3d4-\U0001f3df\U0001f3f3\U0001f3f5\U0001f3f7\U0001f43f"
    "\U0001f441\U0001f4fd\U0001f549\U0001f54a\U0001f56f\U0001f570\U0001f573-\U0001f579"
    "\U0001f587\U0001f58a-\U0001f58d\U0001f590\U0001f5a5\U0001f5a8\U0001f5b1\U0001f5b2"
    "\U0001f5bc\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3\U0001f5dc-\U0001f5de\U0001f5e1"
    "\U0001f5e3\U0001f5e8\U0001f5ef\U0001f5f3\U0001f5fa\U0001f6cb\U0001f6cd-\U0001f6cf"
    "\U0001f6e0-\U0001f6e5\U0001f6e9\U0001f6f0\U0001f6f3"
)
# What takes a skin tone.
_TONED = (
    "\u261d\u26f9\u270a-\u270d\U0001f385\U0001f3c2-\U0001f3c4\U0001f3c7\U0001f3ca-\U0001f3cc"
    "\U0001f442\U0001f443\U0001f446-\U0001f450\U0001f466-\U0001f469\U0001f46b-\U0001f46e"
    "\U0001f470-\U0001f478\U0001f47c\U0001f481-\U0001f483\U0001f485-\U0001f487\U0001f4aa"
    "\U0001f574\U0001f575\U0001f57a\U0001f590\U0001f595\U0001f596\U0001f645-\U0001f647"
    "\U0001f64b-\U0001f64f\U0001f6a3\U0001f6b4-\U0001f6b6\U0001f6c0\U0001f6cc\U0001f90f"
    "\U0001f918-\U0001f91c\U0001f91e\U0001f91f\U0001f926\U0001f930-\U0001f939"
    "\U0001f93d\U0001f93e\U0001f9b5\U0001f9b6\U0001f9b8\U0001f9b9\U0001f9bb"
    "\U0001f9cd-\U0001f9cf\U0001f9d1-\U0001f9dd"
)
# Who has a woman's and a man's form.
_GENDERED = (
    "\u26f9\U0001f3c3\U0001f3c4\U0001f3ca-\U0001f3cc\U0001f46e\U0001f46f\U0001f471\U0001f473"
    "\U0001f477\U0001f481\U0001f482\U0001f486\U0001f487\U0001f575\U0001f645-\U0001f647"
    "\U0001f64b\U0001f64d\U0001f64e\U0001f6a3\U0001f6b4-\U0001f6b6\U0001f926"
    "\U0001f937-\U0001f939\U0001f93c-\U0001f93e\U0001f9b8\U0001f9b9\U0001f9cd-\U0001f9cf"
    "\U0001f9d6-\U0001f9df"
)
# Regions with a flag: first letter, then the second letters.
_FLAGS = (
    "A:CDEFGILMOQRSTUWXZ B:ABDEFGHIJLMNOQRSTVWYZ C:ACDFGHIKLMNOPRUVWXYZ D:EGJKMOZ E:ACEGHRSTU "
    "F:IJKMOR G:ABDEFGHILMNPQRSTUWY H:KMNRTU I:CDELMNOQRST J:EMOP K:EGHIMNPRWYZ L:ABCIKRSTUVY "
    "M:ACDEFGHKLMNOPQRSTUVWXYZ N:ACEFGILOPRUZ O:M P:AEFGHKLMNRSTWY Q:A R:EOSUW "
    "S:ABCDEGHIJKLMNORSTVXYZ T:ACDFGHJKLMNORTVWZ U:AGMNSYZ V:ACEGINU W:FS X:K Y:ET Z:AMW "
)
_JOBS = "\u2695\u2696\u2708"
_THINGS = (
    "\U0001f33e\U0001f373\U0001f393\U0001f3a4\U0001f3a8\U0001f3eb\U0001f3ed\U0001f4bb\U0001f4bc"
    "\U0001f527\U0001f52c\U0001f680\U0001f692\U0001f9af-\U0001f9b3\U0001f9bc\U0001f9bd"
)
_NATIONS = ("gbeng", "gbsct", "gbwls")


def weigh(sequence: str) -> int:
    """Return the X weight of one match of ``find``: 2, or the larger sum of its parts."""
    if _in_table().fullmatch(sequence):
        return 2
    return sum(1 if point == JOINER or point.isascii() else 2 for point in sequence)


def find(text: str) -> Iterator[re.Match[str]]:
    """Yield the emoji sequences of ``text`` (UTS #51), each as long as it goes."""
    return (_with_keycaps() if _KEYCAP in text else _sequences()).finditer(text)


def sequences(text: str) -> list[str]:
    """Return what ``find`` finds, as text."""
    return (_with_keycaps() if _KEYCAP in text else _sequences()).findall(text)


@cache
def _sequences() -> re.Pattern[str]:
    # wide ranges beyond the basic plane: a rare sign more does no harm, a long class costs time
    basic = PICTOGRAPHIC[: PICTOGRAPHIC.index("\U0001f004")]
    start = f"{basic}\U0001f000-\U0001f3fa\U0001f400-\U0001faff\U0001fc00-\U0001fffd"
    more = f"[{_AS_EMOJI}{SKIN_TONE}]?(?:[{TAG}]+)?"
    return re.compile(
        f"[{start}{SKIN_TONE}](?:(?<=[{FLAG_LETTER}])[{FLAG_LETTER}]"
        f"|{more}(?:{JOINER}[{start}]{more})*)"
    )


@cache
def _with_keycaps() -> re.Pattern[str]:
    return re.compile(f"[0-9#*]{_AS_EMOJI}?{_KEYCAP}|{_sequences().pattern}")


def may_hold(text: str) -> bool:
    """Return whether to look for emoji in ``text`` at all: quick, and never wrongly no."""
    return not text.isascii() and (max(text) >= "\u203c" or "©" in text or "®" in text)


def may_hold_sequence(text: str) -> bool:
    """Return whether ``text`` may hold a sequence whose weight is not that of its characters.

    Emoji of one code point weigh 2 as it is.
    """
    return any(sign in text for sign in _SIGNS) or max(text, default="") >= FLAG_LETTER[0]


_SIGNS = ("©", "®", _AS_EMOJI, _KEYCAP, JOINER)


@cache
def _in_table() -> re.Pattern[str]:
    tone, maybe = f"[{SKIN_TONE}]", f"{_AS_EMOJI}?"
    adult, child = "[\U0001f468\U0001f469]", "[\U0001f466\U0001f467]"
    heart = f"{JOINER}\u2764{maybe}{JOINER}(?:\U0001f48b{JOINER})?"
    nations = "|".join("".join(chr(0xE0000 + ord(c)) for c in name) for name in _NATIONS)
    family = f"(?:{JOINER}\U0001f467(?:{JOINER}{child})?|{JOINER}\U0001f466(?:{JOINER}\U0001f466)?)"
    known = (
        f"[{PICTOGRAPHIC}]",
        f"[{_TEXT_BY_DEFAULT}]{_AS_EMOJI}",
        f"[{_TONED}]{tone}",
        f"[0-9#*]{maybe}{_KEYCAP}",
        _flags(),
        f"\U0001f3f4(?:{nations})\U000e007f",
        f"[{_GENDERED}](?:{tone}|{_AS_EMOJI})?{JOINER}[\u2640\u2642]{maybe}",
        f"{adult}{tone}?{JOINER}(?:[{_JOBS}]{maybe}|[{_THINGS}])",
        f"\U0001f469{heart}{adult}",
        f"\U0001f468{heart}\U0001f468",
        f"{adult}{family}",
        f"\U0001f468{JOINER}{adult}{family}",
        f"\U0001f469{JOINER}\U0001f469{family}",
        f"\U0001f9d1{JOINER}\U0001f91d{JOINER}\U0001f9d1",
        f"\U0001f415{JOINER}\U0001f9ba",
        f"\U0001f3f3{maybe}{JOINER}\U0001f308",
        f"\U0001f3f4{JOINER}\u2620{maybe}",
        f"\U0001f441{maybe}{JOINER}\U0001f5e8{maybe}",
    )
    return re.compile("|".join(known))


def _flags() -> str:
    def letters(latin: str) -> str:
        return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in latin)

    groups = (group.split(":") for group in _FLAGS.split())
    return "|".join(f"{letters(first)}[{letters(second)}]" for first, second in groups)
