"""Render the report's files: pages of HTML that link to each other and to nothing else of ours."""

from __future__ import annotations

from collections.abc import Iterator

from reports.changes.change_report import change_report
from reports.html.data_page import data_page
from reports.html.desk_pages import desk_pages, own_pages
from reports.html.fix_page import fix_page
from reports.html.index_page import index_page
from reports.html.offices_page import offices_page
from reports.html.report import Report
from reports.long_table import cut_rows
from reports.view import ReportData

MAX_CHANGES = 200
"""Rows of the changes."""
MAX_NAMED = 100
"""Pages that one row of the changes names."""


def report_files(data: ReportData) -> Iterator[tuple[str, str]]:
    """Yield path and text (UTF-8 when encoded) of each file of the report; ``index.html`` is the first.

    The same data give the same files. Whatever came from the site is neutralised and escaped, links are http(s) only,
    and a content security policy with the hashes of our own style and script forbids the rest.
    """
    report = Report(data)
    yield "index.html", index_page(report)
    yield "fix.html", fix_page(report)
    yield from desk_pages(report)
    yield from own_pages(report)
    yield from _owner_pages(report)
    yield "offices.html", offices_page(report)
    yield "changes.html", _changes_page(report)
    yield "data.html", data_page(report)


def _owner_pages(report: Report) -> Iterator[tuple[str, str]]:
    for owner, tasks in report.lists.owners.items():
        path = report.owner_files[owner]
        yield path, report.render("owner.html", path, "../", owner=owner, tasks=tasks)


def _changes_page(report: Report) -> str:
    changes = change_report(report.data)
    return report.render(
        "changes.html",
        "changes",
        changes=cut_rows(changes.lines, MAX_CHANGES),
        ours=changes.ours,
        max_named=MAX_NAMED,
    )
