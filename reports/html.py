"""Render the report: one HTML page that needs no network, server or script, and trusts nothing it shows."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections import Counter
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from reports import wording
from reports.context import evidence_on, in_context
from reports.coverage import proofread_words
from reports.crawl_trouble import crawl_trouble
from reports.finding_groups import by_audit, by_page
from reports.harmless_text import finalize, shorten
from reports.inline_code import inline_code
from reports.link import safe_href, words_link
from reports.long_table import cut_rows
from reports.names import Names, office
from reports.not_requested import crawl_notes, left_out
from reports.tally import freshness_state, tally
from reports.trend import trend
from reports.triage import editors_week, is_open
from reports.unjudged import unjudged
from reports.view import ReportData
from schemas.change import Change
from schemas.vocabulary import ChangeCause, FreshnessState

_FRESHNESS_ORDER = {state: rank for rank, state in enumerate(("overdue", "unknown", "due_soon", "current"))}


def render_html(data: ReportData) -> str:
    """Return the report as one HTML document (UTF-8 when encoded); the same data give the same text.

    Whatever came from the site is neutralised and escaped, links are http(s) only, and a content security
    policy with the hashes of our own style and script forbids the rest.
    """
    numbers = tally(data)
    names = Names(data)
    work = [finding for finding in data.findings if is_open(finding)]
    settled = sorted(
        (finding for finding in data.findings if not is_open(finding)),
        key=lambda finding: (finding.status, finding.audit, finding.finding_id),
    )
    findings_on: Counter[str] = Counter()
    for finding in work:
        findings_on.update(names.places(finding))
    articles = sorted(
        data.articles, key=lambda article: (_FRESHNESS_ORDER[freshness_state(article)], article.url)
    )
    changes = sorted(data.changes, key=lambda change: (change.op, change.record, change.url or "", change.id))
    return _template().render(
        data=data,
        tally=numbers,
        names=names,
        title=shorten(data.name or wording.host(data.site), 120),
        groups=by_audit(work, data.audits),
        pages=by_page(work, names),
        settled=cut_rows(settled, 200),
        week=editors_week(work),
        trend=trend(numbers, data.previous_counts),
        articles=cut_rows(articles),
        findings_on=findings_on,
        locations=cut_rows(data.locations, 200),
        other_addresses=cut_rows(data.other_addresses, 50),
        unread=[(reason, cut_rows(urls, 50)) for reason, urls in numbers.coverage.not_proofread.items()],
        unjudged=cut_rows(unjudged(data.outcomes), 200),
        changes=cut_rows([change for change in changes if of_the_site(change)], 200),
        reading_changes=sum(not of_the_site(change) for change in changes),
        rejects=cut_rows(data.rejects, 200),
        trouble=crawl_trouble(data.pages),
        left_out=left_out(data.left_out),
        crawl_notes=crawl_notes(data.crawl_notes),
        documents=cut_rows(
            sorted(
                (page for page in data.pages if page.document is not None),
                key=lambda page: (page.title or page.url, page.url),
            ),
            200,
        ),
        noted=sorted(Counter(note for page in data.pages for note in page.notes).items())[:30],
        audit_titles={info.audit: info.failure_title for info in data.audits},
        states=tuple(FreshnessState),
    )


def of_the_site(change: Change) -> bool:
    """Return whether the site itself changed, not only our reading of it."""
    return not change.cause or ChangeCause.SITE in change.cause.values()


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
        evidence_on=evidence_on,
        in_context=in_context,
        office=office,
        safe_href=safe_href,
        words_link=words_link,
        proofread_words=proofread_words,
    )
    environment.filters.update(
        words=wording.words,
        sentence=wording.sentence,
        day=wording.day,
        month=wording.month,
        moment=wording.moment,
        date_value=wording.date_value,
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
