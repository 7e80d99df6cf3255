"""Errors of the API as problem details (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fastapi import Response

MEDIA_TYPE = "application/problem+json"

PROBLEMS: dict[str, tuple[int, str]] = {
    "invalid-cursor": (400, "The cursor is not one of this API"),
    "cursor-and-time": (400, "A cursor and a time exclude each other"),
    "needs-token": (401, "The server asks for its token"),
    "refused": (403, "The request comes from elsewhere"),
    "unknown-site": (404, "There is no such site"),
    "unknown-record": (404, "The newest run has no such record"),
    "unknown-schema": (404, "There is no such schema"),
    "unknown-path": (404, "There is nothing at this address"),
    "method-not-allowed": (405, "The API is only read"),
    "not-acceptable": (406, "No format that the API writes is accepted"),
    "cursor-expired": (410, "The run that the cursor goes on from is not kept any more"),
    "wrong-host": (421, "The server has another name"),
    "invalid-parameter": (422, "A parameter has a value that it cannot have"),
    "too-many-requests": (429, "The server counts requests, and these are too many"),
    "damaged-run": (500, "A published run is damaged"),
    "internal-error": (500, "The API failed"),
}
"""Status and title of each problem by the last part of its type. Of those with 401, 403, 421 and 429 the app around the
API says that it is one."""


def problem_type(name: str) -> str:
    """Return a problem's ``type``.

    >>> problem_type("invalid-cursor")
    'urn:clinic-checkup:problem:invalid-cursor'
    """
    return f"urn:clinic-checkup:problem:{name}"


class ProblemError(Exception):
    """Ends a request with a problem."""

    def __init__(self, name: str, detail: str, **more: Any) -> None:
        """Take the problem's name, what is wrong here and what to do next, and further members."""
        super().__init__(detail)
        self.name = name
        self.detail = detail
        self.more = more


def problem_response(
    name: str,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    status: int | None = None,
    **more: Any,
) -> Response:
    """Return the answer for a problem."""
    usual, title = PROBLEMS[name]
    body = {
        "type": problem_type(name),
        "title": title,
        "status": status or usual,
        "detail": detail,
        **more,
    }
    return Response(
        json.dumps(body, ensure_ascii=True),
        status or usual,
        headers={"Cache-Control": "no-store", **(headers or {})},
        media_type=MEDIA_TYPE,
    )
