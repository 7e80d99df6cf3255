"""What is known of many sites at once, from what their runs have published."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from schemas.record import Record
from schemas.vocabulary import RunStatus, SiteHealth

Count = dict[str, int]
"""Numbers by name; every value of the enumeration is there, 0 where there is none."""


class AgencyFigures(Record):
    """Numbers of one complete run, or of those of all sites together."""

    pages_asked: int = Field(ge=0)
    """Pages that were asked for."""
    pages_read: int = Field(ge=0)
    """Pages that answered with themselves."""
    pages_blocked: int = Field(ge=0)
    """Pages that the server refused."""
    pages_proofread: int = Field(ge=0)
    """Pages whose text was checked for spelling."""
    open_findings: int = Field(ge=0)
    """Findings that ask for work."""
    new_findings: int | None = Field(ge=0)
    """Those of them that the site made since the run before; null for a site's first run. The sum over all sites leaves
    first runs out."""
    fixed_findings: int = Field(ge=0)
    """Findings of the run before that were looked for and not found."""
    open_by_severity: Count
    """Open findings by severity."""
    open_by_category: Count
    """Open findings by category."""
    new_by_severity: Count
    """New findings by severity; of a first run all are 0."""
    work_minutes: int = Field(ge=0)
    """Estimated work for the open findings, minutes."""
    freshness: Count
    """Articles by the state of their age: current, due_soon, overdue, unknown, exempt."""


class AgencySite(Record):
    """One site."""

    folder: str
    """Name of its folder, e.g. ``clinic.example``; with the data folder before it where two have the same."""
    site: str | None = None
    """Its start URL; null where no run can be read."""
    name: str | None = None
    """The clinic's name, where a run has it."""
    health: SiteHealth
    """State of its checks."""
    reason: str | None = None
    """Why its health is not ``well``, in words; null where it is."""
    last_run: str | None = None
    """Name of its newest run, failed ones among them."""
    last_status: RunStatus | None = None
    """End of that run."""
    last_report: str | None = None
    """The report of its newest published run, relative to this file, as a URL; null where there is none."""
    complete_run: str | None = None
    """Name of its last complete run; null where there is none that can be read."""
    complete_at: AwareDatetime | None = None
    """Its time by its own clock, UTC."""
    complete_age_days: int | None = Field(default=None, ge=0)
    """Days since then."""
    report: str | None = None
    """The report of its last complete run, relative to this file, as a URL; null where there is none."""
    figures: AgencyFigures | None = None
    """Numbers of its last complete run; null where there is none."""


class AgencyFault(Record):
    """One audit's open findings on all sites."""

    audit: str
    """The audit's id."""
    title: str
    """What it finds, in words."""
    category: str
    """The audit's category."""
    sites: int = Field(ge=0)
    """Sites with open ones."""
    open_findings: int = Field(ge=0)
    """Open findings on all sites."""
    new_findings: int = Field(ge=0)
    """New ones among them; first runs have none."""


class AgencyReport(Record):
    """All sites, the worst first."""

    record: Literal["agency"] = "agency"
    """The record's type."""
    made_at: AwareDatetime
    """The clock that ages were counted with, UTC."""
    old_after_days: int = Field(ge=1)
    """A last complete run of more days ago is old."""
    health: Count
    """Number of sites by health."""
    totals: AgencyFigures
    """Sums over the sites that have figures."""
    sites: list[AgencySite]
    """First those without figures; then those whose health is not ``well``; then the others. Among each, more
    critical open findings come first, then more serious ones, more overdue articles, more open findings, the name."""
    faults: list[AgencyFault]
    """Audits with open findings, those on most sites first."""
