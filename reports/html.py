"""Render the report: one HTML page that needs no network, server or script, and trusts nothing it shows."""

from __future__ import annotations

import base64
import datetime
import functools
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import resources
from itertools import islice

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from pydantic import JsonValue

from reports import wording
from reports.changes.change_report import change_report
from reports.changes.line_words import SHOWN_PLACES, about_words
from reports.context import evidence_on, in_context
from reports.coverage import proofread_words
from reports.crawl_trouble import crawl_trouble
from reports.date_table import COLUMNS, date_table
from reports.finding_groups import group_findings
from reports.harmless_text import finalize, shorten
from reports.inline_code import inline_code
from reports.link import safe_href, shows_words, words_link
from reports.long_table import LongTable, Ranking, cut_rows, first_rows
from reports.names import Names, office
from reports.not_requested import crawl_notes, left_out
from reports.office_card import OfficeCard
from reports.share_current import share_current
from reports.tally import Tally, freshness_state, tally
from reports.trend import trend
from reports.unjudged import unjudged
from reports.view import ReportData
from schemas.dates import in_words
from schemas.page import Page
from schemas.vocabulary import FreshnessState, RunStatus

MAX_CHANGES = 200
"""Rows of the changes."""
MAX_NAMED = 100
"""Pages that one row of the changes names."""
_FRESHNESS_ORDER = {
    state: rank for rank, state in enumerate(("overdue", "unknown", "due_soon", "current", "exempt"))
}


def render_html(data: ReportData) -> str:
    """Return the report as one HTML document (UTF-8 when encoded); the same data give the same text.

    Whatever came from the site is neutralised and escaped, links are http(s) only, and a content security
    policy with the hashes of our own style and script forbids the rest.
    """
    numbers = tally(data)
    names = Names(data)
    findings = group_findings(data.findings, data.audits, names)
    articles = first_rows(
        data.articles, lambda article: (_FRESHNESS_ORDER[freshness_state(article)], article.url)
    )
    documents = Ranking[Page](lambda page: (page.title or page.url, page.url), 200)
    notes: Counter[str] = Counter()
    for page in data.pages:
        notes.update(page.notes)
        if page.document is not None:
            documents.add(page)
    changes = change_report(data)
    return _template().render(
        data=data,
        tally=numbers,
        names=names,
        title=shorten(data.name or wording.host(data.site), 120),
        groups=findings.by_audit,
        pages=findings.by_page,
        closed=findings.closed,
        decided=findings.decided,
        silent=findings.silent,
        ours_by_audit=findings.ours,
        week=findings.week,
        trend=trend(numbers, data.previous_counts),
        share=share_current(_complete_runs(data, numbers)),
        articles=articles,
        findings_on=findings.on_page,
        locations=LongTable(
            [OfficeCard.of(location) for location in islice(data.locations, 200)], len(data.locations)
        ),
        other_addresses=cut_rows(data.other_addresses, 50),
        unread=[(reason, cut_rows(urls, 50)) for reason, urls in numbers.coverage.not_proofread.items()],
        unjudged=cut_rows(unjudged(data.outcomes), 200),
        changes=cut_rows(changes.lines, MAX_CHANGES),
        ours=changes.ours,
        rejects=cut_rows(data.rejects, 200),
        trouble=crawl_trouble(data.pages),
        left_out=left_out(data.left_out),
        crawl_notes=crawl_notes(data.crawl_notes),
        documents=documents.table(),
        noted=sorted(notes.items())[:30],
        audit_titles={info.audit: info.failure_title for info in data.audits},
        states=tuple(state for state in FreshnessState if state is not FreshnessState.EXEMPT),
    )


def _complete_runs(
    data: ReportData, numbers: Tally
) -> Iterator[tuple[datetime.datetime, Mapping[str, JsonValue]]]:
    """Yield the clock and the counts of every complete run, of this one too where it is one."""
    yield from data.complete_runs
    if data.status is RunStatus.COMPLETE:
        yield data.now, numbers.to_counts()


@functools.cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _asset("report.css"), _asset("report.js")
    environment.globals.update(
        style=Markup(style),  # noqa: S704 - our own file, no page's text
        script=Markup(script),  # noqa: S704 - our own file, no page's text
        style_hash=_digest(style),
        script_hash=_digest(script),
        freshness_state=freshness_state,
        date_table=date_table,
        date_columns=COLUMNS,
        evidence_on=evidence_on,
        in_context=in_context,
        about_words=about_words,
        shown_places=SHOWN_PLACES,
        max_named=MAX_NAMED,
        office=office,
        safe_href=safe_href,
        words_link=words_link,
        shows_words=shows_words,
        proofread_words=proofread_words,
    )
    environment.filters.update(
        words=wording.words,
        sentence=wording.sentence,
        day=wording.day,
        month=wording.month,
        moment=wording.moment,
        date_value=wording.date_value,
        iso_day=in_words,
        number=wording.number,
        plural=wording.plural,
        percent=wording.percent,
        minutes=wording.minutes,
        seconds=wording.seconds,
        age=wording.age,
        path=wording.path,
        shorten=shorten,
        inline_code=inline_code,
    )
    return environment.get_template("report.html")


def _asset(name: str) -> str:
    return resources.files("reports").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Return a content security policy's source expression for an inline element (CSP Level 3, 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
