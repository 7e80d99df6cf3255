"""Where each office stands, with what every place says of it: what the audits compare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from crawler.extract.locations.candidate import OfficeCandidate, PhoneCandidate
from crawler.extract.locations.grouping import Group, Sighting
from crawler.extract.locations.judging import is_hidden_page
from crawler.extract.locations.normal_form import fold_text
from crawler.extract.locations.phone import read_tel
from crawler.extract.locations.site_phones import number_key
from schemas.location import Address, Phone, SeenOn, SeenPhone
from schemas.vocabulary import PhoneKind, Region, Source

if TYPE_CHECKING:
    from crawler.extract.draft import Draft

_STRUCTURED = (Source.JSON_LD, Source.MICRODATA)
_Place = tuple[str, Source, Region, str, str | None]
"""URL, source, region, wording and label: what makes one entry."""


@dataclass(slots=True)
class _Entry:
    sighting: Sighting
    times: int
    phones: list[SeenPhone] = field(default_factory=list)


def seen_places(
    pages: Sequence[Draft], groups: Sequence[Group], page_ids: Mapping[str, str]
) -> dict[int, list[SeenOn]]:
    """Return the places of each group by its `id`, in the order of URL and place on the page.

    What stands there is given once a wording; later places that say the same only name it (``same_as``).
    """
    entries = {id(group): _entries(group) for group in groups}
    _give_loose_phones(pages, groups, entries)
    parts = _parts(groups)
    return {id(group): _seen(entries[id(group)], parts, page_ids) for group in groups}


def _entries(group: Group) -> dict[_Place, _Entry]:
    found: dict[_Place, _Entry] = {}
    counts: Counter[tuple[_Place, str | None]] = Counter()
    for sighting in group.sightings:
        office = sighting.office
        place = (sighting.url, office.source, office.region, office.address_raw, office.label)
        counts[place, office.selector] += 1
        entry = found.setdefault(place, _Entry(sighting, 1))
        entry.times = max(entry.times, counts[place, office.selector])
        for phone in office.phones:
            seen = _seen_phone(phone, office.address.country, True)
            if seen not in entry.phones:
                entry.phones.append(seen)
    return found


def _part(sighting: Sighting) -> tuple[object, ...]:
    """Return what names the part of a page: of text its fragment, of structured data all of the page's."""
    office = sighting.office
    selector = None if office.source in _STRUCTURED else office.selector
    return (sighting.url, office.source, office.region, selector)


def _parts(groups: Sequence[Group]) -> dict[tuple[object, ...], int]:
    held: defaultdict[tuple[object, ...], set[int]] = defaultdict(set)
    for group in groups:
        for sighting in group.sightings:
            held[_part(sighting)].add(id(group))
    return {part: len(members) for part, members in held.items()}


def _give_loose_phones(
    pages: Sequence[Draft], groups: Sequence[Group], entries: Mapping[int, dict[_Place, _Entry]]
) -> None:
    """Add to the entries of each page the numbers that it ties to no office."""
    tied: defaultdict[str, list[Group]] = defaultdict(list)
    speaking: set[int] = set()
    for group in groups:
        numbers = {number_key(p.phone): p.phone for s in group.sightings for p in s.office.phones}
        for number, own in numbers.items():
            tied[number].append(group)
            if own.kind in (PhoneKind.VOICE, PhoneKind.APPOINTMENT):
                speaking.add(id(group))
    here: defaultdict[str, dict[int, list[_Entry]]] = defaultdict(dict)
    for group in groups:
        for entry in entries[id(group)].values():
            here[entry.sighting.url].setdefault(id(group), []).append(entry)
    by_id = {id(group): group for group in groups}
    for page in pages:
        if page.url not in here or is_hidden_page(page.url):
            continue
        present = here[page.url]
        for phone in page.phones:
            owners = [id(group) for group in tied.get(number_key(phone.phone), ()) if id(group) in present]
            named = None if owners else _named(phone, [by_id[key] for key in present])
            if owners or named is not None:
                key = owners[0] if owners else id(named)
                _add(_nearest(present[key], phone), phone, among=0, first=True, named=named is not None)
                continue
            listed = {key: e for key, found in present.items() if (e := _beside(found, phone)) is not None}
            alone = [key for key in listed if key not in speaking]
            for key, entry in listed.items():
                first = key == (alone or list(listed))[0]
                _add(entry, phone, among=len(listed), first=first, named=False)
            if not listed:
                key = _nearly(phone, tied, present) or next(iter(present))
                _add(_nearest(present[key], phone), phone, among=0, first=True, named=False)


