"""What a language's files know: contexts, troubles, cues and signs, as one lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from amends import resources
from amends.complaints.words import FOLDER
from amends.text.lexicon import Hit, Lexicon, Tokens
from amends.vocabulary import CueId, Trouble


@dataclass(frozen=True, slots=True)
class Evidence:
    """Phrases that speak for a trouble, in some contexts or in none of others."""

    trouble: Trouble
    weight: float
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for or against a complaint; counted at most ``most`` times."""

    id: str
    weight: float
    most: int = 1
    kind: str = ""


class Knowledge:
    """The readings of one language, ready to be looked up."""

    def __init__(self, language: str) -> None:
        """Read the files of ``language``."""

        def file(name: str) -> dict[str, Any]:
            return resources.toml(f"{FOLDER}/{language}/{name}.toml")

        self.contexts = file("contexts")
        troubles = file("troubles")["evidence"]
        cues = file("cues")["cue"]
        kinds = file("kinds")
        self.bias: float = kinds["bias"]
        self.evidence = tuple(
            Evidence(
                Trouble(row["trouble"]),
                row["weight"],
                tuple(row.get("when", ())),
                tuple(row.get("unless", ())),
            )
            for row in troubles
        )
        self.cues = tuple(CueId(row["id"]) for row in cues)
        self.signs = {
            row["id"]: Sign(row["id"], row["weight"], row.get("most", 1), row.get("kind", ""))
            for row in kinds["sign"]
        }
        self.handles = {name: tuple(row.get("handles", ())) for name, row in self.contexts.items()}
        self._lexicon = Lexicon(
            self._phrases(troubles, cues, kinds["sign"]), file("words")["classes"]
        )

    def _phrases(
        self, troubles: list[Any], cues: list[Any], signs: list[Any]
    ) -> Iterator[tuple[str, str]]:
        for name, row in self.contexts.items():
            for phrase in row["phrases"]:
                yield f"x{name}", phrase
        for prefix, rows in (("t", troubles), ("c", cues), ("s", signs)):
            for at, row in enumerate(rows):
                for phrase in row.get("phrases", ()):
                    yield f"{prefix}{row['id'] if prefix == 's' else at}", phrase

    def find(self, tokens: Tokens) -> dict[str, list[Hit]]:
        """Return the hits by key: t<entry>, c<cue>, s<sign>, x<context>."""
        found: dict[str, list[Hit]] = {}
        for hit in self._lexicon.find(tokens):
            found.setdefault(hit.key, []).append(hit)
        return found


@cache
def knowledge(language: str) -> Knowledge:
    """Return what is known of ``language``; read once."""
    return Knowledge(language)
