"""A kept case as the window shows it: a state to go on with, and a row of the list."""

from collections.abc import Sequence
from dataclasses import replace

from amends.cases.case import Case, CaseState, Override, Reply
from amends.ui.cases_list import CaseRow
from amends.ui.rooms import Rooms
from amends.ui.state import Sheet, State
from amends.vocabulary import ReplyKind


def state_of(case: Case, replies: Sequence[Reply], rooms: Rooms) -> State:
    """Return the state in which ``case`` was left, the public reply on the desk."""
    sheets = {
        reply.kind: Sheet(rooms.surface(reply.surface), reply.text, reply.text)
        for reply in replies  # of several turns the last one stays
    }
    public = sheets.pop(ReplyKind.PUBLIC, Sheet(None))
    state = State(
        case=case.id,
        complaint=case.complaint,
        text=public.text,
        settled=True,
        sheets=sheets,
        answered=case.state is not CaseState.TO_ANSWER,
    )
    if (brief := case.brief) is None:
        return state
    return replace(
        state,
        surface=rooms.surface(brief.surface),
        stance=brief.stance,
        tone=brief.tone,
        trouble=brief.trouble,
        facts=brief.facts,
        first_mistake=brief.first_mistake,
    )


def row_of(case: Case, name: str, platform: str) -> CaseRow:
    """Return the row of ``case`` under the ``name`` the window gave it."""
    words = " ".join(case.complaint.text.split())[:80]
    done = case.state is not CaseState.TO_ANSWER
    state = "copied" if done else "draft" if case.brief else "open"
    title = case.complaint.author or (case.brief.facts.name if case.brief else "") or words
    second = " · ".join(part for part in (platform, words if title != words else "") if part)
    return CaseRow(name, title, second, state, case.complaint.posted or case.added)


def early_statement(reason: str) -> Override:
    """Return what is kept of a statement copied before the person was answered."""
    return Override("statement_before_answer", "", reason)
