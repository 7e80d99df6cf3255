"""Check findings again now: did a fix work?"""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from reports.app.ask import Ask
from reports.app.recheck_jobs import RecheckJobs
from reports.app.render import page
from reports.app.views.row import find_row

_MOST = 20
"""Findings of one recheck."""
_ID = re.compile(r"f-[0-9a-f]{16}")


def recheck_form(ask: Ask, jobs: RecheckJobs) -> Response:
    """Start a recheck; return the page that waits for it."""
    ask.check_form()
    chosen = list(dict.fromkeys(text.partition(":")[0] for text in ask.texts("finding")))
    if not chosen or len(chosen) > _MOST or not all(map(_ID.fullmatch, chosen)):
        raise HTTPException(422, f"Choose one to {_MOST} findings to check again.")
    for finding_id in chosen:
        find_row(ask, finding_id)
    job = jobs.start(ask.site.folder, chosen)
    if job is None:
        raise HTTPException(
            409, "Another recheck of this site is running. Wait until it has ended, then check again."
        )
    if ask.is_partial:
        return page(ask, "app/recheck_part.html", run=ask.run, decides=True, job=job)
    return RedirectResponse(f"/sites/{quote(ask.site.host)}/recheck/{job.job_id}", 303)


def recheck_page(ask: Ask, jobs: RecheckJobs) -> Response:
    """Return how far a recheck is, or what it found."""
    job = jobs.get(ask.request.path_params["job_id"])
    if job is None or job.folder != ask.site.folder:
        raise HTTPException(404, "This recheck is not known any more. Check again from the list.")
    template = "app/recheck_part.html" if ask.is_partial else "app/recheck.html"
    return page(ask, template, run=ask.run, decides=True, tab="worklist", job=job)
