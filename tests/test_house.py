"""House checks: what holds for the project as a whole and fits no single room."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from amends import resources

CHECKOUT = Path(__file__).resolve().parents[1]
DESKTOP = CHECKOUT / "desktop"

TOP_LEVEL = {
    *("LICENSE", "README.md", "pyproject.toml", "requirements.lock", "build.spec"),
    *("desktop", "resources", "tests"),
}
REGISTRIES = "|".join(  # in two halves, so that this file names none either
    first + second
    for first, second in [
        ("pypi", r"\.org"),
        ("python", "hosted"),
        ("npm", r"js\."),
        ("maven", r"\.org"),
        ("deb", r"\.debian"),
        ("crates", r"\.io"),
        ("registry", r"\.npm"),
    ]
)
MACHINE_PATHS = r"(?<![\w.~/-])/(?:work|farm|root|tmp(?!/\.X11-unix)|home/\w+)/|[A-Z]:\\Users"


def tracked() -> list[Path]:
    if not shutil.which("git") or not (CHECKOUT / ".git").exists():
        pytest.skip("this is no clone, or there is no git: nothing tells which files are tracked")
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={CHECKOUT}", "ls-files", "-z"],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    present = [CHECKOUT / name for name in listed.split("\0") if name]
    return [path for path in present if path.is_file()]


def sources(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def imported_by(path: Path) -> set[str]:
    """Return every module that a file imports, at the top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_nothing_stands_at_the_top_level_that_has_no_place_there():
    names = {path.relative_to(CHECKOUT).parts[0] for path in tracked()}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


def test_no_tracked_file_names_a_registry_or_a_path_of_somebodys_machine():
    telling = re.compile(f"{REGISTRIES}|{MACHINE_PATHS}")
    found = []
    for path in tracked():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # a picture
        found += [
            f"{path.relative_to(CHECKOUT)}:{number}: {match[0]}"
            for number, line in enumerate(lines, 1)
            if (match := telling.search(line))
        ]
    assert found == []


def test_every_resource_opens_and_text_is_utf8():
    opened = 0
    for path in sorted((CHECKOUT / "resources").rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(CHECKOUT / "resources").as_posix()
        assert resources.data(name)
        opened += 1
        if path.suffix in {".toml", ".txt", ".svg", ".md", ".html", ".xml", ".json", ".jsonl"}:
            assert "\0" not in resources.text(name)
        if path.suffix == ".toml":
            assert resources.toml(name)
    assert opened > 20


def test_only_the_window_and_the_entry_point_import_qt():
    knowing = {
        path.relative_to(DESKTOP / "amends").parts[0]
        for path in sources(DESKTOP / "amends")
        if any(name.split(".")[0] == "PySide6" for name in imported_by(path))
    }
    assert knowing <= {"ui", "__main__.py"}


def test_pure_rooms_know_neither_files_nor_network_nor_clock_nor_chance():
    # import-linter cannot tell urllib.parse from urllib.request
    impure = {
        *("os", "io", "pathlib", "tempfile", "shutil", "subprocess", "logging", "threading"),
        *("socket", "ssl", "http", "urllib.request", "requests", "sqlite3", "peewee"),
        *("time", "random", "secrets", "asyncio"),
    }
    found = {}
    for room in ("text", "platforms", "complaints", "drafting", "wording"):
        for path in sources(DESKTOP / "amends" / room):
            if known := imported_by(path) & impure:
                found[str(path.relative_to(DESKTOP))] = known
    assert found == {}


def test_package_folders_import_nothing():
    importing = [
        str(path.relative_to(DESKTOP)) for path in DESKTOP.rglob("__init__.py") if imported_by(path)
    ]
    assert importing == []


def test_no_string_with_values_in_it_is_handed_to_the_translator():
    # lupdate extracts an f-string without a word, and no translation of it is ever found
    translators = {"tr", "translate"}
    found = []
    for path in sources(DESKTOP / "amends"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in translators and any(isinstance(given, ast.JoinedStr) for given in node.args):
                found.append(f"{path.relative_to(DESKTOP)}:{node.lineno}")
    assert found == []


def run_and_list_modules(program: str, *arguments: str) -> set[str]:
    """Run ``program`` in a fresh interpreter and return the modules it ended with."""
    listing = f"import sys\n{program}\nprint('\\n' + '|'.join(sys.modules), file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", listing, *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(DESKTOP), "PYTHONUTF8": "1"},
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.splitlines()[-1].split("|"))


HEAVY = {"PySide6", "regex", "jinja2", "harper", "language_tool_python", "peewee"}


def test_the_terminal_face_imports_nothing_heavy_at_its_start():
    loaded = run_and_list_modules("import amends.cli.main")
    assert loaded & HEAVY == set()


def test_a_whole_check_imports_nothing_heavy(tmp_path):
    reply = tmp_path / "reply.txt"
    reply.write_text(
        "Anna, we let you wait fifty minutes for a cold soup. We will return your money today.",
        encoding="utf-8",
    )
    program = "from amends.cli.main import main\nmain(sys.argv[1:])"
    arguments = ("check", str(reply), "--surface", "x.reply")
    run_and_list_modules(program, *arguments)  # fills the cache of parsed data files
    loaded = run_and_list_modules(program, *arguments)
    assert "amends.wording.checking" in loaded
    assert loaded & HEAVY == set()
    assert "tomllib" not in loaded
