"""Start Amends from a checkout: ``python3 desktop`` for the window, ``python3 desktop check …``.

The first start makes an environment from the lock file; later ones find it and go straight on.
Python 3.6 must be able to read this file, so that an old one gets a sentence.
"""

import os
import sys

from launch import interpreter


def main(arguments):
    """Run Amends with ``arguments`` in its environment; return the exit status."""
    interpreter.require("desktop")
    from launch import stamp

    checkout = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folder = stamp.find(checkout)
    is_window = not arguments
    if not stamp.is_finished(checkout, folder, stamp.RUN) or (
        is_window and not stamp.is_window_tried(folder)
    ):
        from launch import environment

        if not environment.prepare(checkout, folder, stamp.RUN, is_window=is_window):
            return 1
    return stamp.go_on(
        checkout, folder, os.path.join("desktop", "amends", "__main__.py"), arguments
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
