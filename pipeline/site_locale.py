"""Find out which English a site is written in."""

from __future__ import annotations

import json
from collections import Counter

from schemas.locales import LOCALES
from schemas.profile import Profile
from store import lines
from store.run_store import RunStore


def site_locale(profile: Profile, store: RunStore) -> str:
    """Return e.g. ``en-GB``: the profile's, else that which the run's records show."""
    return profile.locale or learned_locale(store)


def learned_locale(store: RunStore) -> str:
    """Return the locale of the country of most offices, else of the region that most pages name, else ``en-US``.

    Offices first, because software writes ``en-US`` on the pages of any country.
    """
    offices = Counter(json.loads(line)["address"].get("country") for line in lines.values(store, "locations"))
    pages = Counter(
        language.rpartition("-")[2].upper()
        for line in lines.values(store, "pages")
        if (language := json.loads(line).get("language") or "").lower().startswith("en-")
    )
    for counted in (offices, pages):
        known = [(-count, tag) for country, count in counted.items() if (tag := f"en-{country}") in LOCALES]
        if known:
            return min(known)[1]
    return "en-US"
