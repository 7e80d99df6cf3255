"""A date as found on a page."""

from __future__ import annotations

from schemas.dates import DateObservation


class DateCandidate(DateObservation):
    """An observation with what choosing needs and the record does not keep."""

    label: str | None = None
    """The label word before it, e.g. ``updated on``."""
    ambiguous: str | None = None
    """The other reading where day and month may be swapped, ISO."""
    day_first: bool | None = None
    """For dates of numbers only, the order in which it was read; with ``ambiguous`` null, the only possible."""
    is_fetch_day: bool = False
    """Whether it is the very day of the fetch, as automatic dates are."""
    in_article: bool = False
    """Whether it stands in the article's own header, body or footer."""
    near_headline: bool = False
    """Whether it stands by the headline, where bylines are."""
    of_history: bool = False
    """Whether it is an entry of the page's own history, or of a note on a change: one of several by right."""
    trust: int = 0
    """Rank within its role, higher first; set by the reader."""
