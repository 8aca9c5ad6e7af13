"""Templates: a small, bounded part of Jinja in which one block is one component.

A wording file says what may be said, one wording a line. It may choose, name values and loop a
little; it may not define macros, include files, call anything but ``pick``, ``super`` and
``range``, or grow without end. Whoever writes a broken one is told its name and line, and the
built-in file of the same name serves meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from amends import resources
from amends.drafting.faults import (
    MOST_CHARACTERS,
    TemplateFaultError,
    advice,
    as_fault,
    blocks,
    unusable,
)
from amends.drafting.source import LINE_BREAK, prepare
from amends.vocabulary import Component

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.runtime import Context

FOLDER = "templates/en"
WORDS = ("deed", "report", "right", "checking", "many", "topic")  # what a trouble is called
MOST_REMEMBERED = 500  # troubles with a thing; "your headphones" and its like are few
KNOWN_BLOCKS = (*map(str, Component), "first_mistake", *WORDS)


@dataclass(frozen=True, slots=True)
class Slot:
    """A block of a skeleton and the white space that parts it from the block before."""

    name: str
    separator: str


class Library:
    """The templates for one speaker and one spelling, the user's own before the built-in ones."""

    def __init__(self, person: str, spelling: str, own: Mapping[str, str]) -> None:
        from amends.drafting.engine import environment

        self._own = dict(own)
        self.faults: dict[str, TemplateFaultError] = {}
        for name in set(own) - set(_built_in_names().values()):
            what = "no built-in file has this name, so it is not used. Give it the name of one"
            self.faults[name] = TemplateFaultError(name, 0, what)
        for name, text in own.items():
            if name not in self.faults and (fault := unusable(name, text)):
                self.faults[name] = fault
        self._person, self._spelling = person, spelling
        self._environment = environment(self._prepared, f"{person}/{spelling}")
        self._loaded: dict[str, Template | None] = {}
        self._layouts: dict[str, tuple[Slot, ...]] = {}
        self._words: dict[tuple[object, ...], dict[str, list[str]]] = {}

    def remarks(self) -> list[str]:
        """Return what is wrong in the user's files, and what in them is never used."""
        found = [f"Your template {fault}." for fault in self.faults.values()]
        for name, text in self._own.items():
            if name in self.faults:
                continue
            for line, block in blocks(text):
                if block not in KNOWN_BLOCKS:
                    what = f"no reply has a block “{block}”, so it is never said. Blocks are"
                    found.append(
                        f"Your template {name}, line {line}: {what} {', '.join(KNOWN_BLOCKS)}."
                    )
        return found

    def layout(self, skeleton: str) -> tuple[Slot, ...]:
        """Return the blocks of a skeleton in order. Raises ``TemplateFaultError``."""
        if skeleton not in self._layouts:
            self._layouts[skeleton] = self._usable_layout(skeleton)
        return self._layouts[skeleton]

    def stage(self, names: Iterable[str], values: Mapping[str, Any]) -> Stage:
        """Return what renders blocks of the chain ``names``, the most special first.

        A user's file stands before the built-in one of its name, which still gives the blocks
        that the user's has not, and is what ``super()`` means there.
        """
        chain = []
        for name in names:
            own = f"own:{name}" if name in self._own and name not in self.faults else ""
            chain += [template for key in (own, name) if key and (template := self._load(key))]
        return Stage(self._environment, chain, values)

    def words_of(self, trouble: str, values: Mapping[str, Any]) -> dict[str, list[str]]:
        """Return the wordings of each word of the file ``trouble``.

        The built-in files choose by a few values only, so that what they say is remembered; a
        user's file may ask for anything.
        """
        key = (trouble, values["thing"], values["stance"], values["contracted"])
        if not self._own and key in self._words:
            return self._words[key]
        stage = self.stage((trouble, "troubles/other.txt"), values)
        words = {name: stage.lines(name) for name in WORDS}
        if not self._own:
            if len(self._words) >= MOST_REMEMBERED:
                self._words.clear()
            self._words[key] = words
        return words

    def require(self, block: str, name: str) -> None:
        """Set aside the user's files that leave ``block`` empty. Raises ``TemplateFaultError``."""
        for own in self._own:
            template = self._loaded.get(f"own:{own}")
            if own not in self.faults and template is not None and block in template.blocks:
                what = f"the block “{block}” says nothing, but this reply needs it. Give it a line"
                raise TemplateFaultError(own, 0, what)
        raise LookupError(f"{name}: the built-in templates have no wording for “{block}”")

    def distrust(self, fault: TemplateFaultError) -> bool:
        """Set a user's file aside after ``fault``; return whether that changes anything."""
        if fault.name not in self._own or fault.name in self.faults:
            return False
        self.faults[fault.name] = fault
        self._layouts.clear()
        return True

    def distrust_skeletons(self, required: Iterable[str]) -> None:
        """Set all skeletons of the user's aside: none has room for what is required."""
        what = f"it has no place for {' and '.join(required)}. Add these blocks"
        for name in self._own:
            if name.startswith("skeletons/"):
                self.distrust(TemplateFaultError(name, 0, what))

    def _load(self, key: str) -> Template | None:
        """Return a template, None when there is none or it is a user's and cannot be used."""
        from jinja2 import TemplateNotFound

        if key not in self._loaded:
            try:
                self._loaded[key] = self._environment.get_template(key)
            except TemplateNotFound:
                self._loaded[key] = None
            except Exception as error:
                fault = as_fault(error, key.removeprefix("own:"))
                if fault is None or not self.distrust(fault):
                    raise
                self._loaded[key] = None
        return self._loaded[key]

    def _usable_layout(self, skeleton: str) -> tuple[Slot, ...]:
        while True:
            own = skeleton in self._own and skeleton not in self.faults
            source = self._prepared(f"own:{skeleton}" if own else skeleton)
            try:
                return _slots(self._environment, source, skeleton)
            except TemplateFaultError as fault:
                if not self.distrust(fault):
                    raise

    def _prepared(self, name: str) -> str:
        own = name.startswith("own:")
        raw = self._own[name[4:]] if own else resources.text(f"{FOLDER}/{name}")
        return prepare(raw, name.removeprefix("own:"), self._person, self._spelling)


