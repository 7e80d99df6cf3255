"""Parse the stored line of a page, a text or a location without validating it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """One stored record, perhaps of an earlier version with other fields."""

    kind: RecordKind
    """The record's type."""
    id: str
    """Its ``page_id``, ``article_id``, ``text_id`` or ``location_id``."""
    url: str
    """Of the page that shows it, after redirects."""
    fields: Mapping[str, JsonValue]
    """All of its values, by name."""


def parse_record(kind: RecordKind, line: str) -> StoredRecord:
    """Return the record of a line."""
    values: dict[str, Any] = from_json(line)
    match kind:
        case "page":
            url = values["final_url"]
        case "article" | "text":
            url = values["url"]
        case "location":
            url = values["seen_on"][0]["url"]
    return StoredRecord(
        kind=kind,
        id=values[f"{kind}_id"],
        url=url,
        fields=values,
    )


def iter_records(store: RunStore, kind: RecordKind) -> Iterator[StoredRecord]:
    """Yield a run's records of one kind, in the order of their keys."""
    for line in lines.values(store, f"{kind}s"):
        yield parse_record(kind, line)
