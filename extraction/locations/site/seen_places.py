"""List the mentions of each office on the site, with their data, for the audits to compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter

from extraction.locations.candidate import OfficeCandidate
from extraction.locations.phones.loose_phones import LoosePhones
from extraction.locations.phones.site_phones import SiteNumbers
from extraction.locations.site.grouping import Group, Sighting
from extraction.locations.site.office_page import OfficePage
from extraction.locations.sources.place_entry import OfficeEntry, office_entries, part_of
from schemas.location import Address, SeenOn, UnlistedPages

MOST_LISTED = 500
"""Pages with the same data of an office that are listed; of more, which only a template makes, the number says all."""
_GIVEN = {"page_id", "url", "region", "raw", "source", "same_as"}
"""Fields of a mention that only refers to an earlier one; the same set for all of them."""


class OfficeMentions:
    """The mentions of one office, taken page after page in the order of the URLs.

    The data of a mention are given once; later mentions with the same data only refer to it (``same_as``). Pages with
    the same data as `MOST_LISTED` before them are counted.
    """

    def __init__(self, most_listed: int | None = MOST_LISTED) -> None:
        """Take the number of pages with the same data to list; null for all."""
        self.seen: list[SeenOn] = []
        """The mentions that are listed."""
        self._most = most_listed
        self._first: dict[str, int] = {}
        self._pages: Counter[tuple[int, ...]] = Counter()
        """Pages by the ordinals of the mentions whose data they have."""

    def add(self, url: str, page_id: str | None, mentions: Sequence[SeenOn]) -> None:
        """Take the mentions of a page, without the page, in the order of their positions."""
        keys = [details.to_json() for details in mentions]
        if all(key in self._first for key in keys):
            same = tuple(self._first[key] for key in keys)
            if self._most is not None and self._pages[same] >= self._most:
                self._pages[same] += 1
                return
        for key, details in zip(keys, mentions, strict=True):
            at = self._first.setdefault(key, len(self.seen))
            if at == len(self.seen):
                self.seen.append(details.model_copy(update={"page_id": page_id, "url": url}))
            else:
                self.seen.append(_same(details, url, page_id, at))
        self._pages[tuple(self._first[key] for key in keys)] += 1

    def unlisted(self) -> list[UnlistedPages]:
        """Return the pages that are not listed."""
        most = self._most
        if most is None:
            return []
        return [
            UnlistedPages(mentions=sorted(same), pages=pages - most)
            for same, pages in self._pages.items()
            if pages > most
        ]


def seen_places(
    pages: Sequence[OfficePage],
    groups: Sequence[Group],
    numbers: SiteNumbers,
    page_ids: Mapping[str, str],
    most_listed: int | None = MOST_LISTED,
) -> dict[int, OfficeMentions]:
    """Return the mentions of each group by its `id`, in the order of URL and position on the page.

    One page is in memory at a time, with what is beside its offices.
    """
    loose = LoosePhones(groups, numbers)
    found = {id(group): OfficeMentions(most_listed) for group in groups}
    rest = iter(pages)
    for url, sightings in _by_page(groups):
        page = next(page for page in rest if page.url == url)
        present = {key: office_entries(of_office) for key, of_office in sightings.items()}
        loose.give(page, present)
        held = Counter(part for of_office in sightings.values() for part in set(map(part_of, of_office)))
        for key, entries in present.items():
            mentions = [_details(entry, held[part_of(entry.sighting)] - 1) for entry in entries]
            found[key].add(url, page_ids.get(url), mentions)
    return found


def _by_page(groups: Sequence[Group]) -> Iterator[tuple[str, dict[int, list[Sighting]]]]:
    """Yield each page's URL with its sightings of each group by the group's `id`, in the order of the groups."""

    def placed(at: int) -> Iterator[tuple[str, int, Sighting]]:
        return ((sighting.url, at, sighting) for sighting in groups[at].sightings)

    streams = map(placed, range(len(groups)))
    for url, of_page in groupby(merge(*streams, key=itemgetter(0, 1)), key=itemgetter(0)):
        sightings: dict[int, list[Sighting]] = {}
        for _, at, sighting in of_page:
            sightings.setdefault(id(groups[at]), []).append(sighting)
        yield url, sightings


def _details(entry: OfficeEntry, beside: int) -> SeenOn:
    office = entry.sighting.office
    return SeenOn(
        url="",
        region=office.region,
        raw=office.address_raw,
        source=office.source,
        address=_as_written(office),
        label=office.label,
        phones=entry.phones,
        hours=office.hours,
        times=entry.times,
        beside=beside,
        former=office.former,
    )


def _same(details: SeenOn, url: str, page_id: str | None, at: int) -> SeenOn:
    """Return a mention with the data of an earlier one."""
    later = SeenOn(
        page_id=page_id, url=url, region=details.region, raw=details.raw, source=details.source, same_as=at
    )
    # The set of the fields that are given is 0.7 kB, and a footer's office has such a mention a page.
    object.__setattr__(later, "__pydantic_fields_set__", _GIVEN)
    return later


def _as_written(office: OfficeCandidate) -> Address:
    return office.address.model_copy(update=dict.fromkeys(office.inferred))
