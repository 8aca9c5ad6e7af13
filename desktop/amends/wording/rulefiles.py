"""Rule files: read, refuse with a sentence that names file and rule, compile, remember."""

from collections.abc import Iterable, Mapping
from typing import Any

from amends import resources
from amends.vocabulary import Level, Stance
from amends.wording.cues import Cues
from amends.wording.needs import any_of
from amends.wording.phrases import Language, PhraseError, as_data

COMPILED_FORMAT = b"20"
FEWEST_EXAMPLES = 4
GUARDS = (
    "unless",
    "unless_before",
    "unless_after",
    "unless_next",
    "unless_previous",
    "unless_text",
    "when_previous",
    "when_text",
)
NAME_GUARDS = ("unless_name_before", "unless_name_after")
KINDS = ("phrase", "count", "opening")
_FILE_KEYS = {"device", "family", "level", "levels", "message", "why", "source", "rule"}
_RULE_KEYS = {
    "id", "kind", "level", "levels", "message", "why", "source", "patterns", "at_least",
    "even_negated", "even_reported", "even_asked", "rewrites", "bad", "good", *GUARDS, *NAME_GUARDS,
}  # fmt: skip
_REWRITE_KEYS = {"label", "kind", "text"}
REWRITE_KINDS = ("sentence", "words", "cut", "delete")
_FAMILIES = ("K1", "K2", "K3", "K4", "K5", "K6")
_SUPPORT = ("fragments.toml", "spelling.toml", "shared.toml")

Data = dict[str, Any]


class RuleFileError(ValueError):
    """A rule file that cannot be used; the message names the file, the rule and the remedy."""


def read_language(language: str) -> tuple[list[Data], Data]:
    """Return the compiled rules of ``language`` and what they share, from the cache if fresh."""
    files = {name: resources.data(name) for name in resources.names(f"rules/{language}", ".toml")}
    if not files:
        raise RuleFileError(f"There are no wording rules for the language {language!r}.")
    named = (part for name, raw in files.items() for part in (name.encode(), b"\0", raw, b"\0"))
    key = resources.digest(COMPILED_FORMAT, *named)
    if remembered := resources.remembered_value("rules", key):
        return remembered["rules"], remembered["shared"]
    phrases = language_of(files)
    shared = _compile_shared(files, phrases)
    rules = [
        rule
        for name, raw in files.items()
        if name.rsplit("/", 1)[-1] not in _SUPPORT
        for rule in compile_file(name, resources.parse_toml(raw), phrases)
    ]
    refuse_repeated(rules)
    shared["cues"], shared["openings"] = (_cues(rules, opening=yes) for yes in (False, True))
    resources.remember_value("rules", key, {"rules": rules, "shared": shared})
    return rules, shared


def _cues(rules: Iterable[Data], *, opening: bool) -> Data:
    """Return the cues of the rules of one sort, numbered in the order of their patterns."""
    cues = Cues[str]()
    for rule in rules:
        if (rule["kind"] == "opening") is opening:
            for source, groups, ways in rule["patterns"]:
                cues.add(source, groups, ways)
    return cues.as_data()


def language_of(files: Mapping[str, bytes]) -> Language:
    """Return the phrase language that the fragment and spelling files among ``files`` define."""
    support = {name.rsplit("/", 1)[-1]: raw for name, raw in files.items()}
    fragments = resources.parse_toml(support.get("fragments.toml", b""))
    slips = resources.parse_toml(support.get("spelling.toml", b""))
    phrases = Language(fragments.get("fragments", {}), slips.get("slips", {}))
    try:
        phrases.check_fragments()
    except PhraseError as error:
        raise RuleFileError(f"fragments.toml: {error}") from error
    return phrases


def support_of(language: str) -> Language:
    """Return the phrase language of ``language``, for rules that a user adds."""
    return language_of({name: resources.data(f"rules/{language}/{name}") for name in _SUPPORT[:2]})


def _compile_shared(files: Mapping[str, bytes], phrases: Language) -> Data:
    support = {name.rsplit("/", 1)[-1]: raw for name, raw in files.items()}
    table = resources.parse_toml(support.get("shared.toml", b""))
    shared: Data = {"order": table.get("order", [])}
    for name in ("negated", "reported", "asked"):
        shared[name] = _merged("shared.toml", name, table.get(name, []), phrases)
        shared[f"{name}_words"] = _needed_by(table.get(name, []), phrases)
    return shared


def refuse_repeated(rules: Iterable[Data], known: Iterable[str] = ()) -> None:
    """Raise ``RuleFileError`` when an id comes twice."""
    seen = set(known)
    for rule in rules:
        if rule["id"] in seen:
            raise RuleFileError(f"{rule['file']}: the rule id {rule['id']} is used twice")
        seen.add(rule["id"])


