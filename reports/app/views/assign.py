"""Say who takes care of findings."""

from __future__ import annotations

from contextlib import closing
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.decide import chosen_findings
from reports.app.views.flash import go_back
from reports.app.views.row import find_finding, row_answer
from schemas.assignment import owner_name
from schemas.errors import UsageError
from store.assignments import assign
from store.connection import open_review


def assign_form(ask: Ask) -> Response:
    """Give a finding an owner; return its row, or the way back."""
    ask.check_form()
    if ask.text("together", 1) == "1":
        return _assign_together(ask)
    finding_id, _, seen = ask.text("finding", 60).partition(":")
    find_finding(ask, finding_id)  # not its state: the answer's is that behind the assignment
    owner = _owner(ask)
    expected = {finding_id: int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 13 else 0}
    with closing(open_review(ask.site.folder)) as connection:
        conflicts = assign(connection, [finding_id], owner=owner, who=ask.who, now=ask.now, expected=expected)
    note = ""
    if conflicts:
        now = ask.site.review.kept().assigned.get(finding_id)
        note = (
            f"{(now.who if now else None) or 'Somebody'} assigned this meanwhile to "
            f"{(now.owner if now else None) or 'nobody by name'}. Nothing of yours was kept. Assign it "
            "again to replace it."
        )
    if ask.is_partial:
        return row_answer(
            ask, finding_id, note=note or "Assigned.", is_open=True, status=409 if conflicts else 200
        )
    if conflicts:
        raise HTTPException(409, note)
    return go_back(ask, f"/sites/{quote(ask.site.host)}/findings/{finding_id}", done="assigned")


def _assign_together(ask: Ask) -> Response:
    """Give the chosen findings of a list an owner; return the way back."""
    owner = _owner(ask)
    if owner is None:
        raise HTTPException(422, "Say who takes care of the chosen rows.")
    found, _, _ = chosen_findings(ask)
    if not found:
        raise HTTPException(422, "Nothing was chosen. Tick the rows that you mean, and assign again.")
    with closing(open_review(ask.site.folder)) as connection:
        assign(connection, [one.finding_id for one in found], owner=owner, who=ask.who, now=ask.now)
    return go_back(ask, f"/sites/{quote(ask.site.host)}/", done="assigned")


def _owner(ask: Ask) -> str | None:
    """Return the owner that a form names; null for none."""
    named = ask.text("other", 80) or ask.text("owner", 80)
    try:
        return owner_name(named) if named else None
    except UsageError as error:
        raise HTTPException(422, str(error).replace(" with --owner", "")) from error
