"""Findings that follow from the fields of a surface: limit, links, tags, markup, line breaks.

They hold for every place that is described, a user's own among them, because they read what the
description says and know no place by name.
"""

import re
from collections.abc import Iterator

from amends.platforms import emoji, finders
from amends.platforms.counting import count, is_published
from amends.platforms.finders import EMPHASIS, LINE_STARTS
from amends.platforms.flags import links_are_dead, links_are_refused
from amends.platforms.surface import Surface
from amends.platforms.units import UNITS
from amends.text.findings import Finding, Rewrite
from amends.text.spans import Span
from amends.vocabulary import Level

_HARMLESS_SIGNS = "©®™‼⁉ℹ↔↕↖↗↘↙"
_SHOWN_MARKS = re.compile(r"(\*\*|```|[*_~-])\w+\1")
_MENTION = re.compile(r"(?<![\w.@/])@[^\W_]\w{2,}(?![\w.]*@)")
_BREAK = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*(?=\S)")


def finding(  # noqa: PLR0917 - in the order a finding is read
    surface: Surface,
    device: str,
    level: Level,
    span: Span,
    text: str,
    message: str,
    why: str,
    *rewrites: Rewrite,
) -> Finding:
    """Return a finding of this room; the place's own sources are its source."""
    return Finding(
        rule=f"{surface.id}.{device}",
        device=device,
        family="surface",
        level=level,
        start=span.start,
        end=span.end,
        quote=span.of(text),
        message=message,
        why=why,
        source=surface.source,
        checker="surface",
        rewrites=rewrites,
    )


def over_limit(text: str, surface: Surface) -> Iterator[Finding]:
    """Yield one finding when the text is too long, from where it begins to be."""
    counted = count(text, surface)
    if counted.fits or counted.limit is None or counted.over_from is None:
        return
    unit = UNITS[counted.unit]
    over = counted.used - counted.limit
    more = unit.one if over == 1 else unit.many
    message = f"From here on it does not fit: {over:,} {more} over the limit of {counted.limit:,}."
    if is_published(surface):
        why = f"{surface.name} takes at most {counted.limit:,}. {unit.how}".strip()
    else:
        why = f"Nobody publishes a limit here; Amends keeps under {counted.limit:,} {unit.many}."
    span = Span(counted.over_from, len(text))
    yield finding(surface, "over_limit", Level.BLOCK, span, text, message, why)


def place_habits(text: str, surface: Surface) -> Iterator[Finding]:
    """Yield what the place does to links, tags, mentions, markup, line breaks and emoji."""
    yield from _links(text, surface)
    yield from _hashtags(text, surface)
    yield from _mentions(text, surface)
    yield from _markup(text, surface)
    yield from _line_breaks(text, surface)
    yield from _emoji(text, surface)


def _links(text: str, surface: Surface) -> Iterator[Finding]:
    spans = list(finders.web_links(text, surface.platform))
    known = f"{surface.name}, links: {surface.links}."
    told: tuple[str, Level, str] | None = None
    if links_are_refused(surface):
        told = "link_refused", Level.BLOCK, "No links in a reply here: say where else to write."
    elif links_are_dead(surface):
        told = "dead_link", Level.WARN, "A link is dead text here: nobody can click it."
    elif "avoid" in surface.links or "held for review" in surface.links:
        told = "link_unwelcome", Level.WARN, "Better without a link here."
    elif surface.links.startswith(("plain text", "only if")):
        told = "link_unwelcome", Level.HINT, "A link does little here."
    for span in spans:
        if told:
            yield finding(surface, told[0], told[1], span, text, told[2], known)
        elif "http(s) needed" in surface.links and "://" not in span.of(text):
            whole = Rewrite("Add https://", span.start, span.end, f"https://{span.of(text)}")
            message = "Without https:// this is no link here."
            yield finding(
                surface, "link_without_scheme", Level.WARN, span, text, message, known, whole
            )
    if surface.most_links is not None:
        seen: set[str] = set()
        for span in spans:
            seen.add(span.of(text))
            if len(seen) > surface.most_links:
                level = Level.BLOCK if "fails" in surface.links else Level.WARN
                message = f"At most {surface.most_links} different links here."
                yield finding(surface, "too_many_links", level, span, text, message, known)


