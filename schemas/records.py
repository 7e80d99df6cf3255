"""The published records by name, as `checkup schema` prints them and `schemas.validation` checks them."""

from __future__ import annotations

from schemas.agency_report import AgencyReport
from schemas.article import Article
from schemas.audit_info import AuditInfo
from schemas.change import Change
from schemas.finding import Finding
from schemas.finding_count import FindingCount
from schemas.location import Location
from schemas.manifest import RunManifest
from schemas.notice import Notice
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.record import Record
from schemas.reject import Reject
from schemas.text import Text

RECORDS: dict[str, type[Record]] = {
    "agency": AgencyReport,
    "article": Article,
    "audit": AuditInfo,
    "change": Change,
    "finding": Finding,
    "finding_count": FindingCount,
    "location": Location,
    "manifest": RunManifest,
    "notice": Notice,
    "outcome": Outcome,
    "page": Page,
    "reject": Reject,
    "text": Text,
}
"""Every published record's type by the name of its schema."""

VERSIONS: dict[str, str] = {
    "agency": "1.0",
    "article": "2.4",
    "audit": "2.1",
    "change": "2.2",
    "finding": "2.4",
    "finding_count": "1.0",
    "location": "2.2",
    "manifest": "1.5",
    "notice": "1.0",
    "outcome": "1.0",
    "page": "1.2",
    "profile": "1.5",
    "reject": "1.0",
    "text": "1.3",
}
"""Version of each schema. Major: a reader's code may break. Minor: fields or values were added."""
