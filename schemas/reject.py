"""A record that failed validation."""

from __future__ import annotations

from typing import Literal

from pydantic import JsonValue

from schemas.record import Record


class Reject(Record):
    """A refused record with the reason: counted, reported, never published as data."""

    kind: Literal["reject"] = "reject"
    """The line's type (``record`` names the refused record's)."""
    record: str
    """Type of the record that failed."""
    id: str | None = None
    """Its id, where it had one."""
    url: str | None = None
    """The page it came from."""
    pointer: str
    """JSON pointer of the bad value."""
    keyword: str
    """The schema's keyword that refused it, e.g. ``pattern``."""
    value: JsonValue = None
    """The bad value (cut at 200 characters)."""
    message: str
    """The schema's demand that the value does not meet."""
