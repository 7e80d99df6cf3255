"""Find the clinic's own name, as its pages write it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from store import lines
from store.run_store import RunStore

LONGEST = 80
"""Characters of a name; what is longer is a slogan."""


def site_name(store: RunStore) -> str | None:
    """Return the name that most pages give the site, else the part that their titles share; null where neither is there.

    Metadata first (``og:site_name``, the name of a WebSite or an organisation), because a title can end in a slogan.
    """
    text = lines.get(store, "site_facts", "facts")
    if text is None:
        return None
    facts = json.loads(text)
    titles = (json.loads(line).get("title") or "" for line in lines.values(store, "pages"))
    return next((name for name in facts.get("site_names", ()) if len(name) <= LONGEST), None) or _shared_part(
        facts, titles
    )


def _shared_part(facts: Mapping[str, list[str]], titles: Iterable[str]) -> str | None:
    """Return the part of the titles that is known to be the site's name, as most of them write it."""
    from extraction.text_fields.title_affixes import pieces, squashed

    affixes = frozenset(facts.get("title_affixes", ()))
    parts = Counter(
        part
        for title in titles
        for start, end in pieces(title)
        if squashed(part := title[start:end].strip()) in affixes and len(part) <= LONGEST
    )
    return min(parts, key=lambda part: (-parts[part], part), default=None)
