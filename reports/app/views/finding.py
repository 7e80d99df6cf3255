"""One finding: its words in the page's text, what to do, what else is like it, its life."""

from __future__ import annotations

from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.life import life
from reports.app.likes import likes
from reports.app.owners import known_owners
from reports.app.reasons import recent_reasons
from reports.app.render import page
from reports.app.shown_row import shown_row
from reports.app.surroundings import surroundings, text_of
from reports.app.views.flash import flash_of
from reports.app.views.row import find_row
from schemas.vocabulary import DecisionScope
from store.decided_findings import scope_value


def finding_page(ask: Ask, finding_id: str = "", *, conflict: str = "", status: int = 200) -> Response:
    """Return the page of the finding that the address names, or of another one."""
    row = find_row(ask, finding_id or ask.request.path_params["finding_id"])
    finding = row.finding
    text = text_of(ask.run, finding.url)
    scopes = {scope: value for scope in DecisionScope if (value := scope_value(finding, scope)) is not None}
    return page(
        ask,
        "app/finding.html",
        status,
        run=ask.run,
        decides=True,
        tab="worklist",
        row=shown_row(ask, row),
        around=surroundings(finding.evidence, text),
        scopes=scopes,
        likes=likes(ask, row.line, finding),
        life=life(ask, finding, row.standing),
        owners=known_owners(ask),
        reasons=recent_reasons(ask),
        conflict=conflict,
        flash=flash_of(ask),
    )
