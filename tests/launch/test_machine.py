"""What the system must bring: named for each package manager, complete for this Qt."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from launch import machine
from launch.words import SetupError

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a matter of Linux")

COMMANDS = {
    "apt-get": "sudo apt-get install -y libxcb-cursor0",
    "dnf": "sudo dnf install -y xcb-util-cursor",
    "pacman": "sudo pacman -S --needed xcb-util-cursor",
    "zypper": "sudo zypper install -y libxcb-cursor0",
}
# part of every system that a wheel of this kind may be installed on
ALWAYS_THERE = {
    *("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libresolv.so.2"),
    *("libgcc_s.so.1", "libstdc++.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"),
    # brought along by the packages that are named
    *("libz.so.1", "libbrotlicommon.so.1", "libxcb.so.1", "libxcb-render.so.0", "libzstd.so.1"),
}


@pytest.mark.parametrize("manager", COMMANDS)
def test_what_is_missing_is_named_with_the_command_that_brings_it(monkeypatch, manager):
    monkeypatch.setattr(shutil, "which", lambda name: name if name == manager else None)
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    cursor = [need for need in machine._FOR_X11 if need.name == "libxcb-cursor.so.0"]
    with pytest.raises(SetupError, match=r"then the same command again") as raised:
        machine.provide(cursor, "The window needs a library")
    assert COMMANDS[manager] in str(raised.value)


def test_without_a_known_package_manager_the_library_itself_is_named(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SetupError, match=r"libEGL\.so\.1"):
        machine.provide(machine._LIBRARIES[:1], "The window needs a library")


def test_where_nothing_is_missing_nothing_happens(monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("something was run"))
    machine.provide([], "Nothing")


@ON_LINUX
def test_a_library_nobody_has_heard_of_is_told_in_a_sentence(tmp_path, monkeypatch):
    python = tmp_path / "python"
    monkeypatch.setenv("DISPLAY", ":0")
    python.write_text("#!/bin/sh\necho 'ImportError: libnew.so.9: cannot open' >&2\nexit 1\n")
    python.chmod(0o755)
    with pytest.raises(SetupError, match=r"libnew\.so\.9") as raised:
        machine.provide_for_window(str(python))
    assert "python3 desktop --help" in str(raised.value)


@ON_LINUX
def test_what_the_tests_need_is_asked_for_in_one_command(tmp_path, monkeypatch):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(machine, "_is_loadable", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SetupError, match=r"apt-get install -y binutils libegl1 xclip xvfb$"):
        machine.provide_for_tests(str(python))


@ON_LINUX
@pytest.mark.parametrize("display", ["xcb", "wayland"])
def test_the_table_names_every_library_that_qt_expects_of_the_system(display):
    if not shutil.which("objdump"):
        pytest.skip("objdump is not installed")
    import PySide6

    package = Path(PySide6.__file__).parent
    waiting = [package / f"{name}.abi3.so" for name in ("QtWidgets", "QtSvg", "QtNetwork")]
    waiting += (package / "Qt" / "plugins" / "platforms").glob(f"libq{display}*.so")
    seen, expected = set(waiting), set()
    while waiting:
        for name in needed_by(waiting.pop()):
            ours = [place / name for place in (package, package / "Qt" / "lib")]
            ours += package.parent.glob(f"shiboken6/{name}")
            found = next((path for path in ours if path.exists()), None)
            if found is None:
                expected.add(name)
            elif found not in seen:
                seen.add(found)
                waiting.append(found)
    table = machine._LIBRARIES + (machine._FOR_X11 if display == "xcb" else machine._FOR_WAYLAND)
    assert expected - ALWAYS_THERE <= {need.name for need in table}
    assert len(expected) > 10


def needed_by(library: Path) -> list[str]:
    listed = subprocess.run(
        ["objdump", "-p", library], check=True, capture_output=True, text=True
    ).stdout
    return [line.split()[1] for line in listed.splitlines() if line.strip().startswith("NEEDED")]
