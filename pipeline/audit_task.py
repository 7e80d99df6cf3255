"""Door 2, in a worker: records to outcomes, findings and facts."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.article import Article
from schemas.location import Location
from schemas.page import Page
from schemas.profile import Profile
from schemas.record import Record
from schemas.validation import check

if TYPE_CHECKING:
    from audits.context import Context


@dataclass(frozen=True, slots=True)
class AuditTask:
    """One subject's record, and what it was in the run before."""

    kind: str
    """``article``, ``page`` or ``location``."""
    key: str
    """Its sort key in the store."""
    line: str
    previous: str | None
    """The article's line in the complete run before; null where there is none."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What goes into the store."""

    article: str | None
    """The article with readability and freshness, past its door."""
    outcomes: list[str]
    findings: list[tuple[str, str]]
    """(finding id, line)."""
    facts: list[tuple[str, str]]
    """(subject, line)."""
    rejects: list[str]


_context: Context | None = None
_TYPES: dict[str, type[Article | Page | Location]] = {"article": Article, "page": Page, "location": Location}


def set_up(profile: str, today: str, words: list[str]) -> None:
    """Load the engines once a worker."""
    global _context
    from audits.context import build_context

    _context = build_context(
        Profile.model_validate_json(profile), datetime.date.fromisoformat(today), words=words
    )


def audit_record(task: AuditTask) -> Audited:
    """Return what every page and history audit says of one record."""
    from audits.run import audit_history, audit_records

    if _context is None:
        raise RuntimeError("set_up was not called in this worker")
    record = _TYPES[task.kind].model_validate_json(task.line)
    result = audit_records([record], _context)
    outcomes, findings = list(result.outcomes), list(result.findings)
    if isinstance(record, Article):
        previous = Article.model_validate_json(task.previous) if task.previous else None
        more_outcomes, more_findings = audit_history(record, previous, record.date_observations, _context)
        outcomes += more_outcomes
        findings += more_findings
    rejects: list[str] = []
    article = next((_checked("article", filled, rejects) for filled in result.articles), None)
    checked = [(finding.finding_id, _checked("finding", finding, rejects)) for finding in findings]
    return Audited(
        article=article,
        outcomes=[line for outcome in outcomes if (line := _checked("outcome", outcome, rejects))],
        findings=[(key, line) for key, line in checked if line],
        facts=[
            (fact.subject if hasattr(fact, "subject") else task.key, fact.to_json()) for fact in result.facts
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
