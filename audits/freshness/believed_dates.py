"""Tell which of a text's dates to believe, from what earlier runs saw of its words and dates."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from audits.freshness.ageing import first_day, last_day
from audits.freshness.date_stamps import stamp_of
from schemas.believed_dates import BelievedDates
from schemas.dates import DateObservation, DateValue
from schemas.text import RunningText
from schemas.vocabulary import DateRole
from schemas.words_of import words_of

FEW_WORDS = 5
"""Words that a correction changes at most: the text is the same (docs/decisions/0018-what-moves-a-text.md)."""
FEW_SHARE = 0.005
"""Share of a long text's words that is as little; the greater of the two counts."""
SLACK = datetime.timedelta(days=1)
"""Days by which a time zone moves a date, either way."""
ROLES = (DateRole.PUBLISHED, DateRole.MODIFIED, DateRole.REVIEWED)
"""Dates that an age is counted from."""

Date = DateValue | DateObservation


@dataclass(frozen=True, slots=True)
class Past:
    """What the complete runs before saw of a text."""

    believed: BelievedDates
    body_text: str
    """The text that the believed dates came with."""


def first_sight(text: RunningText, seen: datetime.datetime, *, is_new: bool) -> BelievedDates:
    """Return the dates of a text that no earlier run knows: all that it claims, but those that are still to come.

    A text that is ``is_new`` on a known site has the day of the fetch by right; another one that has it may follow it.
    """
    claims = {role: claimed(text, role) for role in ROLES}
    following = [] if is_new else _following_days(text, seen.date()).values()
    ahead = _ahead((), text, seen.date())
    days: dict[str, Any] = {
        role.value: date.value if date and date.value not in ahead and not _is_stamp(text, role) else None
        for role, date in claims.items()
    }
    return BelievedDates(
        **days,
        content_hash=text.content_hash,
        since=seen,
        ahead=ahead,
        followed=[max(following)] if following else [],
    )


def seen_before(
    text: RunningText,
    now: datetime.datetime,
    *,
    past: Past | None,
    previous: tuple[RunningText, datetime.datetime] | None = None,
    again: RunningText | None = None,
    is_first_run: bool = False,
) -> BelievedDates:
    """Return the dates of a text that count, with all that is known of it from before.

    ``previous`` is the text of the complete run before and that run's time; ``again`` the same text as today's code
    reads it, where another version read it then: what our own progress moves is neither an edit nor a new date.
    """
    if past is None and previous is not None:
        former, at = previous
        past = Past(former.believed or first_sight(former, at, is_new=False), former.body_text)
    if past is None:
        return first_sight(text, now, is_new=not is_first_run)
    if again is not None and previous is not None:
        past = _read_again(past, previous[0], again)
    return believed_dates(past, text, now)


def _read_again(past: Past, former: RunningText, again: RunningText) -> Past:
    """Return a past as today's code would have seen it.

    A text that had not moved since its dates is compared with its new reading; a date that had not moved is taken as
    the new reading has it.
    """
    before = past.believed
    if not _Moved.between(past.body_text, former.body_text).is_few:
        return past  # it had been edited: what our reading adds to that is not known
    dates: dict[str, str | None] = {}
    for role in ROLES:
        day, was, new = getattr(before, role.value), claimed(former, role), claimed(again, role)
        stood = day == (was.value if was else None)
        dates[role.value] = (new.value if new else None) if stood else day
    return Past(before.model_copy(update={**dates, "content_hash": again.content_hash}), again.body_text)


def believed_dates(past: Past, text: RunningText, seen: datetime.datetime) -> BelievedDates:
    """Return the dates of a text that count on the day on which it was fetched.

    Where more than a few words moved and a date with them, all dates count anew. Where the words stay, a date that
    moves on counts as it was; one that moves back counts as it is. Where words move and no date does, the dates stay
    with the text that they came with, so that many small edits add up. The same call with its own result as the past
    returns that result.
    """
    before = past.believed
    is_same = before.content_hash == text.content_hash
    moved = _Moved(0, 0.0, None) if is_same else _Moved.between(past.body_text, text.body_text)
    if not moved.is_few and any(_has_moved(before, text, role) for role in ROLES):
        return first_sight(text, seen, is_new=True)
    followed, automatic = ([], []) if moved.words else _following(before, text, seen.date())
    dates: dict[str, Any] = {
        role.value: None if role in automatic else _counted(before, text, role) for role in ROLES
    }
    return BelievedDates(
        **dates,
        content_hash=before.content_hash,
        since=before.since,
        moved_words=moved.words,
        moved_share=moved.share,
        difference=moved.difference,
        ahead=_ahead(before.ahead, text, seen.date()),
        followed=followed,
        automatic=automatic,
        edit=before.edit,
    )


def claimed(text: RunningText, role: DateRole) -> Date | None:
    """Return the date that a text claims, believed or not; that of a bulk edit where it has no other update."""
    date: Date | None = getattr(text, role.value)
    return date or (stamp_of(text) if role is DateRole.MODIFIED else None)


