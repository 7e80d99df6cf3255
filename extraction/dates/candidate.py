"""Hold a date found on a page, with the evidence for choosing it."""

from __future__ import annotations

from schemas.dates import DateObservation


class DateCandidate(DateObservation):
    """A date observation with the evidence that choosing needs and the record does not keep."""

    label: str | None = None
    """The label word before it, e.g. ``updated on``."""
    ambiguous: str | None = None
    """The other reading where day and month may be swapped, ISO."""
    day_first: bool | None = None
    """The order in which a date of numbers only was read; with ``ambiguous`` null, the only possible one."""
    is_fetch_day: bool = False
    """True for the very day of the fetch, as automatic dates are."""
    in_article: bool = False
    """True within the article's own header, body or footer."""
    near_headline: bool = False
    """True by the headline, where bylines are."""
    of_history: bool = False
    """True for an entry of the page's own history or a note on a change, of which a page may have several."""
    trust: int = 0
    """Rank within its role, higher first; set by the reader."""
