"""``amends --self-test``: try every part of this copy of the program once."""

import sys
from collections.abc import Callable
from pathlib import Path

from amends import resources
from amends.complaints.complaint import Complaint
from amends.drafting.brief import Brief, Facts
from amends.vocabulary import Stance, Tone

_COMPLAINT = (
    "Waited 50 minutes for a cold soup on Friday and nobody said a word about it. "
    "I want my £24 back. Anna"
)


def run() -> int:
    """Try every part once; print one line and return 0, or say what is missing and return 1."""
    parts: list[tuple[str, Callable[[], str]]] = [
        ("resources", _resources),
        ("drafts", _drafts),
        ("Harper", _harper),
        ("LanguageTool client", _languagetool),
        ("store", _store),
        ("window", _window),
    ]
    done, broken = [], []
    for name, part in parts:
        try:
            done.append(part())
        except Exception as error:  # whatever is wrong is what this command is for
            broken.append(f"{name}: {type(error).__name__}: {error}")
    if broken:
        print("amends self-test: FAILED", *broken, sep="\n  ", file=sys.stderr)
        return 1
    print(f"amends self-test: ok ({'; '.join(done)})")
    return 0


def _resources() -> str:
    def opened(folder: Path) -> int:
        count = 0
        for entry in folder.iterdir():
            if entry.is_dir():
                count += opened(entry)
            else:
                entry.read_bytes()
                count += 1
        return count

    return f"{opened(resources.root())} resources"


def _drafts() -> str:
    from amends.complaints.reader import read
    from amends.drafting.writer import write
    from amends.platforms.registry import load
    from amends.wording.checking import check

    registry = load()
    complaint = Complaint(_COMPLAINT)
    facts = Facts(
        did="we let you wait and served the soup cold",
        repair="your money back",
        by="today",
        change="one person now looks after each table",
    )
    for surface in registry.surfaces.values():
        brief = Brief(
            stance=Stance.OURS,
            tone=Tone.WARM,
            surface=surface,
            complaint=complaint,
            reading=read(_COMPLAINT),
            facts=facts,
        )
        draft = write(brief)
        report = check(draft.text, brief)
        if not report.verdict.may_copy:
            raise RuntimeError(f"{surface.id}: {report.verdict.reasons[0]}")
    return f"{len(registry.surfaces)} surfaces drafted and checked"


def _harper() -> str:
    from amends.grammar.harper import Harper

    harper = Harper("en-GB")
    harper.start()
    found = harper.check("We recieved your letter.")
    harper.close()
    if not found:
        raise RuntimeError("a spelling mistake was not found")
    return "Harper"


def _languagetool() -> str:
    from amends.grammar import client

    return f"LanguageTool {client.__name__.rpartition('.')[2]}"


def _store() -> str:
    from tempfile import TemporaryDirectory

    from amends.cases.store import Store

    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "cases.sqlite")
        store.close()
    return "store"


def _window() -> str:
    from amends.ui import assembly

    return f"{assembly.__name__.split('.')[1]} ready"
