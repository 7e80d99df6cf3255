"""Describe an audit as a SARIF rule (reportingDescriptor, section 3.49)."""

from __future__ import annotations

from typing import Any

from reports.exports.sarif_text import message, uri
from schemas.audit_info import AuditInfo
from schemas.vocabulary import Severity

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.SERIOUS: "error",
    Severity.MODERATE: "warning",
    Severity.MINOR: "note",
    Severity.REVIEW: "note",
}
"""SARIF's three levels; the severity itself is a property."""


def rule(audit: AuditInfo) -> dict[str, Any]:
    """Return the rule; its help is how to fix what the audit finds."""
    address = next((found for standard in audit.standards if (found := uri(standard.url))), None)
    return {
        "id": audit.audit,
        "shortDescription": message(audit.failure_title),
        "fullDescription": message(audit.why),
        "help": message(audit.fix),
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": LEVELS[audit.severity]},
        "properties": {
            "tags": [audit.category.value],
            "severity": audit.severity.value,
            "version": audit.version,
        },
    }
