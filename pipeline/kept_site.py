"""Know a site whose pages are as they were without reading them again."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from store import kept_results
from store.kept_results import key_of

if TYPE_CHECKING:
    from extraction.finish_site import KnownSite
    from extraction.site.site_page import SitePage

log = logging.getLogger(__name__)

_SLOT = "site"


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
    kept = kept_results.get(connection, "learn", _SLOT, key)
    log.info("site learned", extra={"event": "site_learned", "made": int(kept is None)})
    if kept is not None:
        return _read(json.loads(kept))
    known = know_site(pages, start_url)
    kept_results.keep(connection, "learn", [(_SLOT, key, _written(known))])
    return known


def _written(known: KnownSite) -> bytes:
    values = {
        "facts": known.facts.to_json(),
        "copies": dict(known.copies),
        "denied": dict(known.denied),
        "offices": [office.to_json() for office in known.offices],
        "others": [other.to_json() for other in known.others],
    }
    return json.dumps(values).encode()


def _read(values: Mapping[str, Any]) -> KnownSite:
    from extraction.finish_site import KnownSite
    from extraction.site.site_facts import SiteFacts
    from schemas.location import Location
    from schemas.other_address import OtherAddress

    return KnownSite(
        facts=SiteFacts.model_validate_json(values["facts"]),
        copies=values["copies"],
        denied=values["denied"],
        offices=[Location.model_validate_json(line) for line in values["offices"]],
        others=[OtherAddress.model_validate_json(line) for line in values["others"]],
    )
