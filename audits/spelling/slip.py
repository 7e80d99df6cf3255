"""``slip``: words in a row that English does not set so, in whatever a page shows."""

from __future__ import annotations

from audits.contract import SiteAudit
from audits.spelling.by_wording import check_of
from audits.spelling.standards import NO_ERRORS
from schemas.audit_info import AuditInfo
from schemas.vocabulary import AuditCategory, FactName, Severity

INFO = AuditInfo(
    audit="slip",
    version=1,
    kind="site",
    reads=[FactName.WORDS],
    category=AuditCategory.SPELLING,
    title="No slips of editing",
    failure_title="Slips of editing",
    why=(
        "“Is a one of”, “should of been”, “more then half”: each word is right and the sentence is not, so spelling "
        "checkers don't see it. On a health page readers wonder what else wasn't checked."
    ),
    fix=(
        "Read the sentence and write what was meant; the suggestion is the likeliest. If it's right as it is, "
        "dismiss the finding."
    ),
    severity=Severity.MINOR,
    minutes=1,
    standards=[NO_ERRORS],
)


AUDIT = SiteAudit(INFO, check_of("slip"))
