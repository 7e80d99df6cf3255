"""Look up the records of the complete run before by their ids, as they were published."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import Any

from pydantic_core import from_json

from pipeline.stored_record import RecordKind, StoredRecord, parse_record
from reference.ids import article_id, text_id
from schemas.records import RECORDS
from store.published_folder import PublishedFolder


def today_shape(name: str, line: str) -> str:
    """Return a stored record of this name in today's shape.

    A field that today's schema has and the stored line has not gets its default, or is derived where it has none; a
    field that left is dropped.
    """
    if name == "article" and '"text_id":' not in line:  # article 2.0
        values: dict[str, Any] = json.loads(line)
        line = json.dumps(values | {"text_id": text_id(values["page_id"])})
    return RECORDS[name].model_validate_json(line, extra="ignore").to_json()


class FormerRecords:
    """Records of one kind by their ids; read one at a time, since a site's records do not fit into memory."""

    def __init__(self, previous: PublishedFolder | None, kind: RecordKind) -> None:
        """Take the run before, or null for none; nothing is read before the first look-up."""
        self._previous = previous
        self._kind = kind

    def line(self, identifier: str) -> str | None:
        """Return the record in today's shape (`today_shape`) as one JSON text, or null.

        So our own new field is never taken for a change of the site.
        """
        line = self._previous.line(f"{self._kind}s.jsonl", identifier) if self._previous else None
        if line is None:
            return None
        return today_shape(self._kind, line)

    def record(self, identifier: str) -> StoredRecord | None:
        """Return the record in today's shape, or null."""
        line = self.line(identifier)
        return None if line is None else parse_record(self._kind, line)

    def is_same(self, record: StoredRecord, ignored: Container[str]) -> bool:
        """Return whether the run before published these very fields and values, but for the ignored ones.

        Then they have today's shape, too. False says nothing: a record of an older version is to be looked up.
        """
        line = self._previous.line(f"{self._kind}s.jsonl", record.id) if self._previous else None
        if line is None:
            return False
        if line == record.line:
            return True
        values: dict[str, Any] = from_json(line)
        return values.keys() == record.fields.keys() and all(
            value == values[name] for name, value in record.fields.items() if name not in ignored
        )


class FormerTexts:
    """The running texts of the complete run before, whatever the kinds of their pages were."""

    def __init__(self, previous: PublishedFolder | None) -> None:
        """Take the run before, or null for none."""
        self._articles = FormerRecords(previous, "article")
        self._texts = FormerRecords(previous, "text")

    def line(self, page_id: str) -> tuple[RecordKind, str] | None:
        """Return the kind and line of a page's text in today's shape, or null where it had none."""
        if line := self._articles.line(article_id(page_id)):
            return "article", line
        line = self._texts.line(text_id(page_id))
        return ("text", line) if line else None
