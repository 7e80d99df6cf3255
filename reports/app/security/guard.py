"""Refuse requests from elsewhere, without the token, too many or too large, before anything else sees them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reports.api.problem import problem_response
from reports.app.security.signing import LOGIN_COOKIE, SESSION_COOKIE, is_session, login_token, same
from reports.app.settings import AppSettings

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LARGEST_BODY = 1_000_000
"""Bytes of a form: 500 chosen findings are some 20,000."""
_TOO_LARGE = "The form is too large. Choose fewer rows."
_API = "/api/"
_OPEN = ("/login", "/static/")
"""Paths that are shown without the token."""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer a form's Origin is null
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Sent with every answer, but for those that an answer has of its own."""


class Guard:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, settings: AppSettings) -> None:
        self._app = app
        self._settings = settings
        self._hosts = frozenset(urlsplit(origin).netloc for origin in settings.origins)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._reads = RateLimitItemPerMinute(settings.reads_a_minute, namespace="reads")
        self._writes = RateLimitItemPerMinute(settings.writes_a_minute, namespace="writes")
        self._rechecks = RateLimitItemPerMinute(settings.rechecks_a_minute, namespace="rechecks")
        self._logins = RateLimitItemPerMinute(settings.logins_a_minute, namespace="logins")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is refused; hand on the rest."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        sending = _with_headers(send, secure=self._settings.is_secure(headers.get("host", "")))
        refused = self._refused(scope, headers)
        if refused is not None:
            await _answer(scope, receive, sending, *refused)
            return
        await self._app(scope, _bounded(receive), sending)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str, dict[str, str]] | None:
        """Return status, reason and headers of an answer that refuses a request; null for one that is served."""
        method, path = scope["method"], scope["path"]
        if headers.get("host", "") not in self._hosts:
            return 421, "This server has another name. Open the address that 'checkup serve' printed.", {}
        # Before the limits: a hostile page that is open in a reviewer's browser uses none of theirs up.
        if method not in _SAFE:
            if headers.get("origin") not in self._settings.origins:
                return 403, "This form was sent from another site. Open the page here, and try again.", {}
        elif headers.get("sec-fetch-site") in ("cross-site", "same-site") and (
            headers.get("sec-fetch-mode") != "navigate"
        ):
            return 403, "Another site asked for this.", {}
        item, client = self._limit(method, path), (scope.get("client") or ("-",))[0]
        if not self._limiter.hit(item, client):
            wait = max(1, round(self._limiter.get_window_stats(item, client).reset_time - time.time()))
            return 429, f"Too many requests. Try again in {wait} seconds.", {"Retry-After": str(wait)}
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length[:12]) > _LARGEST_BODY:
            return 413, _TOO_LARGE, {}
        named = self._settings.user_header
        if named is not None and not headers.get(named):
            return 401, "Log in at the address that you were given: this one does not say who you are.", {}
        if not self._knows_token(headers) and not path.startswith(_OPEN):
            if path.startswith(_API):
                return 401, "Send the server's token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"}
            target = path + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
            return 303, "Log in first.", {"Location": f"/login?next={quote(target, safe='')}"}
        return None

    def _limit(self, method: str, path: str) -> RateLimitItem:
        if method in _SAFE:
            return self._reads
        if path == "/login":
            return self._logins
        return self._rechecks if path.endswith("/recheck") else self._writes

    def _knows_token(self, headers: Headers) -> bool:
        token = self._settings.token
        if token is None:
            return True
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return same(given.strip(), token)
        cookies = cookie_parser(headers.get("cookie", ""))
        session = cookies.get(SESSION_COOKIE)
        if not is_session(session) or session is None:
            return False
        return same(cookies.get(LOGIN_COOKIE, ""), login_token(self._settings.key, session, token))


def _bounded(receive: Receive) -> Receive:
    """Return a body's reader that ends behind its bound: a body need not say its length."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        if message["type"] == "http.request":
            read += len(message.get("body", b""))
            if read > _LARGEST_BODY:
                raise HTTPException(413, _TOO_LARGE)
        return message

    return bounded


def _with_headers(send: Send, *, secure: bool) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "private, no-cache")
            if secure:
                headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        await send(message)

    return sending


_PROBLEMS = {401: "needs-token", 403: "refused", 421: "wrong-host", 429: "too-many-requests"}


async def _answer(
    scope: Scope, receive: Receive, send: Send, status: int, reason: str, headers: Mapping[str, str]
) -> None:
    """Send a refusal: a problem (RFC 9457) to programs, a sentence to people."""
    if scope["path"].startswith(_API) and status in _PROBLEMS:
        answer: Response = problem_response(_PROBLEMS[status], reason, headers=headers)
    else:
        answer = PlainTextResponse(f"{reason}\n", status, headers=dict(headers))
    await answer(scope, receive, send)
