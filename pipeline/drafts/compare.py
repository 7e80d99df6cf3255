"""Compare a draft with its former self: which findings are new, still there or fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from audits.finding_ids import whole_id
from pipeline.drafts.audit import DraftFinding
from pipeline.finding_matching import matched_ids
from schemas.finding import Finding


class DraftState(StrEnum):
    """What became of a finding between two drafts."""

    NEW = "new"
    KEPT = "kept"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFindings:
    """The findings of two drafts."""

    now: Sequence[tuple[DraftFinding, DraftState]]
    """Those of the new draft, in its order; each new or kept."""
    fixed: Sequence[DraftFinding]
    """Those of the former draft that the new one has not, in the former's order."""


def compare(before: Sequence[DraftFinding], now: Sequence[DraftFinding]) -> ComparedFindings:
    """Return which findings are new, kept and fixed.

    Two are the same where the audit is and the quoted words are equal, or alike as between two runs of a site
    (`pipeline.finding_matching`), wherever they are; one about the whole text is the same whatever it quotes.
    """
    former, found = _named(before, "before"), _named(now, "now")
    matched = matched_ids(former, found)
    kept = set(matched.values())
    return ComparedFindings(
        now=[
            (one, DraftState.KEPT if finding.finding_id in matched else DraftState.NEW)
            for one, finding in zip(now, found, strict=True)
        ],
        fixed=[one for one, finding in zip(before, former, strict=True) if finding.finding_id not in kept],
    )


def _named(findings: Sequence[DraftFinding], draft: str) -> list[Finding]:
    """Return the findings with one subject, and with ids of their own but for those about the whole text."""
    return [
        one.finding.model_copy(update={"subject": "draft", "finding_id": _id(one.finding, draft, place)})
        for place, one in enumerate(findings)
    ]


def _id(finding: Finding, draft: str, place: int) -> str:
    whole = finding.finding_id == whole_id(finding.audit, finding.subject)
    return f"whole {finding.audit}" if whole else f"{draft} {place}"
