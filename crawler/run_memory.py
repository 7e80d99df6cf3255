"""Keep robots rules, the start URL's end and notes of a crawl in the store, so that a killed crawl can go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from schemas.crawl_note import CrawlNote
from schemas.left_out import LeftOut
from store.crawl_memory import CrawlMemory, RobotsFile, read_memory, write_memory
from store.run_store import RunStore

_MAX_NOTES = 100


class RunMemory:
    """Robots rules, the start URL's end and notes of one run; written in the caller's transaction."""

    def __init__(self, store: RunStore) -> None:
        self._store = store
        self._memory = read_memory(store)
        self._robots = dict(self._memory.robots)

    @property
    def robots(self) -> Mapping[str, RobotsFile]:
        """The robots.txt files that answered, by URL; a later answer shows in the same mapping."""
        return self._robots

    @property
    def start_url_final(self) -> str | None:
        """The start URL after its redirects; None until they are known."""
        return self._memory.start_url_final

    @property
    def notes(self) -> list[CrawlNote]:
        """The notes, in the order in which they were added."""
        return list(self._memory.notes)

    def keep_robots(self, url: str, file: RobotsFile) -> None:
        """Store a robots.txt as it answered."""
        self._robots[url] = file
        self._write(replace(self._memory, robots=self._robots))

    def begin_at(self, url: str) -> None:
        """Store the URL at which the start URL's redirects ended."""
        self._write(replace(self._memory, start_url_final=url))
        self._store.connection.execute(
            "UPDATE runs SET start_url_final = ? WHERE run = ?", (url, self._store.run)
        )

    def note(self, note: CrawlNote) -> None:
        """Store a note once; of a site with a thousand faults of one kind only the first hundred are stored."""
        notes = self._memory.notes
        if note not in notes and len(notes) < _MAX_NOTES:
            self._write(replace(self._memory, notes=(*notes, note)))

    def end(self, left_out: Mapping[LeftOut, int], notes: list[CrawlNote]) -> None:
        """Store, for the manifest, the URLs that were known and not requested, by reason, and the final notes."""
        self._write(replace(self._memory, left_out=left_out, end_notes=tuple(notes)))

    def _write(self, memory: CrawlMemory) -> None:
        self._memory = memory
        write_memory(self._store, memory)
