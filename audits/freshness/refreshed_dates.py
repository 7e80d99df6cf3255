"""Collect the pages of a site whose date moved while their words stayed, and tell bulk edits among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from audits.freshness.believed_dates import claimed, refreshed
from audits.freshness.date_evidence import evidence_of, is_shown
from schemas.finding import Occurrence, Quote
from schemas.text import RunningText
from schemas.vocabulary import DateRole

BULK_PAGES = 5
"""Pages that got one new day with their words unmoved, from which on one edit moved them all; own choice."""


class RefreshedDate(NamedTuple):
    """A date that moved while the words of its text stayed."""

    url: str
    text_id: str
    role: DateRole
    old: str | None
    """The day that the text was last seen to deserve, ISO 8601; null where it had none."""
    since: str
    """The day on which a run first saw the words."""
    new: str
    moved_words: int
    """Words that moved with it."""
    is_shown: bool
    """Whether readers see the new day."""
    is_ahead: bool
    """Whether the new day was still to come when a run saw it: ``future-date`` tells that."""
    field: str
    quote: str

    @property
    def occurrence(self) -> Occurrence:
        """Return the place of the new date."""
        return Occurrence(
            subject=self.text_id, url=self.url, evidence=Quote(field=self.field, quote=self.quote)
        )


def refreshed_date(text: RunningText) -> RefreshedDate | None:
    """Return the date of a text that moved while its words stayed, or null."""
    found = refreshed(text)
    if found is None or text.believed is None:
        return None
    role, old = found
    date = claimed(text, role)
    assert date is not None
    evidence = evidence_of(text, role, date)
    moved = 0 if text.content_hash == text.believed.content_hash else text.believed.moved_words
    return RefreshedDate(
        text.url,
        text.text_id,
        role,
        old,
        text.believed.since.date().isoformat(),
        date.value[:10],
        moved,
        is_shown(date),
        date.value in text.believed.ahead,
        *evidence,
    )


def bulk_days(dates: Iterable[RefreshedDate]) -> frozenset[str]:
    """Return the days that many pages got at once."""
    days = Counter(date.new for date in dates)
    return frozenset(day for day, pages in days.items() if pages >= BULK_PAGES)
