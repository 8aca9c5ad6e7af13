"""Check everything: ``python3 tests``; further arguments go to pytest.

Makes the development environment first, and installs what the tests need from the system where
it may. All checks run even when one has failed; the closing line counts them.
"""

import os
import sys

CHECKOUT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(CHECKOUT, "desktop"))

from launch import interpreter  # noqa: E402


def main(arguments):
    """Run every check; return 0 when all of them passed."""
    interpreter.require("tests")
    from launch import checks

    return checks.run(CHECKOUT, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
