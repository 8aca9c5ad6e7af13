"""No expression of these checks can take exponential time, by its structure.

An endless repeat inside another is fine only where each round of the outer one begins with a sign
that the inner one cannot match, so that there is one way to read a run.
"""

import re
from re import _constants as codes
from re import _parser as parser

import pytest

from amends.wording import heat, people, privacy, publicity, verdict
from amends.wording.private_words import words_of

_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
_UNBOUNDED = 64
# each further round needs its own apostrophe, or its space between capitals
_SEPARATED = (r"(?:'[^\W_]+)*", r"(?:[ ,;:-]{1,3}[A-Z][A-Z']*)*")


def _own(module):
    return [value for value in vars(module).values() if isinstance(value, re.Pattern)]


def _expressions():
    words = words_of("en")
    names = [name for name in dir(words) if not name.startswith("_")]
    found = [getattr(words, name) for name in names]
    found += [words.context(name) for name in ("offering", "coming", "visit", "helping", "sum")]
    found += [words.customer(sector) for sector in words.sectors]
    known = heat._words("en")
    found += map(re.compile, (known.insults, known.profanity, known.accusations))
    roles = people._expressions("en")
    found += [roles.full, *(re.compile(source) for _, source, _ in roles.roles)]
    found.append(verdict._gap_words("en")[0])
    for module in (heat, people, privacy, publicity, verdict):
        found += _own(module)
    return [one for one in found if isinstance(one, re.Pattern)]


def _source(expression):
    source = expression.pattern
    for part in _SEPARATED:
        source = source.replace(part, "")
    return source


def _repeats_inside(tree):
    """Yield how often a repeat stands inside another unbounded one."""
    for code, argument in tree:
        if code in _REPEATS:
            _, most, inner = argument
            if most is codes.MAXREPEAT or most > _UNBOUNDED:
                yield from _unbounded(inner)
            yield from _repeats_inside(inner)
        elif code is codes.SUBPATTERN:
            yield from _repeats_inside(argument[-1])
        elif code is codes.BRANCH:
            for branch in argument[1]:
                yield from _repeats_inside(branch)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats_inside(argument[1])


def _unbounded(tree):
    for code, argument in tree:
        if code in _REPEATS:
            if argument[1] is codes.MAXREPEAT or argument[1] > _UNBOUNDED:
                yield argument
            yield from _unbounded(argument[2])
        elif code is codes.SUBPATTERN:
            yield from _unbounded(argument[-1])
        elif code is codes.BRANCH:
            for branch in argument[1]:
                yield from _unbounded(branch)


@pytest.mark.parametrize("expression", _expressions(), ids=lambda one: one.pattern[:40])
def test_no_endless_repeat_stands_inside_another(expression):
    assert list(_repeats_inside(parser.parse(_source(expression), expression.flags))) == []
