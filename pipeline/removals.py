"""Report records that a run no longer found: a removal is a record, never a silence."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from pipeline.lifecycles import missing_runs
from pipeline.stored_record import StoredRecord
from schemas.change import Change
from schemas.page import Page
from schemas.vocabulary import ChangeOp, Lifecycle
from store.page_history import PageHistory


def next_histories(former: dict[str, PageHistory], pages: Iterable[Page]) -> list[PageHistory]:
    """Return the histories after a complete run.

    A page that answers 404 or 410 is *gone* after two complete runs in a row; one that cannot be reached is
    *unreachable* at once and keeps its last good data. One without a record is gone at once: every known page is asked
    for again, so its address leads to another page now, or it never answered and nothing leads to it any more.
    """
    histories: list[PageHistory] = []
    seen = set()
    for page in pages:
        seen.add(page.page_id)
        histories.append(_after(page, former.get(page.page_id)))
    for page_id in sorted(former.keys() - seen):
        before = former[page_id]
        histories.append(replace(before, missing_runs=before.missing_runs + 1, lifecycle=Lifecycle.GONE))
    return histories


def page_events(
    before: Iterable[StoredRecord], after: Iterable[StoredRecord], lives: Container[str]
) -> Iterator[Change]:
    """Yield the events *gone*, *unreachable* and *restored* of pages between two published runs.

    A page that only the later run has is restored where its id is among the ``lives`` of the history.
    """
    former = {page.id: (page.url, page.fields["lifecycle"]) for page in before}
    for page in after:
        now = Lifecycle(str(page.fields["lifecycle"]))
        if page.id not in former:
            if page.id in lives and now is Lifecycle.LIVE:
                yield Change(op=ChangeOp.RESTORED, record="page", id=page.id, url=page.url)
            continue
        _, was = former.pop(page.id)
        if was != now and now in _OPS:
            yield Change(op=_OPS[now], record="page", id=page.id, url=page.url)
    for identifier, (url, was) in sorted(former.items()):
        if was != Lifecycle.GONE:
            yield Change(op=ChangeOp.GONE, record="page", id=identifier, url=url)


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


def removed_locations(before: Iterable[StoredRecord], after: Iterable[StoredRecord]) -> Iterator[Change]:
    """Yield a *gone* event for every office of the run before that this complete run no longer shows."""
    present = {location.id for location in after}
    for location in before:
        if location.id not in present:
            yield Change(op=ChangeOp.GONE, record="location", id=location.id, url=location.url)
