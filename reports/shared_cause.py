"""Tell one cause from many rows: pages that share a date were moved, links with the same words broke together."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from reports.finding_lines import FindingLine
from reports.site_words import SiteWords
from reports.task import Task, task_of
from schemas.finding import Finding
from schemas.vocabulary import AuditCategory, Scope

LEAST_ALIKE = 5
"""Findings of one cause from which on they are one row. Our own choice."""
CATEGORIES_ALIKE = frozenset({AuditCategory.FRESHNESS, AuditCategory.LINKS})
"""Categories of which findings can have one cause (`cause_of`)."""
_MOST_LETTERS = 80
"""Letters of a link's words that are compared."""
_DATES = {"/modified/": "", "/published/": "", "/reviewed/": "review "}
"""Fields of a text's dates that an age is counted from, and what is put before "date"."""


def cause_of(line: FindingLine) -> str | None:
    """Return what findings of one audit have in common where they have one cause; null where each is its own.

    Pages of one age have one date; broken links with the same words ("Download") were made in one go.
    """
    if line.category == AuditCategory.FRESHNESS and line.unit == "days" and line.scope == Scope.PAGE:
        return f"{line.value} days" if _kind_of_date(line.evidence.field) is not None else None
    if line.category == AuditCategory.LINKS and line.scope != Scope.TEMPLATE and line.evidence.quote:
        return line.evidence.quote[:_MOST_LETTERS]
    return None


def shared_task(findings: Sequence[Finding], total: int, today: datetime.date, words: SiteWords) -> Task:
    """Return the row for ``total`` findings of one audit and cause (`cause_of`), the first of them given."""
    first = findings[0]
    known = [finding.minutes for finding in findings if finding.minutes is not None]
    minutes = round(sum(known) / len(known) * total) if known else None
    if first.category is AuditCategory.FRESHNESS:
        return _shared_date(findings, total, today, words, minutes)
    return replace(task_of(first), findings=tuple(findings), places=(), alike=total, minutes=minutes)


def _kind_of_date(field: str) -> str | None:
    """Return what is put before "date" for a field of a text's dates; null for another field."""
    return next((kind for start, kind in _DATES.items() if field.startswith(start)), None)


def _shared_date(
    findings: Sequence[Finding], total: int, today: datetime.date, words: SiteWords, minutes: int | None
) -> Task:
    first = findings[0]
    kind = _kind_of_date(first.evidence.field)
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
