"""Write the sites as CSV (RFC 4180), one row a site, as `reports.exports.csv_file` writes a worklist."""

from __future__ import annotations

import csv
import io

from reports.exports.formula import neutral
from schemas.agency_report import AgencyFigures, AgencySite
from schemas.vocabulary import AuditCategory, FreshnessState, Severity

_FIXED = (
    "folder", "site", "name", "health", "reason", "last_run", "last_status", "complete_run", "complete_at",
    "complete_age_days", "report",
)  # fmt: skip
_COUNTS = (
    "pages_asked", "pages_read", "pages_blocked", "pages_proofread", "open_findings", "new_findings", "fixed_findings",
    "work_minutes",
)  # fmt: skip
_GROUPS = (
    ("open_by_severity", Severity),
    ("new_by_severity", Severity),
    ("open_by_category", AuditCategory),
    ("freshness", FreshnessState),
)


def agency_csv(sites: list[AgencySite]) -> bytes:
    """Return the rows below the headings, in the order of ``sites``; a number that is not known is empty."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, quoting=csv.QUOTE_ALL)
    lines.writerow(
        [*_FIXED, *_COUNTS, *(f"{group}_{value}" for group, values in _GROUPS for value in values)]
    )
    for site in sites:
        lines.writerow([*(_cell(getattr(site, name)) for name in _FIXED), *_numbers(site.figures)])
    return text.getvalue().encode("utf-8-sig")


def _numbers(figures: AgencyFigures | None) -> list[str]:
    if figures is None:
        return [""] * (len(_COUNTS) + sum(len(values) for _, values in _GROUPS))
    counts = [_cell(getattr(figures, name)) for name in _COUNTS]
    return counts + [_cell(getattr(figures, group)[value]) for group, values in _GROUPS for value in values]


def _cell(value: object) -> str:
    return "" if value is None else neutral(value) if isinstance(value, str) else str(value)
