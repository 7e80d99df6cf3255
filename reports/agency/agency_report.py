"""Put what many sites have published into one record, the worst site first."""

from __future__ import annotations

import datetime
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

import msgspec

from reports.agency.data_folders import SiteFolder
from reports.agency.finding_tables import AuditCount, FindingTables, SiteCount
from reports.agency.fleet_ends import FleetEndOfSite
from reports.agency.run_line import AUDITS, RunLine
from reports.agency.site_health import age_days, site_health
from reports.agency.site_runs import SiteRuns, site_runs
from reports.harmless_text import harmless, shorten
from reports.progress import Progress
from schemas.agency_report import AgencyFault, AgencyFigures, AgencyReport, AgencySite
from schemas.vocabulary import AuditCategory, FreshnessState, Severity, SiteHealth

_REPORT = "report/index.html"
_LONGEST_NAME = 120


def agency_report(
    sites: Sequence[SiteFolder],
    ends: dict[Path, FleetEndOfSite],
    tables: FindingTables,
    *,
    out: Path,
    now: datetime.datetime,
    old_after_days: int,
    progress: Progress,
) -> AgencyReport:
    """Return the record; links lead from the folder ``out`` to the sites' reports."""
    progress.stage("Reading sites", len(sites))
    found, unread = [], {}
    for folder in sites:
        runs = site_runs(folder)
        if runs.complete is not None:
            reason = tables.add(folder.path, runs.complete, runs.complete.previous is None)
            if reason is not None:
                unread[folder.path] = reason
        found.append(runs)
        progress.advance()
    counts = tables.count()
    by_site: dict[Path, list[SiteCount]] = defaultdict(list)
    for count in counts.by_site:
        by_site[count.folder].append(count)
    made = []
    for runs in found:
        end = ends.get(runs.folder.path)
        made.append(
            _site(
                runs,
                by_site.get(runs.folder.path, ()),
                site_health(runs, now, old_after_days, end.reason if end else None),
                unread.get(runs.folder.path),
                out,
                now,
            )
        )
    known = {folder.path for folder in sites}
    made += [
        AgencySite(folder=end.site, health=SiteHealth.FAILED, reason=end.reason)
        for path, end in ends.items()
        if path not in known
    ]
    made.sort(key=worst_first)
    return AgencyReport(
        made_at=now,
        old_after_days=old_after_days,
        health={health.value: sum(site.health is health for site in made) for health in SiteHealth},
        totals=_sum(site.figures for site in made if site.figures is not None),
        sites=made,
        faults=_faults(counts.by_audit, found),
    )


def worst_first(site: AgencySite) -> tuple[object, ...]:
    """Return the key by which sites are sorted (`AgencyReport.sites`)."""
    figures = site.figures
    if figures is None:
        return 0, 0, 0, 0, 0, site.folder
    return (
        2 if site.health is SiteHealth.WELL else 1,
        -figures.open_by_severity[Severity.CRITICAL],
        -figures.open_by_severity[Severity.SERIOUS],
        -figures.freshness[FreshnessState.OVERDUE],
        -figures.open_findings,
        site.folder,
    )


def _site(
    runs: SiteRuns,
    counts: Iterable[SiteCount],
    state: tuple[SiteHealth, str | None],
    unread: str | None,
    out: Path,
    now: datetime.datetime,
) -> AgencySite:
    health, reason = state
    newest, complete, failed = runs.newest, runs.complete, runs.failed
    if unread is not None:
        health, reason, complete = SiteHealth.UNREADABLE, f"{unread}.", None
    named = newest or complete
    return AgencySite(
        folder=runs.folder.label,
        site=harmless(named.site) if named else None,
        name=shorten(harmless(named.clinic), _LONGEST_NAME) if named and named.clinic else None,
        health=health,
        reason=reason,
        last_run=failed.run if failed else newest.run if newest else None,
        last_status=None if failed or newest is None else newest.status,
        last_report=_link(runs, newest, out),
        complete_run=complete.run if complete else None,
        complete_at=complete.now if complete else None,
        complete_age_days=age_days(complete, now) if complete else None,
        report=_link(runs, complete, out),
        figures=_figures(complete, counts) if complete else None,
    )


