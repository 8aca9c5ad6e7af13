"""Template source as a writer of templates types it, made into Jinja source.

Five things happen to the words outside Jinja's own marks, and none moves a line: a line marked
with tones is said in these only, "we" becomes "I" where one person answers, British spelling
becomes American where the profile says so, "we are" becomes "we're" in a draft that is
``contracted``, and ``<this|that>`` becomes a choice.
"""

import re
from zlib import crc32

from amends.drafting.speaker import contracted, speak, spell

_MARKS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
LINE_BREAK = "\u2028"  # what \\n in a template becomes; no fact can hold it
_TONES = re.compile(r"^[ \t]*((?:(?:warm|plain|formal)[ \t]+)+)\|(.*)$", re.MULTILINE)
_CHOICE = re.compile(r"<([^<>\n]*\|[^<>\n]*)>")


def prepare(source: str, name: str, person: str, spelling: str) -> str:
    """Return ``source`` of the template ``name`` as Jinja reads it, for one speaker."""
    marks: list[str] = []

    def mask(match: re.Match[str]) -> str:
        marks.append(match.group())
        return f"\x00{len(marks) - 1}\x00"

    words = _MARKS.sub(mask, source).replace("\\n", LINE_BREAK)
    if person == "I":
        words = "\n".join(speak(line, "I") for line in words.split("\n"))
    words = contracted(spell(words, spelling), _either)
    words = _TONES.sub(_toned, words)
    number = crc32(name.encode())
    words = _CHOICE.sub(lambda match: _choice(match.group(1), number, match.start()), words)
    return re.sub(r"\x00(\d+)\x00", lambda match: marks[int(match.group(1))], words)


def _either(full: str, short: str) -> str:
    return f"{{% if contracted %}}{short}{{% else %}}{full}{{% endif %}}"


def _toned(match: re.Match[str]) -> str:
    tones = ", ".join(f"'{tone}'" for tone in match.group(1).split())
    return f"{{% if tone in ({tones},) %}}{match.group(2).strip()}{{% endif %}}"


def _choice(inside: str, template: int, position: int) -> str:
    options = inside.split("|")
    key = f"{template}:{position}"
    written = [
        f"{{% {'if' if index == 0 else 'elif'} pick({len(options)}, '{key}') == {index} %}}{option}"
        for index, option in enumerate(options)
    ]
    return "".join(written) + "{% endif %}"
