"""Regular expressions compiled once for all runs.

Compiling the rules' expressions takes the standard library over a second, a check of a reply takes
less than a millisecond. So what the compiler made is kept in the cache folder, under the hash of
everything it depends on, and handed straight to the engine the next time. The engine validates
the code it is given; what cannot be read, or is not understood by this Python, is compiled as
usual.
"""

import re
import sys
from array import array
from functools import cache

from amends import resources

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]

    _MADE_BY = f"{sys.implementation.cache_tag} {sys.byteorder} {_sre.MAGIC} {_sre.CODESIZE}"
except (ImportError, AttributeError):  # another Python, or one that has moved its engine
    _MADE_BY = ""

_FLAGS_WE_KEEP = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.UNICODE | re.VERBOSE
_WORTH_KEEPING = 100  # code points; a shorter expression is compiled faster than a file is read
_ITEM = "I"


@cache
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return ``re.compile(source, flags)``, from the cache folder where it can.

    Raises ``re.error`` as ``re.compile`` does.
    """
    if not _MADE_BY or len(source) < _WORTH_KEEPING:
        return re.compile(source, flags)
    key = resources.digest(f"{_MADE_BY}\0{int(flags)}\0{source}".encode())
    remembered = resources.remembered("expressions", key)
    if remembered is not None:
        try:
            return _from_code(source, array(_ITEM, remembered).tolist())
        except (ValueError, RuntimeError, TypeError, OverflowError):
            pass  # damaged: made again below
    tree = _parser.parse(source, flags)
    if tree.state.groupdict:  # the names would have to be kept too, and nothing long has any
        return re.compile(source, flags)
    words = array(_ITEM, [flags | tree.state.flags, tree.state.groups - 1])
    words.extend(int(word) for word in _compiler._code(tree, flags))
    resources.remember("expressions", key, words.tobytes())
    return _from_code(source, words.tolist())


def _from_code(source: str, words: list[int]) -> re.Pattern[str]:
    """Hand ``words`` to the engine: the flags, the number of groups, and the code it runs."""
    flags, groups, *code = words
    if flags & ~_FLAGS_WE_KEEP:
        raise ValueError("not flags we use")
    pattern: re.Pattern[str] = _sre.compile(source, flags, code, groups, {}, (None,) * (groups + 1))
    return pattern
