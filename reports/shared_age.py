"""Tell one cause from many rows: pages that all have the same date were moved, not reviewed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from reports.site_words import SiteWords
from reports.task import Task, task_of
from schemas.finding import Finding

LEAST_PAGES = 5
"""Pages of one age from which on they are one row. Our own choice."""
_DATES = {"/modified/": "", "/published/": "", "/reviewed/": "review "}
"""Fields of a text's dates that an age is counted from, and what is put before "date"."""


def shared_age_task(
    findings: Sequence[Finding], total: int, today: datetime.date, words: SiteWords
) -> Task | None:
    """Return the row for findings of one audit about pages of one age, ``total`` of them; null where it is no date's.

    ``findings`` are the first of them.
    """
    first = findings[0]
    kind = next((kind for field, kind in _DATES.items() if first.evidence.field.startswith(field)), None)
    if kind is None or first.value is None or total < LEAST_PAGES:
        return None
    day = words.day(today - datetime.timedelta(days=round(first.value)))
    urls = dict.fromkeys(finding.url for finding in findings if finding.url and finding.url != first.url)
    known = [finding.minutes for finding in findings if finding.minutes is not None]
    return replace(
        task_of(first),
        findings=tuple(findings),
        title=f"{words.number(total)} pages share one {kind}date, {day}",
        detail="That looks like a site move, not a review.",
        places=tuple(urls),
        page_count=total,
        minutes=round(sum(known) / len(known) * total) if known else None,
    )
