"""Two runs of a site compared in words."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.compare import chain, compare
from reports.app.render import page
from reports.html.report_files import MAX_CHANGES, MAX_NAMED
from reports.long_table import cut_rows


def changes_page(ask: Ask) -> Response:
    """Return what changed between the two runs that the address names; without them, between the last two."""
    runs = chain(ask)
    places = {run.run: place for place, run in enumerate(runs)}
    last = _place(places, ask.query.get("to"), len(runs) - 1)
    first = _place(places, ask.query.get("from"), max(0, last - 1))
    first, last = sorted((first, last))
    compared = compare(ask, runs[first : last + 1]) if first != last else None
    return page(
        ask,
        "app/changes.html",
        run=ask.run,
        tab="changes",
        runs=runs[::-1],
        earlier=runs[first],
        later_run=runs[last],
        changes=cut_rows(compared.report.lines, MAX_CHANGES) if compared else None,
        ours=compared.report.ours if compared else (),
        max_named=MAX_NAMED,
    )


def _place(places: dict[str, int], name: str | None, otherwise: int) -> int:
    if not name:
        return otherwise
    if name not in places:
        raise HTTPException(
            404, "That check cannot be compared: it, or one after it, was removed or did not end as a whole."
        )
    return places[name]
