"""Sign what a browser brings back: its session, its login, its forms."""

from __future__ import annotations

import hashlib
import hmac
import secrets

SESSION_COOKIE = "checkup_session"
LOGIN_COOKIE = "checkup_login"
_SESSION_BYTES = 16


def new_session() -> str:
    """Return the name of a new session."""
    return secrets.token_hex(_SESSION_BYTES)


def is_session(text: str | None) -> bool:
    """Return whether a cookie has the form of a session's name."""
    return text is not None and len(text) == 2 * _SESSION_BYTES and text.isascii() and text.isalnum()


def form_token(key: bytes, session: str) -> str:
    """Return what a form of this session must bring (OWASP's signed double submit)."""
    return _signed(key, "form", session)


def login_token(key: bytes, session: str, token: str) -> str:
    """Return the cookie of a session that knew the server's token; another token ends it."""
    return _signed(key, "login", session, token)


def same(one: str, other: str) -> bool:
    """Return whether two secrets are equal, in a time that does not say where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _signed(key: bytes, *parts: str) -> str:
    text = "\0".join(parts).encode("utf-8", "replace")
    return hmac.new(key, text, hashlib.sha256).hexdigest()
