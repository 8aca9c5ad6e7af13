"""What a start from the checkout says: plain sentences on standard error."""

import sys


class SetupError(Exception):
    """What stands in the way and what to do next, in sentences for the person at the keyboard."""


def say(sentence: str) -> None:
    """Tell what is going on; silent where there is no standard error."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()
