"""A date as found on a page."""

from __future__ import annotations

from schemas.dates import DateObservation


class DateCandidate(DateObservation):
    """An observation with what choosing needs and the record does not keep."""

    label: str | None = None
    """The label word before it, e.g. ``updated on``."""
    ambiguous: str | None = None
    """The other reading where day and month may be swapped, ISO."""
    in_article: bool = False
    """Whether it stands in the article's own header, body or footer."""
    trust: int = 0
    """Rank within its role, higher first; set by the reader."""
