"""Know which findings a recheck closed since the run before, and whether this run has looked at their pages again."""

from __future__ import annotations

import datetime
import json
from collections.abc import Container, Iterable, Iterator, Mapping

from pipeline.session import Session
from pipeline.stated_findings import FindingHead, StatedFinding
from schemas.vocabulary import Lifecycle
from store import finding_lives, lines
from store.finding_lives import FindingLife


def closed_between_runs(session: Session, former: Container[str]) -> dict[str, FindingLife]:
    """Return the lives of the findings that the run before left open and that were closed since, by id.

    ``former`` are the ids of those that it left open.
    """
    return {
        life.finding_id: life for life in finding_lives.closed(session.history) if life.finding_id in former
    }


def seen_since(
    found: Iterable[StatedFinding],
    ids: Mapping[str, str],
    closed: Mapping[str, FindingLife],
    session: Session,
) -> Iterator[StatedFinding]:
    """Yield a run's findings but for those that a recheck has closed since this run looked at their pages.

    Such a page was fetched before the recheck (a crawl that was cut short, ``--from extract``), or could not be read
    now, so that its last good text was judged again. ``ids`` are those that the findings had in the run before.
    """
    for finding in found:
        life = closed.get(ids.get(finding.head.finding_id, ""))
        if life is None or life.closed_at is None or _has_looked(session, finding.head, life.closed_at):
            yield finding


def _has_looked(session: Session, finding: FindingHead, closed_at: str) -> bool:
    """Return whether a page that holds the finding was read at that time or later; true for one without pages."""
    urls = {place.url for place in finding.occurrences} or {finding.url} - {None}
    pages = [lines.get(session.store, "pages", url) for url in urls if url]
    read = [
        page for page in map(json.loads, filter(None, pages)) if page["lifecycle"] != Lifecycle.UNREACHABLE
    ]
    since = datetime.datetime.fromisoformat(closed_at)
    times = (page["fetched_at"] for page in read)
    return not any(pages) or any(time and datetime.datetime.fromisoformat(time) >= since for time in times)
