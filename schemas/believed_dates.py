"""The dates of a text that its age is counted from: those that it had when its words last moved."""

from __future__ import annotations

import datetime

from pydantic import AwareDatetime, Field

from schemas.dates import DATE_PATTERN
from schemas.record import Record
from schemas.vocabulary import DateRole


class BelievedDates(Record):
    """What the runs saw of a text and its dates; a date that moves while the words stay is not believed."""

    published: str | None = Field(default=None, pattern=DATE_PATTERN)
    """Day of publication that counts, ISO 8601 cut to its precision."""
    modified: str | None = Field(default=None, pattern=DATE_PATTERN)
    """Day of the last update that counts."""
    reviewed: str | None = Field(default=None, pattern=DATE_PATTERN)
    """Day of the last review that counts."""
    content_hash: str = Field(pattern=r"^v1:[0-9a-f]{64}$")
    """Hash of the text that these dates came with; that of the text itself while its words stay."""
    since: AwareDatetime
    """Time of the first run that saw that text, UTC."""
    first_seen: AwareDatetime | None = None
    """Time of the first run that saw the page, UTC."""
    last_changed: AwareDatetime | None = None
    """Time of the first run that saw the text as it is now, to the letter, UTC."""
    moved_words: int = Field(default=0, ge=0)
    """Words added to that text or taken from it since, whichever are more."""
    moved_share: float = Field(default=0, ge=0, le=1)
    """Their share of the longer text's words, 0 to 1."""
    difference: str | None = Field(default=None, pattern=r"^[0-9a-f]{16}$")
    """Digest of the words added and taken, the same for two texts with the same edit; null where none were."""
    ahead: list[str] = []
    """Dates of the text that were still to come when a run saw them; they date nothing, also when they have passed."""
    followed: list[datetime.date] = []
    """The first and the last day, two at most, that a date named when it was fetched on that day, the words unmoved."""
    automatic: list[DateRole] = []
    """The dates that followed the run's day on two days; they date nothing."""
    edit: str | None = Field(default=None, pattern=r"^(alone|stamp|\d{4}(-\d\d){0,2})$")
    """The edit that moved a date while the words stayed, as a run first took it: ``alone``, the day that many pages got
    at once, or ``stamp`` for pages that had shared one before; null for none. Later runs report the page with it."""
