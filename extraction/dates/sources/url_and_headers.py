"""Read dates from a page's URL and from the response's headers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from extraction.dates.candidate import DateCandidate
from extraction.dates.parsing.instant import Instant, calendar, read_instant
from extraction.page.document import Document
from schemas.vocabulary import DateRole, Precision, Source

_PATH_DAY = re.compile(
    r"/(20\d{2}|199\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)|[/_-](20\d{2})(\d{2})(\d{2})(?=[/_.-]|$)"
)
"""Matches ``/2013/09/09/``, ``/2013-09-09-title`` and ``/20130909-title``."""
_PATH_MONTH = re.compile(r"/(20\d{2}|199\d)/(\d{2})(?=/)")
"""Matches ``/2013/09/``."""

DAY_TRUST = 30
"""Rank of a URL's day: below everything that the page itself says."""


def address_dates(document: Document) -> Iterator[DateCandidate]:
    """Yield the URL's date and the Last-Modified header; only the URL's day can ever be chosen."""
    path = urlsplit(document.url).path
    found = _PATH_DAY.search(path)
    instant = None
    if found is not None:
        year, month, day = (int(part) for part in found.groups() if part is not None)
        instant = calendar(year, month, day)
    elif (found := _PATH_MONTH.search(path)) is not None:
        instant = calendar(int(found[1]), int(found[2]))
    if found is not None and instant is not None:
        precise = instant.precision is Precision.DAY
        yield DateCandidate(
            role=DateRole.PUBLISHED,
            value=instant.value,
            precision=instant.precision,
            raw=found[0],
            source=Source.URL,
            selector="url",
            in_article=True,
            trust=DAY_TRUST if precise else DAY_TRUST - 2,
        )
    header = document.headers.get("last-modified")
    stated = read_instant(header) if header else None
    if header and stated is not None:
        yield DateCandidate(
            role=DateRole.MODIFIED,
            value=stated.value,
            precision=stated.precision,
            raw=header.strip(),
            source=Source.HTTP,
            selector="last-modified",
        )


def fetched(document: Document) -> datetime.datetime | None:
    """Return the time of the fetch by the page's own ``Date`` header, the only clock a page brings along."""
    instant: Instant | None = read_instant(document.headers.get("date", ""))
    if instant is None or instant.precision is not Precision.TIME:
        return None
    try:
        return datetime.datetime.fromisoformat(instant.value)
    except ValueError:
        return None
