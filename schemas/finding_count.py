"""How many findings of one sort a run has, for those who add up many runs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.record import Record
from schemas.vocabulary import AuditCategory, FindingCause, FindingStatus, Severity, Tier


class FindingCount(Record):
    """The number of a run's findings that have the same of all the fields below; no two lines of a run have."""

    record: Literal["finding_count"] = "finding_count"
    """The record's type."""
    audit: str
    """The audit's id."""
    category: AuditCategory
    """The audit's category."""
    severity: Severity
    """Importance to a reader of the site."""
    tier: Tier
    """Confidence that they are true."""
    status: FindingStatus
    """State over the runs, as of publishing."""
    cause: FindingCause | None
    """Whether the site made the difference or only our own progress; null as in the findings."""
    findings: int = Field(ge=1)
    """Number of lines of ``findings.jsonl``."""
    minutes: int = Field(ge=0)
    """Estimated work on all of them together; 0 where no estimate is known."""
