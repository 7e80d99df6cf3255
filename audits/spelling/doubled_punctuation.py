"""``doubled-punctuation``: a mark twice in a row, and a blank before a mark, in whatever a page shows."""

from __future__ import annotations

from audits.contract import SiteAudit
from audits.spelling.by_wording import check_of
from schemas.audit_info import AuditInfo, Standard
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
    standards=[
        Standard(
            name="Stanford Guidelines for Web Credibility",
            clause="10: avoid errors of all types, no matter how small they seem",
            url="https://credibility.stanford.edu/guidelines/index.html",
        ),
    ],
)


AUDIT = SiteAudit(INFO, check_of("punctuation"))
