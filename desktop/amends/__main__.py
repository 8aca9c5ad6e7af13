"""The entry point: the window without arguments, the terminal form with them."""

import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run Amends with ``argv``, by default the process's own, and return the exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    _give_windowed_builds_streams()
    if arguments[:1] == ["--self-test"]:
        from amends.selftest import run as run_self_test

        return run_self_test()
    if _is_for_the_window(arguments):
        if not has_display():
            from amends.cli.main import without_display

            return without_display()
        from amends.ui.application import run as run_window

        return run_window(arguments)
    from amends.cli.main import main as run_terminal

    return run_terminal(arguments)


def _is_for_the_window(arguments: list[str]) -> bool:
    """No arguments, or one link or file handed over by the desktop, open the window."""
    if not arguments:
        return True
    first = arguments[0].lower()
    return len(arguments) == 1 and (first.startswith(("https://", "http://", "mailto:")))


def has_display() -> bool:
    """Return whether a window could be shown here: Qt aborts the process where none can."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if wayland := os.environ.get("WAYLAND_DISPLAY"):
        place = os.path.join(os.environ.get("XDG_RUNTIME_DIR", "/"), wayland)  # noqa: PTH118
        if _answers(place):
            return True
    display = os.environ.get("DISPLAY", "")
    host, _, number = display.partition(":")
    if not display or host not in ("", "unix"):  # a display on another machine is worth a try
        return bool(display)
    socket = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108  # where X servers listen
    return _answers(socket) or _answers("\0" + socket)


def _answers(address: str) -> bool:
    """Whether a display server listens there; a variable may outlive its server."""
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        knock.settimeout(1.0)
        try:
            knock.connect(address)
        except OSError:
            return False
    return True


def _give_windowed_builds_streams() -> None:
    """Windowed builds on Windows have no standard streams, and libraries write to them anyway."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123


if __name__ == "__main__":
    sys.exit(main())
