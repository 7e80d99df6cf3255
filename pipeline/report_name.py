"""Find the clinic's own name in what a run stored of its pages."""

from __future__ import annotations

import json
from itertools import islice
from urllib.parse import urlsplit

from pipeline.site_name import NamingPage, site_name
from store import lines
from store.run_store import RunStore

_MOST_PAGES = 200
"""Pages whose titles are compared: what hundreds share, two hundred show."""


def report_name(store: RunStore, url: str) -> str | None:
    """Return the name that the pages of the site at ``url`` give it (`site_name`); null where nothing names it."""
    text = lines.get(store, "site_facts", "facts")
    stated = tuple((name, "metadata") for name in json.loads(text).get("site_names", ())) if text else ()
    pages = [json.loads(line) for line in islice(lines.values(store, "pages"), _MOST_PAGES)]
    answered = [page for page in pages if (page.get("http_status") or 0) < 400 and page.get("title")]
    answered.sort(key=lambda page: (page.get("depth", 0), url not in (page["url"], page["final_url"])))
    named = [
        NamingPage(stated=() if number else stated, title=page["title"])
        for number, page in enumerate(answered)
    ]
    found = site_name(named, urlsplit(url).hostname or "")
    return found[0] if found else None
