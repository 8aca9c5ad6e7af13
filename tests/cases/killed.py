"""Write to a store in a process that is killed at a random moment, again and again.

What the writer has been told is saved must be there afterwards. Run as a script of its own, because
a process with threads may not fork.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from amends.cases.store import Store
from amends.complaints.complaint import Complaint


def work(path, told, round_number):
    """Add, draft and copy for ever; tell each thing once it is saved."""
    with Store.open(path) as store:
        number = 0
        while True:
            number += 1
            text = f"round {round_number} complaint {number}"
            case = store.add_complaint(Complaint(text))
            os.write(told, f"added\t{case.id}\t{text}\n".encode())
            draft = f"draft {number} " * 40
            store.save_draft(case.id, draft)
            os.write(told, f"draft\t{case.id}\t{draft}\n".encode())
            copy = f"copied {number} " * 40
            store.record_copy(case.id, copy, "x_reply")
            os.write(told, f"copy\t{case.id}\t{copy}\n".encode())


def killed_after(path, told_things, seconds, round_number):
    """Let a writer work until it was told ``told_things`` and some ``seconds`` more; kill it.

    Returns all it had been told.
    """
    hear, told = os.pipe()
    writer = os.fork()
    if writer == 0:
        os.close(hear)
        work(path, told, round_number)
    os.close(told)
    with os.fdopen(hear, "rb") as lines:
        heard = [lines.readline() for _ in range(told_things)]
        time.sleep(seconds)
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        heard += list(lines)
    return [line.decode().rstrip("\n").split("\t") for line in heard if line.endswith(b"\n")]


def main(folder, rounds):
    """Run ``rounds`` rounds and return how many saved things were looked for."""
    path, promised = Path(folder) / "cases.sqlite3", {}
    chance = random.Random(7)  # noqa: S311  # any moment will do
    for round_number in range(rounds):
        moment = chance.randrange(7), chance.uniform(0, 0.02)
        for what, case, text in killed_after(path, *moment, round_number):
            promised[case, what] = text
        with Store.open(path) as store:
            assert store.problems == (), store.problems
            assert store.verify().problems == (), store.verify().problems
            for (case, what), text in promised.items():
                if what == "added":
                    assert store.get(case).complaint.text == text
                    continue
                (reply,) = store.replies(case)
                if what == "copy":
                    assert [version.text for version in store.versions(reply.id)] == [text]
                elif (case, "copy") not in promised:
                    assert reply.text in (text, text.replace("draft", "copied"))
    return len(promised)


if __name__ == "__main__":
    print(main(sys.argv[1], int(sys.argv[2])))
