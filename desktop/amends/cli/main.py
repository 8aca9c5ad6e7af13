"""The commands of the terminal, their options, and what they exit with."""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from amends.cli.inputs import WrongUseError, read_text
from amends.cli.jobs import FACTS, Desk, check_job, draft_job, read_job
from amends.cli.records import FORMAT, Record
from amends.cli.stream import INTERRUPTED
from amends.vocabulary import FirstMistake, Stance, Tone, Trouble

OK, HELD_BACK, WRONG_USE = 0, 1, 2

_ABOUT = """Answer a public complaint by accepting responsibility.

Without a command the window opens. Nothing is ever posted: you read, decide and paste."""

_EXAMPLES = """examples:
  amends read complaint.txt
  amends draft complaint.txt --surface google.review_reply --did "we served the soup cold" \\
      --repair "a full refund" --by today --change "we now check each plate at the pass"
  amends check reply.txt --surface google.review_reply --complaint complaint.txt
  amends check --jsonl < replies.jsonl > findings.jsonl
  amends surfaces"""

_FACT_HELP = {
    "did": 'what we did ("we sent the wrong size")',
    "harm": 'what it cost the person ("you waited an hour")',
    "repair": 'what is being done for them ("a full refund")',
    "by": 'when ("today", "Friday 6 pm")',
    "change": "what changes so that it does not happen again",
    "why": "what happened, said without making it an excuse",
    "name": "whom to greet",
}


