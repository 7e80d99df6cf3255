"""Assign telephone numbers to the offices of a site, or to the whole site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extraction.locations.candidate import PhoneCandidate
from extraction.locations.site.grouping import Group
from extraction.locations.site.office_page import OfficePage
from extraction.locations.site.own_offices import FRAME, SiteView, is_contact_page, is_hidden_page, is_notice
from schemas.location import Phone
from schemas.vocabulary import PhoneKind, PhoneScope, Source


@dataclass(slots=True)
class NumberUse:
    """The sightings of one number on the site."""

    phones: list[PhoneCandidate] = field(default_factory=list)
    """Every sighting."""
    pages: set[str] = field(default_factory=set)
    """Pages that hold it."""
    framed: set[str] = field(default_factory=set)
    """Pages that hold it in footer, header or sidebar."""
    groups: set[int] = field(default_factory=set)
    """Offices (by ordinal) that it is tied to."""
    tied: set[str] = field(default_factory=set)
    """Pages that tie it to an office."""
    contact: bool = False
    """True if a contact or location page holds it."""
    on_notices: bool = True
    """True if every page that holds it is a notice: a legal page or an article, neither contact nor home page."""
    structured: bool = False
    """True if structured data of the site holds it."""
    visible: bool = False
    """True if it is visible, as text or as a link."""


def number_key(phone: Phone) -> str:
    """Return the key that the writings of one number share: E.164, else the digits."""
    return phone.e164 or "".join(c for c in phone.raw if c.isdigit())


@dataclass(slots=True)
class SiteNumbers:
    """The numbers of a site."""

    site: list[Phone]
    """Those of the site, scope ``site``."""
    tied: dict[int, list[Phone]]
    """Those of each group, by `id`."""


def site_phones(pages: Sequence[OfficePage], groups: Sequence[Group], view: SiteView) -> SiteNumbers:
    """Return the site's own numbers and those of each office.

    A number is an office's when pages tie it to that office alone: a fifth at least of its sightings with numbers,
    or any where the number is visible and on a contact page. One that several offices share has scope ``site``,
    and is the site's own when all share it. So is one in many frames or on many pages that is tied to no office,
    or to one on fewer than half of its pages; but where several offices have such numbers, each keeps its own.
    Others (insurers, a slip in prose) are not assigned, nor is one that a single notice alone gives.
    """
    uses: dict[str, NumberUse] = defaultdict(NumberUse)
    counts: dict[tuple[int, str], int] = defaultdict(int)
    for at, group in enumerate(groups):
        for sighting in group.sightings:
            for phone in sighting.office.phones:
                use = uses[number_key(phone.phone)]
                use.phones.append(phone)
                use.groups.add(at)
                _note(use, phone, sighting.url, view)
                use.tied.add(sighting.url)
                counts[at, number_key(phone.phone)] += 1
    for page in pages:
        if is_hidden_page(page.url):
            continue
        for phone in page.phones:
            use = uses[number_key(phone.phone)]
            use.phones.append(phone)
            _note(use, phone, page.url, view)
    site: list[Phone] = []
    tied: dict[int, list[Phone]] = {}
    main: list[tuple[int, NumberUse]] = []  # of one office, and all over the site
    totals = [sum(1 for sighting in group.sightings if sighting.office.phones) for group in groups]
    any_visible = any(use.visible for use in uses.values())
    for key, use in uses.items():
        owners = {at for at in use.groups if _holds(counts[at, key], totals[at], use)}
        if not use.visible and any_visible:
            continue
        if use.on_notices and len(use.pages) == 1 and view.pages > 1 and not use.framed:
            continue
        if (
            len(owners) == 1
            and len(groups) > 1
            and len(use.tied) * 2 < len(use.pages)
            and _is_sites(use, view)
        ):
            main.append((next(iter(owners)), use))
        elif len(owners) == 1 and len(groups) > 1:
            tied.setdefault(id(groups[next(iter(owners))]), []).append(_phone(use, PhoneScope.OFFICE))
        elif len(owners) == 1:
            tied.setdefault(id(groups[0]), []).append(_phone(use, PhoneScope.OFFICE))
        elif len(owners) > 1:
            if len(owners) == len(groups):
                site.append(_phone(use, PhoneScope.SITE))
            else:
                for at in sorted(owners):
                    tied.setdefault(id(groups[at]), []).append(_phone(use, PhoneScope.SITE))
        elif _is_sites(use, view):
            site.append(_phone(use, PhoneScope.SITE))
    each_its_own = len({at for at, _ in main}) > 1  # the frame lists the offices' numbers, none is the site's
    for at, use in main:
        if each_its_own:
            tied.setdefault(id(groups[at]), []).append(_phone(use, PhoneScope.OFFICE))
        else:
            site.append(_phone(use, PhoneScope.SITE))
    order = {key: at for at, key in enumerate(uses)}
    return SiteNumbers(sorted(site, key=lambda phone: order[number_key(phone)]), tied)


def office_phones(group: Group, numbers: SiteNumbers) -> list[Phone]:
    """Return an office's numbers: its own first, then the site's."""
    own = numbers.tied.get(id(group), [])
    keys = {number_key(phone) for phone in own}
    return [*own, *(phone for phone in numbers.site if number_key(phone) not in keys)]


def _note(use: NumberUse, phone: PhoneCandidate, url: str, view: SiteView) -> None:
    use.pages.add(url)
    if phone.region in FRAME:
        use.framed.add(url)
    use.on_notices &= is_notice(url, view)
    use.structured |= phone.source in (Source.JSON_LD, Source.MICRODATA)
    use.visible |= phone.source in (Source.VISIBLE, Source.LINK)
    use.contact |= is_contact_page(url, view)


def _holds(count: int, total: int, use: NumberUse) -> bool:
    """Return whether a number is tied to an office at enough of its sightings with any, or is visible and on a contact
    page."""
    return (use.contact and use.visible) or count * 5 >= total


def _is_sites(use: NumberUse, view: SiteView) -> bool:
    if use.phones[0].phone.e164 is None:
        return False
    return (
        len(use.framed) >= max(2, 0.1 * view.pages)
        or (bool(use.framed) and view.pages < 5)
        or len(use.pages) >= 0.3 * view.pages
        or (use.structured and len(use.pages) >= 2)
    )


def _phone(use: NumberUse, scope: PhoneScope) -> Phone:
    """Return the number as most of its sightings write it, the visible text first."""
    visible = [p for p in use.phones if p.source is Source.VISIBLE] or use.phones
    kinds = [p.phone.kind for p in visible]
    kind = max(dict.fromkeys(kinds), key=lambda k: (kinds.count(k), k is PhoneKind.VOICE))
    raws = [p.phone.raw for p in visible]
    raw = max(dict.fromkeys(raws), key=raws.count)
    first = next(p for p in visible if p.phone.raw == raw)
    return Phone(e164=first.phone.e164, raw=raw, kind=kind, scope=scope, extension=first.phone.extension)
