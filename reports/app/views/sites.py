"""All sites of the data folder, those with the most to do first."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from reports.app.ask import Ask
from reports.app.render import page
from reports.app.sites import Site
from reports.trend import share_current, things_of
from reports.wording import host
from schemas.manifest import RunManifest
from schemas.vocabulary import RunStatus

_MOST = 100
"""Rows of one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """One site."""

    host: str
    """Name of its folder."""
    name: str
    """The clinic's name."""
    manifest: RunManifest
    """The run that is shown."""
    later: RunManifest | None
    """A later run that did not end as a whole."""
    things: int | None
    """Things to fix as of publishing; null where the run does not say."""
    new: int
    """New ones."""
    current: float | None
    """Share of articles that are up to date, in percent."""


def sites_page(ask: Ask) -> Response:
    """Return the list of sites; where there is one, the way to its worklist."""
    rows = [row for site in ask.sites.all() if (row := _row(site)) is not None]
    if len(rows) == 1 and "all" not in ask.query:
        return RedirectResponse(f"/sites/{rows[0].host}/", 303)
    words = ask.query.get("q", "").casefold().strip()[:200]
    chosen = [row for row in rows if words in f"{row.name} {row.host}".casefold()]
    chosen.sort(key=lambda row: (row.later is None, -(row.things or 0), row.host))
    start = ask.number("after")
    return page(
        ask,
        "app/sites.html",
        tab="sites",
        rows=chosen[start : start + _MOST],
        following=start + _MOST if start + _MOST < len(chosen) else None,
        total=len(chosen),
        all_sites=len(rows),
        words=words,
        partial=RunStatus.PARTIAL,
    )


def _row(site: Site) -> SiteRow | None:
    shown = site.newest()
    if shown is None:
        return None
    later = site.later(shown)
    manifest = shown.manifest
    new = manifest.counts.get("new_findings")
    share = share_current([(manifest.now, manifest.counts)])
    return SiteRow(
        host=site.host,
        name=manifest.name or host(manifest.site),
        manifest=manifest,
        later=later.manifest if later else None,
        things=things_of(manifest.counts),
        new=new if isinstance(new, int) else 0,
        current=share[0].percent if share else None,
    )
