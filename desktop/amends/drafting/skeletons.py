"""Skeletons: which orders of components a family has."""

from functools import cache

from amends import resources
from amends.drafting.templates import FOLDER, Slot

FIRST_MISTAKE = "first_mistake"  # a block that is not in the skeletons: few replies need it


@cache
def skeletons_of(family: str) -> tuple[str, ...]:
    """Return the template names of ``family``, the plainest first."""
    found = []
    for path in resources.names(f"{FOLDER}/skeletons", ".txt"):
        name = path.rsplit("/", 1)[1]
        if name.split(".")[0] == family:
            found.append(f"skeletons/{name}")
    return tuple(sorted(found, key=lambda name: (name.count("."), name)))


def with_first_mistake(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return ``slots`` with the first mistake before the first word about the complaint."""
    about = ("acknowledgement", "regret", "responsibility")
    place = min(index for index, slot in enumerate(slots) if slot.name in about)
    opening = Slot(FIRST_MISTAKE, slots[place].separator)
    following = Slot(slots[place].name, " ")
    return (*slots[:place], opening, following, *slots[place + 1 :])
