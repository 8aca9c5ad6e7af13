"""What is shown of a report: all of it but what the person ignores or has switched off."""

from amends.drafting.profile import Profile
from amends.settings.preferences import Preferences
from amends.text.findings import Finding
from amends.ui.rooms import Rooms
from amends.ui.state import State
from amends.wording.report import Report, Verdict


class Shown:
    """Remembers the findings of one state, which many parts of the window ask for."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._about: tuple[State, Preferences] | None = None
        self._found: tuple[Finding, ...] = ()

    def findings(self, state: State, preferences: Preferences) -> tuple[Finding, ...]:
        """Return what to show for the text as it stands, in its order."""
        known = self._about
        if known is None or known[0] is not state or known[1] is not preferences:
            self._found = self._wanted(state, preferences)
            self._about = state, preferences
        return self._found

    def ignored(self, state: State, preferences: Preferences) -> int:
        """Return how many findings about the text as it stands are ignored."""
        report = _report(state)
        if report is None or not state.ignored:
            return 0
        off = set(preferences.switched_off)
        return sum(
            found.rule not in off and (found.rule, found.quote) in state.ignored
            for found in (*report.findings, *_grammar(state))
        )

    def verdict(self, state: State, preferences: Preferences, profile: Profile) -> Verdict | None:
        """Return whether the text may be copied, without the findings that are not shown."""
        report = _report(state)
        if report is None:
            return None
        shown = self.findings(state, preferences)
        kept = [found for found in report.findings if found in shown]
        if len(kept) == len(report.findings):
            return report.verdict
        return self._rooms.verdict(state.text, state.brief(profile), kept, report.count)

    def _wanted(self, state: State, preferences: Preferences) -> tuple[Finding, ...]:
        report = _report(state)
        if report is None:
            return ()
        off = set(preferences.switched_off)

        def wanted(findings: tuple[Finding, ...]) -> list[Finding]:
            return [
                found
                for found in findings
                if found.rule not in off and (found.rule, found.quote) not in state.ignored
            ]

        own = wanted(report.findings)
        grammar = _grammar(state)
        return tuple(self._rooms.merge(own, wanted(grammar)) if grammar else own)


def _report(state: State) -> Report | None:
    """Return the report about the text as it stands, None while there is none."""
    return state.report if state.report_for == state.text else None


def _grammar(state: State) -> tuple[Finding, ...]:
    return state.grammar if state.grammar_for == state.text else ()
