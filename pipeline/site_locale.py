"""Find out which English a site is written in."""

from __future__ import annotations

import json
from collections import Counter

from store import lines
from store.run_store import RunStore

COUNTRIES = ("AU", "CA", "GB", "IE", "IN", "NZ", "US", "ZA")
"""Countries whose English a site can be in."""


def site_locale(store: RunStore) -> str:
    """Return e.g. ``en-GB``: of the country of most offices, else of the region that most pages name, else ``en-US``.

    Offices first, because software writes ``en-US`` on the pages of any country.
    """
    offices = Counter(json.loads(line)["address"].get("country") for line in lines.values(store, "locations"))
    pages = Counter(
        language.rpartition("-")[2].upper()
        for line in lines.values(store, "pages")
        if (language := json.loads(line).get("language") or "").lower().startswith("en-")
    )
    for counted in (offices, pages):
        known = [(-count, country) for country, count in counted.items() if country in COUNTRIES]
        if known:
            return f"en-{min(known)[1]}"
    return "en-US"
