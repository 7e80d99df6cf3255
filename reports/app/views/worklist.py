"""The worklist of a site: what is to fix, chosen by filters, a bounded number of rows at a time."""

from __future__ import annotations

from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.filters import STATES, Filters
from reports.app.owners import known_owners
from reports.app.reasons import recent_reasons
from reports.app.render import page
from reports.app.shown_row import shown_row
from reports.app.views.flash import flash_of
from reports.app.worklist import Key, read_rows


def worklist_page(ask: Ask) -> Response:
    """Return the worklist, or the rows behind a place of it."""
    filters = Filters.of(ask.query)
    state, run, facets = ask.state, ask.run, ask.sites.facets
    rows = read_rows(run, state, filters, Key.of(ask.query.get("after", "")))
    only_rows = ask.is_partial and "after" in ask.query
    return page(
        ask,
        "app/rows.html" if only_rows else "app/worklist.html",
        run=run,
        decides=True,
        tab="worklist",
        filters=filters,
        rows=[shown_row(ask, row, filters) for row in rows.rows],
        following=rows.following,
        total=facets.total(run, state, filters),
        state_totals={
            name: facets.total(run, state, Filters(state=name)) for name in STATES if name != "all"
        },
        facets=facets.of(run, state, filters),
        owners=known_owners(ask),
        reasons=recent_reasons(ask),
        flash=flash_of(ask),
    )
