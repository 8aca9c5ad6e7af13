"""A profile: who answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """Who answers, and how they write.

    ``contact`` is the private route (an address, a number, "send us a message").
    ``sector`` is free; ``health``, ``law``, ``school`` and ``bank`` make the privacy guard
    stricter. ``spelling`` is ``en-GB`` or ``en-US``. ``person`` is ``we`` or ``I``. ``promise``
    is the usual promise of an answer ("within one working day").
    """

    business: str = ""
    name: str = ""
    role: str = ""
    sign_off: str = ""
    contact: str = ""
    sector: str = ""
    spelling: str = "en-GB"
    person: str = "we"
    promise: str = "within one working day"
    handles: tuple[str, ...] = ()
