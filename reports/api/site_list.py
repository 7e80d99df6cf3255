"""The published sites, each with its newest run and the addresses of its records."""

from __future__ import annotations

from urllib.parse import quote

from pydantic import AwareDatetime, BaseModel, JsonValue

from reports.api.kinds import KINDS, RUNS
from reports.api.published_run import PublishedRun
from reports.api.published_site import Published
from schemas.vocabulary import RunStatus


class RunHead(BaseModel):
    """A run, in short."""

    run: str
    """Its name."""
    status: RunStatus
    """End of the run."""
    reason: str | None
    """The reason why it is not complete."""
    finished: AwareDatetime
    """UTC."""
    counts: dict[str, JsonValue]
    """Its numbers by name, as its manifest has them."""


class Site(BaseModel):
    """A site that has published runs."""

    host: str
    """Name of its folder, as it is in addresses."""
    name: str | None
    """The clinic's name, as the newest run has it."""
    start_url: str
    """URL at which its crawl starts."""
    newest: RunHead
    """The newest run, whatever its end."""
    latest: RunHead | None
    """The newest complete run, whose records are read; null where there is none."""
    links: dict[str, str]
    """Paths of its records and runs by their names."""


class Sites(BaseModel):
    """All sites of the data folder."""

    sites: list[Site]
    """Sorted by host."""


def site_of(host: str, published: Published, base: str) -> Site | None:
    """Return a site's entry; null where no run can be read. ``base`` is the path of the API."""
    if not published.runs:
        return None
    newest = published.runs[-1]
    return Site(
        host=host,
        name=newest.name,
        start_url=newest.site,
        newest=_head(newest),
        latest=_head(published.newest) if published.newest else None,
        links={name: f"{base}/sites/{quote(host, safe='')}/{name}" for name in (*KINDS, RUNS)},
    )


def _head(run: PublishedRun) -> RunHead:
    return RunHead(
        run=run.run, status=run.status, reason=run.reason, finished=run.finished, counts=dict(run.counts)
    )
