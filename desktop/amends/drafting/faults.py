"""Faults: what is wrong in a user's template, with its name, its line and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

MOST_CHARACTERS = 100_000
_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")


class TemplateFaultError(ValueError):
    """A template that cannot be used: ``name``, ``line`` (0 when unknown) and what to do."""

    def __init__(self, name: str, line: int, what: str) -> None:
        super().__init__(f"{name}, line {line}: {what}" if line else f"{name}: {what}")
        self.name = name
        self.line = line
        self.what = what


def blocks(text: str) -> list[tuple[int, str]]:
    """Return the blocks of a template with the lines they begin in."""
    return [(text.count("\n", 0, m.start()) + 1, m[1]) for m in _BLOCK.finditer(text)]


def unusable(name: str, text: str) -> TemplateFaultError | None:
    """Return why a user's file cannot be used at all, if so."""
    if len(text) > MOST_CHARACTERS:
        what = f"it has more than {MOST_CHARACTERS} characters; shorten it"
        return TemplateFaultError(name, 0, what)
    strange = min((text.find(c) for c in ("\ufffd", "\x00") if c in text), default=-1)
    if strange >= 0:
        line = text.count("\n", 0, strange) + 1
        return TemplateFaultError(name, line, "this is not UTF-8 text; save the file as UTF-8")
    if not _BLOCK.search(text) and "{%" not in text:
        what = "it has no block, so it changes nothing. Write one, or delete the file"
        return TemplateFaultError(name, 0, what)
    return None


def as_fault(error: Exception, name: str) -> TemplateFaultError | None:
    """Return what went wrong in a template, or None when the fault is not the template's."""
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateFaultError):
        return error
    if isinstance(error, TemplateNotFound):
        return None
    if isinstance(error, TemplateSyntaxError):
        return TemplateFaultError(
            name or (error.name or ""), error.lineno, advice(error.message or "")
        )
    place = _template_frame(error.__traceback__)
    if place is None and not isinstance(error, TemplateError):
        return None
    where, line = place or (name, 0)
    return TemplateFaultError(where.removeprefix("own:"), line, advice(str(error)))


def _template_frame(trace: TracebackType | None) -> tuple[str, int] | None:
    found = None
    for frame in _frames(trace):
        template = frame.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            found = (template.name or "", template.get_corresponding_lineno(frame.tb_lineno))
    return found


def _frames(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def advice(message: str) -> str:
    """Return ``message`` with what to do about it."""
    message = message.rstrip(".")
    return f"{message}. Correct this line; until then the built-in wording is used"
