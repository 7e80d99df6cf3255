"""One item of the feeds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """An event of one run, in words; every text is harmless and on one line, but for the line feeds of ``text``."""

    id: str
    """``urn:uuid:`` and a UUID of version 5, the same whenever the event is written again."""
    title: str
    """The event in at most `MOST_TITLE` letters."""
    text: str
    """The event whole, at most `MOST_TEXT` letters."""
    url: str | None
    """The page to look at, fit for a link."""
    date: str
    """The run's clock, RFC 3339 in UTC."""
    tags: tuple[str, ...]
    """What happened, in one word, then the audit of a finding."""


MOST_TITLE = 200
"""Letters of a title."""
MOST_TEXT = 4_000
"""Letters of a text."""