def main(argv: Sequence[str]) -> int:
    """Run the command in ``argv``: 0 done, 1 held back by the verdict, 2 wrong use, 130 Ctrl+C."""
    _make_streams_safe()
    gc.disable()  # the rules are many small lists, and looking through them finds nothing to free
    try:
        options = _options(argv)
    except SystemExit as leaving:  # argparse has said what was wrong
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    try:
        status: int = options.run(options)
    except WrongUseError as error:
        print(f"amends: {error}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader has had enough, as `head` does
        sys.stderr.close()
        return OK
    return status


def without_display() -> int:
    """Say that there is no display and show the terminal form instead; return 1."""
    print(
        "There is no display here, so the window cannot open. The same job runs in the terminal:\n",
        file=sys.stderr,
    )
    _parser().print_help()
    return HELD_BACK


def _options(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options in ``argv``, building the parser of the command it names alone."""
    name = argv[0] if argv else ""
    if name not in _COMMANDS:
        return _parser().parse_args(argv)
    purpose, prepare = _COMMANDS[name]
    parser = argparse.ArgumentParser(prog=f"amends {name}", description=_sentence(purpose))
    prepare(parser)
    return parser.parse_args(argv[1:])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="amends",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, (purpose, prepare) in _COMMANDS.items():
        prepare(commands.add_parser(name, help=purpose, description=_sentence(purpose)))
    return parser


class _Version(argparse.Action):
    """Print the version, looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"amends {version('amends')}")
        except PackageNotFoundError:  # nothing is installed in a checkout; its project file knows
            from amends import resources

            project = resources.parse_toml(
                resources.root().with_name("pyproject.toml").read_bytes()
            )
            print(f"amends {project['project']['version']}, run from a checkout")
        parser.exit()


def _sentence(purpose: str) -> str:
    return purpose.capitalize() + "."


def _add_read(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_run_read)
    _add_text(command, "complaint")


def _add_draft(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_run_draft)
    _add_text(command, "complaint")
    _add_choices(command)
    _add_draft_options(command)


def _add_check(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_run_check)
    _add_text(command, "reply")
    _add_choices(command)
    _add_check_options(command)


def _add_surfaces(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_run_surfaces)
    command.add_argument("--json", action="store_true", help="one JSON list")


def _add_text(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument(
        "file", nargs="?", metavar="FILE", help=f"the {what}; - or nothing: standard input"
    )
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object")
    form.add_argument(
        "--jsonl", action="store_true", help="one JSON object a line in (id, text), one a line out"
    )
    command.add_argument("--profile", metavar="FILE", help="who answers; default: yours")


def _add_choices(command: argparse.ArgumentParser) -> None:
    command.add_argument("--surface", metavar="ID", help="where it is posted (amends surfaces)")
    command.add_argument("--stance", choices=list(Stance), help="whose fault it is (default: ours)")
    command.add_argument("--author", metavar="NAME", help="who complained, as the place shows it")


def _add_draft_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--tone", choices=list(Tone), help="how it sounds (default: plain)")
    command.add_argument("--trouble", choices=list(Trouble), help="what went wrong, if misread")
    command.add_argument(
        "--first-mistake",
        choices=list(FirstMistake),
        help="how it was already answered wrongly, to be owned first",
    )
    for name in FACTS:
        command.add_argument(f"--{name}", metavar="TEXT", help=_FACT_HELP[name])
    command.add_argument("--link", metavar="URL", help="where the complaint stands")
    command.add_argument(
        "--kind",
        choices=["public", "private", "statement"],
        help="the reply others read, the private message, or the statement to everybody",
    )
    command.add_argument("--today", metavar="DATE", help="the date over a statement")
    command.add_argument("--seed", type=int, metavar="N", help="another number, another wording")
    command.add_argument("--variants", type=int, metavar="N", help="how many wordings, 1 to 50")


def _add_check_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--complaint", metavar="FILE", help="the complaint that is answered")
    command.add_argument(
        "--grammar", choices=["harper", "languagetool"], help="check the grammar too"
    )
    command.add_argument(
        "--languagetool", metavar="URL", help="address of the LanguageTool server to use"
    )


def _row(options: argparse.Namespace) -> dict[str, Any]:
    """Return the options as a row, without those of the command itself."""
    own = {"run", "command", "file", "json", "jsonl", "profile", "grammar", "languagetool"}
    return {name: value for name, value in vars(options).items() if name not in own}


def _run_read(options: argparse.Namespace) -> int:
    from amends.cli.human import print_reading

    def show(_: str, record: Record) -> int:
        print_reading(record)
        return OK

    return _run(options, "complaint", read_job, show)


def _run_draft(options: argparse.Namespace) -> int:
    from amends.cli.human import print_draft

    def show(_: str, record: Record) -> int:
        print_draft(record)
        return OK

    return _run(options, "complaint", draft_job, show)


def _run_check(options: argparse.Namespace) -> int:
    from amends.cli.human import print_report

    if options.complaint:
        options.complaint = read_text(options.complaint, "complaint")

    def show(text: str, record: Record) -> int:
        print_report(text, record)
        return OK

    if not options.grammar and not options.languagetool:
        return _run(options, "reply", check_job, show)
    from amends.cli.engines import checker_for
    from amends.cli.own import desk_for

    desk = desk_for(options.profile)
    with checker_for(options.grammar, options.languagetool, desk.profile.spelling) as engine:

        def job(desk: Desk, row: Record) -> Record:
            return check_job(desk, row, engine)

        return _run(options, "reply", job, show, desk)


def _run(
    options: argparse.Namespace,
    what: str,
    job: Callable[[Desk, Record], Record],
    show: Callable[[str, Record], int],
    desk: Desk | None = None,
) -> int:
    from amends.cli.own import desk_for

    desk = desk or desk_for(options.profile)
    defaults = _row(options)
    if options.jsonl:
        from amends.cli.stream import run

        return run(
            options.file,
            lambda row: {"format": FORMAT, **job(desk, {**defaults, **_said(row)})},
        )
    text = read_text(options.file, what)
    record = job(desk, {**defaults, "text": text})
    if options.json:
        print(json.dumps({"format": FORMAT, **record}, indent=2))
    else:
        show(text, record)
    return HELD_BACK if not record.get("verdict", {}).get("may_copy", True) else OK


def _said(row: Record) -> Record:
    """Drop what a row leaves open, so that the command line's own options stand."""
    return {name: value for name, value in row.items() if value is not None}


def _run_surfaces(options: argparse.Namespace) -> int:
    from amends.cli.human import print_surfaces
    from amends.cli.own import desk_for

    registry = desk_for(None).registry
    print_surfaces(registry, as_json=options.json)
    return OK


def _make_streams_safe() -> None:
    """Print any text anywhere: what the terminal cannot show is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "read": ("say what is understood of a complaint", _add_read),
    "draft": ("draft a reply to a complaint", _add_draft),
    "check": ("check the wording of a reply", _add_check),
    "surfaces": ("list the places and their limits", _add_surfaces),
}
