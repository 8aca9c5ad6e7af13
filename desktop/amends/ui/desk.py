"""The desk: what happens when the person does something in the window."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from amends.platforms.surface import Surface
from amends.settings import preferences as preferences_file
from amends.settings.files import NotSavedError
from amends.settings.folders import Folders
from amends.text.findings import Finding
from amends.ui import pasting, places
from amends.ui.clipboard import Clipboard
from amends.ui.copying import Copying
from amends.ui.engines import Engines
from amends.ui.keeping import Keeping
from amends.ui.session import Session
from amends.ui.state import State
from amends.ui.theme import Theme
from amends.ui.walking import Walking
from amends.ui.window import Window
from amends.vocabulary import FirstMistake, ReplyKind, Stance, Tone, Trouble


class Desk(QObject):
    """Joins the window's parts to the session. GUI thread only."""

    def __init__(
        self,
        window: Window,
        theme: Theme,
        session: Session,
        *,
        engines: Engines,
        clipboard: Clipboard,
        keeping: Keeping,
        folders: Folders,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._session = session
        self._engines = engines
        self._clipboard = clipboard
        self._keeping = keeping
        self._folders = folders
        self.walking = Walking(window.reply.editor, session)
        self.walking.moved.connect(self._show_report)
        self.copying = Copying(window.reply.foot, session, clipboard, keeping)
        self.copying.next_wanted.connect(self.new)
        self.copying.shown_wanted.connect(self.walking.go_to)
        self.copying.copied.connect(lambda: self._remember_surface(session.state.surface))
        self._join_panels()
        self._join_services()
        self._set_shortcuts()
        self._show(State(), session.state)

    # beginning

    def begin(self, text: str, notes: str = "", link: str = "") -> None:
        """Start on a new complaint; the one before is kept."""
        if not text.strip() and not link:
            self._say(
                "hint", notes or self.tr("There is no text to paste. Copy the complaint first.")
            )
            return
        self._keeping.keep_now(self._session.state)
        self._window.show_columns()
        self._window.reply.foot.note.close_quietly()
        self._session.begin(text, link)
        if notes:
            self._say("warn", notes)
        elif self._session.state.complaint.text:
            self._window.note.close_quietly()
        else:
            self._say("hint", self.tr("That is the link. Now paste what they wrote."))
        if self._session.state.complaint.text:
            self._window.brief.stance.take_focus()
        else:
            self._window.complaint.editor.setFocus()

    def new(self) -> None:
        """Make room for a new complaint."""
        self._keeping.keep_now(self._session.state)
        self._window.show_columns()
        self._window.reply.foot.note.close_quietly()
        self._window.note.close_quietly()
        self._session.begin("")
        self._window.complaint.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paste(self) -> None:
        """Take what is on the clipboard as a new complaint."""
        if self._clipboard.is_picture():
            self._say("hint", pasting.PICTURE)
            return
        pasted = pasting.cleaned(self._clipboard.text())
        self.begin(pasted.text, " ".join(pasted.notes))

    # the three texts

    def turn_to(self, kind: ReplyKind) -> None:
        """Take up another text of this case; a statement waits until the person is answered."""
        panel, state = self._window.reply, self._session.state
        if kind is ReplyKind.STATEMENT and not (state.answered or state.early):
            panel.kind.show_value(state.kind.value)
            panel.foot.ask_before_statement()
            return
        self._keeping.keep_now(state)
        panel.foot.note.close_quietly()
        self._session.turn_to(kind)

    def _turn_on(self) -> None:
        kinds = list(ReplyKind)
        self.turn_to(kinds[(kinds.index(self._session.state.kind) + 1) % len(kinds)])

    def _state_early(self, reason: str) -> None:
        self._session.allow_statement(reason)
        self.turn_to(ReplyKind.STATEMENT)

    # rules

    def _switch_off(self, finding: Finding) -> None:
        chosen = preferences_file.with_rule(self._session.preferences, finding.rule, on=False)
        self.use_preferences(chosen)
        self._say(
            "hint",
            self.tr("That rule is switched off. Ctrl+, switches it on again."),
        )

    def use_preferences(self, chosen: preferences_file.Preferences, *, again: bool = False) -> None:
        """Hold to ``chosen`` from now on, and keep it; ``again`` also writes the draft anew."""
        self._session.use(self._session.profile, chosen, again=again)
        self._engines.use(self._session.profile, chosen)
        self._save(lambda: preferences_file.save(chosen, self._folders))
        self._show_report()

    # components

    def _component(self, wanted: str) -> None:
        """Go to the component in the reply, put it in from the draft, or ask for its fact."""
        state = self._session.state
        report = state.report
        for found in report.components if report and state.report_for == state.text else ():
            if found.id == wanted:
                self._window.reply.editor.select(*found.span)
                self._window.reply.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        present = {str(found.id): found.span for found in report.components} if report else {}
        insertion = places.insertion(state.draft, wanted, present, state.text)
        if insertion is not None:
            at, words = insertion
            self._window.reply.editor.replace(at, at, words)
            self._window.reply.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        fact = {
            "explanation": "why",
            "repentance": "change",
            "repair": "repair",
            "responsibility": "did",
            "regret": "harm",
            "acknowledgement": "did",
        }.get(wanted)
        if fact:
            self._window.brief.focus_fact(fact)

    # showing

    def _show(self, before: State, now: State) -> None:
        window = self._window
        if _about(before) != _about(now):
            window.complaint.show_state(before, now)
        window.brief.show_state(before, now)
        if before.surface != now.surface or window.reply.picker.text() == "":
            recent = self._session.preferences.recent_surfaces
            window.reply.picker.show_surface(now.surface, recent)
        window.reply.show_state(before, now)
        if before.text != now.text:
            self._engines.check(now.text, _names(now))
            if window.reply.foot.note.property("tone") == "good":
                window.reply.foot.note.close_quietly()
        self._show_report()
        self._keeping.keep_soon(now)

    def _show_report(self) -> None:
        state = self._session.state
        found = self._session.findings()
        report = state.report if state.report_for == state.text else None
        wording = bool(state.text.strip())
        if wording and report is None:
            unchecked = state.report_for == state.text
            self._window.reply.foot.show_verdict(None, wording=True, unchecked=unchecked)
            return
        panel = self._window.reply
        at = self.walking.place_in(found)
        panel.show_report(state.text, report, found, at, self._session.ignored_here())
        carried = frozenset(c.id for c in report.components) if report else frozenset()
        panel.components.show_found(carried, state.stance, wording=wording)
        panel.foot.show_verdict(
            self._session.verdict(),
            wording=wording,
            overridden=bool(state.override),
            alike=self._session.alike(),
        )

    def _say(self, tone: str, text: str) -> None:
        note = self._window.note
        note.say(tone, {"warn": "warn", "block": "block"}.get(tone, "hint"), "", text)

    def say_problems(self, problems: tuple[str, ...]) -> None:
        """Tell what was wrong with the user's files."""
        if problems:
            self._say("warn", "\n".join(problems))

    # joining

    def _join_panels(self) -> None:
        window, session = self._window, self._session
        window.dropped.connect(self.begin)
        window.cases.new_wanted.connect(self.new)
        window.cases.menu_wanted.connect(self.open_menu)
        window.cases.chosen.connect(self._keeping.open)
        window.complaint.pasted.connect(self.begin)
        window.complaint.typed.connect(session.change_complaint)
        window.complaint.link_changed.connect(session.set_link)
        window.complaint.author_changed.connect(session.set_author)
        window.brief.stance_chosen.connect(lambda id_: session.set_stance(Stance(id_)))
        window.brief.trouble_chosen.connect(
            lambda id_: session.set_trouble(Trouble(id_) if id_ else None)
        )
        window.brief.mistake_chosen.connect(
            lambda id_: session.set_first_mistake(FirstMistake(id_) if id_ else None)
        )
        window.brief.fact_changed.connect(session.set_fact)
        reply = window.reply
        reply.picker.chosen.connect(session.set_surface)
        reply.kind_chosen.connect(lambda id_: self.turn_to(ReplyKind(id_)))
        reply.foot.statement_wanted.connect(self._state_early)
        reply.tone_chosen.connect(lambda id_: session.set_tone(Tone(id_)))
        reply.editor.edited.connect(session.set_text)
        for editor in (reply.editor, window.complaint.editor):
            editor.pasted_with_notes.connect(lambda notes: self._say("warn", notes))
        reply.components.wanted.connect(self._component)
        reply.findings.go_to.connect(self.walking.go_to)
        reply.findings.rewrite_chosen.connect(self.walking.rewrite)
        reply.findings.ignored.connect(session.ignore)
        reply.findings.noticed_again.connect(session.notice_again)
        reply.findings.switched_off.connect(self._switch_off)
        reply.foot.copy_wanted.connect(self.copying.copy)
        reply.foot.copy_and_open_wanted.connect(lambda: self.copying.copy(and_open=True))
        reply.another_wanted.connect(session.another_wording)
        reply.foot.override_given.connect(self.copying.override)
        reply.offer_taken.connect(session.take_offer)
        reply.offer_refused.connect(session.refuse_offer)

    def _join_services(self) -> None:
        self._session.changed.connect(self._show)
        self._session.lay.connect(self._lay)
        self._session.turned.connect(self._window.reply.editor.setPlainText)
        self.copying.turn_wanted.connect(self.turn_to)
        self._session.problem.connect(lambda said: self._say("warn", said))
        self._engines.found.connect(self._session.grammar_found)
        self._engines.said.connect(self._window.reply.foot.engines.setText)
        self._keeping.listed.connect(self._window.cases.show_rows)
        self._keeping.opened.connect(self._resume)
        self._keeping.problem.connect(lambda said: self._say("warn", said))

    def _lay(self, text: str) -> None:
        """Put a draft into the editor as an edit, so that undo leads back."""
        editor = self._window.reply.editor
        if not text:
            editor.setPlainText("")  # a new complaint: its undo begins here
        else:
            editor.become(text)
        self._session.set_text(editor.text())

    def _resume(self, state: State) -> None:
        self._window.reply.foot.note.close_quietly()
        self._window.reply.editor.setPlainText(state.text)
        self._session.resume(state)

    def _set_shortcuts(self) -> None:
        done: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Return", self.copying.copy),
            ("Ctrl+Enter", self.copying.copy),
            ("Ctrl+Shift+Return", lambda: self.copying.copy(and_open=True)),
            ("Ctrl+Shift+Enter", lambda: self.copying.copy(and_open=True)),
            ("Ctrl+N", self.new),
            ("Ctrl+V", self.paste),
            ("Ctrl+R", self._session.another_wording),
            ("F6", self._turn_on),
            ("F8", lambda: self.walking.step(1)),
            ("Shift+F8", lambda: self.walking.step(-1)),
            ("Ctrl+.", self.walking.offer_rewrites),
            ("Ctrl+L", self._focus_link),
            ("Ctrl+P", self._window.reply.picker.open),
            ("Ctrl+,", self.open_settings),
            ("F1", self.open_keys),
            ("Ctrl+B", self._window.toggle_list),
            ("Ctrl+1", self._window.complaint.editor.setFocus),
            ("Ctrl+2", self._window.brief.stance.take_focus),
            ("Ctrl+3", self._window.reply.editor.setFocus),
        )
        for keys, act in done:
            shortcut = QShortcut(QKeySequence(keys), self._window)
            shortcut.activated.connect(act)

    def _focus_link(self) -> None:
        self._window.complaint.link.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.complaint.link.selectAll()

    # settings and help

    def open_menu(self) -> None:
        """Show settings, colours and help above the button at the left foot."""
        from amends.ui import help_and_settings

        entries = (
            (self.tr("Settings …"), "Ctrl+,", self.open_settings),
            (self.tr("Keys …"), "F1", self.open_keys),
            (self.tr("Next finding"), "F8", lambda: self.walking.step(1)),
        )
        made = help_and_settings.menu(
            self._window, self._theme, self._folders, self._choose_theme, entries
        )
        button = self._window.cases.menu
        made.popup(button.mapToGlobal(QPoint(0, -made.sizeHint().height())))

    def open_settings(self) -> None:
        """Ask who answers and how replies are checked."""
        from amends.settings import profile as profile_file
        from amends.ui.help_and_settings import SettingsDialog

        dialog = SettingsDialog(
            self._window, self._theme, self._session.profile, self._session.preferences
        )

        def save() -> None:
            profile = dialog.profile()
            self._session.profile = profile
            self.use_preferences(dialog.preferences(), again=True)
            self._save(lambda: profile_file.save(profile, self._folders))

        dialog.accepted.connect(save)
        dialog.open()

    def open_keys(self) -> None:
        """Show the keyboard sheet."""
        from amends.ui.help_and_settings import KeysDialog

        KeysDialog(self._window).open()

    def _choose_theme(self, choice: str) -> None:
        self._theme.choose(choice)
        chosen = replace(
            self._session.preferences, theme=type(self._session.preferences.theme)(choice)
        )
        self._session.preferences = chosen
        self._save(lambda: preferences_file.save(chosen, self._folders))

    def _remember_surface(self, surface: Surface | None) -> None:
        if surface is None:
            return
        chosen = preferences_file.with_recent(self._session.preferences, surface.id)
        chosen = replace(chosen, tone=self._session.state.tone)
        if chosen != self._session.preferences:
            self._session.preferences = chosen
            QTimer.singleShot(
                0, self, lambda: self._save(lambda: preferences_file.save(chosen, self._folders))
            )

    def _save(self, act: Callable[[], None]) -> None:
        try:
            act()
        except NotSavedError as error:
            self._say("warn", str(error))


def _names(state: State) -> tuple[str, ...]:
    """Return the names of this complaint, which spelling shall leave alone."""
    names = [state.facts.name, state.complaint.author.lstrip("@")]
    if state.reading:
        names += state.reading.texts("name") + state.reading.texts("place")
    return tuple(filter(None, names))


def _about(state: State) -> tuple[object, ...]:
    return (state.complaint, state.reading, state.reading_for, state.surface, state.recognised)
