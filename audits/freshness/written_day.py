"""Tell on which day at the latest a text was written."""

from __future__ import annotations

import datetime

from audits.freshness.ageing import first_day, last_day
from schemas.text import RunningText


def written_day(record: RunningText, today: datetime.date) -> datetime.date | None:
    """Return the last day on which a text was published, changed or reviewed; null where it names none before today.

    The latest, since whoever changed a text has had its words before them.
    """
    dates = (record.published, record.modified, record.reviewed)
    days = [last_day(date) for date in dates if date is not None and first_day(date) <= today]
    return min(today, max(days)) if days else None