def refreshed(text: RunningText) -> tuple[DateRole, str | None] | None:
    """Return the date of a text that moved on while its words stayed, and its believed day; null where none did.

    The day is null where the date is new on the page, and later than the words, which an earlier run saw already.
    """
    believed = text.believed
    if believed is None or not is_same_text(believed):
        return None
    for role in (DateRole.MODIFIED, DateRole.REVIEWED, DateRole.PUBLISHED):
        date = claimed(text, role)
        day: str | None = getattr(believed, role.value)
        if date is None or role in believed.automatic:
            continue
        if _is_later(date, day) if day else _is_newer(date, believed) and date.value not in believed.ahead:
            return role, day
    return None


def is_same_text(believed: BelievedDates) -> bool:
    """Return whether a text differs by a few words at most from the one that its dates came with."""
    return _are_few(believed.moved_words, believed.moved_share)


def _are_few(words: int, share: float) -> bool:
    return words <= FEW_WORDS or share <= FEW_SHARE


def counted(text: RunningText, role: DateRole) -> Date | None:
    """Return the date of a role that an age may be counted from; null where the text has none that is believed."""
    date = claimed(text, role)
    if date is None or text.believed is None:
        return date
    day: str | None = getattr(text.believed, role.value)
    if day is None or day == date.value:
        return date if day else None
    return date.model_copy(update={"value": day, "raw": day})


@dataclass(frozen=True, slots=True)
class _Moved:
    """The difference between two texts, whatever the order of their words."""

    words: int
    share: float
    difference: str | None

    @property
    def is_few(self) -> bool:
        return _are_few(self.words, self.share)

    @classmethod
    def between(cls, before: str, after: str) -> _Moved:
        old, new = Counter(words_of(before.casefold())), Counter(words_of(after.casefold()))
        taken, added = old - new, new - old
        words = max(taken.total(), added.total())
        if not words:
            return cls(0, 0.0, None)
        signs = "\n".join((*sorted(taken.elements()), "", *sorted(added.elements())))
        digest = hashlib.sha256(signs.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return cls(words, round(words / max(old.total(), new.total()), 6), digest)


def _has_moved(before: BelievedDates, text: RunningText, role: DateRole) -> bool:
    """Return whether a date is another one than the believed one, by more than a time zone; vanishing moves nothing."""
    date, day = claimed(text, role), getattr(before, role.value)
    if date is None:
        return False
    return _is_newer(date, before) if day is None else _is_later(date, day) or _is_earlier(date, day)


def _counted(before: BelievedDates, text: RunningText, role: DateRole) -> str | None:
    """Return the day that counts of a date whose words stayed, or moved without it."""
    date: Date | None = claimed(text, role)
    day: str | None = getattr(before, role.value)
    if date is None:
        return day  # it may come back: a page that hides its date for a week is not new
    if day is None:
        return None if _is_newer(date, before) or _is_stamp(text, role) else date.value
    return date.value if _is_earlier(date, day) else day


def _is_stamp(text: RunningText, role: DateRole) -> bool:
    """Return whether a date is that of a bulk edit, which dates no text."""
    return role is DateRole.MODIFIED and stamp_of(text) is not None


def _ahead(before: Collection[str], text: RunningText, today: datetime.date) -> list[str]:
    """Return the dates that a text claims and that are still to come, or were when an earlier run saw them."""
    dates = (date for role in ROLES if (date := claimed(text, role)) is not None)
    return sorted({date.value for date in dates if date.value in before or first_day(date) > today + SLACK})


def _following(
    before: BelievedDates, text: RunningText, today: datetime.date
) -> tuple[list[datetime.date], list[DateRole]]:
    """Return the first and the last day that a date named on that day, and the dates of two such days that lie apart.

    The days are those that the page named, which a time zone can move from that of the fetch.
    """
    days = _following_days(text, today)
    if not days:
        return [], []
    last = max(days.values())
    first = min(before.followed, default=last)
    if last <= first:
        return [last], []
    return [first, last], [role for role, day in days.items() if day - first > 2 * SLACK]


def _following_days(text: RunningText, today: datetime.date) -> dict[DateRole, datetime.date]:
    """Return the dates of a text that name the day on which it was fetched, with the day that they name."""
    dates = {role: claimed(text, role) for role in ROLES}
    return {
        role: first_day(date) for role, date in dates.items() if date is not None and _is_day(date, today)
    }


def _is_day(date: Date, day: datetime.date) -> bool:
    return len(date.value) >= 10 and abs(first_day(date) - day) <= SLACK


def _is_newer(date: Date, believed: BelievedDates) -> bool:
    """Return whether a date is surely later than the first run that saw the words that it dates."""
    return first_day(date) > believed.since.date() + SLACK


def _is_later(date: Date, day: str) -> bool:
    """Return whether a date is surely after a day; ``2021-08`` and ``2021-08-03`` may be the same."""
    return first_day(date) > last_day(date.model_copy(update={"value": day})) + SLACK


def _is_earlier(date: Date, day: str) -> bool:
    return last_day(date) < first_day(date.model_copy(update={"value": day})) - SLACK