def compile_file(name: str, table: Data, phrases: Language) -> list[Data]:
    """Return the rules of one parsed file, ready to match. Raises ``RuleFileError``."""
    _refuse_unknown(name, table, _FILE_KEYS)
    if not isinstance(table.get("rule"), list) or not table["rule"]:
        raise RuleFileError(f"{name}: no rules; write each under [[rule]]")
    device = table.get("device")
    if not isinstance(device, str) or not device:
        raise RuleFileError(f'{name}: the device is missing; write device = "…" at the top')
    if table.get("family") not in _FAMILIES:
        raise RuleFileError(f"{name}: family must be one of {', '.join(_FAMILIES)}")
    return [_compile_rule(name, device, table, rule, phrases) for rule in table["rule"]]


def _compile_rule(name: str, device: str, table: Data, rule: Data, phrases: Language) -> Data:
    identity = rule.get("id")
    if not isinstance(identity, str) or not identity:
        raise RuleFileError(f"{name}: a rule without an id")
    place = f"{name}: rule {identity}"
    _refuse_unknown(place, rule, _RULE_KEYS)
    _check_examples(place, rule)
    kind = rule.get("kind", "phrase")
    if kind not in KINDS:
        raise RuleFileError(f"{place}: kind {kind!r} is none of {', '.join(KINDS)}")
    compiled: Data = {
        "id": identity,
        "file": name,
        "device": device,
        "family": table["family"],
        "kind": kind,
        "at_least": rule.get("at_least", 1),
        "levels": _levels(place, {**table, **rule}),
        "patterns": [_pattern(place, text, phrases) for text in rule.get("patterns", [])],
        "guards": {key: _merged(place, key, rule.get(key, []), phrases) for key in GUARDS},
        "guard_words": {key: _needed_by(rule.get(key, []), phrases) for key in GUARDS},
        "name_guards": [key for key in NAME_GUARDS if rule.get(key)],
        "even_negated": bool(rule.get("even_negated", False)),
        "even_reported": bool(rule.get("even_reported", False)),
        "even_asked": bool(rule.get("even_asked", True)),
        "rewrites": [_rewrite(place, rewrite) for rewrite in rule.get("rewrites", [])],
    }
    for key in ("message", "why", "source"):
        text = rule.get(key, table.get(key, ""))
        if key == "message" and not text:
            raise RuleFileError(f"{place}: the message for the writer is missing")
        compiled[key] = text
    if not compiled["patterns"]:
        raise RuleFileError(f"{place}: no patterns, so it could never find anything")
    return compiled


def _refuse_unknown(place: str, table: Data, known: set[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise RuleFileError(f"{place}: unknown key {unknown[0]!r}; known are {sorted(known)}")


def _check_examples(place: str, rule: Data) -> None:
    for key in ("bad", "good"):
        if len(rule.get(key, [])) < FEWEST_EXAMPLES:
            raise RuleFileError(f"{place}: needs at least {FEWEST_EXAMPLES} {key} examples")
    for example in rule["bad"]:
        if example.count("[[") != 1 or example.count("]]") != 1:
            raise RuleFileError(f"{place}: mark the words found in {example!r} as [[words]]")


def _levels(place: str, table: Data) -> dict[str, str]:
    default = table.get("level")
    exceptions = table.get("levels", {})
    levels = {}
    for stance in Stance:
        level = exceptions.get(stance.value, default)
        if level != "off" and level not in tuple(Level):
            raise RuleFileError(f"{place}: level {level!r} is none of block, warn, hint, off")
        levels[stance.value] = "" if level == "off" else str(level)
    unknown = set(exceptions) - {stance.value for stance in Stance}
    if unknown:
        raise RuleFileError(f"{place}: {sorted(unknown)[0]!r} is no stance")
    return levels


def _pattern(place: str, text: Any, phrases: Language) -> list[Any]:
    try:
        return as_data(phrases.compile(str(text)))
    except PhraseError as error:
        raise RuleFileError(f"{place}: {error}") from error


def _merged(place: str, key: str, texts: Any, phrases: Language) -> str:
    if not isinstance(texts, list):
        raise RuleFileError(f"{place}: {key} must be a list of phrases")
    return "|".join(_pattern(place, text, phrases)[0] for text in texts)


def _needed_by(texts: list[Any], phrases: Language) -> str:
    """Return the words of which one must stand where ``texts`` match; nothing if none is known."""
    groups = any_of(phrases.compile(str(text)).needs for text in texts).groups if texts else ()
    return " ".join(sorted(groups[0])) if groups else ""


def _rewrite(place: str, rewrite: Data) -> Data:
    _refuse_unknown(place, rewrite, _REWRITE_KEYS)
    if rewrite.get("kind") not in REWRITE_KINDS:
        raise RuleFileError(f"{place}: rewrite kind must be one of {', '.join(REWRITE_KINDS)}")
    if ("text" in rewrite) != (rewrite["kind"] in ("sentence", "words")):
        raise RuleFileError(f"{place}: a rewrite of kind {rewrite['kind']} and its text disagree")
    if not rewrite.get("label"):
        raise RuleFileError(f"{place}: a rewrite needs a label, which its button says")
    return {"text": "", **rewrite}