def _hashtags(text: str, surface: Surface) -> Iterator[Finding]:
    custom = surface.hashtags
    if custom.startswith(("no", "avoid")):
        level = Level.WARN
    elif any(word in custom for word in ("not customary", "pointless", "not for", "sparingly")):
        level = Level.HINT
    elif surface.most_hashtags is None:
        return
    else:
        level = Level.HINT
    why = f"{surface.name}, hashtags: {custom}."
    for number, span in enumerate(finders.hashtags(text), 1):
        if surface.most_hashtags is not None and number > surface.most_hashtags:
            message = f"At most {surface.most_hashtags} here."
            yield finding(surface, "too_many_hashtags", Level.WARN, span, text, message, why)
        elif custom.startswith(("no", "avoid")) or surface.most_hashtags is None:
            message = "No hashtag in an answer to a complaint here."
            yield finding(surface, "hashtag", level, span, text, message, why)


def _mentions(text: str, surface: Surface) -> Iterator[Finding]:
    if "picked from the list" in surface.mentions:
        message = "A pasted @name is no mention: type it there and pick it from the list."
    elif surface.mentions == "no":
        message = "A @name is only text here: it notifies nobody."
    else:
        return
    why = f"{surface.name}, mentions: {surface.mentions}."
    for found in _MENTION.finditer(text):
        span = Span(*found.span())
        yield finding(surface, "mention", Level.HINT, span, text, message, why)


def _markup(text: str, surface: Surface) -> Iterator[Finding]:
    known = surface.markup
    why = f"{surface.name}, formatting: {known}."
    turns = "This turns into formatting here: leave the marks out, or mean it."
    if known.startswith("Markdown"):
        marks = tuple(EMPHASIS[mark] for mark in ("```", "**", "*", "__", "_", "~~", "`"))
        yield from _marked(text, surface, marks, "formatting", Level.WARN, turns, why)
        starts = ("#", ">", "    ", "^") if "^" in known else ("#", ">", "    ")
        for span in finders.markup(text, tuple(LINE_STARTS[mark] for mark in starts)):
            escape = Rewrite("Show it as typed", span.start, span.end, "\\" + span.of(text))
            offer = () if span.of(text).isspace() else (escape,)
            yield finding(
                surface, "formatting_at_line_start", Level.WARN, span, text, turns, why, *offer
            )
    elif known.startswith("no: lists"):
        message = "Plain paragraphs only: lists and formatting are against the rules here."
        marks = (EMPHASIS["**"], EMPHASIS["*"], EMPHASIS["_"], LINE_STARTS["# "])
        yield from _marked(text, surface, marks, "formatting_refused", Level.WARN, message, why)
        for lists in (LINE_STARTS["•"], LINE_STARTS["1."]):
            spans = list(finders.markup(text, (lists,)))
            for span in spans if len(spans) > 1 else ():
                yield finding(surface, "list_refused", Level.WARN, span, text, message, why)
    elif known.startswith("no"):
        message = "There is no formatting here: the marks stay in the text."
        marks = (EMPHASIS["**"], EMPHASIS["__"], EMPHASIS["~~"], LINE_STARTS["# "])
        yield from _marked(text, surface, marks, "marks_stay", Level.HINT, message, why)
    elif shown := dict.fromkeys(found[1] for found in _SHOWN_MARKS.finditer(known)):
        marks = tuple(EMPHASIS[mark] for mark in shown)
        yield from _marked(text, surface, marks, "formatting", Level.WARN, turns, why)


def _marked(  # noqa: PLR0917 - as above
    text: str,
    surface: Surface,
    marks: tuple[str, ...],
    device: str,
    level: Level,
    message: str,
    why: str,
) -> Iterator[Finding]:
    for span in finders.markup(text, marks):
        yield finding(surface, device, level, span, text, message, why)


def _line_breaks(text: str, surface: Surface) -> Iterator[Finding]:
    known = surface.line_breaks
    why = f"{surface.name}, line breaks: {known}."
    if known.startswith("two newlines"):
        message = "One line break vanishes here: a paragraph needs an empty line."
        for found in _BREAK.finditer(text):
            span = Span(*found.span())
            offer = Rewrite("Make it a paragraph", span.start, span.end, "\n\n")
            yield finding(surface, "line_break_lost", Level.HINT, span, text, message, why, offer)
    elif known.startswith(("lost", "flattened")) and (first := re.search(r"\r?\n", text.rstrip())):
        message = "Line breaks may vanish here: write it as one paragraph."
        span = Span(*first.span())
        yield finding(surface, "line_break_lost", Level.HINT, span, text, message, why)


def _emoji(text: str, surface: Surface) -> Iterator[Finding]:
    if not surface.emoji.startswith(("no", "avoid")) or not emoji.may_hold(text):
        return
    level = Level.WARN if surface.emoji.startswith("no") else Level.HINT
    for found in emoji.find(text):
        if found[0] not in _HARMLESS_SIGNS:
            why = f"{surface.name}, emoji: {surface.emoji}."
            span = Span(*found.span())
            yield finding(surface, "emoji", level, span, text, "Better without emoji here.", why)
