"""Keep with a run what made its parts: the crawl that it works on, and the code that extracted and audited it."""

from __future__ import annotations

import json
from typing import Literal

from store import lines
from store.run_store import RunStore

_FILE = "made_by"
Part = Literal["crawl", "extraction", "audits"]


def todays_makers() -> tuple[str, str]:
    """Return the fingerprints of today's extraction and audits."""
    from audits import fingerprint as audits
    from extraction import fingerprint as extraction

    return extraction.fingerprint(), audits.fingerprint()


def keep_maker(store: RunStore, part: Part, maker: str | None) -> None:
    """Keep the maker of a part; null for one that an older version did not name."""
    lines.write(store, _FILE, [(part, json.dumps(maker))])


def maker_of(store: RunStore, part: Part) -> str | None:
    """Return the maker of a part, or null where none is known."""
    text = lines.get(store, _FILE, part)
    maker: str | None = json.loads(text) if text is not None else None
    return maker


def crawl_of(store: RunStore) -> str:
    """Return the name of the run that crawled this run's pages: its own, unless it was made from a stored one."""
    return maker_of(store, "crawl") or store.run
