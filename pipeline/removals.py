"""Report records that a run no longer found: a removal is a record, never a silence."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.lifecycles import RUNS_UNTIL_GONE, missing_runs
from pipeline.stored_record import StoredRecord
from schemas.change import Change
from schemas.page import Page
from schemas.vocabulary import ChangeOp, Lifecycle
from store.page_history import PageHistory


def next_histories(
    former: dict[str, PageHistory], pages: Iterable[Page]
) -> tuple[list[PageHistory], list[Change]]:
    """Return the histories after a complete run, and the events *gone*, *unreachable* and *restored* of its pages.

    A page that answers 404 or 410, or that nothing links to any more, is *gone* after two complete runs in a row;
    one that cannot be reached is *unreachable* at once and keeps its last good data.
    """
    histories: list[PageHistory] = []
    changes: list[Change] = []
    seen = set()
    for page in pages:
        seen.add(page.page_id)
        before = former.get(page.page_id)
        after = _after(page, before)
        histories.append(after)
        changes += _events(before, after)
    for page_id in sorted(former.keys() - seen):
        before = former[page_id]
        missing = before.missing_runs + 1
        gone = missing >= RUNS_UNTIL_GONE
        after = replace(before, missing_runs=missing, lifecycle=Lifecycle.GONE if gone else before.lifecycle)
        histories.append(after)
        changes += _events(before, after)
    return histories, changes


def _after(page: Page, before: PageHistory | None) -> PageHistory:
    missing = missing_runs(page.http_status, before)
    if before is None or (page.lifecycle is Lifecycle.LIVE and not missing):
        # finish_task gives every page these times.
        assert page.first_seen is not None
        assert page.last_seen is not None
        return PageHistory(
            page_id=page.page_id,
            url=page.final_url,
            first_seen=before.first_seen if before else _iso(page.first_seen),
            last_seen=_iso(page.last_seen),
            last_changed=_iso(page.last_changed) if page.last_changed else None,
            content_hash=page.content_hash,
            lifecycle=page.lifecycle,
            missing_runs=missing,
        )
    return replace(before, url=page.final_url, lifecycle=page.lifecycle, missing_runs=missing)


def _iso(moment: datetime.datetime) -> str:
    """Return a time as the records write it: UTC ISO 8601 with a ``Z``."""
    return moment.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


_OPS = {
    Lifecycle.GONE: ChangeOp.GONE,
    Lifecycle.UNREACHABLE: ChangeOp.UNREACHABLE,
    Lifecycle.LIVE: ChangeOp.RESTORED,
}


def _events(before: PageHistory | None, after: PageHistory) -> list[Change]:
    if before is None or before.lifecycle == after.lifecycle or after.lifecycle not in _OPS:
        return []
    return [Change(op=_OPS[after.lifecycle], record="page", id=after.page_id, url=after.url)]


def removed_locations(before: Iterable[StoredRecord], after: Iterable[StoredRecord]) -> Iterator[Change]:
    """Yield a *gone* event for every office of the run before that this complete run no longer shows."""
    present = {location.id for location in after}
    for location in before:
        if location.id not in present:
            yield Change(op=ChangeOp.GONE, record="location", id=location.id, url=location.url)
