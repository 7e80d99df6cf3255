"""The source of a value."""

from __future__ import annotations

from pydantic import Field

from schemas.record import Record
from schemas.vocabulary import Source


class Evidence(Record):
    """The place one field's value was read from; kept by JSON pointer beside the flat values."""

    source: Source
    """The kind of place."""
    selector: str | None = None
    """A CSS path or key path to it."""
    raw: str | None = None
    """The text as written there, where it differs from the value."""
    confidence: float | None = Field(default=None, ge=0, le=1)
    """A measured share of right answers for this kind of evidence, where one was measured."""


Provenance = dict[str, Evidence]
"""JSON pointer of a field in the record (``/headline``, ``/people/0``) to its evidence."""
