"""Make the read API of a data folder: an ASGI app to be mounted at ``/api/v1``."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from fastapi import FastAPI, Request, Response

from reports.api.conditional import conditional
from reports.api.data_folder import DataFolder
from reports.api.description import (
    describe,
    list_responses,
    model_responses,
    record_responses,
    schema_responses,
)
from reports.api.head_requests import HeadRequests
from reports.api.kinds import KINDS, Kind
from reports.api.negotiation import JSON, SCHEMA_JSON, choose
from reports.api.parameters import (
    DEFAULT,
    AskedFormat,
    ChangedSince,
    CursorText,
    Host,
    Limit,
    RecordId,
    RunName,
    SchemaName,
)
from reports.api.problem_handlers import answer_errors_as_problems
from reports.api.record_lists import Asked, list_records, list_runs, one_record, one_run
from reports.api.schema_documents import schema_links, schema_text
from reports.api.site_list import Sites, site_of

VERSION = "1.0"
"""Of the API. Major: in its path. Minor: members, parameters or lists were added."""


def make_api(data: Path) -> FastAPI:
    """Return the API of what a data folder publishes; it reads published files alone, and writes nothing.

    Its paths follow the mount. Who may ask, from where and how often is for the app around it to say.
    """
    folder = DataFolder(data)
    app = FastAPI(
        title="Checkup",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    answer_errors_as_problems(app)
    app.add_middleware(HeadRequests)
    _add_documents(app, folder)
    for kind in KINDS.values():
        _add_kind(app, folder, kind)
    _add_runs(app, folder)
    return app


def _add_documents(app: FastAPI, folder: DataFolder) -> None:
    def of_app(request: Request, text: str, media_type: str = JSON) -> Response:
        return conditional(request, (text,), text.encode, media_type)

    @app.get("/sites", response_class=Response, responses=model_responses("sites", 406), operation_id="sites")
    def sites(request: Request) -> Response:
        """List the published sites, each with its newest run and the addresses of its records."""
        media_type = choose(request.headers.get("accept"), (JSON,))
        found = (site_of(host, published, _base(request)) for host, published in folder.published().items())
        listed = Sites(sites=[site for site in found if site is not None])
        return of_app(request, listed.model_dump_json() + "\n", media_type)

    @app.get(
        "/schemas", response_class=Response, responses=model_responses("schemas", 406), operation_id="schemas"
    )
    def schemas(request: Request) -> Response:
        """List the JSON Schemas of the records."""
        media_type = choose(request.headers.get("accept"), (JSON,))
        return of_app(request, schema_links(_base(request)).model_dump_json() + "\n", media_type)

    @app.get("/schemas/{name}", response_class=Response, responses=schema_responses(), operation_id="schema")
    def schema(request: Request, name: SchemaName) -> Response:
        """Return one JSON Schema (draft 2020-12), as it is published."""
        media_type = choose(request.headers.get("accept"), (SCHEMA_JSON, JSON))
        return of_app(request, schema_text(name).decode(), media_type)

    @app.get("/openapi.json", include_in_schema=False, response_class=Response)
    def openapi(request: Request) -> Response:
        return of_app(request, json.dumps(describe(app, _base(request))))


def _add_kind(app: FastAPI, folder: DataFolder, kind: Kind) -> None:
    get_list = partial(
        app.get,
        f"/sites/{{host}}/{kind.name}",
        operation_id=kind.name,
        summary=f"List {kind.name}",
        description=_ABOUT_LOG if kind.change == "log" else _ABOUT_LIST,
        response_class=Response,
        responses=list_responses(kind.record),
    )

    @get_list()
    def records(
        request: Request,
        host: Host,
        cursor: CursorText = None,
        changed_since: ChangedSince = None,
        limit: Limit = DEFAULT,
        format: AskedFormat = None,
    ) -> Response:
        asked = Asked(
            request=request, host=host, cursor=cursor, changed_since=changed_since, limit=limit, format=format
        )
        return list_records(folder, kind, asked)

    if kind.change == "log":
        return

    @app.get(
        f"/sites/{{host}}/{kind.name}/{{id}}",
        operation_id=kind.record,
        summary=f"One {kind.record} of the newest complete run",
        response_class=Response,
        responses=record_responses(kind.record),
    )
    def record(request: Request, host: Host, id: RecordId) -> Response:
        return one_record(folder, kind, request, host, id)


def _add_runs(app: FastAPI, folder: DataFolder) -> None:
    @app.get(
        "/sites/{host}/runs",
        operation_id="runs",
        response_class=Response,
        responses=list_responses("manifest"),
    )
    def runs(
        request: Request,
        host: Host,
        cursor: CursorText = None,
        changed_since: ChangedSince = None,
        limit: Limit = DEFAULT,
        format: AskedFormat = None,
    ) -> Response:
        """List the manifests of all runs, partial and limited ones too, oldest first, and then of those to come."""
        asked = Asked(
            request=request, host=host, cursor=cursor, changed_since=changed_since, limit=limit, format=format
        )
        return list_runs(folder, asked)

    @app.get(
        "/sites/{host}/runs/{run}",
        operation_id="run",
        response_class=Response,
        responses=record_responses("manifest"),
    )
    def run(request: Request, host: Host, run: RunName) -> Response:
        """Return the manifest of one run."""
        return one_run(folder, request, host, run)


def _base(request: Request) -> str:
    return str(request.scope.get("root_path", ""))


_ABOUT_LIST = (
    "All records of the newest complete run, in pages; then, run after run, those that each changed. "
    "An answer holds records of one run."
)
_ABOUT_LOG = (
    "The changes that each run found, run after run, from the oldest run that is there. "
    "An answer holds changes of one run."
)
