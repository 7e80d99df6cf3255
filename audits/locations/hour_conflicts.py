"""Find days on which two mentions of an office give different hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from audits.contract import Found
from audits.locations.day_hours import DayHours, clock_words, day_hours, day_words, span_form
from audits.locations.mention_quotes import occurrences_of, quoted_hours
from audits.locations.office_mentions import (
    OfficeMention,
    by_form,
    contradiction,
    count_pages,
    is_rest,
    is_usual,
    scope_of,
)
from audits.locations.place_words import differs, for_office, parts_in_words
from schemas.location import Location
from schemas.vocabulary import Tier

_Span = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class _Conflict:
    odd: list[OfficeMention]
    usual: list[OfficeMention]
    span: _Span
    other: _Span
    hours: Mapping[int, DayHours]
    """The odd hours of a day by the ordinal of their mention."""
    only: bool
    """True where the site has just these two."""
    days: list[str] = field(default_factory=list)


def hour_conflicts(record: Location, places: Sequence[OfficeMention], locale: str) -> Iterator[Found]:
    """Yield one finding for the days on which the same mentions differ from the hours that most pages give.

    Two spans that one mention gives for a day, such as the office's and its doctor's, are not a
    contradiction.
    """
    weeks = [(place, day_hours(place.seen.hours)) for place in places if place.seen.hours]
    together = {
        frozenset(pair) for _, week in weeks for day in week.values() for pair in combinations(day.lines, 2)
    }
    wrong: dict[tuple[object, ...], _Conflict] = {}
    for day in sorted({day for _, week in weeks for day in week}, key=_ORDER.index):
        spans = by_form((place, week[day].span) for place, week in weeks if day in week)
        for at, (span, odd) in enumerate(spans):
            rivals = [(other, usual) for other, usual in spans[:at] if not _fit(span, other, together)]
            if not rivals:
                continue
            other, usual = rivals[0]
            hours = {place.at: week[day] for place, week in weeks if day in week}
            key = (span, other, *(place.at for place in odd))
            conflict = _Conflict(odd, usual, span, other, hours, len(spans) == 2)
            wrong.setdefault(key, conflict).days.append(day)
    for conflict in wrong.values():
        yield _found(record, conflict, locale)


def _found(record: Location, conflict: _Conflict, locale: str) -> Found:
    odd, usual = conflict.odd, conflict.usual
    instead = clock_words(conflict.other, locale)
    said = f"{clock_words(conflict.span, locale)} {day_words(conflict.days)}{for_office(record)}"
    rest = conflict.only and is_rest(usual, odd)
    return Found(
        message=differs(parts_in_words(odd), said, parts_in_words(usual), instead, rest=rest),
        occurrences=occurrences_of(
            record,
            odd,
            lambda place: quoted_hours(place, conflict.hours[place.at].at),
        ),
        page_count=count_pages(odd),
        suggestions=(instead,) if is_usual(usual, odd) else (),
        tier=Tier.LIKELY,
        scope=scope_of(odd),
        identity=contradiction("hours", span_form(conflict.span), span_form(conflict.other)),
    )


_ORDER = ("mo", "tu", "we", "th", "fr", "sa", "su")


def _fit(one: _Span, other: _Span, together: set[frozenset[_Span]]) -> bool:
    """Return whether some mention gives both, or one is the outer span of both."""
    for pair in together:
        if one in pair and other in pair:
            return True
        if (one in pair or other in pair) and _outer(pair) in (one, other):
            return True
    return False


def _outer(pair: frozenset[_Span]) -> _Span:
    spans = [span for span in pair if span]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None
