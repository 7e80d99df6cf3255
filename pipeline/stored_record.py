"""Parse the stored line of a page, a text or a location without validating it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from pydantic import JsonValue
from pydantic_core import from_json

from schemas.article import Article
from schemas.text import RunningText
from store import lines
from store.run_store import RunStore

RecordKind = Literal["page", "article", "text", "location"]
"""A kind of record that is audited and compared between runs; its lines are in the file of its plural."""


TEXT_KINDS: tuple[RecordKind, ...] = ("article", "text")
"""The kinds of a page's running text: a page has one of them at most."""


def text_kind(text: RunningText) -> RecordKind:
    """Return the kind of a text's record."""
    return "article" if isinstance(text, Article) else "text"


def text_line(store: RunStore, url: str) -> tuple[RecordKind, str] | None:
    """Return the kind and line of the text of a run's page, or null where it has none."""
    for kind in TEXT_KINDS:
        line = lines.get(store, f"{kind}s", url)
        if line is not None:
            return kind, line
    return None


class StoredRecord:
    """One stored record, perhaps of an earlier version with other fields; parsed no further than it is asked for."""

    __slots__ = ("_fields", "kind", "line")

    def __init__(self, kind: RecordKind, line: str) -> None:
        """Take the record's type and its line."""
        self.kind: RecordKind = kind
        self.line = line
        self._fields: Mapping[str, JsonValue] | None = None

    @property
    def fields(self) -> Mapping[str, JsonValue]:
        """Return all of its values, by name."""
        if self._fields is None:
            values: dict[str, Any] = from_json(self.line)
            self._fields = values
        return self._fields

    @property
    def id(self) -> str:
        """Return its ``page_id``, ``article_id``, ``text_id`` or ``location_id``."""
        found = _OWN_ID[self.kind].search(self.line)
        return found[1] if found else str(self.fields[f"{self.kind}_id"])

    @property
    def url(self) -> str:
        """Return the URL of the page that shows it, after redirects."""
        values: Mapping[str, Any] = self.fields
        match self.kind:
            case "page":
                return str(values["final_url"])
            case "article" | "text":
                return str(values["url"])
            case "location":
                return str(values["seen_on"][0]["url"])


_OWN_ID = {kind: re.compile(rf'"{kind}_id":"([a-z]-[0-9a-f]{{16}})"') for kind in get_args(RecordKind)}
"""Matches ``"page_id":"p-0123456789abcdef"`` of a page: the first id of that name is the record's own. No text holds
it: a quotation mark in one is written ``\\"``."""


def parse_record(kind: RecordKind, line: str) -> StoredRecord:
    """Return the record of a line."""
    return StoredRecord(kind, line)


def iter_records(store: RunStore, kind: RecordKind) -> Iterator[StoredRecord]:
    """Yield a run's records of one kind, in the order of their keys."""
    for line in lines.values(store, f"{kind}s"):
        yield parse_record(kind, line)
