"""Turn saved pages into records in one call, for `checkup extract`."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from extraction.finish_page import finish
from extraction.finished_page import FinishedPage
from extraction.learn_site import learn
from extraction.page_reading import PageReading
from extraction.read_page import read
from extraction.resolve_locations import site_locations
from reference.ids import article_id, page_id
from schemas.location import Location


def extract_pages(
    pages: Iterable[tuple[str, str, bytes, str | None]],
) -> list[tuple[str, FinishedPage, list[Location]]]:
    """Return for each (id, URL, body, content type) its page and the locations that it shows, in the order given.

    Pages of one host are finished with the facts that they show together. Ids are those of a site seen for the
    first time.
    """
    readings: list[tuple[str, PageReading]] = [
        (name, read(body, url, kind)) for name, url, body, kind in pages
    ]
    hosts: dict[str, list[PageReading]] = {}
    for _, reading in readings:
        hosts.setdefault(_host(reading), []).append(reading)
    learned = {}
    for host, of_host in hosts.items():
        facts = learn(of_host, of_host[0].url)
        found = site_locations(of_host, facts, {reading.url: page_id(reading.url) for reading in of_host})
        learned[host] = (facts, found)
    results = []
    for name, reading in readings:
        facts, found = learned[_host(reading)]
        page = finish(reading, facts, page_id=page_id(reading.url), article_id=article_id(reading.url))
        own = [location for location in found if any(seen.url == reading.url for seen in location.seen_on)]
        results.append((name, page, own))
    return results


def _host(reading: PageReading) -> str:
    return (urlsplit(reading.url).hostname or "").removeprefix("www.")
