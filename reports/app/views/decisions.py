"""What was decided: a decision's form, what takes it back, and the list of all."""

from __future__ import annotations

from contextlib import closing
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.decide import Outcome, keep_decisions
from reports.app.log import log_lines
from reports.app.render import page
from reports.app.undo_numbers import numbers_of, text_of
from reports.app.views.finding import finding_page
from reports.app.views.flash import flash_of, go_back
from reports.app.views.row import row_answer
from schemas.decision import Decision
from schemas.vocabulary import DecisionAction
from store.connection import open_review
from store.review import undo

_ROWS = 100


def decide_form(ask: Ask) -> Response:
    """Keep a decision; return the row as it is then, or the way back."""
    ask.check_form()
    outcome = keep_decisions(ask)
    single = ask.text("one") == "1" and len(ask.texts("finding")) == 1 and ask.text("all") != "1"
    if single and outcome.missing:
        raise HTTPException(
            410,
            "A new check was published since you opened this page, and it does not have this finding any more.",
        )
    if single and outcome.conflicts:
        finding, decision = outcome.conflicts[0]
        if ask.is_partial:
            return row_answer(ask, finding.finding_id, conflict=_said(decision), is_open=True, status=409)
        return finding_page(ask, finding.finding_id, conflict=_said(decision), status=409)
    if single and ask.is_partial:
        return row_answer(ask, ask.texts("finding")[0].partition(":")[0], undo=text_of(outcome.numbers))
    return go_back(ask, f"/sites/{quote(ask.site.host)}/", **_done(outcome))


def _done(outcome: Outcome) -> dict[str, str]:
    done = {"done": text_of(outcome.numbers) or "none"}
    left = {"left": len(outcome.conflicts), "gone": len(outcome.missing)}
    return done | {name: str(count) for name, count in left.items() if count}


def _said(decision: Decision | None) -> str:
    """Return what somebody else decided while a page was open."""
    if decision is None:
        return "Meanwhile somebody took the decision back that this page showed. Decide again if you want to."
    verb = {
        DecisionAction.ACCEPT: "accepted this",
        DecisionAction.IGNORE: "ignored this",
        DecisionAction.FALSE_ALARM: "said that this is not true",
    }[decision.action]
    return (
        f"{decision.who or 'Somebody'} {verb} meanwhile: “{decision.reason}” Nothing of yours was kept. Decide "
        "again to replace it."
    )


def undo_form(ask: Ask) -> Response:
    """Take decisions back; return the row as it is then, or the way back."""
    ask.check_form()
    numbers = numbers_of(ask.text("numbers", 40))
    if not numbers:
        raise HTTPException(422, "Say which decision is to be taken back.")
    with closing(open_review(ask.site.folder)) as connection:
        undo(connection, numbers, ask.now)
    finding_id = ask.text("finding", 40)
    if ask.is_partial and finding_id:
        return row_answer(ask, finding_id)
    return go_back(ask, f"/sites/{quote(ask.site.host)}/", done="undone")


def decisions_page(ask: Ask) -> Response:
    """Return the list of what was decided, the newest first."""
    lines = log_lines(ask)
    start = ask.number("after")
    return page(
        ask,
        "app/decisions.html",
        run=ask.run,
        decides=True,
        tab="decisions",
        lines=lines[start : start + _ROWS],
        following=start + _ROWS if start + _ROWS < len(lines) else None,
        total=len(lines),
        today=ask.today,
        flash=flash_of(ask),
    )
