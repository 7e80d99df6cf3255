"""Know a site whose pages are as they were without reading them again."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from store import kept_results
from store.kept_results import key_of

if TYPE_CHECKING:
    from extraction.finish_site import KnownSite
    from extraction.site.site_page import SitePage

log = logging.getLogger(__name__)

_SITE, _FACTS, _OFFICES = "site", "facts", "offices"
"""Slots of its parts: written in one text, a large site's would be there four times over."""


def known_site(
    connection: sqlite3.Connection, pages: Sequence[SitePage], keys: Mapping[str, str], start_url: str
) -> KnownSite:
    """Return what all pages of a site show together: kept where each reading, id and place is that of the run before.

    ``keys`` are those of the readings, by final URL.
    """
    from extraction.finish_site import know_site

    parts = (
        json.dumps([page.url, page.page_id, page.body_sha256, page.sitemap_lastmod, keys[page.url]])
        for page in pages
    )
    key = key_of(start_url, *parts)
    known = _kept(connection, key)
    log.info("site learned", extra={"event": "site_learned", "made": int(known is None)})
    if known is None:
        known = know_site(pages, start_url)
        kept_results.keep(connection, "learn", ((slot, key, data) for slot, data in _written(known)))
    return known


def _written(known: KnownSite) -> Iterator[tuple[str, bytes]]:
    """Yield each part of what is known with its slot."""
    yield _FACTS, known.facts.to_json().encode()
    yield _OFFICES, "\n".join(office.to_json() for office in known.offices).encode()
    values = {
        "copies": dict(known.copies),
        "denied": dict(known.denied),
        "others": [other.to_json() for other in known.others],
    }
    yield _SITE, json.dumps(values).encode()


def _kept(connection: sqlite3.Connection, key: str) -> KnownSite | None:
    """Return what is kept under a key; null where a part of it is not."""
    from extraction.finish_site import KnownSite
    from extraction.site.site_facts import SiteFacts
    from schemas.location import Location
    from schemas.other_address import OtherAddress

    site, facts, offices = (
        kept_results.get(connection, "learn", slot, key) for slot in (_SITE, _FACTS, _OFFICES)
    )
    if site is None or facts is None or offices is None:
        return None
    values: dict[str, Any] = json.loads(site)
    return KnownSite(
        facts=SiteFacts.model_validate_json(facts),
        copies=values["copies"],
        denied=values["denied"],
        offices=[Location.model_validate_json(line) for line in offices.splitlines()],
        others=[OtherAddress.model_validate_json(line) for line in values["others"]],
    )
