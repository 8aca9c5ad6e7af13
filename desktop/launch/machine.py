"""What the system itself must bring, and the command that brings it.

Python packages come from the lock file; this is about the libraries Qt expects to find, and the
few programs that the tests start. The table was made by looking at what Qt's platform plugins
link to, and tried on systems that had nothing but Python.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from launch.words import SetupError, say

_MANAGERS = {
    "apt-get": ("install", "-y"),
    "dnf": ("install", "-y"),
    "pacman": ("-S", "--needed"),
    "zypper": ("install", "-y"),
}


class Need(NamedTuple):
    """Something the system must bring; ``packages`` names the package for each manager."""

    name: str
    packages: Mapping[str, str]


def _table(rows: str) -> tuple[Need, ...]:
    split = (row.split() for row in rows.strip().splitlines())
    return tuple(Need(name, dict(zip(_MANAGERS, rest, strict=True))) for name, *rest in split)


# name, then the package under apt-get, dnf, pacman and zypper
_LIBRARIES = _table("""
    libEGL.so.1              libegl1              libglvnd-egl         libglvnd             libglvnd
    libGL.so.1               libgl1               libglvnd-glx         libglvnd             libglvnd
    libfontconfig.so.1       libfontconfig1       fontconfig           fontconfig           libfontconfig1
    libfreetype.so.6         libfreetype6         freetype             freetype2            libfreetype6
    libglib-2.0.so.0         libglib2.0-0         glib2                glib2                libglib-2_0-0
    libgthread-2.0.so.0      libglib2.0-0         glib2                glib2                libgthread-2_0-0
    libdbus-1.so.3           libdbus-1-3          dbus-libs            dbus                 libdbus-1-3
    libbrotlidec.so.1        libbrotli1           libbrotli            brotli               libbrotlidec1
    libgssapi_krb5.so.2      libgssapi-krb5-2     krb5-libs            krb5                 krb5
    libX11.so.6              libx11-6             libX11               libx11               libX11-6
    libxkbcommon.so.0        libxkbcommon0        libxkbcommon         libxkbcommon         libxkbcommon0
""")  # noqa: E501
_FOR_X11 = _table("""
    libX11-xcb.so.1          libx11-xcb1          libX11-xcb           libx11               libX11-xcb1
    libxkbcommon-x11.so.0    libxkbcommon-x11-0   libxkbcommon-x11     libxkbcommon-x11     libxkbcommon-x11-0
    libxcb-cursor.so.0       libxcb-cursor0       xcb-util-cursor      xcb-util-cursor      libxcb-cursor0
    libxcb-icccm.so.4        libxcb-icccm4        xcb-util-wm          xcb-util-wm          libxcb-icccm4
    libxcb-image.so.0        libxcb-image0        xcb-util-image       xcb-util-image       libxcb-image0
    libxcb-keysyms.so.1      libxcb-keysyms1      xcb-util-keysyms     xcb-util-keysyms     libxcb-keysyms1
    libxcb-render-util.so.0  libxcb-render-util0  xcb-util-renderutil  xcb-util-renderutil  libxcb-render-util0
    libxcb-util.so.1         libxcb-util1         xcb-util             xcb-util             libxcb-util1
    libxcb-randr.so.0        libxcb-randr0        libxcb               libxcb               libxcb-randr0
    libxcb-shape.so.0        libxcb-shape0        libxcb               libxcb               libxcb-shape0
    libxcb-shm.so.0          libxcb-shm0          libxcb               libxcb               libxcb-shm0
    libxcb-sync.so.1         libxcb-sync1         libxcb               libxcb               libxcb-sync1
    libxcb-xfixes.so.0       libxcb-xfixes0       libxcb               libxcb               libxcb-xfixes0
    libxcb-xkb.so.1          libxcb-xkb1          libxcb               libxcb               libxcb-xkb1
""")  # noqa: E501
_FOR_WAYLAND = _table("""
    libwayland-client.so.0   libwayland-client0   libwayland-client    wayland              libwayland-client0
    libwayland-cursor.so.0   libwayland-cursor0   libwayland-cursor    wayland              libwayland-cursor0
""")  # noqa: E501
(_FONT,) = _table(
    "font      fonts-dejavu-core    dejavu-sans-fonts    ttf-dejavu           dejavu-fonts"
)
_TEST_PROGRAMS = _table("""
    Xvfb                     xvfb                 xorg-x11-server-Xvfb xorg-server-xvfb     xorg-x11-server-Xvfb
    xclip                    xclip                xclip                xclip                xclip
    objdump                  binutils             binutils             binutils             binutils
