"""What happened to the records between two complete runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pipeline.former_records import Kind
from schemas.change import Change
from schemas.vocabulary import ChangeCause, ChangeOp

MAX_TEXT = 200
"""Longer texts are cut in a change; the whole stands in the two runs."""

_CLOCK_FIELDS = {
    "page": {"fetched_at", "last_seen", "last_changed", "first_seen", "depth", "inlinks", "linked_from", "etag",
             "last_modified", "sitemap_lastmod", "fetch", "kind_confidence"},
    "article": {"readability", "freshness", "confidence", "extractor_version", "provenance", "date_observations"},
    "location": {"seen_on", "provenance"},
}  # fmt: skip
"""Fields that say how or when we looked, not what the site says: their change is no event."""


def compare(kind: Kind, before: Callable[[str], str | None], after: Iterable[str]) -> Iterator[Change]:
    """Yield the changes between two runs' lines of one kind of record, sorted by URL, then id.

    ``before`` gives the line of an id in the former run, or null. Removed records are told by `removed_locations`
    and `next_histories`, which know how their pages answered.
    """
    events = []
    for line in after:
        record = json.loads(line)
        identifier = record[f"{kind}_id"]
        former = before(identifier)
        change = (
            _added(kind, identifier, record)
            if former is None
            else _changed(kind, identifier, json.loads(former), record)
        )
        if change is not None:
            events.append(change)
    yield from sorted(events, key=lambda change: (change.url or "", change.id))


def url_of(kind: Kind, record: dict[str, Any]) -> str | None:
    """Return where a record stands."""
    if kind == "location":
        return str(record["seen_on"][0]["url"])
    return str(record["final_url"] if kind == "page" else record["url"])


def _added(kind: Kind, identifier: str, record: dict[str, Any]) -> Change:
    return Change(op=ChangeOp.ADDED, record=kind, id=identifier, url=url_of(kind, record))


def _changed(kind: Kind, identifier: str, before: dict[str, Any], after: dict[str, Any]) -> Change | None:
    ignored = _CLOCK_FIELDS[kind]
    fields = sorted(
        key
        for key in before.keys() | after.keys()
        if key not in ignored and before.get(key) != after.get(key)
    )
    if not fields:
        return None
    moved = url_of(kind, before) != url_of(kind, after) and kind != "location"
    ours = before.get("extractor_version") != after.get("extractor_version")
    return Change(
        op=ChangeOp.MOVED if moved else ChangeOp.CHANGED,
        record=kind,
        id=identifier,
        url=url_of(kind, after),
        fields=[f"/{field}" for field in fields],
        before={field: _cut(before.get(field)) for field in fields},
        after={field: _cut(after.get(field)) for field in fields},
        cause=ChangeCause.EXTRACTOR if ours else ChangeCause.SITE,
    )


def _cut(value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + "…"
    if isinstance(value, (list, dict)):
        text = json.dumps(value, ensure_ascii=False)
        return value if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…"
    return value
