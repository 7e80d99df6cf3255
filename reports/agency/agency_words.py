"""Say in words what a report on many sites says first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.agency.site_orders import ageing
from reports.site_words import SiteWords
from schemas.agency_report import AgencyReport, AgencySite
from schemas.vocabulary import FreshnessState, Severity, SiteHealth

MOST_FIRST = 10
"""Sites under "Look at these first"; at most half of them because of their checks. Own choice: a screen."""
_BANNER_SHARE = 0.1
"""Share of sites whose check did not come through above which that is said first of all."""

HEALTH_WORDS = {
    SiteHealth.WELL: "Checked",
    SiteHealth.OLD: "Too old",
    SiteHealth.SAMPLE: "Sample only",
    SiteHealth.PARTIAL: "Stopped early",
    SiteHealth.BLOCKED: "Blocked",
    SiteHealth.FAILED: "Failed",
    SiteHealth.NEVER: "Never checked",
    SiteHealth.UNREADABLE: "Damaged",
}
_IN_SENTENCE = {
    SiteHealth.NEVER: "never checked",
    SiteHealth.UNREADABLE: "with damaged files",
    SiteHealth.FAILED: "failed",
    SiteHealth.BLOCKED: "blocked",
    SiteHealth.PARTIAL: "stopped early",
    SiteHealth.SAMPLE: "only sampled",
    SiteHealth.OLD: "too old",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSite:
    """A site to look at first."""

    site: AgencySite
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure at a glance."""

    title: str
    words: str
    good: bool | None
    """Null where nothing is known."""
    href: str


def banner(report: AgencyReport) -> str | None:
    """Return what is said above all else, that much is not known; null where it is not so."""
    unwell = len(trouble(report))
    if unwell <= len(report.sites) * _BANNER_SHARE:
        return None
    sites = f"{unwell:,} of {len(report.sites):,} sites" if len(report.sites) > 1 else "the site"
    return f"The last check of {sites} failed, stopped early or is too old. We can’t speak for what is there today."


def trouble(report: AgencyReport) -> list[AgencySite]:
    """Return the sites whose checks do not come through, the worst first."""
    return [site for site in report.sites if site.health is not SiteHealth.WELL]


def news(report: AgencyReport, words: SiteWords) -> list[str]:
    """Return the sentences that come first."""
    totals, sites = report.totals, len(report.sites)
    well = report.health[SiteHealth.WELL]
    opened = words.plural(totals.open_findings, "thing")
    new = f", {words.number(totals.new_findings)} of them new" if totals.new_findings else ""
    said = [f"{opened} to fix{new}." if totals.open_findings else "Nothing to fix was found."]
    recent = f"complete and not older than {words.plural(report.old_after_days, 'day')}"
    if well == sites:
        said.append(f"The last check of {'every' if sites > 1 else 'the'} site is {recent}.")
    else:
        parts = [
            f"{words.number(report.health[health])} {text}"
            for health, text in _IN_SENTENCE.items()
            if report.health[health]
        ]
        of = f"{words.number(well)} of {words.plural(sites, 'site')}"
        said.append(f"The last check of {of} is {recent}; the others: {', '.join(parts)}.")
    if totals.fixed_findings:
        said.append(f"{words.number(totals.fixed_findings)} fixed since the check before.")
    return said


def look_first(report: AgencyReport, words: SiteWords) -> list[FirstSite]:
    """Return the sites to look at first: half of them at most because of their checks, then those with worse faults."""
    unwell = trouble(report)
    faulty = [site for site in report.sites if site.health is SiteHealth.WELL and _is_faulty(site)]
    most_unwell = max(MOST_FIRST // 2, MOST_FIRST - len(faulty))
    chosen = unwell[:most_unwell]
    chosen += faulty[: MOST_FIRST - len(chosen)]
    return [FirstSite(site=site, why=" ".join(_why(site, words))) for site in chosen]


def facts(report: AgencyReport, words: SiteWords) -> list[Fact]:
    """Return the four facts at a glance."""
    totals, sites = report.totals, len(report.sites)
    well, articles = report.health[SiteHealth.WELL], ageing(totals)
    current = totals.freshness[FreshnessState.CURRENT] + totals.freshness[FreshnessState.DUE_SOON]
    overdue, undated = totals.freshness[FreshnessState.OVERDUE], totals.freshness[FreshnessState.UNKNOWN]
    ages = [
        f"{words.number(current)} of {words.plural(articles, 'article')} up to date",
        *([f"{words.number(overdue)} overdue"] if overdue else []),
        *([f"{words.number(undated)} without a date"] if undated else []),
    ]
    severe = totals.open_by_severity[Severity.CRITICAL] + totals.open_by_severity[Severity.SERIOUS]
    known = any(site.figures for site in report.sites)
    read = totals.pages_read
    return [
        Fact(
            title="Checks",
            words=f"{words.number(well)} of {words.number(sites)} complete and recent",
            good=well == sites,
            href="by-check.html",
        ),
        Fact(
            title="To fix",
            words=f"{words.number(severe)} critical or serious" if known else "not known",
            good=severe == 0 if known else None,
            href="kinds.html",
        ),
        Fact(
            title="Up to date",
            words=", ".join(ages) if articles else "no article that a review is due for",
            good=overdue + undated == 0 if articles else None,
            href="by-overdue.html",
        ),
        Fact(
            title="Pages read",
            words=f"{words.percent(read, totals.pages_asked)} of {words.plural(totals.pages_asked, 'page')}",
            good=read >= 0.9 * totals.pages_asked if totals.pages_asked else None,
            href="by-read.html",
        ),
    ]


def _is_faulty(site: AgencySite) -> bool:
    figures = site.figures
    return figures is not None and (
        figures.open_findings > 0 or figures.freshness[FreshnessState.OVERDUE] > 0
    )


def _why(site: AgencySite, words: SiteWords) -> Iterator[str]:
    if site.reason:
        yield site.reason
    figures = site.figures
    if figures is None:
        return
    severe = [
        f"{words.number(figures.open_by_severity[severity])} {severity.value}"
        for severity in (Severity.CRITICAL, Severity.SERIOUS)
        if figures.open_by_severity[severity]
    ]
    new = f", {words.number(figures.new_findings)} new" if figures.new_findings else ""
    if figures.open_findings:
        of_them = f", {' and '.join(severe)}" if severe else ""
        yield f"{words.plural(figures.open_findings, 'thing')} to fix{of_them}{new}."
    if overdue := figures.freshness[FreshnessState.OVERDUE]:
        yield f"{words.number(overdue)} of {words.plural(ageing(figures), 'article')} overdue."
