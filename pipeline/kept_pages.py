"""Find the lines of a page that is as it was, and keep those that were made of one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json, to_json

from extraction.site.site_items import SharedItem
from pipeline.finish_task import Finished, FinishTask, looked_again
from reference.url_identity import page_key
from schemas.vocabulary import Fetch
from store import kept_results
from store.kept_results import ResultBuffer, key_of

if TYPE_CHECKING:
    from extraction.site.site_facts import SiteFacts


class KeptPages:
    """Looks up and keeps the lines of pages that were read.

    In the key of a page are its reading, what the site knows of it and of all pages, its addresses and notes. Where
    other pages come and go, no other page is made again unless they change what the site knows of it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        buffer: ResultBuffer,
        keys: Mapping[str, str],
        facts: SiteFacts,
    ) -> None:
        """Take the store, the buffer that new lines are written with, the keys of the readings, the site's facts."""
        self.found = 0
        """Pages that were as before."""
        self._connection = connection
        self._buffer = buffer
        self._keys = keys
        self._facts = facts

    def find(self, task: FinishTask) -> Finished | None:
        """Return the lines of a page as this run found it, or null where they have to be made."""
        if task.last_good is not None:
            return None
        kept = kept_results.get(self._connection, "finish", task.page.final_url, self._key(task))
        if kept is None:
            return None
        values: dict[str, Any] = from_json(kept)
        text = values["text"]
        done = looked_again(
            task,
            Finished(
                page=values["page"],
                text=(text[0], text[1]) if text else None,
                rejects=[],
                facts=values["facts"].encode() if values["facts"] is not None else None,
                words_left=values["words_left"],
                shared=tuple(SharedItem(*item) for item in values["shared"]),
            ),
        )
        self.found += done is not None
        return done

    def keep(self, task: FinishTask, done: Finished) -> None:
        """Keep the lines of a page, but for those of a document, whose day the server may say, and those in trouble."""
        if done.page is None or done.rejects or done.blocked or task.last_good is not None:
            return
        if from_json(done.page)["document"] is not None:
            return
        values = {
            "page": done.page,
            "text": done.text,
            "facts": done.facts.decode() if done.facts is not None else None,
            "words_left": done.words_left,
            "shared": [tuple(item) for item in done.shared],
        }
        self._buffer.add(task.page.final_url, self._key(task), to_json(values))

    def _key(self, task: FinishTask) -> str:
        page, to_finish = task.page, task.to_finish
        assert to_finish is not None
        facts = self._facts
        return key_of(
            self._of_all,
            self._keys[page.final_url],
            json.dumps(
                [
                    page.url, page.final_url, page.http_status, task.page_id, task.previous_urls, task.failure,
                    page.error, [str(note) for note in page.notes], to_finish.sitemap_lastmod, to_finish.copy_of,
                    to_finish.canonical_elsewhere, facts.kinds.get(page.final_url),
                    page.final_url in facts.wall_urls, page.fetch in (Fetch.FETCHED, Fetch.NOT_MODIFIED),
                ]
            ),
            *(one.to_json() for one in facts.references.get(page_key(page.final_url), ())),
        )  # fmt: skip

    @cached_property
    def _of_all(self) -> str:
        """What the site knows of all pages together."""
        return key_of(self._facts.model_copy(update={"kinds": {}, "references": {}, "walls": []}).to_json())
