"""Describe the answer to one request, or the failure in its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from schemas.page_note import PageNoteName


class Failure(StrEnum):
    """Reasons for a missing or incomplete answer."""

    REFUSED = "connection_refused"
    DNS = "host_not_found"
    TIMEOUT = "timeout"
    TLS = "tls"
    LOST = "connection_lost"
    PROTOCOL = "protocol_error"
    TRUNCATED = "truncated"
    TOO_BIG = "too_big"
    PRIVATE_ADDRESS = "private_address"
    INTERNAL = "internal"


SERVER_FAILURES = frozenset(
    {
        Failure.REFUSED,
        Failure.DNS,
        Failure.TIMEOUT,
        Failure.TLS,
        Failure.LOST,
        Failure.PROTOCOL,
        Failure.TRUNCATED,
    }
)
"""Failures that a second try may cure, and that count as the server's trouble."""

WORDS = {
    Failure.REFUSED: "the connection was refused",
    Failure.DNS: "the host name was not found",
    Failure.TIMEOUT: "the answer took too long",
    Failure.TLS: "the secure connection (TLS) failed",
    Failure.LOST: "the connection was lost",
    Failure.PROTOCOL: "the answer is not HTTP",
    Failure.TRUNCATED: "the answer ended early",
    Failure.TOO_BIG: "the answer is too big",
    Failure.PRIVATE_ADDRESS: "the name leads to a private address, which is never asked",
    Failure.INTERNAL: "Checkup itself failed here",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, or the failure in its place."""

    status: int | None = None
    """HTTP status; null where none came."""
    headers: dict[str, str] = field(default_factory=dict)
    """By lower-case name; several of one name are joined with a comma."""
    body: bytes = b""
    """As sent, not unpacked."""
    stopped: bool = False
    """True where the body was left unread because of its type."""
    failure: Failure | None = None
    """Set where no whole answer came."""
    detail: str = ""
    """The failure in the library's words, for the log."""
    seconds: float = 0.0
    """From the request to the headers."""
    rendering: PageNoteName | None = None
    """``rendered`` where the body was made by the page's scripts, ``render_failed`` where that was tried."""
