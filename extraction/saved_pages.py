"""Turn saved pages into records in one call, for `checkup extract`."""

from __future__ import annotations

from collections.abc import Iterable

from extraction.finish_page import finish
from extraction.finished_page import FinishedPage
from extraction.learn_site import learn
from extraction.page_reading import PageReading
from extraction.read_page import read
from extraction.resolve_locations import site_locations
from reference.ids import article_id, page_id
from reference.url_identity import identity, site_host
from schemas.location import Location


def extract_pages(
    pages: Iterable[tuple[str, str, bytes, str | None]],
) -> list[tuple[str, FinishedPage, list[Location]]]:
    """Return for each (id, URL, body, content type) its page and the locations that it shows, in the order given.

    Pages of one host are finished with the facts that they show together. URLs are normalised where they have a normal
    form; ids are those of a site seen for the first time.
    """
    readings: list[tuple[str, PageReading]] = [
        (name, read(body, identity(url), kind)) for name, url, body, kind in pages
    ]
    hosts: dict[str, list[PageReading]] = {}
    for _, reading in readings:
        hosts.setdefault(site_host(reading.url), []).append(reading)
    learned = {}
    for host, of_host in hosts.items():
        facts = learn(of_host, of_host[0].url)
        ids = {reading.url: page_id(reading.url) for reading in of_host}
        found = site_locations(of_host, facts, ids)
        learned[host] = (facts, found)
    results = []
    for name, reading in readings:
        facts, found = learned[site_host(reading.url)]
        own_id = page_id(reading.url)
        page = finish(reading, facts, page_id=own_id, article_id=article_id(own_id))
        own = [location for location in found if any(seen.url == reading.url for seen in location.seen_on)]
        results.append((name, page, own))
    return results
