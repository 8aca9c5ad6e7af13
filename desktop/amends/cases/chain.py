"""The chain: each event carries the hash of the one before, and no change goes unseen.

What happened (the payload) is hashed with a salt, and only that digest goes into the chain. When a
case must be deleted, payload and salt are wiped: the chain still holds, and from what is left
nobody can tell what stood there, not even by trying.
"""

import json
from hashlib import sha256
from typing import Any, NamedTuple

BEGINNING = "0" * 64


class Link(NamedTuple):
    """What of an event goes into the chain; ``at`` is an ISO time, ``digest`` of its payload."""

    number: int
    at: str
    case: str
    kind: str
    digest: str


def canonical(value: Any) -> str:
    """Return the one JSON text for ``value``: keys sorted, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(salt: str, payload: str) -> str:
    """Return the digest of a canonical payload."""
    return sha256(f"{salt}\n{payload}".encode()).hexdigest()


def hash_after(previous: str, link: Link) -> str:
    """Return the hash of ``link`` behind an event whose hash is ``previous``."""
    return sha256(canonical([previous, *link]).encode()).hexdigest()
