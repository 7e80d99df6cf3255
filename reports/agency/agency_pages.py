"""Render the pages on many sites."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterator
from importlib import resources
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from reports.agency import agency_words as said
from reports.agency.site_orders import COLUMNS, ORDERS, SiteOrder, ageing, less_serious
from reports.html.environment import environment
from reports.site_words import SiteWords
from schemas.agency_report import AgencyReport, AgencySite
from schemas.vocabulary import AuditCategory, FreshnessState, Severity, SiteHealth

_LOCALE = "en-US"
MOST_OPEN = 20
"""Sites whose check did not come through that are listed before one has to open the list."""
MOST_PRINTED = 60
"""Sites on paper, two sheets; the style sheet hides the others there."""
_MARKS = (
    ("trouble", "Check failed or old"),
    ("critical", "Critical"),
    ("serious", "Serious"),
    ("new", "New"),
    ("overdue", "Overdue"),
)
"""What the list can be narrowed to, where scripts run."""


def agency_pages(report: AgencyReport) -> Iterator[tuple[str, str]]:
    """Yield each page's file name and HTML; ``index.html`` comes last, as the others are linked from it."""
    words = SiteWords(_LOCALE)
    frame = _frame(report, words)
    row = environment(_LOCALE).get_template("agency_macros.html").make_module(frame).site_row  # type: ignore[attr-defined]
    rows = [(site, Markup(row(site))) for site in report.sites]  # noqa: S704 - escaped by the template
    for order in ORDERS[1:]:
        yield (
            order.file,
            _render("agency_order.html", frame, tab="order", order=order, rows=_sorted(rows, order)),
        )
    yield "kinds.html", _render("agency_kinds.html", frame, tab="kinds")
    yield (
        ORDERS[0].file,
        _render(
            "agency_index.html",
            frame,
            tab="overview",
            order=ORDERS[0],
            rows=_sorted(rows, ORDERS[0]),
            news=said.news(report, words),
            first=said.look_first(report, words),
            facts=said.facts(report, words),
            trouble=said.trouble(report),
        ),
    )


def _frame(report: AgencyReport, words: SiteWords) -> dict[str, Any]:
    style = _style()
    return {
        "style": Markup(style),  # noqa: S704 - our own files, no page's text
        "style_hash": _style_hash(),
        "root": "",
        "tabs": [("overview", "Overview", "index.html"), ("kinds", "By kind", "kinds.html")],
        "locale": _LOCALE,
        "clinic": "All sites",
        "now": report.made_at,
        "status": "partial",
        "held_back": False,
        "letter": SimpleNamespace(banner=said.banner(report)),
        "report": report,
        "totals": report.totals,
        "sites_said": words.plural(len(report.sites), "site"),
        "columns": COLUMNS,
        "orders": ORDERS,
        "marks": _MARKS,
        "marks_of": _marks_of,
        "most_open": MOST_OPEN,
        "most_printed": MOST_PRINTED,
        "ageing": ageing,
        "less_serious": less_serious,
        "health_words": {health.value: text for health, text in said.HEALTH_WORDS.items()},
        "kinds": [category.value for category in AuditCategory],
        "severities": [severity.value for severity in Severity],
    }


def _render(template: str, frame: dict[str, Any], **more: Any) -> str:
    return environment(_LOCALE).get_template(template).render(frame, **more)


def _sorted(rows: list[tuple[AgencySite, Markup]], order: SiteOrder) -> list[Markup]:
    if order.by is None:
        return [row for _, row in rows]
    by = order.by
    return [row for _, row in sorted(rows, key=lambda named: by(named[0]))]


def _marks_of(site: AgencySite) -> str:
    figures = site.figures
    found = {
        "trouble": site.health is not SiteHealth.WELL,
        "critical": figures and figures.open_by_severity[Severity.CRITICAL],
        "serious": figures and figures.open_by_severity[Severity.SERIOUS],
        "new": figures and figures.new_findings,
        "overdue": figures and figures.freshness[FreshnessState.OVERDUE],
    }
    return " ".join(mark for mark, has in found.items() if has)


@functools.cache
def _style() -> str:
    folder = resources.files("reports").joinpath("templates")
    return "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in ("report.css", "agency.css"))


@functools.cache
def _style_hash() -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
