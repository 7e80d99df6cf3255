"""Records that a run no longer found: a removal is a record, never a silence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pipeline.changes import url_of
from pipeline.lifecycles import RUNS_UNTIL_GONE, missing_runs
from schemas.change import Change
from schemas.vocabulary import ChangeOp, Lifecycle
from store.page_history import PageHistory


def next_histories(
    former: dict[str, PageHistory], pages: Iterable[str]
) -> tuple[list[PageHistory], list[Change]]:
    """Return the histories after a complete run, and the pages' events gone, unreachable and restored.

    ``pages`` are the run's page lines. A page that answers 404 or 410, or that nothing links to any more, is
    *gone* after two complete runs in a row; one that cannot be reached is *unreachable* at once and keeps
    its last good data.
    """
    histories: list[PageHistory] = []
    changes: list[Change] = []
    seen = set()
    for line in pages:
        page = json.loads(line)
        page_id = page["page_id"]
        seen.add(page_id)
        before = former.get(page_id)
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


def _after(page: dict[str, Any], before: PageHistory | None) -> PageHistory:
    missing = missing_runs(page["http_status"], before)
    stands = Lifecycle(page["lifecycle"])
    good = stands is Lifecycle.LIVE and not missing
    return PageHistory(
        page_id=page["page_id"],
        url=page["final_url"],
        first_seen=before.first_seen if before else page["first_seen"],
        last_seen=page["last_seen"] if good or before is None else before.last_seen,
        last_changed=page["last_changed"] if good or before is None else before.last_changed,
        content_hash=page["content_hash"] if good or before is None else before.content_hash,
        lifecycle=stands,
        missing_runs=missing,
    )


_OPS = {
    Lifecycle.GONE: ChangeOp.GONE,
    Lifecycle.UNREACHABLE: ChangeOp.UNREACHABLE,
    Lifecycle.LIVE: ChangeOp.RESTORED,
}


def _events(before: PageHistory | None, after: PageHistory) -> list[Change]:
    if before is None or before.lifecycle == after.lifecycle or after.lifecycle not in _OPS:
        return []
    return [Change(op=_OPS[after.lifecycle], record="page", id=after.page_id, url=after.url)]


def removed_locations(before: Iterable[str], after: Iterable[str]) -> Iterator[Change]:
    """Yield a *gone* event for every office of the run before that this complete run no longer shows."""
    present = {json.loads(line)["location_id"] for line in after}
    for line in before:
        record = json.loads(line)
        if record["location_id"] not in present:
            url = url_of("location", record)
            yield Change(op=ChangeOp.GONE, record="location", id=record["location_id"], url=url)
