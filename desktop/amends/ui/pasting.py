"""Make pasted and dropped text safe to show: plain, bounded, without what no place can post."""

import re
from dataclasses import dataclass

LONGEST_COMPLAINT = 100_000  # code points; a complaint of 20 pages has 60,000
LONGEST_REPLY = 100_000
PICTURE = "That is a picture. Copy the words instead, or type what they say."

_UNPOSTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0\ufdd1]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text as it can be shown, and a sentence for each thing that was changed."""

    text: str
    notes: tuple[str, ...] = ()


def cleaned(raw: str, longest: int = LONGEST_COMPLAINT) -> Pasted:
    """Return ``raw`` with line feeds only, without control characters, at most ``longest`` long.

    Half characters (lone surrogates) become U+FFFD. Direction marks and zero-width characters
    stay: they belong to languages and emoji.
    """
    notes: list[str] = []
    total = len(raw)
    if total > longest:
        raw = raw[:longest]
        notes.append(
            f"That was {total:,} characters. The first {longest:,} are shown; "
            "paste the part that matters if it stands further down."
        )
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    text, removed = _UNPOSTABLE.subn("", text)
    text, broken = _SURROGATE.subn("\ufffd", text)
    if removed > len(text) // 4 and removed > 8:
        return Pasted("", ("That is not text. Copy the words of the complaint and paste again.",))
    if broken or removed:
        notes.append("Characters that cannot be shown were left out or marked with \ufffd.")
    return Pasted(text, tuple(notes))


def from_bytes(raw: bytes) -> Pasted:
    """Return the text of a dropped file: UTF-8, UTF-16 with its mark, or else Windows' Latin."""
    head = raw[: LONGEST_COMPLAINT * 4]
    text = _decoded(head)
    if "\x00" in text or text.count("\ufffd") > len(text) // 20:
        return Pasted("", ("That file is not a text file. Open it and copy the words from it.",))
    return cleaned(text)


def _decoded(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace")
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut = error.start > len(head) - 4  # inside a character: only the end of a long file
        return head.decode("utf-8-sig" if cut else "cp1252", "replace")


def without_link_lines(text: str) -> str:
    """Return ``text`` without the lines around it that hold a link and nothing else."""
    lines = text.split("\n")
    while lines and _is_link_or_empty(lines[-1]):
        lines.pop()
    while lines and _is_link_or_empty(lines[0]):
        lines.pop(0)
    return "\n".join(lines)


def _is_link_or_empty(line: str) -> bool:
    words = line.split()
    return not words or (
        len(words) == 1 and words[0].lower().startswith(("http://", "https://", "www."))
    )
