"""Find days on which two mentions of an office give different hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from audits.contract import Found
from audits.locations.day_hours import DayHours, clock_words, day_hours, day_words
from audits.locations.office_mentions import OfficeMention, by_form, contradiction, placed, places_in_words
from schemas.vocabulary import Tier

_Span = tuple[str, str] | None


def hour_conflicts(places: Sequence[OfficeMention]) -> Iterator[Found]:
    """Yield one finding for the days on which the same mentions differ from the hours that most pages give.

    Two spans that one mention gives for a day, such as the office's and its doctor's, are not a
    contradiction.
    """
    weeks = [(place, day_hours(place.seen.hours)) for place in places if place.seen.hours]
    together = {
        frozenset(pair) for _, week in weeks for day in week.values() for pair in combinations(day.lines, 2)
    }
    wrong: dict[
        tuple[object, ...], tuple[list[str], list[OfficeMention], list[OfficeMention], DayHours, _Span]
    ] = {}
    for day in sorted({day for _, week in weeks for day in week}, key=_ORDER.index):
        spans = by_form((place, week[day].span) for place, week in weeks if day in week)
        for at, (span, odd) in enumerate(spans):
            rivals = [(other, usual) for other, usual in spans[:at] if not _fit(span, other, together)]
            if not rivals:
                continue
            other, usual = rivals[0]
            hours = next(week[day] for place, week in weeks if place is odd[0])
            key = (span, other, *(place.at for place in odd))
            wrong.setdefault(key, ([], odd, usual, hours, other))[0].append(day)
    for days, odd, usual, hours, other in wrong.values():
        yield placed(
            Found(
                message=(
                    f"{day_words(days)}: {clock_words(hours.span)} ({places_in_words(odd)}), but "
                    f"{clock_words(other)} elsewhere ({places_in_words(usual)})."
                ),
                field=f"/seen_on/{odd[0].at}/hours/{hours.at}/raw",
                quote=hours.raw,
                suggestions=(clock_words(other),),
                tier=Tier.LIKELY,
                identity=contradiction("hours", clock_words(hours.span), clock_words(other)),
            ),
            odd,
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
