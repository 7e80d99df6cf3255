"""Audit one record in a worker and validate its outcomes, findings and facts."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass

from pipeline.stored_record import RecordKind
from schemas.article import Article
from schemas.location import Location
from schemas.page import Page
from schemas.profile import Profile
from schemas.record import Record
from schemas.validation import check


@dataclass(frozen=True, slots=True)
class AuditTask:
    """One subject's record, with that of the run before."""

    kind: RecordKind
    """The record's type."""
    key: str
    """Its sort key in the store."""
    line: str
    previous: str | None
    """The article's line in the complete run before; null where there is none."""


@dataclass(frozen=True, slots=True)
class Audited:
    """Lines for the store."""

    article: str | None
    """The article with readability and freshness, validated; null for other kinds and where it is rejected."""
    outcomes: list[str]
    findings: list[tuple[str, str]]
    """(finding id, line)."""
    facts: list[tuple[str, str]]
    """(subject, line)."""
    rejects: list[str]


_TYPES: dict[RecordKind, type[Article | Page | Location]] = {
    "article": Article,
    "page": Page,
    "location": Location,
}


class RecordAuditor:
    """Runs every page and history audit on one record after another, in a worker."""

    def __init__(self, profile: Profile, today: datetime.date) -> None:
        """Load the engines."""
        from audits.context import build_context

        self._context = build_context(profile, today)

    def __call__(self, task: AuditTask) -> Audited:
        """Return the outcomes, findings and facts of one record."""
        from audits.run import audit_history, audit_records

        record = _TYPES[task.kind].model_validate_json(task.line)
        result = audit_records([record], self._context)
        outcomes, findings = list(result.outcomes), list(result.findings)
        if isinstance(record, Article):
            previous = Article.model_validate_json(task.previous) if task.previous else None
            history = audit_history(record, previous, record.date_observations, self._context)
            outcomes += history[0]
            findings += history[1]
        rejects: list[str] = []
        article = next((_checked("article", filled, rejects) for filled in result.articles), None)
        checked = [(finding.finding_id, _checked("finding", finding, rejects)) for finding in findings]
        return Audited(
            article=article,
            outcomes=[line for outcome in outcomes if (line := _checked("outcome", outcome, rejects))],
            findings=[(key, line) for key, line in checked if line],
            facts=[
                (fact.subject if hasattr(fact, "subject") else task.key, fact.to_json())
                for fact in result.facts
            ],
            rejects=rejects,
        )


def _checked(name: str, record: Record, rejects: list[str]) -> str | None:
    line = record.to_json()
    reject = check(name, json.loads(line))
    if reject is None:
        return line
    rejects.append(reject.to_json())
    return None
