"""Answer with a strong ETag, and with 304 where the reader has it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping

from fastapi import Request, Response

FORM = 1
"""Of the answers: raised where the same records are written in another way."""


def conditional(
    request: Request,
    parts: tuple[object, ...],
    make: Callable[[], bytes],
    media_type: str,
    headers: Callable[[], Mapping[str, str]] = dict,
) -> Response:
    """Return the answer, which is made only where the reader does not have it.

    ``parts`` are values that are others whenever the answer's bytes are; ``headers`` is called after ``make``.
    """
    etag = _etag((FORM, media_type, request.scope.get("root_path", ""), *parts))
    always = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Accept"}
    if _has(request.headers.getlist("if-none-match"), etag):
        return Response(status_code=304, headers=always)
    body = make()
    return Response(body, headers=always | dict(headers()), media_type=media_type)


def _etag(parts: tuple[object, ...]) -> str:
    return f'"{hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()}"'


def _has(fields: list[str], etag: str) -> bool:
    """Return whether one of the header's tags is this one, by the weak comparison that it asks for (RFC 9110)."""
    value = ",".join(fields).strip()
    return value == "*" or etag in _TAG.findall(value)


_TAG = re.compile(r'"[^"]*"')
"""Matches ``"0a1b"``."""
