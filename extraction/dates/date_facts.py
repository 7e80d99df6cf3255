"""What a whole site shows about its dates."""

from __future__ import annotations

from schemas.record import Record


class DateFacts(Record):
    """Learned once from all readings; the empty one is what a single page knows."""

    day_first: bool | None = None
    """Whether the site writes 31/12/2021 (true) or 12/31/2021 (false), by its unambiguous dates; null where
    they are silent or disagree."""
    day_first_dates: int = 0
    """Dates that can only be read day first."""
    month_first_dates: int = 0
    """Dates that can only be read month first."""
    site_wide: list[str] = []
    """Places in a footer, with their date, that several pages share, and places in the head that nearly all do: the
    date of the site, of no page."""
    automatic: list[str] = []
    """Places (source, role, selector) whose date is the day of the fetch on most pages: clocks, no dates."""
