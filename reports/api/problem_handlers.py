"""Answer every error of the API as a problem, FastAPI's own too."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from reports.api.problem import ProblemError, problem_response

log = logging.getLogger(__name__)

_HTTP = {
    404: ("unknown-path", "Start at /sites, which links to all that is published."),
    405: ("method-not-allowed", "Send GET or HEAD; decisions are made in the app or by 'checkup decide'."),
}


def answer_errors_as_problems(app: FastAPI) -> None:
    """Register the handlers of an app."""

    @app.exception_handler(ProblemError)
    def on_problem(request: Request, error: ProblemError) -> Response:
        return problem_response(error.name, error.detail, **error.more)

    @app.exception_handler(RequestValidationError)
    def on_invalid(request: Request, error: RequestValidationError) -> Response:
        errors = [
            {"parameter": ".".join(map(str, part["loc"][1:])), "detail": part["msg"]}
            for part in error.errors()
        ]
        named = ", ".join(sorted({part["parameter"] for part in errors}))
        return problem_response(
            "invalid-parameter",
            f"Correct {named} as 'errors' says; /openapi.json has what each may be.",
            errors=errors,
        )

    @app.exception_handler(HTTPException)
    def on_http(request: Request, error: HTTPException) -> Response:
        name, advice = _HTTP.get(
            error.status_code, ("internal-error", "Try again; the server's log has more.")
        )
        return problem_response(name, advice, headers=error.headers, status=error.status_code)

    @app.exception_handler(Exception)
    def on_failure(request: Request, error: Exception) -> Response:
        log.error("the API failed on %s", request.url.path, exc_info=error)
        return problem_response(
            "internal-error", "Try again; where it fails again, report it with the lines of the server's log."
        )
