"""What a template may do: an allow-list of Jinja's syntax, and limits on loops and growth."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

VERSION = "2"  # of this file: part of the key under which compiled templates are kept
MOST_ROUNDS = 500
MOST_CHARACTERS = 10_000
CALLABLE = ("pick", "range", "super")

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Block, nodes.Extends, nodes.If,
    nodes.For, nodes.Assign, nodes.Name, nodes.NSRef, nodes.Const, nodes.Tuple, nodes.List,
    nodes.Dict, nodes.Pair, nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Concat, nodes.Add,
    nodes.Sub, nodes.Mod, nodes.Call,
)  # fmt: skip


def bounded(tree: nodes.Template, name: str) -> nodes.Template:
    """Return ``tree`` with its loops and joins bounded; raise on what a wording has no need of."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            raise TemplateSyntaxError(
                f"“{type(node).__name__.lower()}” has no place in a wording file", node.lineno, name
            )
        if isinstance(node, nodes.Call) and not (
            isinstance(node.node, nodes.Name) and node.node.name in CALLABLE
        ):
            raise TemplateSyntaxError(
                f"only {', '.join(CALLABLE)} may be called in a wording file", node.lineno, name
            )
    for loop in list(tree.find_all(nodes.For)):
        if loop.recursive:
            raise TemplateSyntaxError("a loop may not be recursive", loop.lineno, name)
        if _multiplies(loop):
            raise TemplateSyntaxError(
                "a loop may hold neither another loop nor super()", loop.lineno, name
            )
        loop.iter = _call("bounded_rounds", [loop.iter], loop.lineno)
    for joint in list(tree.find_all(nodes.Concat)):
        joint.nodes = [_call("bounded_join", list(joint.nodes), joint.lineno)]
    return tree


def _multiplies(loop: nodes.For) -> bool:
    calls = (call.node for call in loop.find_all(nodes.Call))
    supers = any(isinstance(node, nodes.Name) and node.name == "super" for node in calls)
    return supers or any(True for _ in loop.find_all(nodes.For))


def _call(function: str, arguments: list[Any], line: int) -> nodes.Call:
    name = nodes.Name(function, "load", lineno=line)
    return nodes.Call(name, arguments, [], None, None, lineno=line)


def rounds(values: Iterable[Any]) -> Iterator[Any]:
    """Yield ``values`` and stop with an error when there are too many."""
    iterator = iter(values)
    yield from islice(iterator, MOST_ROUNDS)
    for _ in iterator:
        raise OverflowError(f"a loop of more than {MOST_ROUNDS} rounds; make it shorter")


def numbers(*limits: int) -> range:
    """Return ``range(*limits)``, if it is not too long."""
    made = range(*limits)
    if made.step and (made.stop - made.start) // made.step > MOST_ROUNDS:
        raise OverflowError(f"a range of more than {MOST_ROUNDS} numbers; make it shorter")
    return made


def replace(text: Any, old: str, new: str, count: int = -1) -> str:
    """Return ``text`` with ``old`` replaced, if the result is not too long."""
    words = str(text)
    grown = len(words) + words.count(old) * max(0, len(new) - len(old))
    if grown > MOST_CHARACTERS:
        raise OverflowError(f"a text of more than {MOST_CHARACTERS} characters; make it shorter")
    return words.replace(old, new, count)


def listed(values: Iterable[Any], between: str = "") -> str:
    """Return ``values`` with ``between`` between them, if it is not too long."""
    size, words = 0, []
    for value in rounds(values):
        words.append(str(value))
        size += len(words[-1]) + len(between)
        if size > MOST_CHARACTERS:
            break
    return _short(between.join(words))


def join(*values: Any) -> str:
    """Return the values as one string, if it is not too long."""
    return _short("".join(map(str, values)))


def operate(operator: str, left: Any, right: Any) -> Any:
    """Do the arithmetic a template may do: add numbers or short strings, remainders of numbers."""
    if operator == "+":
        total = left + right
        return _short(total) if isinstance(total, str) else total
    if operator == "%" and isinstance(left, int) and isinstance(right, int) and right:
        return left % right
    raise OverflowError(f"“{operator}” has no place in a wording file; write the words out")


def _short(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise OverflowError(f"a text of more than {MOST_CHARACTERS} characters; make it shorter")
    return text
