"""Hold a whole site's facts about its dates."""

from __future__ import annotations

from schemas.record import Record


class DateFacts(Record):
    """A site's habits of dating, learned once from all readings; empty for a single page."""

    day_first: bool | None = None
    """True where the site writes 31/12/2021, false where 12/31/2021, by its unambiguous dates; null where they
    are absent or disagree."""
    day_first_dates: int = 0
    """Dates that can only be read day first."""
    month_first_dates: int = 0
    """Dates that can only be read month first."""
    site_wide: list[str] = []
    """Positions in a footer, with their date, that several pages share, and positions in the head that nearly all do:
    the site's date, not a page's."""
    stamps: list[str] = []
    """Keys (`day_stamps.stamp_key`) of days that a build, a move or a bulk edit gave to many pages."""
    automatic: list[str] = []
    """Positions (source, role, selector) whose date is the day of the fetch on most pages: clocks, not dates."""
