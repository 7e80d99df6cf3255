"""One card an office: what the site says of it, line by line, where pages disagree, and what to send to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports.harmless_text import harmless, shorten
from reports.names import Names, office
from reports.office_markup import office_markup
from reports.site_words import SiteWords
from reports.task import Task
from schemas.finding import Finding
from schemas.location import Location, Phone
from schemas.vocabulary import Lifecycle, PhoneKind, PhoneScope

MOST_OFFICES = 200
"""Cards of one report."""
_MOST_PLACES = 20
"""Places of one finding that a letter names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLine:
    """One line of a card: the address, a number, the hours."""

    label: str
    values: Sequence[str]
    note: str = ""
    """What is said behind the values, e.g. ``all offices``."""
    tasks: Sequence[Task] = ()
    """Where pages say something else."""
    is_agreed: bool = False
    """Whether several places say it and none says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """One office."""

    location_id: str
    title: str
    """Its town, and its name or street where two are in one town."""
    label: str | None
    """Its name on the site; null where it has none."""
    lines: Sequence[OfficeLine]
    tasks: Sequence[Task]
    """What is to fix about it and belongs to no line."""
    places: int
    """Number of its mentions on the site."""
    first_url: str
    """URL of the page with the first of them."""
    is_live: bool
    letter: str | None
    """Text to send to whoever keeps the wrong data; null where nothing disagrees."""
    markup: str
    """Structured data to paste into the office's page, JSON."""


def office_cards(
    locations: Iterable[Location],
    tasks: Sequence[Task],
    names: Names,
    words: SiteWords,
    clinic: str,
    site: str,
) -> list[OfficeCard]:
    """Return the cards of the offices; ``tasks`` are those about offices, of which each card takes its own."""
    shown = list(locations)
    towns = [location.address.city for location in shown]
    return [
        _card(
            location,
            [task for task in tasks if location.location_id in _subjects(task)],
            names,
            words,
            clinic,
            site,
            is_only=towns.count(location.address.city) == 1,
        )
        for location in shown
    ]


def _subjects(task: Task) -> Iterator[str]:
    yield task.first.subject
    for place in task.first.occurrences:
        yield place.subject


def _card(
    location: Location,
    tasks: Sequence[Task],
    names: Names,
    words: SiteWords,
    clinic: str,
    site: str,
    *,
    is_only: bool,
) -> OfficeCard:
    several = len(location.seen_on) > 1
    by_part: dict[str, list[Task]] = {}
    for task in tasks:
        part = _part(task.first) if _disagrees(task, location) else ""
        by_part.setdefault(part, []).append(task)

    def line(label: str, values: Sequence[str], part: str, note: str = "") -> OfficeLine:
        found = by_part.pop(part, [])
        return OfficeLine(
            label=label,
            values=values,
            note=note,
            tasks=found,
            is_agreed=several and not found and part != "none",
        )

    lines = [line("Address", [location.address_raw], "address")]
    phones = list(location.phones)
    for at, phone in enumerate(phones):
        lines.append(
            line(
                "Fax" if phone.kind is PhoneKind.FAX else "Phone",
                [_number(phone)],
                "phones" if at == 0 else f"phone {at}",
                "" if phone.scope is PhoneScope.OFFICE else "not shown next to this address",
            )
        )
    hours = words.week(location.hours) or ["none found next to this address"]
    lines.append(line("Hours", hours, "hours" if location.hours else "none"))
    city = location.address.city
    other = location.label or location.address.street
    title = city if city and is_only else f"{city}, {other}" if city and other else office(location)
    return OfficeCard(
        location_id=location.location_id,
        title=title or office(location),
        label=location.label if location.label != city else None,
        lines=lines,
        tasks=[task for found in by_part.values() for task in found],
        places=location.mention_count,
        first_url=location.seen_on[0].url,
        is_live=location.lifecycle is Lifecycle.LIVE,
        letter=_letter(
            title or office(location), [task for task in tasks if _disagrees(task, location)], names, clinic
        ),
        markup=office_markup(location, clinic, site),
    )


def _number(phone: Phone) -> str:
    return phone.raw + (f" ext. {phone.extension}" if phone.extension else "")


def _part(finding: Finding) -> str:
    """Return the line of the card that a finding is about."""
    pointer = finding.evidence.field
    for part in ("address", "phones", "hours"):
        if f"/{part}" in pointer:
            return part
    return "address" if pointer.endswith("/raw") and "/seen_on/" in pointer else ""


def _disagrees(task: Task, location: Location) -> bool:
    """Return whether a finding calls some places of an office wrong: it has the right value, or they are the fewer."""
    finding = task.first
    if finding.suggestions and finding.suggestions[0] != finding.evidence.quote:
        return True
    return finding.page_count * 2 < location.page_count


def _letter(title: str, tasks: Sequence[Task], names: Names, clinic: str) -> str | None:
    """Return a letter that names each place that disagrees, what it says, and what other places say.

    It asks, and orders nothing: which of two phone numbers or opening hours is right is not on the pages.
    """
    points = [point for task in tasks for point in _points(task, names)]
    if not points:
        return None
    numbered = [f"{number}. {point}" for number, point in enumerate(points, start=1)]
    greeting = f"These pages don’t agree about our office in {harmless(title)} ({harmless(clinic)}):"
    ask = "Please check which is right, correct the others, and write back when it is done. Thank you."
    return "\n".join([greeting, "", *numbered, "", ask])


def _points(task: Task, names: Names) -> Iterator[str]:
    finding = task.first
    right = finding.suggestions[0] if finding.suggestions else None
    places = [(place.url, place.evidence.quote) for place in finding.occurrences[:_MOST_PLACES]] or (
        [(finding.url, finding.evidence.quote)] if finding.url else []
    )
    is_whole = right is None or _is_of_hours(
        finding
    )  # "Closed" says nothing without its days: the message has them
    for url, said in dict.fromkeys(places):
        if not said.strip():
            continue
        page = shorten(harmless(names.title(url)), 90)
        what = (
            harmless(finding.message)
            if is_whole
            else f"it says “{shorten(harmless(said), 200)}”. Other pages say “{harmless(right or '')}”."
        )
        yield f"{page}, {harmless(url)}: {what}"


def _is_of_hours(finding: Finding) -> bool:
    return _part(finding) == "hours"
