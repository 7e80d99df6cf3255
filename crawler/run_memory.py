"""What a crawl keeps about itself in the store, so that a killed one goes on knowing it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from store.run_store import RunStore
from store.runs import crawl_memory

_MAX_NOTES = 100


class RunMemory:
    """Robots rules, the start URL's end and notes of one run; written in the caller's transaction."""

    def __init__(self, store: RunStore) -> None:
        self._store = store
        self._memory = crawl_memory(store)
        self.robots: dict[str, dict[str, Any]] = self._memory.setdefault("robots", {})
        """By the URL of a robots.txt: its text, that it moved, or that it is closed."""

    @property
    def start_url_final(self) -> str | None:
        """The start URL after its redirects; None until they are known."""
        return self._memory.get("start_url_final")

    @property
    def notes(self) -> list[str]:
        """What the run's reader should know, in the order in which it was noticed."""
        return list(self._memory.get("notes", []))

    def begin_at(self, url: str) -> None:
        """Keep where the start URL's redirects ended."""
        self._memory["start_url_final"] = url
        self.write()
        self._store.connection.execute(
            "UPDATE runs SET start_url_final = ? WHERE run = ?", (url, self._store.run)
        )

    def note(self, note: str) -> None:
        """Keep a note once; a site with a thousand faults of one kind gives the first hundred."""
        notes = self._memory.setdefault("notes", [])
        if note not in notes and len(notes) < _MAX_NOTES:
            notes.append(note)
            self.write()

    def end(self, left_out: Mapping[str, int], notes: list[str]) -> None:
        """Keep, for the manifest, which URLs were known and not asked for, and the notes."""
        self._memory["end"] = {"left_out": dict(left_out), "notes": notes}
        self.write()

    def write(self) -> None:
        """Store it all; call it after a change of `robots`."""
        text = json.dumps(self._memory, ensure_ascii=False, sort_keys=True)
        self._store.connection.execute(
            "UPDATE runs SET crawl_json = ? WHERE run = ?", (text, self._store.run)
        )
