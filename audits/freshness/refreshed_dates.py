"""Collect the pages of a site whose date moved while their words stayed."""

from __future__ import annotations

from typing import NamedTuple

from audits.freshness.believed_dates import claimed, refreshed
from audits.freshness.date_evidence import is_shown, place_of
from schemas.article import Article
from schemas.finding import Occurrence
from schemas.text import RunningText
from schemas.vocabulary import DateRole


class RefreshedDate(NamedTuple):
    """A date that moved while the words of its text stayed."""

    place: Occurrence
    """The page, with the new date."""
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
    edit: str | None
    """The edit that an earlier run took it for (`bulk_edits`); null for a new one."""


def refreshed_date(text: RunningText) -> RefreshedDate | None:
    """Return the date of an article that moved while its words stayed, or null."""
    found = refreshed(text) if isinstance(text, Article) else None
    if found is None or text.believed is None:
        return None
    role, old = found
    date = claimed(text, role)
    assert date is not None
    same = text.content_hash == text.believed.content_hash
    return RefreshedDate(
        place=place_of(text, role, date),
        role=role,
        old=old,
        since=text.believed.since.date().isoformat(),
        new=date.value[:10],
        moved_words=0 if same else text.believed.moved_words,
        is_shown=is_shown(date),
        is_ahead=date.value in text.believed.ahead,
        edit=text.believed.edit,
    )
