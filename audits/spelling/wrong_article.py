"""``wrong-article``: *a* where *an* is said, and *an* where *a* is, in whatever a page shows."""

from __future__ import annotations

from audits.contract import SiteAudit
from audits.spelling.by_wording import check_of
from audits.spelling.standards import NO_ERRORS
from schemas.audit_info import AuditInfo
from schemas.vocabulary import AuditCategory, FactName, Severity

INFO = AuditInfo(
    audit="wrong-article",
    version=1,
    kind="site",
    reads=[FactName.WORDS],
    category=AuditCategory.SPELLING,
    title="A and an fit the next word",
    failure_title="A or an doesn't fit the next word",
    why=(
        "Readers hear the sentence as they read, and stumble over “a hour” or “an unit”. Spelling checkers "
        "don't see it, since both words are right by themselves."
    ),
    fix=(
        "Write “an” where the next word begins with the sound of a vowel (an hour, an MRI, an 8-week course), else “a” "
        "(a unit, a one-hour visit). If the word is said otherwise in your clinic, dismiss the finding."
    ),
    severity=Severity.MINOR,
    minutes=1,
    standards=[NO_ERRORS],
)


AUDIT = SiteAudit(INFO, check_of("article"))
