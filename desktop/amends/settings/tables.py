"""Turn a TOML table into a settings value and back, key by key.

Checked by hand instead of by a schema library: the terminal's check reads the profile on every
run, and importing such a library would take longer than the check.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from amends.settings import files

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Settings = TypeVar("Settings", bound=DataclassInstance)
else:
    Settings = TypeVar("Settings")

Choices = Mapping[str, tuple[str, ...]]

_LONGEST = 2_000  # code points of one value; no name, sign-off or rule id comes near it


def load(
    path: Path, defaults: Settings, *, version: int, choices: Choices | None = None
) -> files.Loaded[Settings]:
    """Return ``defaults`` with every key of the file at ``path`` that can be used.

    A key takes the type of its default; ``choices`` narrows texts to the words allowed. A key
    that is unknown or has a value of another kind is named, and the rest is used all the same.
    """
    found = files.read(path, version=version)
    problems = list(found.problems)
    known = {field.name for field in fields(defaults)}
    accepted: dict[str, Any] = {}
    for key, value in found.value.items():
        if key not in known:
            problems.append(f"{path.name}: {_unknown(key, known)}")
            continue
        try:
            accepted[key] = _accept(value, getattr(defaults, key), (choices or {}).get(key, ()))
        except ValueError as error:
            problems.append(f"{path.name}: {key} {error}; the default is used.")
    return files.Loaded(replace(defaults, **accepted), tuple(problems))


def save(path: Path, value: "DataclassInstance", *, version: int, heading: str) -> None:
    """Write ``value`` to ``path`` under ``heading``. Raises ``files.NotSavedError``.

    Keys of the file that this version does not know stay as they are. A file that turns out to
    be broken at this moment is moved aside first, as on loading.
    """
    import tomli_w

    known = {field.name for field in fields(value)}
    kept = {k: v for k, v in files.read(path, version=version).value.items() if k not in known}
    files.make_way(path)
    table = {"version": version} | {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    written = tomli_w.dumps(table | kept, multiline_strings=False)
    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    files.write(path, (comment + written).encode("utf-8", "replace"))


def _accept(value: object, default: object, choices: tuple[str, ...]) -> object:
    """Return ``value`` in the type of ``default``. Raises ``ValueError`` with half a sentence."""
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise ValueError("must be true or false")
        return value
    if isinstance(default, StrEnum):
        choices = tuple(member.value for member in type(default))
        return type(default)(_one_of(value, choices))
    if isinstance(default, int):
        if type(value) is not int or value < 0:
            raise ValueError("must be a whole number, 0 or more")
        return value
    if isinstance(default, tuple):
        return _texts(value)
    return _one_of(value, choices) if choices else _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError('must be a text in quotes, such as "like this"')
    if len(value) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST:,} characters")
    return value


def _one_of(value: object, choices: tuple[str, ...]) -> str:
    if value not in choices or not isinstance(value, str):
        raise ValueError(f"must be one of {', '.join(choices)}")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError('must be a list of texts, such as ["one", "two"]')
    try:
        return tuple(_text(item) for item in value)
    except ValueError as error:
        raise ValueError(f"holds an entry that {error}") from None


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _unknown(key: str, known: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    return f"{key} is not a setting of this version and is left alone{meant}"
