"""The offices, a card each."""

from __future__ import annotations

from reports.html.report import Report
from reports.long_table import cut_rows
from reports.offices import MOST_OFFICES, office_cards
from reports.sections import OFFICES

_MOST_ADDRESSES = 50


def offices_page(report: Report) -> str:
    """Return ``offices.html``."""
    data = report.data
    tasks = [
        task
        for section in report.lists.sections
        if section.section is OFFICES
        for audit in section.audits
        for task in audit.tasks.rows
    ]
    cards = office_cards(
        data.locations[:MOST_OFFICES], tasks, report.names, report.words, report.clinic, data.site
    )
    placed = {
        id(task)
        for card in cards
        for some in (card.tasks, *(line.tasks for line in card.lines))
        for task in some
    }
    return report.render(
        "offices.html",
        "offices",
        cards=cards,
        total_offices=len(data.locations),
        other_tasks=[task for task in tasks if id(task) not in placed],
        other_addresses=cut_rows(data.other_addresses, _MOST_ADDRESSES),
    )
