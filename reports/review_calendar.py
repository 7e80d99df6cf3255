"""Forecast which pages fall due for review in each of the next months."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.coverage import TextSummary

MONTHS = 12
"""Months of the forecast, the run's own included."""


@dataclass(frozen=True, slots=True)
class DueMonth:
    """One month of the forecast."""

    month: str
    """``2026-12``."""
    pages: list[TextSummary] = field(default_factory=list)
    """Pages whose review falls due in it, the first day first; those of the run's own day and before are overdue."""


def review_calendar(texts: Iterable[TextSummary], today: datetime.date) -> list[DueMonth]:
    """Return the months from the run's day on, each with the pages whose age crosses their policy's limit in it."""
    months: dict[str, DueMonth] = {}
    for ahead in range(MONTHS):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        name = f"{year:04d}-{month + 1:02d}"
        months[name] = DueMonth(name)
    for text in texts:
        if text.due_on and text.due_on > today and (due := months.get(f"{text.due_on:%Y-%m}")):
            due.pages.append(text)
    for due in months.values():
        due.pages.sort(key=lambda text: (text.due_on or today, text.url))
    return list(months.values())
