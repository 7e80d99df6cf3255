"""Turn an audit's faults into published findings: quotes, context words, stable ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audits.contract import Found, SiteFound, Subject
from audits.finding_ids import FindingIds, identity_of
from schemas.audit_info import AuditInfo
from schemas.finding import Finding, Occurrence, Quote
from schemas.location import Location
from schemas.page import Page
from schemas.text import RunningText
from schemas.vocabulary import Scope

_BEFORE = re.compile(r"(?:\S+\s+){0,2}\S+\s*$|\s+$")
"""Matches the last three words of ``it may affect any muscle of the``."""
_AFTER = re.compile(r"\s*\S+(?:\s+\S+){0,2}")
"""Matches the first three words of ``, which in turn, helps``."""


def subject_id(record: Subject) -> str:
    """Return the id of a page or location; of an article, that of its page's text."""
    if isinstance(record, RunningText):
        return record.text_id
    if isinstance(record, Page):
        return record.page_id
    return record.location_id


def subject_url(record: Subject) -> str:
    """Return a record's URL; of a location, that of the first page that shows it."""
    if isinstance(record, Location):
        return record.seen_on[0].url
    return record.final_url if isinstance(record, Page) else record.url


def text_at(record: Subject, pointer: str) -> str:
    """Return the text at a JSON pointer such as ``/modified/raw``; raises ``LookupError`` where there is none."""
    value: object = record
    for part in pointer.lstrip("/").split("/"):
        value = value[int(part)] if isinstance(value, list) else getattr(value, part, None)
        if value is None:
            raise LookupError(pointer)
    if not isinstance(value, str):
        raise LookupError(pointer)
    return value


def quote_span(text: str, start: int, end: int, field: str = "/body_text") -> Quote:
    """Return a slice of a text with up to three words on either side, of the same line."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before = text[max(line_start, start - 120) : start]
    after = text[end : min(line_end if line_end >= 0 else len(text), end + 120)]
    prefix = _BEFORE.search(before)
    suffix = _AFTER.match(after)
    return Quote(
        field=field,
        quote=text[start:end],
        prefix=prefix[0] if prefix else "",
        suffix=suffix[0] if suffix else "",
        start=start,
        end=end,
    )


def page_findings(info: AuditInfo, record: Subject, found: Iterable[Found]) -> list[Finding]:
    """Return the findings of one audit on one record, in the order given, ids unique."""
    findings: list[Finding] = []
    ids = FindingIds()
    subject, url = subject_id(record), subject_url(record)
    for fault in found:
        if fault.start is not None and fault.end is not None:
            evidence = quote_span(text_at(record, fault.field), fault.start, fault.end, fault.field)
        else:
            evidence = Quote(field=fault.field, quote=fault.quote or "")
        findings.append(
            Finding(
                finding_id=ids.mint(info.audit, subject, identity_of(evidence, fault.identity)),
                audit=info.audit,
                audit_version=info.version,
                category=info.category,
                severity=fault.severity or info.severity,
                tier=fault.tier,
                scope=fault.scope if not isinstance(record, Location) else Scope.LOCATION,
                subject=subject,
                url=url,
                page_count=len({seen.url for seen in record.seen_on}) if isinstance(record, Location) else 1,
                occurrences=[Occurrence(subject=subject, url=url, evidence=evidence)],
                message=fault.message,
                evidence=evidence,
                suggestions=list(fault.suggestions),
                value=fault.value,
                unit=fault.unit,
            )
        )
    return findings


MOST_OCCURRENCES = 20
"""Largest number of occurrences that a finding lists; ``page_count`` counts all pages."""


def site_findings(info: AuditInfo, found: Iterable[SiteFound]) -> list[Finding]:
    """Return the findings of a site audit: one each, however many pages show it."""
    findings: list[Finding] = []
    ids = FindingIds()
    for fault in found:
        first = fault.occurrences[0]
        findings.append(
            Finding(
                finding_id=ids.mint(info.audit, fault.subject, identity_of(first.evidence, identity="")),
                audit=info.audit,
                audit_version=info.version,
                category=info.category,
                severity=fault.severity or info.severity,
                tier=fault.tier,
                scope=fault.scope,
                subject=fault.subject,
                url=first.url,
                page_count=fault.page_count,
                occurrences=list(fault.occurrences[:MOST_OCCURRENCES]),
                message=fault.message,
                evidence=first.evidence,
                suggestions=list(fault.suggestions),
                value=fault.value,
                unit=fault.unit,
            )
        )
    return findings
