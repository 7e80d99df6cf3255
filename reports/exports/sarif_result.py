"""Describe a finding as a SARIF result (section 3.27): known again by its id, suppressed where somebody decided so."""

from __future__ import annotations

from typing import Any

from reports.exports.sarif_rule import LEVELS
from reports.exports.sarif_text import message, uri
from reports.link import words_link
from reports.wording import sentence
from schemas.finding import Finding, Quote
from schemas.finding_states import CLOSED, FRESH

FINGERPRINT = "checkupFindingId/v1"
"""Key of the finding's id among the partial fingerprints."""


def result(finding: Finding, rule: int | None, *, compared: bool) -> dict[str, Any]:
    """Return the result; ``rule`` is the index of its rule, ``compared`` true where there was a run before."""
    shown = words_link(finding.url, finding.evidence)
    others = [place for place in finding.occurrences if place.url != finding.url]
    related = [found for place in others if (found := _location(place.url, place.evidence))]
    place = _location(finding.url, finding.evidence)
    return {
        "ruleId": finding.audit,
        **({"ruleIndex": rule} if rule is not None else {}),
        "level": LEVELS[finding.severity],
        "message": message(sentence(finding.message)),
        "locations": [place] if place else [],
        **({"relatedLocations": related} if related else {}),
        **({"hostedViewerUri": uri(shown)} if shown else {}),
        "partialFingerprints": {FINGERPRINT: finding.finding_id},
        **({"baselineState": _state(finding)} if compared else {}),
        "suppressions": _suppressions(finding),
        "properties": {
            "severity": finding.severity.value,
            "tier": finding.tier.value,
            "status": finding.status.value,
            "pages": finding.page_count,
            **({"minutes": finding.minutes} if finding.minutes is not None else {}),
            **({"owner": message(finding.owner)["text"]} if finding.owner else {}),
        },
    }


def _location(url: str | None, evidence: Quote) -> dict[str, Any] | None:
    """Return a page, with the quoted words as its message; null for one that no link may go to."""
    address = uri(url)
    if address is None:
        return None
    quoted = {"message": message(f"“{evidence.quote}”")} if evidence.quote.strip() else {}
    return {"physicalLocation": {"artifactLocation": {"uri": address}}, **quoted}


def _state(finding: Finding) -> str:
    if finding.status in FRESH:
        return "new"
    return "absent" if finding.status in CLOSED else "unchanged"


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    """Return what somebody decided; an empty list says that nobody did (section 3.27.23)."""
    if finding.decision is None:
        return []
    said = f"{finding.decision.value.replace('_', ' ')}{f': {finding.reason}' if finding.reason else ''}"
    return [{"kind": "external", "status": "accepted", "justification": message(said)["text"]}]
