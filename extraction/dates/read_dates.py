"""Read every date of one page."""

from __future__ import annotations

import datetime

from lxml import html

from extraction.dates.candidate import DateCandidate
from extraction.dates.choice.planned_reviews import with_reviews_due
from extraction.dates.parsing.day_month_order import writes_day_first
from extraction.dates.sources.metadata import dates_in_metadata
from extraction.dates.sources.url_and_headers import address_dates, fetched
from extraction.dates.sources.visible import VisibleDates
from extraction.page.document import Document
from extraction.page.own_place import PageAreas
from schemas.vocabulary import DateRole, Source

LISTED_DAYS = 3
"""Different days of one role, away from the headline, that make a list of them."""


def read_dates(
    document: Document, article: html.HtmlElement | None, areas: PageAreas | None = None
) -> list[DateCandidate]:
    """Return every date that a page states, most trusted first, then in the order of the page.

    A candidate that can never be chosen (sidebar, comment, footer, another article's, the Last-Modified
    header, an unlabelled date in running text) has trust 0. `article` is the element that holds the
    article with header and byline; null where it is not known. `areas` are those of both, where they were made before.
    """
    day_first = writes_day_first(document)
    now = fetched(document)
    areas = areas or PageAreas(document, article)
    found = [
        *dates_in_metadata(document, day_first=day_first),
        *with_reviews_due(
            _without_lists(list(VisibleDates(document, areas, day_first=day_first, now=now).read()))
        ),
        *address_dates(document),
    ]
    return sorted((_in_time(candidate, now) for candidate in found), key=lambda c: -c.trust)


def _without_lists(visible: list[DateCandidate]) -> list[DateCandidate]:
    """Return the visible dates without trust in the rows of a list: releases, letters, other posts.

    A page has one publication and one update; from three different days of one role on, those away from the
    headline are of the things that the page lists. In elements of one CSS path two are enough, unless they are entries
    of a history, with one publication; by the headline that counts for unlabelled lines only.
    """
    last: dict[
        tuple[DateRole, str], str
    ] = {}  # of the days of one line, e.g. "Revised: March 2015; August 2020"
    for candidate in visible:
        line = (candidate.role, candidate.raw)
        last[line] = max(candidate.value[:10], last.get(line, ""))
    days: dict[DateRole, set[str]] = {}
    alike: dict[tuple[DateRole, str | None], set[str]] = {}
    for candidate in visible:
        if candidate.trust and not candidate.near_headline and not candidate.of_history:
            days.setdefault(candidate.role, set()).add(last[candidate.role, candidate.raw])
        if candidate.trust and (not candidate.near_headline or _is_bare(candidate)):
            alike.setdefault((candidate.role, candidate.selector), set()).add(
                last[candidate.role, candidate.raw]
            )

    def is_listed(candidate: DateCandidate) -> bool:
        if candidate.of_history:
            return False
        if candidate.near_headline and not _is_bare(candidate):
            return False
        if candidate.label and len(alike.get((DateRole.PUBLISHED, candidate.selector), ())) == 1:
            return False  # one publication and its updates: the page's own history
        if len(alike[candidate.role, candidate.selector]) > 1:
            return True
        return not candidate.near_headline and len(days[candidate.role]) >= LISTED_DAYS

    return [
        candidate.model_copy(update={"trust": 0}) if candidate.trust and is_listed(candidate) else candidate
        for candidate in visible
    ]


def _is_bare(candidate: DateCandidate) -> bool:
    return candidate.label is None and candidate.source is Source.VISIBLE


def _in_time(candidate: DateCandidate, now: datetime.datetime | None) -> DateCandidate:
    """Return a candidate judged by the day of the fetch: a future review is due, other future days lose their trust."""
    if now is None:
        return candidate
    tomorrow = (now.date() + datetime.timedelta(days=1)).isoformat()
    update: dict[str, object] = {}
    if candidate.value[:10] == now.date().isoformat() and not candidate.is_fetch_day:
        update["is_fetch_day"] = True
    if candidate.value[:10] > tomorrow[: len(candidate.value)]:
        if candidate.role is DateRole.REVIEWED:
            update["role"] = DateRole.NEXT_REVIEW_DUE
        elif candidate.role is not DateRole.NEXT_REVIEW_DUE:
            update["trust"] = 0
    return candidate.model_copy(update=update) if update else candidate
