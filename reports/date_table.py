"""Put side by side what each source says of a text's dates, and what the runs saw themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.dates import DateObservation
from schemas.text import RunningText
from schemas.vocabulary import DateRole, Source

COLUMNS = {
    DateRole.PUBLISHED: "Published",
    DateRole.MODIFIED: "Updated",
    DateRole.REVIEWED: "Reviewed",
    DateRole.NEXT_REVIEW_DUE: "Next review",
}
"""Columns of the table with their headings."""
_ROWS: tuple[tuple[str, tuple[Source, ...]], ...] = (
    ("Patients see", (Source.VISIBLE, Source.TIME, Source.MICROFORMAT)),
    ("Search engines are told", (Source.JSON_LD, Source.MICRODATA)),
    ("Meta tags say", (Source.META,)),
    ("The list of posts says", (Source.LISTING,)),
    ("The feed says", (Source.FEED,)),
    ("The address says", (Source.URL,)),
    ("The sitemap says", (Source.SITEMAP,)),
    ("The server says", (Source.HTTP,)),
)
"""Who says a date, in the order of trust, and the sources that are meant."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """What one source says of a text's dates."""

    who: str
    days: Mapping[DateRole, str]
    """ISO 8601 dates, for the columns that it says something of."""


def date_table(text: RunningText) -> list[DateRow]:
    """Return the rows of a text's table of dates, those that say nothing left out.

    Dates of other pages, of a sidebar or of the template are not the text's. The last rows are what the runs saw:
    when they first saw the page, when its words last changed, and the dates that its age is counted from.
    """
    rows = [DateRow(who, days) for who, sources in _ROWS if (days := dict(_said(text, sources)))]
    believed = text.believed
    if believed is None:
        return rows
    if believed.first_seen:
        first = believed.first_seen.date().isoformat()
        rows.append(DateRow("We first saw it", {DateRole.PUBLISHED: first}))
    if believed.last_changed and believed.last_changed != believed.first_seen:
        changed = believed.last_changed.date().isoformat()
        rows.append(DateRow("We saw its words change", {DateRole.MODIFIED: changed}))
    counted = {
        role: day
        for role, day in (
            (DateRole.PUBLISHED, believed.published),
            (DateRole.MODIFIED, believed.modified),
            (DateRole.REVIEWED, believed.reviewed),
        )
        if day is not None
    }
    return [*rows, DateRow("Date we use", counted)] if counted else rows


def _said(text: RunningText, sources: tuple[Source, ...]) -> Iterator[tuple[DateRole, str]]:
    """Yield the dates that these sources give, one of each role: the last is the first that the page names."""
    for seen in reversed(text.date_observations):
        if seen.source in sources and seen.role in COLUMNS and _is_of_page(seen):
            yield seen.role, seen.value[:10]


def _is_of_page(seen: DateObservation) -> bool:
    return seen.own or seen.stamp or seen.source in (Source.SITEMAP, Source.HTTP)
