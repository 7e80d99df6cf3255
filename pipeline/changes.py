"""Compare the records of two complete runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.change_causes import Cause
from pipeline.stored_record import RecordKind, StoredRecord
from schemas.change import Change
from schemas.vocabulary import ChangeOp

_OF_TEXT = {
    "previous_urls",
    "readability",
    "freshness",
    "believed",
    "confidence",
    "provenance",
    "date_observations",
}
NOT_EVENTS: dict[RecordKind, set[str]] = {
    "page": {"fetched_at", "last_seen", "last_changed", "first_seen", "depth", "inlinks", "linked_from", "etag",
             "last_modified", "sitemap_lastmod", "fetch", "kind_confidence", "missing_runs", "previous_urls",
             "software"},
    "article": _OF_TEXT,
    "text": _OF_TEXT,
    "location": {"seen_on", "unlisted", "provenance"},
}  # fmt: skip
"""Fields that depend on the time and the way of our look, or name what made the page: their change is not an event."""


def compare(
    before: Callable[[str], StoredRecord | None], after: Iterable[StoredRecord], cause: Cause
) -> Iterator[Change]:
    """Yield the changes between two runs' records of one kind, in the order of the new ones.

    ``before`` returns the record of an id in the former run, or null. Texts are compared by `text_changes`; removed
    records are reported by `removed_locations` and `page_events`.
    """
    for record in after:
        former = before(record.id)
        change = _added(record) if former is None else changed(former, record, cause)
        if change is not None:
            yield change


def _added(record: StoredRecord) -> Change:
    return Change(op=ChangeOp.ADDED, record=record.kind, id=record.id, url=record.url)


def changed(before: StoredRecord, after: StoredRecord, cause: Cause) -> Change | None:
    """Return the change of a record that both runs have, or null where nothing of the site changed in it."""
    ignored = NOT_EVENTS[after.kind]
    fields = sorted(
        key
        for key in before.fields.keys() | after.fields.keys()
        if key not in ignored and before.fields.get(key) != after.fields.get(key)
    )
    if not fields:
        return None
    moved = before.url != after.url and after.kind != "location"
    return Change(
        op=ChangeOp.MOVED if moved else ChangeOp.CHANGED,
        record=after.kind,
        id=after.id,
        url=after.url,
        fields=[f"/{field}" for field in fields],
        before={field: before.fields.get(field) for field in fields},
        after={field: after.fields.get(field) for field in fields},
        cause={f"/{field}": cause(before, after, field) for field in fields},
    )
