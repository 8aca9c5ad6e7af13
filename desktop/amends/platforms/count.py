"""A count: how long a text is in a place's own unit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How long a text is on a surface.

    ``used`` and ``limit`` are in ``unit`` (an id of ``[units]`` in platforms.toml) and belong to
    the limit that binds, where a place has two. ``limit`` is what the application enforces, or
    None where the place has none; ``published`` says whether the place itself names a number.
    ``over_from`` is the code point offset at which the text begins to be too long, None while it
    fits.
    """

    used: int
    limit: int | None
    unit: str
    over_from: int | None = None
    published: bool = True

    @property
    def left(self) -> int | None:
        """Return what is left, negative when over, None without a limit."""
        return None if self.limit is None else self.limit - self.used

    @property
    def fits(self) -> bool:
        """Return whether the text may be posted as it is."""
        return self.limit is None or self.used <= self.limit
