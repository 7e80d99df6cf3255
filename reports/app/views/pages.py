"""The pages of a site, and the record of one."""

from __future__ import annotations

import json
from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.app.ask import Ask
from reports.app.filters import Filters
from reports.app.owners import known_owners
from reports.app.page_list import AGES, ROWS, matching
from reports.app.reasons import recent_reasons
from reports.app.render import page, site_path
from reports.app.shown_row import shown_row
from reports.app.surroundings import text_of
from reports.app.worklist import Key, read_rows
from reports.date_table import COLUMNS, date_table
from reports.page_lines import page_line
from reports.reading import READING_AUDIT, Reading, reading
from schemas.finding import Finding
from schemas.text import RunningText


def pages_page(ask: Ask) -> Response:
    """Return the pages, the worst first, or those with some words."""
    words, age = ask.query.get("q", "")[:200], ask.query.get("age", "")
    age = age if age in AGES else ""
    rows = ask.sites.page_lists.of(ask.run, ask.state)
    chosen = matching(rows, words, age)
    start = ask.number("after")
    return page(
        ask,
        "app/page_rows.html" if ask.is_partial and start else "app/pages.html",
        run=ask.run,
        tab="pages",
        rows=chosen[start : start + ROWS],
        following=start + ROWS if start + ROWS < len(chosen) else None,
        total=len(chosen),
        all_pages=len(rows),
        words=words,
        age=age,
        ages=AGES,
    )


def page_record(ask: Ask) -> Response:
    """Return what is known of one page: its dates, people, findings, text and whole record."""
    page_id = ask.request.path_params["page_id"]
    with ask.run.reading() as database:
        row = database.connection.execute("SELECT json FROM pages WHERE page_id = ?", (page_id,)).fetchone()
    if row is None:
        raise HTTPException(404, "The newest check does not have this page. See the list of pages.")
    known = page_line(row[0])
    text = text_of(ask.run, known.final_url)
    filters = Filters(page=known.final_url)
    rows = read_rows(ask.run, ask.state, filters, Key.of(ask.query.get("after", "")))
    return page(
        ask,
        "app/page.html",
        run=ask.run,
        decides=True,
        tab="pages",
        known=known,
        text=text,
        dates=date_table(text) if text else [],
        date_columns=COLUMNS,
        rows=[shown_row(ask, one) for one in rows.rows],
        following=rows.following,
        filters=filters,
        total=ask.sites.facets.total(ask.run, ask.state, filters),
        reading=_reading(ask, text, [one.finding for one in rows.rows]) if text else None,
        record=_shown(row[0]),
        text_record=_shown(text.to_json()) if text else "",
        owners=known_owners(ask),
        reasons=recent_reasons(ask),
    )


def _reading(ask: Ask, text: RunningText, findings: Sequence[Finding]) -> Reading:
    audits, site = ask.run.audits, site_path(ask)
    links = {
        one.finding_id: (
            f"{site}/findings/{one.finding_id}",
            audits[one.audit].failure_title if one.audit in audits else one.audit,
        )
        for one in findings
    }
    return reading(text, findings, links, audits.get(READING_AUDIT), ask.run.words)


_LONGEST = 60_000
"""Characters of a record that are shown; the API has all of it."""


def _shown(line: str) -> str:
    """Return a record as JSON on many lines."""
    text = json.dumps(json.loads(line), ensure_ascii=False, indent=1)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\n…"
