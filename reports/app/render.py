"""Render the app's pages in the report's words and components."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from reports.app.ask import LONGEST_REASON, LONGEST_WHO, Ask
from reports.app.filters import CONFIDENCES, NOBODY, STATES
from reports.app.open_run import OpenRun
from reports.app.security.signing import SESSION_COOKIE
from reports.harmless_text import shorten
from reports.html.environment import environment
from reports.reading import shows_sentences
from reports.sections import SECTIONS
from reports.task import Task
from reports.wording import SORTS_OF_TEXT
from schemas.finding import Finding

ASSETS = {
    "report.css": "text/css; charset=utf-8",
    "app/app.css": "text/css; charset=utf-8",
    "app/app.js": "text/javascript; charset=utf-8",
    "app/htmx.min.js": "text/javascript; charset=utf-8",
}
"""Files that the pages load, with their media types."""
_HTMX = {
    "includeIndicatorStyles": False,
    "allowEval": False,
    "selfRequestsOnly": True,
    "historyCacheSize": 0,
    "refreshOnHistoryMiss": True,
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..", "swap": True},
        {"code": "409", "swap": True},
        {"code": "[45]..", "swap": False, "error": True},
    ],
}


def page(ask: Ask, template: str, status: int = 200, run: OpenRun | None = None, **more: Any) -> Response:
    """Return a page of the app; with ``run`` one of a site's."""
    answer = HTMLResponse(part(ask, template, run, **more), status)
    if ask.is_new_session:
        answer.set_cookie(
            SESSION_COOKIE, ask.session, httponly=True, samesite="lax", secure=ask.is_secure, path="/"
        )
    return answer


def part(ask: Ask, template: str, run: OpenRun | None = None, **more: Any) -> Markup:
    """Return a page, or a part of one, as markup."""
    values = {
        "ask": ask,
        "who": ask.who,
        "may_rename": not ask.settings.user_header,
        "form_token": ask.form_token,
        "here": ask.here,
        "asset": asset_path,
        "htmx_config": json.dumps(_HTMX),
        "longest_reason": LONGEST_REASON,
        "longest_who": LONGEST_WHO,
        "needs_login": ask.settings.token is not None,
        "sorts_of_text": SORTS_OF_TEXT,
        "quoted": lambda text: quote(text, safe=""),
        "run": None,
    }
    if run is not None:
        values |= _of_site(ask, run)
    html = environment(run.words.tag if run else "en-US").get_template(template).render(**values, **more)
    return Markup(html)  # noqa: S704 - the environment escapes what came from the site


def site_path(ask: Ask) -> str:
    """Return the address of a site's pages in the app, without a slash at its end."""
    return f"/sites/{quote(ask.site.host, safe='')}"


def _of_site(ask: Ask, run: OpenRun) -> dict[str, Any]:
    """Return what a site's pages show; the names are those that the report's macros use."""

    def task_place(task: Task) -> str:
        # Of an office a reader opens the page that is wrong about it; where many are, the office says more.
        is_of_page = task.url is not None and task.page_count == 1
        return run.title(task.url) if is_of_page else run.subject_name(task.first.subject, task.url)

    def finding_place(finding: Finding) -> str:
        return run.subject_name(finding.subject, finding.url)

    def marked_in(task: Task) -> str | None:
        known = run.page(task.url) if shows_sentences(task) else None
        return f"{base}/pages/{known.page_id}#reading" if known else None

    base = site_path(ask)
    later = ask.site.later(run.published)
    topics: dict[str, str] = {section.anchor: section.title for section in SECTIONS}
    failure_title: Callable[[str], str] = lambda audit: (  # noqa: E731 - one line
        run.audits[audit].failure_title if audit in run.audits else audit
    )
    return {
        "run": run,
        "base": base,
        "marked_in": marked_in,
        "clinic": shorten(run.clinic, 120),
        "locale": run.words.tag,
        "now": run.manifest.now,
        "later": later.manifest if later else None,
        "has_previous": run.manifest.previous is not None,
        "audits": run.audits,
        "edit_link": run.edit_link,
        "title_of": run.title,
        "page_of": run.page,
        "place_of": task_place,
        "subject_of": finding_place,
        "failure_title_of": failure_title,
        "away": frozenset(),
        "root": "",
        "brief": False,
        "is_whole": True,
        "most_places": 20,
        "topics": topics,
        "states": STATES,
        "confidences": {name: words for name, (words, _, _) in CONFIDENCES.items()},
        "nobody": NOBODY,
    }


@cache
def asset(name: str) -> tuple[bytes, str, str] | None:
    """Return a file that the pages load, its media type and a digest of it; null for another one."""
    if name not in ASSETS:
        return None
    text = resources.files("reports").joinpath("templates", name).read_bytes()
    return text, ASSETS[name], hashlib.sha256(text).hexdigest()[:16]


def asset_path(name: str) -> str:
    """Return the address of a file that the pages load; a changed file has another one."""
    found = asset(name)
    assert found is not None
    return f"/static/{name}?v={found[2]}"
