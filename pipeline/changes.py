"""Compare the records of two complete runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from pydantic import JsonValue

from pipeline.stored_record import RecordKind, StoredRecord
from schemas.change import Change
from schemas.vocabulary import ChangeCause, ChangeOp

MAX_TEXT = 200
"""Longer texts are cut in a change; the two runs hold the whole."""

_CLOCK_FIELDS: dict[RecordKind, set[str]] = {
    "page": {"fetched_at", "last_seen", "last_changed", "first_seen", "depth", "inlinks", "linked_from", "etag",
             "last_modified", "sitemap_lastmod", "fetch", "kind_confidence"},
    "article": {"readability", "freshness", "confidence", "extractor_version", "provenance", "date_observations"},
    "location": {"seen_on", "provenance"},
}  # fmt: skip
"""Fields that depend on the time and the way of our look, not on the site: their change is not an event."""


def compare(before: Callable[[str], StoredRecord | None], after: Iterable[StoredRecord]) -> Iterator[Change]:
    """Yield the changes between two runs' records of one kind, sorted by URL, then id.

    ``before`` returns the record of an id in the former run, or null. Removed records are reported by
    `removed_locations` and `next_histories`, which know how their pages answered.
    """
    events = []
    for record in after:
        former = before(record.id)
        change = _added(record) if former is None else _changed(former, record)
        if change is not None:
            events.append(change)
    yield from sorted(events, key=lambda change: (change.url or "", change.id))


def _added(record: StoredRecord) -> Change:
    return Change(op=ChangeOp.ADDED, record=record.kind, id=record.id, url=record.url)


def _changed(before: StoredRecord, after: StoredRecord) -> Change | None:
    ignored = _CLOCK_FIELDS[after.kind]
    fields = sorted(
        key
        for key in before.fields.keys() | after.fields.keys()
        if key not in ignored and before.fields.get(key) != after.fields.get(key)
    )
    if not fields:
        return None
    moved = before.url != after.url and after.kind != "location"
    ours = before.extractor_version != after.extractor_version
    return Change(
        op=ChangeOp.MOVED if moved else ChangeOp.CHANGED,
        record=after.kind,
        id=after.id,
        url=after.url,
        fields=[f"/{field}" for field in fields],
        before={field: _cut(before.fields.get(field)) for field in fields},
        after={field: _cut(after.fields.get(field)) for field in fields},
        cause=ChangeCause.EXTRACTOR if ours else ChangeCause.SITE,
    )


def _cut(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + "…"
    if isinstance(value, (list, dict)):
        text = json.dumps(value, ensure_ascii=False)
        return value if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…"
    return value
