"""Complete a PDF's own date by the server's headers."""

from __future__ import annotations

import datetime
import email.utils
from collections.abc import Mapping

from schemas.linked_document import LinkedDocument

_JUST_NOW = datetime.timedelta(hours=1)


def with_header_date(document: LinkedDocument, headers: Mapping[str, str]) -> LinkedDocument:
    """Return the document with the ``Last-Modified`` header's day where it names no date of its own.

    A header of the present moment comes from a server that does not know, and one of the future is wrong: both are
    ignored.
    """
    if document.modified is not None:
        return document
    modified, sent = (_moment(headers.get(name)) for name in ("last-modified", "date"))
    if modified is None or modified.year < 1990 or (sent is not None and modified > sent - _JUST_NOW):
        return document
    return document.model_copy(
        update={"modified": modified.date().isoformat(), "modified_source": "http_header"}
    )


def _moment(value: str | None) -> datetime.datetime | None:
    if not value:
        return None
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
