"""Chance that can be repeated: the same brief and seed always choose the same wordings."""

from hashlib import blake2b
from math import gcd
from zlib import crc32

_MASK = (1 << 64) - 1


class Chance:
    """A choice made by hash, so that no choice depends on how many were made before it."""

    __slots__ = ("_base",)

    def __init__(self, *origins: str) -> None:
        digest = blake2b("\x1f".join(origins).encode("utf-8", "surrogatepass"), digest_size=8)
        self._base = int.from_bytes(digest.digest(), "big")

    def number(self, key: str, index: int = 0) -> int:
        """Return a number of 64 bits that belongs to ``key`` and ``index``."""
        mixed = (
            self._base + crc32(key.encode()) * 0x9E3779B97F4A7C15 + index * 0xD1B54A32D192ED03
        ) & _MASK
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def one_of(self, count: int, key: str) -> int:
        """Return an index below ``count``."""
        return self.number(key) % count if count else 0

    def order(self, count: int, key: str) -> list[int]:
        """Return the indices below ``count``, each once, in an order of chance."""
        if count < 2:
            return list(range(count))
        number = self.number(key)
        start, step = number % count, 1 + (number >> 32) % (count - 1)
        while gcd(step, count) != 1:
            step = step % (count - 1) + 1
        return [(start + step * turn) % count for turn in range(count)]
