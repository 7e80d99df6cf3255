"""Changes of records between two runs."""

from __future__ import annotations

from typing import Literal

from pydantic import JsonValue

from schemas.record import Record
from schemas.vocabulary import ChangeCause, ChangeOp


class Change(Record):
    """One event; the removal of a record is an event too."""

    kind: Literal["change"] = "change"
    """The line's type (``record`` names the changed record's)."""
    op: ChangeOp
    """Kind of the change."""
    record: Literal["page", "article", "text", "location"]
    """The changed record's type."""
    id: str
    """Its id."""
    url: str | None = None
    """URL of the record, for a reader."""
    fields: list[str] = []
    """JSON pointers of the changed fields, sorted."""
    before: dict[str, JsonValue] = {}
    """Their former values, whole."""
    after: dict[str, JsonValue] = {}
    """Their new values, whole."""
    cause: dict[str, ChangeCause] = {}
    """Cause of each changed field, by its JSON pointer."""
