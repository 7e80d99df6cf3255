"""List the mentions of each office on the site, with their data, for the audits to compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extraction.locations.candidate import OfficeCandidate
from extraction.locations.phones.loose_phones import give_loose_phones
from extraction.locations.phones.site_phones import SiteNumbers
from extraction.locations.site.grouping import Group
from extraction.locations.site.office_page import OfficePage
from extraction.locations.sources.place_entry import OfficeEntry, Place, office_entries, part_of
from schemas.location import Address, SeenOn

_GIVEN = {"page_id", "url", "region", "raw", "source", "same_as"}
"""Fields of a mention that only refers to an earlier one; the same set for all of them."""


def seen_places(
    pages: Sequence[OfficePage], groups: Sequence[Group], numbers: SiteNumbers, page_ids: Mapping[str, str]
) -> dict[int, list[SeenOn]]:
    """Return the mentions of each group by its `id`, in the order of URL and position on the page.

    The data of a mention are given once; later mentions with the same data only refer to it (``same_as``).
    """
    entries = {id(group): office_entries(group) for group in groups}
    give_loose_phones(pages, groups, numbers, entries)
    parts = _held(groups)
    return {id(group): _seen(entries.pop(id(group)), parts, page_ids) for group in groups}


def _held(groups: Sequence[Group]) -> dict[tuple[object, ...], int]:
    held: defaultdict[tuple[object, ...], set[int]] = defaultdict(set)
    for group in groups:
        for sighting in group.sightings:
            held[part_of(sighting)].add(id(group))
    return {part: len(members) for part, members in held.items()}


def _seen(
    entries: Mapping[Place, OfficeEntry], parts: Mapping[tuple[object, ...], int], page_ids: Mapping[str, str]
) -> list[SeenOn]:
    first: dict[str, int] = {}
    result: list[SeenOn] = []
    for entry in entries.values():
        office, url = entry.sighting.office, entry.sighting.url
        details = SeenOn(
            url="",
            region=office.region,
            raw=office.address_raw,
            source=office.source,
            address=_as_written(office),
            label=office.label,
            phones=entry.phones,
            hours=office.hours,
            times=entry.times,
            beside=parts[part_of(entry.sighting)] - 1,
            former=office.former,
        )
        at = first.setdefault(details.to_json(), len(result))
        if at == len(result):
            result.append(details.model_copy(update={"page_id": page_ids.get(url), "url": url}))
        else:
            later = SeenOn(
                page_id=page_ids.get(url),
                url=url,
                region=office.region,
                raw=office.address_raw,
                source=office.source,
                same_as=at,
            )
            # The set of the fields that are given is 0.7 kB, and a footer's office has such a mention a page.
            object.__setattr__(later, "__pydantic_fields_set__", _GIVEN)
            result.append(later)
    return result


def _as_written(office: OfficeCandidate) -> Address:
    return office.address.model_copy(update=dict.fromkeys(office.inferred))