def _link(runs: SiteRuns, run: RunLine | None, out: Path) -> str | None:
    """Return the way to a run's report as a relative URL; null where it has none."""
    if run is None or run.file(_REPORT) is None:
        return None
    path = runs.run_folder(run) / _REPORT
    return quote(os.fsencode(os.path.relpath(path, out))) if path.is_file() else None


def _figures(run: RunLine, counts: Iterable[SiteCount]) -> AgencyFigures:
    severities = {severity.value: 0 for severity in Severity}
    new = dict(severities)
    categories = {category.value: 0 for category in AuditCategory}
    opened = added = fixed = minutes = 0
    for count in counts:
        opened, added, fixed = opened + count.open, added + count.new, fixed + count.fixed
        minutes += count.minutes
        if count.severity in severities:  # of a newer version's words only the sum is counted
            severities[count.severity] += count.open
            new[count.severity] += count.new
        if count.category in categories:
            categories[count.category] += count.open
    ages = run.numbers("freshness")
    return AgencyFigures(
        pages_asked=run.number("pages_asked"),
        pages_read=run.number("pages_read"),
        pages_blocked=run.blocked,
        pages_proofread=run.number("pages_proofread"),
        open_findings=opened,
        new_findings=None if run.previous is None else added,
        fixed_findings=fixed,
        open_by_severity=severities,
        open_by_category=categories,
        new_by_severity=new,
        work_minutes=minutes,
        freshness={state.value: ages.get(state.value, 0) for state in FreshnessState},
    )


def _sum(figures: Iterable[AgencyFigures]) -> AgencyFigures:
    one = list(figures)

    def names(field: str, values: Iterable[str]) -> dict[str, int]:
        return {str(value): sum(getattr(figure, field)[str(value)] for figure in one) for value in values}

    return AgencyFigures(
        pages_asked=sum(figure.pages_asked for figure in one),
        pages_read=sum(figure.pages_read for figure in one),
        pages_blocked=sum(figure.pages_blocked for figure in one),
        pages_proofread=sum(figure.pages_proofread for figure in one),
        open_findings=sum(figure.open_findings for figure in one),
        new_findings=sum(figure.new_findings or 0 for figure in one),
        fixed_findings=sum(figure.fixed_findings for figure in one),
        open_by_severity=names("open_by_severity", Severity),
        open_by_category=names("open_by_category", AuditCategory),
        new_by_severity=names("new_by_severity", Severity),
        work_minutes=sum(figure.work_minutes for figure in one),
        freshness=names("freshness", FreshnessState),
    )


class _AuditLine(msgspec.Struct, frozen=True):
    audit: str
    failure_title: str


_AUDIT_LINES = msgspec.json.Decoder(list[_AuditLine])


def _faults(counts: Sequence[AuditCount], sites: Iterable[SiteRuns]) -> list[AgencyFault]:
    """Return the audits with open findings; their titles are read of as few runs as have them all."""
    missing, titles = {count.audit for count in counts}, dict[str, str]()
    for runs in sites:
        if not missing:
            break
        if runs.complete is None:
            continue
        try:
            lines = _AUDIT_LINES.decode((runs.run_folder(runs.complete) / AUDITS).read_bytes())
        except (OSError, ValueError):
            continue
        titles |= {line.audit: line.failure_title for line in lines if line.audit in missing}
        missing -= titles.keys()
    return [
        AgencyFault(
            audit=harmless(count.audit),
            title=shorten(harmless(titles.get(count.audit, count.audit)), _LONGEST_NAME),
            category=harmless(count.category),
            sites=count.sites,
            open_findings=count.open,
            new_findings=count.new,
        )
        for count in counts
    ]
