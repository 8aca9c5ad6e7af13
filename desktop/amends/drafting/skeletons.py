"""Skeletons: which orders of components a family has."""

from functools import cache

from amends import resources
from amends.drafting.templates import FOLDER


@cache
def skeletons_of(family: str) -> tuple[str, ...]:
    """Return the template names of ``family``, the plainest first."""
    found = []
    for path in resources.names(f"{FOLDER}/skeletons", ".txt"):
        name = path.rsplit("/", 1)[1]
        if name.split(".")[0] == family:
            found.append(f"skeletons/{name}")
    return tuple(sorted(found, key=lambda name: (name.count("."), name)))
