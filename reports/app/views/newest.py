"""Say to a page that is open whether a newer run was published."""

from __future__ import annotations

from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.render import page


def newest_run(ask: Ask) -> Response:
    """Return a word on the newer run; nothing where the page shows the newest."""
    if ask.query.get("run") == ask.run.name:
        return Response(status_code=204)
    return page(ask, "app/newer.html", run=ask.run)
