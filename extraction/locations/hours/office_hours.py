"""Choose the hours of an office from all pages that give some."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import groupby

from extraction.locations.site.grouping import Sighting
from schemas.location import Hours
from schemas.vocabulary import Source

_Span = tuple[str | None, str | None, bool]


def office_hours(
    sightings: Sequence[Sighting], is_contact: Callable[[str], bool]
) -> tuple[list[Hours], Sighting | None]:
    """Return the hours of the sighting that the record takes, and that sighting.

    It is the one that differs on the fewest days from the opening and closing that most pages give, then the one
    with the most days, with breaks, read in the visible text, on a contact page. So an old page never decides
    against the footer of all the others. The sightings are in the order of their URLs.
    """
    given = [sighting for sighting in sightings if sighting.office.hours]
    if not given:
        return [], None
    weeks = {id(office): _week(office.hours) for office in {id(s.office): s.office for s in given}.values()}
    votes: defaultdict[str, Counter[_Span]] = defaultdict(Counter)
    for _, of_page in groupby(given, key=lambda sighting: sighting.url):
        for day, span in {item for sighting in of_page for item in weeks[id(sighting.office)].items()}:
            votes[day][span] += 1
    usual = {day: max(count.values()) for day, count in votes.items()}

    def rank(sighting: Sighting) -> tuple[object, ...]:
        week = weeks[id(sighting.office)]
        return (
            sum(1 for day, span in week.items() if votes[day][span] < usual[day]),
            -len(week),
            -sum(len(line.days) for line in sighting.office.hours),
            sighting.office.source is not Source.VISIBLE,
            not is_contact(sighting.url),
            sighting.url,
            sighting.order,
        )

    best = min(given, key=rank)
    return list(best.office.hours), best


def left_out_of(sightings: Sequence[Sighting], best: Sighting | None) -> int:
    """Return the lines of hours that need a guess: of the sighting that the record takes, else the most of any."""
    if best is not None:
        return best.office.hours_left_out
    return max((sighting.office.hours_left_out for sighting in sightings), default=0)


def _week(hours: Sequence[Hours]) -> dict[str, _Span]:
    """Return each day's first opening and last closing; a break at noon does not split the day."""
    days: dict[str, list[Hours]] = {}
    for line in hours:
        for day in line.days:
            days.setdefault(day, []).append(line)
    return {day: _span(lines) for day, lines in days.items()}


def _span(lines: Sequence[Hours]) -> _Span:
    opens = [line.opens for line in lines if line.opens]
    closes = [line.closes for line in lines if line.closes]
    return (min(opens, default=None), max(closes, default=None), any(line.by_appointment for line in lines))
