"""Tell one cause from many rows: pages that share a date were moved, links with the same words broke together."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from reports.finding_lines import FindingLine
from reports.site_words import SiteWords
from reports.task import Task, task_of
from schemas.finding import Finding
from schemas.vocabulary import AuditCategory
from store.alike_findings import alike_key, kind_of_date

LEAST_ALIKE = 5
"""Findings of one cause from which on they are one row. Our own choice."""


def cause_of(line: FindingLine) -> str | None:
    """Return what a finding has in common with others of its audit that one cause made (`alike_key`); null for none."""
    return alike_key(
        category=line.category,
        scope=line.scope,
        unit=line.unit,
        value=line.value,
        field=line.evidence.field,
        quote=line.evidence.quote,
    )


def shared_task(findings: Sequence[Finding], total: int, today: datetime.date, words: SiteWords) -> Task:
    """Return the row for ``total`` findings of one audit and cause (`cause_of`), the first of them given."""
    first = findings[0]
    known = [finding.minutes for finding in findings if finding.minutes is not None]
    minutes = round(sum(known) / len(known) * total) if known else None
    if first.category is AuditCategory.FRESHNESS:
        return _shared_date(findings, total, today, words, minutes)
    return replace(task_of(first), findings=tuple(findings), places=(), alike=total, minutes=minutes)


def _shared_date(
    findings: Sequence[Finding], total: int, today: datetime.date, words: SiteWords, minutes: int | None
) -> Task:
    first = findings[0]
    kind = kind_of_date(first.evidence.field)
    day = words.day(today - datetime.timedelta(days=round(first.value or 0)))
    urls = dict.fromkeys(finding.url for finding in findings if finding.url and finding.url != first.url)
    return replace(
        task_of(first),
        findings=tuple(findings),
        title=f"{words.number(total)} pages share one {kind}date, {day}",
        detail=f"That looks like a site move, not a review. {first.message}",
        places=tuple(urls),
        page_count=total,
        alike=total,
        minutes=minutes,
    )
