"""``doubled-punctuation``: a mark twice in a row, and a blank before a mark, in whatever a page shows."""

from __future__ import annotations

from audits.contract import SiteAudit
from audits.spelling.by_wording import check_of
from audits.spelling.standards import NO_ERRORS
from schemas.audit_info import AuditInfo
from schemas.vocabulary import AuditCategory, FactName, Severity

INFO = AuditInfo(
    audit="doubled-punctuation",
    version=1,
    kind="site",
    reads=[FactName.WORDS],
    category=AuditCategory.SPELLING,
    title="Marks appear once, close to their word",
    failure_title="Doubled or stray punctuation",
    why=(
        "Two commas, two full stops or a blank before a comma are left over from editing. Readers take them as a sign "
        "that nobody read the page again."
    ),
    fix=("Keep the one mark that belongs there, and delete a blank before it."),
    severity=Severity.MINOR,
    minutes=1,
    standards=[NO_ERRORS],
)


AUDIT = SiteAudit(INFO, check_of("punctuation"))
