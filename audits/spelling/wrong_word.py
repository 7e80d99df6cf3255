"""``wrong-word``: a word that is spelt right and stands in the place of another."""

from __future__ import annotations

from audits.contract import SiteAudit
from audits.spelling.by_wording import check_of
from audits.spelling.standards import NO_ERRORS
from schemas.audit_info import AuditInfo
from schemas.vocabulary import AuditCategory, FactName, Severity

INFO = AuditInfo(
    audit="wrong-word",
    version=1,
    kind="site",
    reads=[FactName.WORDS],
    category=AuditCategory.SPELLING,
    title="No wrong words",
    failure_title="Words that may be wrong",
    why=(
        "“Patience” for “patients” or “prostrate” for “prostate” is an English word, so that no spelling checker sees "
        "it; readers do. The words beside it make the other one far likelier, which is no proof: please read the "
        "sentence."
    ),
    fix="Read the sentence. Write the word that is meant; where it is the one that is there, dismiss the finding.",
    severity=Severity.REVIEW,
    minutes=1,
    standards=[NO_ERRORS],
)

AUDIT = SiteAudit(INFO, check_of("wrong"))
"""A finding for each wording in which a word may be wrong."""
