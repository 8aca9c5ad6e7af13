"""The engine: Jinja's sandbox, bounded, with compiled templates kept in the cache folder.

Imported only when the first draft is written, because Jinja needs longer to import than to draft.
"""

from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateNotFound
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment

from amends import resources
from amends.drafting import bounds
from amends.drafting.clauses import Clause
from amends.drafting.places import Place

FILTERS = (
    "capitalize",
    "default",
    "first",
    "join",
    "last",
    "length",
    "lower",
    "replace",
    "trim",
    "upper",
)
TESTS = ("defined", "undefined", "none", "eq", "equalto", "in", "string", "==", "!=", "ne")


_OURS = (Clause, Place)  # their attributes are words and flags; looked up without the detour


class _Loader(BaseLoader):
    def __init__(self, source_of: Callable[[str], str]) -> None:
        self._source_of = source_of

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - Jinja's signature
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            return self._source_of(template), template, lambda: True
        except (KeyError, FileNotFoundError):
            raise TemplateNotFound(template) from None


class _Cache(BytecodeCache):
    def __init__(self, variant: str) -> None:
        self._variant = variant

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        key = f"{bounds.VERSION}/{self._variant}/{name}"
        return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            stored = (resources.cache_folder() / "jinja" / bucket.key).read_bytes()
            bucket.bytecode_from_string(stored)
        except Exception:  # whatever is wrong with a cache file, it is made again
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        path = resources.cache_folder() / "jinja" / bucket.key
        resources.write_quietly(path, bucket.bytecode_to_string())


class _Bounded(SandboxedEnvironment):
    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
        return bounds.bounded(super()._parse(source, name, filename), name or "")

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) in _OURS and not attribute.startswith("_"):
            with suppress(AttributeError):
                return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        return bounds.operate(operator, left, right)


def environment(source_of: Callable[[str], str], variant: str) -> SandboxedEnvironment:
    """Return the environment whose templates ``source_of`` names; ``variant`` parts the caches."""
    made = _Bounded(
        loader=_Loader(source_of),
        undefined=StrictUndefined,
        autoescape=False,
        bytecode_cache=_Cache(variant),
        auto_reload=False,
        cache_size=200,
    )
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.filters |= {"replace": bounds.replace, "join": bounds.listed}
    made.tests = {name: made.tests[name] for name in TESTS}
    made.globals = {
        "range": bounds.numbers,
        "bounded_rounds": bounds.rounds,
        "bounded_join": bounds.join,
    }
    return made
