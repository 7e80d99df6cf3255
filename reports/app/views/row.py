"""One row of a worklist: its inside, and the row as it is after a decision."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from urllib.parse import parse_qsl, quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.filters import STATES, Filters
from reports.app.owners import known_owners
from reports.app.reasons import recent_reasons
from reports.app.render import page
from reports.app.shown_row import shown_row
from reports.app.worklist import Row
from schemas.finding import Finding


def find_finding(ask: Ask, finding_id: str) -> tuple[int, Finding]:
    """Return a finding of the newest run and its line; raises where that run has not got it."""
    found = ask.run.finding(finding_id)
    if found is None:
        raise HTTPException(
            404,
            "The newest check does not have this finding: it was fixed, or its page is gone. See the list.",
        )
    return found


def find_row(ask: Ask, finding_id: str) -> Row:
    """Return a finding of the newest run with its state as of now; raises where that run has not got it."""
    line, finding = find_finding(ask, finding_id)
    return Row(line=line, finding=finding, standing=ask.state.of(line, finding))


def row_answer(
    ask: Ask,
    finding_id: str,
    *,
    undo: str = "",
    conflict: str = "",
    is_open: bool = False,
    note: str = "",
    status: int = 200,
) -> Response:
    """Return a row as it is now, with what takes a decision back and the number of what is left to do."""
    row = find_row(ask, finding_id)
    total = partial(ask.sites.facets.total, ask.run, ask.state)
    listed = _listed(ask, row) if not is_open else None
    is_worklist = listed is not None and "/pages/" not in ask.here.partition("?")[0]
    counted = [name for name in STATES if name != "all"] if is_worklist else []
    return page(
        ask,
        "app/one_row.html",
        status,
        run=ask.run,
        decides=True,
        row=shown_row(ask, row, listed),
        undo=undo or (str(row.standing.decision_id) if row.standing.decision else ""),
        conflict=conflict,
        note=note,
        is_open=is_open,
        left=total(listed) if listed else None,
        state_totals={name: total(Filters(state=name)) for name in counted},
        owners=known_owners(ask),
        reasons=recent_reasons(ask),
    )


def _listed(ask: Ask, row: Row) -> Filters | None:
    """Return what the list that is open shows: a worklist's filters, or those of a page; null for another list."""
    path, _, query = ask.here.partition("?")
    site = f"/sites/{quote(ask.site.host, safe='')}/"
    if path == site:
        return Filters.of(dict(parse_qsl(query)))
    return Filters(page=row.finding.url) if path.startswith(f"{site}pages/") and row.finding.url else None


def row_inside(ask: Ask) -> Response:
    """Return what a row shows when it is opened; with the query of a worklist as the row of all that it chooses."""
    row = find_row(ask, ask.request.path_params["finding_id"])
    filters = Filters.of(ask.query)
    if filters.alike:
        count = ask.sites.facets.total(ask.run, ask.state, filters)
        row = replace(row, alike=count, alike_key=filters.alike)
    return page(
        ask,
        "app/row_inside.html",
        run=ask.run,
        decides=True,
        row=shown_row(ask, row, filters),
        owners=known_owners(ask),
        reasons=recent_reasons(ask),
    )
