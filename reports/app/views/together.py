"""What is to fix on all sites, in one list."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator

from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.filters import Filters
from reports.app.owners import known_owners
from reports.app.reasons import recent_reasons
from reports.app.render import page, part
from reports.app.shown_row import shown_row
from reports.app.sites import MOST_OPEN, Site
from reports.app.worklist import Row, read_rows
from reports.sections import SECTIONS
from reports.trend import things_of

_ROWS = 100
"""Rows of the list; each site's own has the rest."""
_REASONS = 8
"""Reasons that are offered."""
_SAME_AUDIT = 3
"""Most rows of one check of a site: sixty pictures without words would hide what other sites have."""


def together_page(ask: Ask) -> Response:
    """Return the worst rows of the sites with the most to do, the worst first; the filters are those of a worklist."""
    filters = Filters.of(
        {name: value for name, value in ask.query.items() if name in ("topic", "severity", "tier")}
    )
    sites = sorted(ask.sites.all(), key=_things, reverse=True)
    asks: list[Ask] = []
    found: list[list[tuple[int, str, Ask, Row]]] = []
    for site in sites[:MOST_OPEN]:
        if site.newest() is None:
            continue
        one = ask.at(site)
        asks.append(one)
        rows = read_rows(one.run, one.state, filters, limit=_ROWS).rows
        found.append([(row.rank, site.host, one, row) for row in _spread(rows)])
    chosen = list(heapq.merge(*found, key=lambda row: row[:2]))[:_ROWS]
    return page(
        ask,
        "app/together.html",
        tab="sites",
        decides=True,
        filters=filters,
        topics={section.anchor: section.title for section in SECTIONS},
        rows=[(one.run.clinic, site, _row(one, row)) for _, site, one, row in chosen],
        sites=len(found),
        all_sites=len(sites),
        reasons=list(dict.fromkeys(reason for one in asks for reason in recent_reasons(one)))[:_REASONS],
    )


def _spread(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows, the first few of each check."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row.finding.audit] += 1
        if seen[row.finding.audit] <= _SAME_AUDIT:
            yield row


def _row(ask: Ask, row: Row) -> str:
    return part(
        ask, "app/together_row.html", ask.run, decides=True, row=shown_row(ask, row), owners=known_owners(ask)
    )


def _things(site: Site) -> int:
    newest = site.newest()
    return things_of(newest.manifest.counts) or 0 if newest else 0
