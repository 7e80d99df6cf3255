"""``repeated-word``: the same word twice in a row, in whatever a page shows."""

from __future__ import annotations

from audits.contract import SiteAudit
from audits.spelling.by_wording import check_of
from schemas.audit_info import AuditInfo, Standard
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
    standards=[
        Standard(
            name="Stanford Guidelines for Web Credibility",
            clause="10: avoid errors of all types, no matter how small they seem",
            url="https://credibility.stanford.edu/guidelines/index.html",
        ),
    ],
)


AUDIT = SiteAudit(INFO, check_of("doubled"))