class Stage:
    """Blocks of a chain of templates with the values of one brief."""

    def __init__(
        self, environment: Environment, chain: list[Template], values: Mapping[str, Any]
    ) -> None:
        self._context: Context = environment.context_class(
            environment, {**environment.globals, **values}, "draft", {}
        )
        blocks: dict[str, list[Any]] = {}
        for template in chain:
            for name, block in template.blocks.items():
                blocks.setdefault(name, []).append(block)
        self._context.blocks = blocks

    def lines(self, block: str) -> list[str]:
        """Return the wordings of ``block``. Raises ``TemplateFaultError``."""
        functions = self._context.blocks.get(block)
        if not functions:
            return []
        size, chunks = 0, []
        try:
            for chunk in functions[0](self._context):
                size += len(chunk)
                if size > MOST_CHARACTERS:
                    raise OverflowError(
                        f"the block “{block}” grows beyond {MOST_CHARACTERS} characters; shorten it"
                    )
                chunks.append(chunk)
        except Exception as error:
            fault = as_fault(error, "")
            if fault is None:
                raise
            raise fault from None
        stripped = [line.strip() for line in "".join(chunks).split("\n")]
        return [line.replace(LINE_BREAK, "\n") for line in stripped if line]


@lru_cache(maxsize=8)
def built_in(person: str, spelling: str) -> Library:
    """Return the library without a user's own files, made once for a speaker and spelling."""
    return Library(person, spelling, {})


def library(person: str, spelling: str, own: Mapping[str, str]) -> Library:
    """Return the library for a speaker and spelling; ``own`` maps file names to their text.

    A name may leave the folder out: "ours.txt" is "stances/ours.txt".
    """
    if not own:
        return built_in(person, spelling)
    known = _built_in_names()
    placed = {known.get(name.rsplit("/", 1)[-1], name): text for name, text in own.items()}
    return _own_library(person, spelling, tuple(sorted(placed.items())))


@cache
def _built_in_names() -> dict[str, str]:
    """Return where each built-in file stands, by the last part of its name, which is its own."""
    folders = ("", "/skeletons", "/stances", "/troubles")
    paths = (path for folder in folders for path in resources.names(FOLDER + folder, ".txt"))
    return {path.rsplit("/", 1)[1]: path.removeprefix(f"{FOLDER}/") for path in paths}


@lru_cache(maxsize=4)
def _own_library(person: str, spelling: str, own: tuple[tuple[str, str], ...]) -> Library:
    return Library(person, spelling, dict(own))


def _slots(environment: Any, source: str, name: str) -> tuple[Slot, ...]:
    from jinja2 import TemplateSyntaxError, nodes

    try:
        tree = environment.parse(source, name)
    except TemplateSyntaxError as error:
        raise TemplateFaultError(name, error.lineno, advice(error.message or "")) from None
    slots: list[Slot] = []
    space = ""
    for node in tree.body:
        if isinstance(node, nodes.Block):
            gap = "\n\n" if space.count("\n") > 1 else "\n" if "\n" in space else " "
            slots.append(Slot(node.name, gap if slots else ""))
            space = ""
        elif isinstance(node, nodes.Output):
            space += "".join(
                part.data for part in node.nodes if isinstance(part, nodes.TemplateData)
            )
    if not slots:
        raise TemplateFaultError(name, 1, "a skeleton needs at least one {% block … %}; add one")
    return tuple(slots)
