"""A complaint: what somebody wrote, where, who, when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Complaint:
    """What somebody wrote about us, as it was pasted.

    ``text`` is kept as pasted and only ever shown as plain text. ``platform`` is a platform id
    or empty. ``author`` is a name or handle as the place shows it. Times carry a zone.
    """

    text: str
    link: str = ""
    platform: str = ""
    author: str = ""
    posted: datetime | None = None
    seen: datetime | None = None
