"""Send a notice to a webhook: JSON, signed with HMAC-SHA256 over the time and the body.

The receiver checks that ``X-Checkup-Signature`` is ``sha256=`` and the hexadecimal HMAC-SHA256, under the shared
secret, of ``X-Checkup-Timestamp``, a dot and the body's bytes; that the time is some minutes old at most; and that it
has not seen ``X-Checkup-Event`` before.
"""

from __future__ import annotations

import datetime
import email.utils
import hashlib
import hmac
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from notices.targets import Target
from schemas.generate import schema_id
from schemas.notice import Notice

TRIES = 4
"""In one start; the next run, or heartbeat, begins again."""
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
"""A server that asks for more is left to the next run."""
TIMEOUT_SECONDS = 10.0

_AGAIN = frozenset({408, 425, 429}) | frozenset(range(500, 600))
"""Statuses after which a second try may help."""


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return the value of ``X-Checkup-Signature``, e.g. ``sha256=5d…``."""
    digest = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"sha256={digest}"


def body_of(notice: Notice) -> bytes:
    """Return the body: the notice's JSON, with the id of its schema."""
    record = {"schema": schema_id("notice"), **json.loads(notice.to_json())}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def send_to_webhook(
    target: Target,
    notice: Notice,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.time,
) -> str | None:
    """Send a notice; return null where the server took it, else why not.

    A time-out, an error of the server (5xx), 408, 425 and 429 are tried again with a growing pause, or that of
    ``Retry-After``; any other answer but 2xx is final for this start.
    """
    if urlsplit(target.url).scheme not in ("http", "https"):
        return "it is not a URL that begins with https:// or http://"
    body = body_of(notice)
    pause, problem = FIRST_PAUSE_SECONDS, ""
    for number in range(1, TRIES + 1):
        status, asked, problem = _post(target, notice, body, str(int(clock())), clock)
        if status is not None and 200 <= status < 300:
            return None
        if status is not None and status not in _AGAIN:
            return problem
        wait = pause if asked is None else max(asked, 0.0)
        if number == TRIES or wait > LONGEST_PAUSE_SECONDS:
            return problem
        sleep(wait)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
    return problem


def _post(
    target: Target, notice: Notice, body: bytes, timestamp: str, clock: Callable[[], float]
) -> tuple[int | None, float | None, str]:
    """Return the answer's status (null for none), the pause that it asks for in seconds, and what is wrong."""
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked
        target.url,
        data=body,
        method="POST",
        headers={
            "Content-Type": "application/json",
            "User-Agent": "Checkup",
            "X-Checkup-Event": notice.notice_id,
            "X-Checkup-Timestamp": timestamp,
            "X-Checkup-Signature": signature(target.secret, timestamp, body),
        },
    )
    try:
        with _OPENER.open(request, timeout=TIMEOUT_SECONDS) as answer:
            return int(answer.status), None, f"it answered {answer.status}"
    except urllib.error.HTTPError as error:
        with error:
            return (
                error.code,
                _retry_after(error.headers.get("Retry-After"), clock),
                f"it answered {error.code}",
            )
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        return None, None, f"it did not answer ({type(reason).__name__})"


def _retry_after(value: str | None, clock: Callable[[], float]) -> float | None:
    """Return the seconds of a Retry-After header, which holds seconds or a date; null for neither."""
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        when = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    zoned = when if when.tzinfo else when.replace(tzinfo=datetime.UTC)
    return zoned.timestamp() - clock()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A signed body goes nowhere else: a redirect is an answer other than 2xx."""

    def redirect_request(self, *arguments: Any) -> None:
        """Follow none."""


_OPENER = urllib.request.build_opener(_NoRedirect)
