"""Look up the records of the complete run before by their ids, as they were published."""

from __future__ import annotations

from pipeline.stored_record import RecordKind, StoredRecord, parse_record
from schemas.records import RECORDS
from store.published_folder import PublishedFolder


class FormerRecords:
    """Records of one kind by their ids; read one at a time, since a site's records do not fit into memory."""

    def __init__(self, previous: PublishedFolder | None, kind: RecordKind) -> None:
        """Take the run before, or null for none; nothing is read before the first look-up."""
        self._previous = previous
        self._kind = kind

    def line(self, identifier: str) -> str | None:
        """Return the record in today's shape as one JSON text, or null.

        A field that today's schema has and the stored line has not gets its default; a field that left is dropped.
        So our own new field is never taken for a change of the site.
        """
        line = self._previous.line(f"{self._kind}s.jsonl", identifier) if self._previous else None
        if line is None:
            return None
        return RECORDS[self._kind].model_validate_json(line, extra="ignore").to_json()

    def record(self, identifier: str) -> StoredRecord | None:
        """Return the record in today's shape, or null."""
        line = self.line(identifier)
        return None if line is None else parse_record(self._kind, line)
