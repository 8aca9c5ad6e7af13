"""Open a page in the browser, which must not inherit what a frozen build set for itself."""

import os
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_OURS = ("LD_LIBRARY_PATH", "LIBPATH", "DYLD_LIBRARY_PATH")  # PyInstaller points them at the build


def open_page(address: str) -> bool:
    """Open ``address`` outside of Amends and return whether something took it."""
    with as_it_was(os.environ, frozen=bool(getattr(sys, "frozen", False))):
        return QDesktopServices.openUrl(QUrl(address))


@contextmanager
def as_it_was(environment: MutableMapping[str, str], *, frozen: bool) -> Iterator[None]:
    """Give children the library paths the user had: a browser breaks on the libraries of a build.

    PyInstaller keeps a path that was set before as ``NAME_ORIG``; one it only added goes.
    """
    ours = {name: environment[name] for name in _OURS if frozen and name in environment}
    try:
        for name in ours:
            if original := environment.get(f"{name}_ORIG", ""):
                environment[name] = original
            else:
                del environment[name]
        yield
    finally:
        environment.update(ours)
