"""``repeated-word``: the same word twice in a row, in whatever a page shows."""

from __future__ import annotations

from audits.contract import SiteAudit
from audits.spelling.by_wording import check_of
from audits.spelling.standards import NO_ERRORS
from schemas.audit_info import AuditInfo
from schemas.vocabulary import AuditCategory, FactName, Severity

INFO = AuditInfo(
    audit="repeated-word",
    version=3,
    kind="site",
    reads=[FactName.WORDS],
    category=AuditCategory.SPELLING,
    title="No doubled words",
    failure_title="Doubled words",
    why="A doubled word is a slip of editing. Spelling checkers don't see it, and readers stumble over it.",
    fix="Delete one of the two words.",
    severity=Severity.MINOR,
    minutes=1,
    standards=[NO_ERRORS],
)


AUDIT = SiteAudit(INFO, check_of("doubled"))
