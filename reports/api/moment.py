"""Read the time of ``changed_since``."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema


def read_moment(text: object) -> object:
    """Return the time that an RFC 3339 date-time with a zone, or a date (its first moment, UTC), states.

    A plus sign that arrives as a blank, as it does in an address where nobody encoded it, is a plus sign. Raises
    `ValueError` for all else.

    >>> read_moment("2026-11-22").isoformat()
    '2026-11-22T00:00:00+00:00'
    """
    if text is None or isinstance(text, datetime.datetime):
        return text
    written = str(text).upper()
    if _DATE.fullmatch(written):
        return datetime.datetime.fromisoformat(written).replace(tzinfo=datetime.UTC)
    if not _TIME.fullmatch(written):
        raise ValueError("is not an RFC 3339 time with its zone, e.g. 2026-11-22T20:36:00Z, or a date")
    # A leap second, which Python does not know, is the second before it.
    written = written.replace(":60", ":59") if ":60" in written[16:19] else written
    return datetime.datetime.fromisoformat(written.replace(" ", "+"))


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Matches ``2026-11-22``."""
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+\- ][0-9]{2}:[0-9]{2})"
)
"""Matches ``2026-11-22T20:36:00Z``."""

Moment = Annotated[
    datetime.datetime,
    BeforeValidator(read_moment),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}
    ),
]
"""A time with a zone."""
