"""What the terminal is given: files, standard input, options; with a sentence for what is wrong."""

import sys
from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024


class WrongUseError(Exception):
    """The command cannot be carried out as given; the message says what to do. Exit status 2."""


def read_text(source: str | None, what: str) -> str:
    """Return the text in the file ``source``, or on standard input for ``-`` or None.

    ``what`` names it in the messages ("complaint"). UTF-8 and UTF-16 with a byte order mark are
    recognised; other bytes are read as Windows-1252. Raises ``WrongUseError``.
    """
    raw = _read_bytes(source, what)
    if len(raw) > MAX_BYTES:
        raise WrongUseError(
            f"The {what} has {len(raw) // 2**20} MB. Give the part that matters, under 64 MB."
        )
    return decode(raw, what)


def decode(raw: bytes, what: str) -> str:
    """Return ``raw`` as text with plain line feeds; raise ``WrongUseError`` for binary data."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", errors="replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            if _looks_binary(raw):
                raise WrongUseError(
                    f"The {what} is not text. Give a text file, or paste the words themselves."
                ) from None
            text = raw.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(source: str | None, what: str) -> bytes:
    if source is None or source == "-":
        if sys.stdin is None:
            raise WrongUseError(f"There is no {what}: name a file.")
        if sys.stdin.isatty():
            print(f"Paste the {what}, then end with Ctrl+D.", file=sys.stderr)
        return sys.stdin.buffer.read()
    try:
        with Path(source).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise WrongUseError(f"{source} is a folder. Name a text file with the {what}.") from None
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise WrongUseError(
            f"The {what} could not be read from {source}: {reason}. "
            "Name a text file, or use - for standard input."
        ) from None


def _looks_binary(raw: bytes) -> bool:
    # a few control bytes are a damaged text; many are a picture or a program
    sample = raw[:8192]
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    return b"\x00" in sample or odd * 20 > len(sample)