def _beside(entries: Sequence[_Entry], phone: PhoneCandidate) -> _Entry | None:
    """Return the entry of the part of the page that holds a number."""
    if phone.source in _STRUCTURED:
        return None
    for entry in entries:
        office = entry.sighting.office
        if office.source is Source.VISIBLE and (office.region, office.selector) == (
            phone.region,
            phone.selector,
        ):
            return entry
    return None


def _nearest(entries: Sequence[_Entry], phone: PhoneCandidate) -> _Entry:
    same = [e for e in entries if e.sighting.office.region is phone.region]
    text = [e for e in entries if e.sighting.office.source is Source.VISIBLE]
    return _beside(entries, phone) or (same or text or list(entries))[0]


def _nearly(
    phone: PhoneCandidate, tied: Mapping[str, list[Group]], present: Mapping[int, object]
) -> int | None:
    """Return the office of this page with a number that differs from this one by a slip."""
    number = number_key(phone.phone)
    for other, groups in tied.items():
        if len(other) == len(number) and sum(a != b for a, b in zip(other, number, strict=True)) <= 2:
            for group in groups:
                if id(group) in present:
                    return id(group)
    return None


def _named(phone: PhoneCandidate, groups: Sequence[Group]) -> Group | None:
    """Return the office whose name is the last word before a number, as in ``Kennesaw: (770) 499-2020``."""
    before, found, _ = phone.context.partition(phone.phone.raw)
    words = fold_text(before).rstrip(" :.–-|") if found else ""
    for group in groups:
        for label in dict.fromkeys(s.office.label for s in group.sightings if s.office.label):
            if words.endswith(fold_text(label)) and len(label) > 3:
                return group
    return None


def _add(entry: _Entry, phone: PhoneCandidate, *, among: int, first: bool, named: bool) -> None:
    seen = _seen_phone(phone, entry.sighting.office.address.country, False)
    seen = seen.model_copy(update={"among": among, "first": first, "named": named})
    if all((known.raw, known.link) != (seen.raw, seen.link) for known in entry.phones):
        entry.phones.append(seen)


def _seen_phone(found: PhoneCandidate, country: str | None, tied: bool) -> SeenPhone:
    return _of_phone(
        found.phone, found.link if found.source is Source.VISIBLE else None, country or "US", tied
    )


@lru_cache(maxsize=4096)
def _of_phone(phone: Phone, link: str | None, country: str, tied: bool) -> SeenPhone:
    dialled = read_tel("tel:" + link, country) if link else None
    return SeenPhone(
        e164=phone.e164,
        raw=phone.raw,
        kind=phone.kind,
        link=link,
        link_e164=dialled.e164 if dialled else None,
        tied=tied,
    )


def _seen(
    entries: Mapping[_Place, _Entry], parts: Mapping[tuple[object, ...], int], page_ids: Mapping[str, str]
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
            beside=parts[_part(entry.sighting)] - 1,
        )
        at = first.setdefault(details.to_json(), len(result))
        if at == len(result):
            result.append(details.model_copy(update={"page_id": page_ids.get(url), "url": url}))
        else:
            result.append(
                SeenOn(
                    page_id=page_ids.get(url),
                    url=url,
                    region=office.region,
                    raw=office.address_raw,
                    source=office.source,
                    same_as=at,
                )
            )
    return result


def _as_written(office: OfficeCandidate) -> Address:
    return office.address.model_copy(update=dict.fromkeys(office.inferred))
