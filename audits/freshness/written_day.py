"""Tell on which day at the latest a text was written."""

from __future__ import annotations

import datetime

from audits.freshness.ageing import first_day, last_day
from audits.freshness.believed_dates import ROLES, Date, counted
from schemas.text import RunningText
from schemas.vocabulary import DateRole


def written_day(record: RunningText, today: datetime.date) -> datetime.date | None:
    """Return the last day on which a text was published, changed or reviewed; null where it names none before today.

    The latest, since whoever changed a text has had its words before them. A date that moved while not a word did
    counts as it was (`believed_dates`): a page that names each day as its own has not said "soon" today.
    """
    dates = (_date(record, role) for role in ROLES)
    days = [last_day(date) for date in dates if date is not None and first_day(date) <= today]
    return min(today, max(days)) if days else None


def _date(record: RunningText, role: DateRole) -> Date | None:
    """Return the date of a role: of a text that is as it was the believed one, else the one that it names.

    A word that moved with the date, as in the "this Friday" of each week, was written by somebody who read the rest.
    """
    date: Date | None = getattr(record, role.value)
    is_as_it_was = record.believed is not None and not record.believed.moved_words
    return counted(record, role) if date is not None and is_as_it_was else date
