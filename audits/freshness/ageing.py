"""Compute with dates known to a year, a month or a day, and pick the policy that ages them."""

from __future__ import annotations

import calendar
import datetime
import re
from urllib.parse import urlsplit

from reference.url_identity import path_prefix
from schemas.article import Article
from schemas.dates import DateObservation, DateValue
from schemas.profile import FreshnessPolicy, Profile


def first_day(date: DateValue | DateObservation) -> datetime.date:
    """Return the first day that a date can mean: 1 August 2021 for ``2021-08``."""
    parts = [int(part) for part in date.value[:10].split("-")]
    return datetime.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(date: DateValue | DateObservation) -> datetime.date:
    """Return the last day that a date can mean, which is the one that ages: 31 August 2021 for ``2021-08``."""
    start = first_day(date)
    size = len(date.value[:10].split("-"))
    if size == 1:
        return datetime.date(start.year, 12, 31)
    if size == 2:
        return datetime.date(start.year, start.month, calendar.monthrange(start.year, start.month)[1])
    return start


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later, the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(year, datetime.MAXYEAR)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def policy_for(article: Article, profile: Profile) -> tuple[str, FreshnessPolicy] | None:
    """Return the first policy whose path or word matches, else the one that names neither, else None."""
    rest: tuple[str, FreshnessPolicy] | None = None
    path = urlsplit(article.url).path or "/"
    said = " ".join(filter(None, (article.headline, article.section, *article.tags))).casefold()
    for name, policy in profile.freshness.policies.items():
        if not policy.paths and not policy.words:
            rest = rest or (name, policy)
        elif path.startswith(tuple(map(path_prefix, policy.paths))) or any(
            _says(said, word) for word in policy.words
        ):
            return name, policy
    return rest


def _says(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word.casefold())}(?:s|es)?\b", text) is not None
