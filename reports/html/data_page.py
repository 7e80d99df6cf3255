"""The run for developers: coverage, fields, answers, differences, files."""

from __future__ import annotations

from collections import Counter

from reports.crawl_trouble import crawl_trouble
from reports.html.report import Report
from reports.long_table import Ranking, cut_rows
from reports.names import pages_of
from reports.not_requested import crawl_notes, left_out
from reports.page_lines import PageLine
from reports.run_facts import difference_rows, field_rows, file_facts

_MOST_ROWS = 200
_MOST_NAMED = 50
"""Pages of one reason why they were not proofread."""
_MOST_NOTES = 30


def data_page(report: Report) -> str:
    """Return ``data.html``."""
    data, numbers = report.data, report.numbers
    pages = pages_of(data)
    documents = Ranking[PageLine](lambda page: (page.title or page.url, page.url), _MOST_ROWS)
    notes: Counter[str] = Counter()
    for page in pages:
        notes.update(page.notes)
        if page.document is not None:
            documents.add(page)
    return report.render(
        "data.html",
        "data",
        unread_urls=[
            (reason, cut_rows(urls, _MOST_NAMED)) for reason, urls in numbers.coverage.not_proofread.items()
        ],
        fields=field_rows(data),
        outcome_counts=data.outcome_counts,
        unjudged=cut_rows(report.unjudged, _MOST_ROWS),
        trouble=crawl_trouble(pages),
        left_out=left_out(data.left_out),
        documents=documents.table(),
        noted=sorted(notes.items())[:_MOST_NOTES],
        crawl_notes=crawl_notes(data.crawl_notes),
        differences=difference_rows(data),
        rejects=cut_rows(data.rejects, _MOST_ROWS),
        files=file_facts(data),
        run=data.run,
        reason=data.reason,
        previous=data.previous,
        timings=data.timings,
        versions=data.versions,
        ours_by_audit=report.lists.index.ours_by_audit,
    )
