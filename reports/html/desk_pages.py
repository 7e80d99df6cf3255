"""The editor's desk: one row a page, and a page of its own for each that the letter names."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from reports.context import in_context, in_paragraph
from reports.date_table import COLUMNS, date_table
from reports.desk import DeskRow, in_files
from reports.html.file_names import page_file, pages_file
from reports.html.report import Report
from reports.pick_rows import pick_rows
from reports.reading import READING_AUDIT, Reading, reading
from reports.sections import Section
from schemas.text import RunningText

_FILTERS = (
    ("overdue", "Overdue"),
    ("spelling", "Spelling"),
    ("reading", "Hard to read"),
    ("links", "Links"),
    ("offices", "Offices"),
    ("new", "New"),
)


def desk_pages(report: Report) -> Iterator[tuple[str, str]]:
    """Yield ``pages.html``, ``pages-2.html`` … with their paths."""
    files = in_files(report.rows)
    has_owners = [("owned", "Has an owner")] if report.lists.owners else []
    for number, rows in enumerate(files):
        yield (
            pages_file(number),
            report.render(
                "pages.html",
                "pages",
                heading="Pages",
                total_rows=len(report.rows),
                number=number,
                files=len(files),
                file_of=pages_file,
                filters=[*_FILTERS, *has_owners],
                chips=_chips,
                scored=[row for row in rows if row.is_scored],
                unscored=[row for row in rows if not row.is_scored],
            ),
        )


def own_pages(report: Report) -> Iterator[tuple[str, str]]:
    """Yield ``page/<page_id>.html`` of each page that the letter names, and of the hardest to read."""
    rows = [row for row in report.rows if row.page_id in report.own_pages]
    texts = _texts(report, {row.url for row in rows})
    for row in rows:
        text = texts.get(row.url)
        yield (
            page_file(row.page_id),
            report.render(
                "page.html",
                "pages",
                "../",
                row=row,
                text=text,
                dates=date_table(text) if text else [],
                date_columns=COLUMNS,
                reading=_reading(report, row, text) if text else None,
                in_context=partial(in_paragraph, body_text=text.body_text) if text else in_context,
            ),
        )


def _reading(report: Report, row: DeskRow, text: RunningText) -> Reading:
    """Return what is said of reading; a marked finding leads to the row that holds it."""
    links = {
        finding.finding_id: (f"#{task.first.finding_id}", report.failure_title(finding.audit))
        for task in row.tasks.rows
        for finding in task.findings
    }
    findings = [finding for task in row.tasks.rows for finding in task.findings]
    return reading(text, findings, links, report.infos.get(READING_AUDIT), report.words)


def _texts(report: Report, urls: set[str]) -> dict[str, RunningText]:
    """Return the texts of these pages, read whole."""
    articles: list[int] = []
    others: list[int] = []
    seen = {"article": 0, "other": 0}
    for text in report.data.texts:
        sort = "article" if text.article_id is not None else "other"
        if text.url in urls:
            (articles if sort == "article" else others).append(seen[sort])
        seen[sort] += 1
    found: list[RunningText] = [
        *pick_rows(report.data.articles, articles).values(),
        *pick_rows(report.data.other_texts, others).values(),
    ]
    return {text.url: text for text in found}


def _chips(lists: Mapping[Section, int]) -> Markup:
    """Return a chip for each list that a page is in."""
    return Markup("").join(_chip(section.short, count) for section, count in lists.items())


@functools.lru_cache(maxsize=1024)
def _chip(name: str, count: int) -> Markup:
    """Return a chip; a site of ten thousand pages has few different ones."""
    return Markup(' <span class="chip">{} {}</span>').format(name, count)