""")  # noqa: E501

# run by the environment's own interpreter: everything the window loads before it is drawn
_TRIAL = """
import ctypes, pathlib, sys
import PySide6.QtNetwork, PySide6.QtSvg, PySide6.QtWidgets
from PySide6.QtGui import QFontDatabase, QGuiApplication
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
for plugin in plugins.glob(f"libq{sys.argv[1]}*.so"):
    ctypes.CDLL(str(plugin))
application = QGuiApplication(["amends"])
sys.exit(0 if QFontDatabase.families() else "font")
"""


def provide_for_window(python: str) -> None:
    """See that Qt finds what it needs, by trying it with ``python``; bring what is missing."""
    if sys.platform.startswith("linux"):
        _provide(python, "xcb" if os.environ.get("DISPLAY") else "wayland", (), "The window needs")


def provide_for_tests(python: str) -> None:
    """See that the tests find a display to start, and the programs they look with."""
    if sys.platform.startswith("linux"):
        programs = [need for need in _TEST_PROGRAMS if not shutil.which(need.name)]
        _provide(python, "xcb", programs, "The tests need")


def _provide(python: str, display: str, others: Sequence[Need], who: str) -> None:
    """Bring ``others`` and what Qt lacks for ``display`` in one go, then see that Qt is content."""
    trouble = _try_window(python, display)
    missing = [*others, *(missing_libraries(display) if trouble else ())]
    if missing:
        provide(missing, f"{who} what this system does not have yet")
        trouble = _try_window(python, display)
    if trouble == "font":
        provide([_FONT], f"{who} a font, and this system has none")
        trouble = _try_window(python, display)
    if trouble:
        raise SetupError(
            f"The window cannot be opened here: {trouble}\nInstall the package of your system "
            "that brings this. Meanwhile the terminal form works: python3 desktop --help"
        )


def venv_need() -> Need:
    """Return what brings ``python -m venv`` where a system ships Python without it."""
    return Need(
        "venv",
        {
            "apt-get": f"python{sys.version_info.major}.{sys.version_info.minor}-venv",
            **dict.fromkeys(("dnf", "pacman", "zypper"), "python3"),
        },
    )


def missing_libraries(display: str) -> list[Need]:
    """Return the libraries Qt needs for ``display`` that the system's loader does not find."""
    needs = _LIBRARIES + (_FOR_X11 if display == "xcb" else _FOR_WAYLAND)
    return [need for need in needs if not _is_loadable(need.name)]


def provide(wanted: Sequence[Need], why: str) -> None:
    """Install what is ``wanted`` where this may be done, else raise ``SetupError`` saying how."""
    if not wanted:
        return
    manager = next(filter(shutil.which, _MANAGERS), "")
    if not manager:
        names = ", ".join(need.name for need in wanted)
        raise SetupError(f"{why}: {names}. Install them, then run the same command again.")
    packages = sorted({need.packages[manager] for need in wanted})
    command = [manager, *_MANAGERS[manager], *packages]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    line = " ".join(command if is_root else ["sudo", *command])
    advice = f"Run this, then the same command again:\n  {line}"
    if not (is_root and manager == "apt-get"):
        raise SetupError(f"{why}. {advice}")
    say(f"{why}. Installing: {' '.join(packages)}.")
    _apt_get("update")
    if trouble := _apt_get("install", "-y", "--no-install-recommends", *packages):
        raise SetupError(f"{why}, and apt-get could not install it: {trouble}\n{advice}")


def _apt_get(*arguments: str) -> str:
    """Run apt-get quietly; return what it complained about, or nothing."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    ran = subprocess.run(
        ["apt-get", "-q", *arguments],
        capture_output=True,
        text=True,
        errors="replace",
        env=environment,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if not ran.returncode:
        return ""
    lines = (ran.stderr or ran.stdout).strip().splitlines()
    return " ".join(line for line in lines if line.startswith("E:")) or "it gave no reason."


def _is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _try_window(python: str, display: str) -> str:
    """Return what kept Qt from loading, or nothing."""
    tried = subprocess.run(
        [python, "-c", _TRIAL, display],
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    if not tried.returncode:
        return ""
    return (tried.stderr.strip().splitlines() or ["it stopped without a word"])[-1]
