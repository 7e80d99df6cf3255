"""Say whether a site's checks come through, and why not."""

from __future__ import annotations

import datetime

from reports.agency.run_line import RunLine
from reports.agency.site_runs import SiteRuns
from reports.harmless_text import harmless, shorten
from reports.wording import plural
from schemas.vocabulary import RunStatus, SiteHealth

_LONGEST_REASON = 500
_BLOCKED_SHARE = 0.1
"""Share of the pages asked for that the server refused, above which a run is partial (the guard's bound)."""


def site_health(
    runs: SiteRuns, now: datetime.datetime, old_after_days: int, elsewhere: str | None
) -> tuple[SiteHealth, str | None]:
    """Return a site's health and the reason, in words; null where it is well.

    ``elsewhere`` is what a fleet's log says of the site's last start, where that did not end well.
    """
    newest, complete = runs.newest, runs.complete
    if runs.failed is not None:
        return SiteHealth.FAILED, _said(runs.failed.reason or elsewhere or "It ended without a result")
    if newest is None:
        if runs.damaged:
            return SiteHealth.UNREADABLE, f"manifest.json of {harmless(runs.damaged[0])} cannot be read."
        if elsewhere is not None:
            return SiteHealth.FAILED, _said(elsewhere)
        return SiteHealth.NEVER, "No check has ended yet."
    if newest.status is RunStatus.LIMITED:
        return SiteHealth.SAMPLE, _said(newest.reason or "Only some pages were checked, as asked for")
    if newest.status is not RunStatus.COMPLETE:
        return _partial(newest)
    if runs.damaged and runs.damaged[0] > newest.run:
        return SiteHealth.UNREADABLE, f"manifest.json of {harmless(runs.damaged[0])} cannot be read."
    if complete is None:
        return SiteHealth.UNREADABLE, "The last complete check cannot be read."
    days = age_days(complete, now)
    if days > old_after_days:
        return SiteHealth.OLD, f"The last complete check was {plural(days, 'day')} ago."
    return SiteHealth.WELL, None


def age_days(run: RunLine, now: datetime.datetime) -> int:
    """Return the days since a run; 0 for one ahead of the clock."""
    return max((now - run.now).days, 0)


def _partial(run: RunLine) -> tuple[SiteHealth, str]:
    asked = run.number("pages_asked")
    blocked = run.blocked > asked * _BLOCKED_SHARE
    if run.status is RunStatus.FAILED:
        return SiteHealth.FAILED, _said(run.reason or "It ended without a result")
    return SiteHealth.BLOCKED if blocked else SiteHealth.PARTIAL, _said(run.reason or "It stopped early")


def _said(reason: str) -> str:
    said = shorten(harmless(reason).strip(), _LONGEST_REASON)
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."
