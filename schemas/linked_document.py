"""A file that the site offers to its readers and that is not a page: a PDF."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.dates import DATE_PATTERN
from schemas.record import Record


class LinkedDocument(Record):
    """Properties of a PDF; its text is read as far as possible."""

    media_type: str
    """Type of its bytes, e.g. ``application/pdf``, whatever the server calls them."""
    size_bytes: int = Field(ge=0)
    """Size, bytes, unpacked."""
    title: str | None = None
    """The title in its properties."""
    created: str | None = Field(default=None, pattern=DATE_PATTERN)
    """Date of its making by its properties, ISO 8601 cut to its precision."""
    modified: str | None = Field(default=None, pattern=DATE_PATTERN)
    """Date of its last change: by its properties, else by the ``Last-Modified`` header, e.g. ``2025-09-12``."""
    modified_source: Literal["document", "http_header"] | None = None
    """Source of ``modified``; the header may only give the day when the file was copied to the server."""
    page_count: int | None = Field(default=None, ge=0)
    """Its pages; null where they cannot be counted."""
    pages_read: int = Field(default=0, ge=0)
    """Number of its pages that were read for their words: the first ones, bounded."""
    word_count: int | None = Field(default=None, ge=0)
    """Words of the pages read; null where its text cannot be read, 0 for a scan without text."""
    text_start: str | None = None
    """The beginning of its text, at most 500 characters, white space folded."""
