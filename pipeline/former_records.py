"""Look up the records of the complete run before, by their ids."""

from __future__ import annotations

from functools import cached_property

from pipeline.stored_record import RecordKind, StoredRecord, parse_record
from store import lines
from store.run_store import RunStore


class FormerRecords:
    """Looks up one line at a time; only ids and keys are kept, for a site's records do not fit into memory."""

    def __init__(self, previous: RunStore | None, kind: RecordKind) -> None:
        """Take the run before, or null for none; nothing is read before the first look-up."""
        self._previous = previous
        self._kind = kind

    def line(self, identifier: str) -> str | None:
        """Return the record's line, or null."""
        key = self._keys.get(identifier)
        if self._previous is None or key is None:
            return None
        return lines.get(self._previous, f"{self._kind}s", key)

    def record(self, identifier: str) -> StoredRecord | None:
        """Return the record, or null."""
        line = self.line(identifier)
        return None if line is None else parse_record(self._kind, line)

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Sort keys by id, from one query; a query for each id would be quadratic."""
        if self._previous is None:
            return {}
        return dict(
            self._previous.connection.execute(
                "SELECT json_extract(json, ?), key FROM lines WHERE run = ? AND file = ?",
                (f"$.{self._kind}_id", self._previous.run, f"{self._kind}s"),
            )
        )
