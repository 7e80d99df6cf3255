"""Read the facts of a page, which the work store keeps beside its record."""

from __future__ import annotations

from store import lines
from store.run_store import RunStore


def read(store: RunStore, url: str) -> bytes | None:
    """Return the JSON bytes of the facts of the page with this final URL; null where none were kept."""
    text = lines.get(store, "page_facts", url)
    return None if text is None else text.encode("utf-8")
