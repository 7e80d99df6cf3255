"""Put the review app and the read API together."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from reports.app.ask import Ask
from reports.app.recheck_jobs import RecheckJobs
from reports.app.render import asset, page
from reports.app.security.guard import Guard
from reports.app.settings import AppSettings
from reports.app.sites import Sites
from reports.app.views.assign import assign_form
from reports.app.views.changes import changes_page
from reports.app.views.decisions import decide_form, decisions_page, undo_form
from reports.app.views.finding import finding_page
from reports.app.views.login import login_form, login_page, logout_form, who_form
from reports.app.views.newest import newest_run
from reports.app.views.pages import page_record, pages_page
from reports.app.views.recheck import recheck_form, recheck_page
from reports.app.views.report_file import report_file
from reports.app.views.row import row_inside
from reports.app.views.sites import sites_page
from reports.app.views.together import together_page
from reports.app.views.trends import trends_page
from reports.app.views.words import words_form, words_page
from reports.app.views.worklist import worklist_page
from schemas.errors import CheckupError

log = logging.getLogger(__name__)
View = Callable[[Ask], Response]
_MOST_FIELDS = 2_000
"""Fields of one form."""


def make_app(settings: AppSettings, api: ASGIApp | None = None) -> ASGIApp:
    """Return the app over the sites of a data folder, with the read API below ``/api/v1``.

    It reads what is published, and writes ``review.sqlite`` and ``words.txt`` alone.
    """
    sites, jobs = Sites(settings.data), RecheckJobs(settings.recheck_command)

    def endpoint(view: View) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            form = (
                await request.form(max_files=0, max_fields=_MOST_FIELDS) if request.method == "POST" else None
            )
            return await run_in_threadpool(view, Ask(request, settings, sites, form))

        return answer

    def route(path: str, view: View, method: str = "GET") -> Route:
        return Route(path, endpoint(view), methods=[method])

    site = "/sites/{host}"
    routes = [
        route("/", sites_page),
        route("/all", together_page),
        route("/login", login_page),
        route("/login", login_form, "POST"),
        route("/logout", logout_form, "POST"),
        route("/who", who_form, "POST"),
        Route("/static/{name:path}", _static),
        route(f"{site}/", worklist_page),
        route(f"{site}/newest", newest_run),
        route(f"{site}/findings/{{finding_id}}", finding_page),
        route(f"{site}/findings/{{finding_id}}/row", row_inside),
        route(f"{site}/decisions", decisions_page),
        route(f"{site}/decisions", decide_form, "POST"),
        route(f"{site}/decisions/undo", undo_form, "POST"),
        route(f"{site}/words", words_page),
        route(f"{site}/words", words_form, "POST"),
        route(f"{site}/owners", assign_form, "POST"),
        route(f"{site}/recheck", partial(recheck_form, jobs=jobs), "POST"),
        route(f"{site}/recheck/{{job_id}}", partial(recheck_page, jobs=jobs)),
        route(f"{site}/pages", pages_page),
        route(f"{site}/pages/{{page_id}}", page_record),
        route(f"{site}/changes", changes_page),
        route(f"{site}/trends", trends_page),
        route(f"{site}/report/{{path:path}}", report_file),
        *([Mount("/api/v1", app=api)] if api is not None else []),
    ]

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        jobs.stop()

    async def failed(request: Request, error: Exception) -> Response:
        return await run_in_threadpool(_failed, Ask(request, settings, sites, None), error)

    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={
            HTTPException: failed,
            CheckupError: failed,
            sqlite3.OperationalError: failed,
            Exception: failed,
        },
    )
    return Guard(app, settings)


def _failed(ask: Ask, error: Exception) -> Response:
    """Return what went wrong and what to do, as a page or as a sentence in one that is open."""
    if isinstance(error, HTTPException):
        status, said = error.status_code, error.detail
    elif isinstance(error, CheckupError):
        status, said = 503, str(error)
    elif isinstance(error, sqlite3.OperationalError):
        log.error("%s %s failed: %s", ask.request.method, ask.request.url.path, error)
        status, said = (
            503,
            f"A store cannot be used now ({error}). Nothing of it was kept. Try again in a minute.",
        )
    else:
        # The server logs it, with where it happened.
        status, said = 500, "This is a fault of Checkup. Nothing was lost; its log says more."
    if status == 404 and said == "Not Found":
        said = "There is no such page."
    if ask.is_partial:
        return PlainTextResponse(said, status)
    return page(ask, "app/error.html", status, tab="error", said=said)


async def _static(request: Request) -> Response:
    found = asset(request.path_params["name"])
    if found is None:
        raise HTTPException(404, "There is no such file.")
    body, kind, digest = found
    is_named = request.query_params.get("v") == digest
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable" if is_named else "no-cache",
        "ETag": f'"{digest}"',
    }
    if request.headers.get("if-none-match") == f'"{digest}"':
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)
