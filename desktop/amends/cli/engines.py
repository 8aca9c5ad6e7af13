"""The grammar engines in the terminal: started when asked for, closed with the run."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from amends.cli.inputs import WrongUseError
from amends.cli.jobs import Engine
from amends.cli.own import own_preferences
from amends.drafting.brief import Brief
from amends.grammar.checker import Checker, Kind
from amends.settings.folders import Folders
from amends.settings.preferences import Preferences
from amends.text.findings import Finding

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@contextmanager
def checker_for(name: str | None, address: str | None, dialect: str) -> Iterator[Engine | None]:
    """Yield the engine ``name`` as a function from a reply and its brief to findings.

    Yields None without a name. Raises ``WrongUseError`` when the engine asked for does not work.
    """
    if name is None:
        if address:
            raise WrongUseError("--languagetool goes with --grammar languagetool.")
        yield None
        return
    chosen = own_preferences(Folders.of_this_user())
    checker = _built(name, address or chosen.languagetool_url, dialect, chosen)
    try:
        state = checker.start()
        if state.kind is not Kind.READY:
            raise WrongUseError(state.sentence)

        def engine(text: str, brief: Brief) -> list[Finding]:
            return checker.check(
                text, words=_known_words(brief, chosen), switched_off=chosen.switched_off
            )

        yield engine
    finally:
        checker.close()


def _built(name: str, address: str, dialect: str, chosen: Preferences) -> Checker:
    if name == "harper":
        from amends.grammar.harper import Harper

        return Harper(dialect)
    if not address:
        raise WrongUseError(
            "There is no LanguageTool server to ask: name one with --languagetool URL."
        )
    from amends.grammar.languagetool import LanguageTool

    return LanguageTool(address, dialect, picky=chosen.picky, mother_tongue=chosen.mother_tongue)


def _known_words(brief: Brief, chosen: Preferences) -> list[str]:
    """Return the names and words that the writer, the profile or the complaint already use."""
    profile, facts = brief.profile, brief.facts
    known = " ".join(
        (profile.business, profile.name, profile.sign_off, profile.role, facts.name)
        + ((brief.complaint.author, brief.complaint.text) if brief.complaint else ())
    )
    names = (word for word in _WORD.findall(known[:20_000]) if not word.islower())
    return list(dict.fromkeys((*chosen.words, *names)))
