"""What became of findings whose pages were asked for again between two runs."""

from __future__ import annotations

from enum import StrEnum

from pydantic import AwareDatetime

from schemas.finding import Finding
from schemas.record import Record


class Answer(StrEnum):
    """What became of a finding, or of one of its places."""

    FIXED = "fixed"
    """Looked for where it was, and not found."""
    STILL_THERE = "still_there"
    """Found again."""
    GONE = "gone"
    """The page answers 404 or 410: nothing is left to look at. Two runs in a row close the finding as gone."""
    CANNOT_TELL = "cannot_tell"
    """Not looked at, with the reason."""
    CLOSED = "closed"
    """It was closed before."""


class PlaceAnswer(Record):
    """What became of a finding on one page."""

    url: str
    """The page's URL in the last run."""
    answer: Answer
    """What became of it there."""
    reason: str | None = None
    """Why it cannot be told, in words; where the page moved to."""
    quote: str | None = None
    """The words there now, of one that is still there."""


class FindingAnswer(Record):
    """What became of a finding."""

    finding_id: str
    """Its id."""
    answer: Answer
    """What became of it."""
    reason: str | None = None
    """Why it cannot be told, in words."""
    places: list[PlaceAnswer] = []
    """Its pages, in the order of the finding."""
    closed_at: AwareDatetime | None = None
    """Time at which it was closed before, UTC; null for one that was open."""
    finding: Finding
    """As it was published last."""
    now: Finding | None = None
    """As its audit makes it of the pages today; null where it does not."""

    @property
    def is_judged(self) -> bool:
        """Return whether its audit looked at all that it names."""
        judged = (Answer.FIXED, Answer.STILL_THERE)
        return self.answer in judged and all(place.answer in judged for place in self.places)


class Recheck(Record):
    """What a recheck found."""

    site: str
    """Name of the site's folder, e.g. ``clinic.example``."""
    now: AwareDatetime
    """Time of the recheck, UTC."""
    last_run: AwareDatetime
    """Time of the last complete run, UTC."""
    locale: str
    """The English of the site, e.g. ``en-GB``."""
    asked: list[str] = []
    """URLs of the pages that were asked for, sorted."""
    answers: list[FindingAnswer] = []
    """One for each finding that was named, or is open on a page that was."""
    unread: list[PlaceAnswer] = []
    """Pages that were named by their URLs and could not be read, with the reason."""
    new: list[Finding] = []
    """Faults of these pages that the last run does not have; nothing is kept of them."""
