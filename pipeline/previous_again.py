"""Extract the previous run's stored pages again, by today's code, to find what of a difference is our own doing."""

from __future__ import annotations

import json
import logging
import shutil
import sqlite3
import tempfile
import weakref
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.site.page_to_finish import PageToFinish, ReadingToLoad
from extraction.site.single_pages import single_pages
from pipeline.extract_stage import read_pages, reading_keys, start_url
from pipeline.finish_task import finish_page_with
from pipeline.session import Session
from pipeline.stored_record import RecordKind, text_kind
from pipeline.temporary_room import temporary_room
from pipeline.workers import Failure, Workers
from schemas.errors import StoreError
from schemas.stored_page import StoredPage
from schemas.vocabulary import PageKind
from store import identities, lines
from store import page_readings as readings
from store.office_ids import with_former_ids
from store.page_ids import kept_page_ids
from store.pages import iter_pages
from store.published_folder import PublishedFolder

if TYPE_CHECKING:
    from extraction import FinishedPage
    from extraction.finish_site import FinishPage, LearnedSite, SiteRecords
    from extraction.kinds.page_kind import DecidedKind
    from extraction.site.site_page import SitePage

log = logging.getLogger(__name__)

Values = dict[str, Any]

PAGES_KEPT = 64
"""Pages whose records wait for the next question: records are compared one after another, and a site's do not fit
into memory."""


@dataclass(eq=False)
class PreviousAgain:
    """The pages of the run before as they are stored; each is extracted when it is first asked for."""

    session: Session
    workers: Workers
    pages: Mapping[str, StoredPage]
    """Stored pages of the run before by page id; empty where its raw pages are not kept any more."""
    keys: Mapping[str, str]
    """Keys of their readings by today's code, by final URL."""
    upgraded: bool
    """True where another extraction made the run before."""
    _facts: dict[bool, str | None] = field(default_factory=dict)
    _pages: OrderedDict[tuple[str, bool], FinishedPage | None] = field(default_factory=OrderedDict)
    _offices: dict[str, Values] | None = None

    def has_bytes(self, page_id: str, body_sha256: str | None) -> bool:
        """Return whether the run before holds the page with exactly these bytes."""
        stored = self.pages.get(page_id)
        return stored is not None and body_sha256 is not None and stored.body_sha256 == body_sha256

    def records(self, page_id: str, *, with_new_facts: bool = False) -> Mapping[RecordKind, Values]:
        """Return the records of the old bytes by today's code: with the facts of the old pages, or with this run's.

        Empty where the old bytes are not kept, cannot be read or cannot be finished in a worker's time and memory.
        """
        finished = self._finished(page_id, with_new_facts)
        return {} if finished is None else _records_of(finished)

    def facts(self, page_id: str) -> str | None:
        """Return the facts of the old page by today's code as one JSON text; null where they are not known."""
        finished = self._finished(page_id, with_new_facts=False)
        return finished.facts.to_json() if finished and finished.facts else None

    def offices(self) -> Mapping[str, Values]:
        """Return the offices of the old pages by today's code, by id."""
        from extraction.locations.site.office_page import OfficePart
        from extraction.locations.site.resolve_offices import select_offices

        if self._offices is None:
            parts = (OfficePart.model_validate_json(page.load()) for page in self._site_pages())
            ids = {page.final_url: page_id for page_id, page in self.pages.items()}
            found = select_offices(parts, start_url(self.session), ids, self._learned.facts.kinds)
            offices = with_former_ids(found.offices, self.session.previous)
            self._offices = {office.location_id: office.model_dump(mode="json") for office in offices}
        return self._offices

    def site(self) -> SiteRecords[FinishedPage | Failure]:
        """Return the records of all old pages by today's code, as a run makes them; each page in a worker."""
        from extraction.finish_site import finish_site

        def in_workers(
            finish_page: FinishPage, tasks: Iterable[PageToFinish]
        ) -> Iterator[FinishedPage | Failure]:
            return (done for _, done in self.workers.map(partial(_as_it_is, finish_page), tasks))

        return finish_site(self._site_pages(), start_url(self.session), in_workers)

    def _finished(self, page_id: str, with_new_facts: bool) -> FinishedPage | None:
        known = (page_id, with_new_facts)
        if known not in self._pages:
            self._pages[known] = self._finish(page_id, with_new_facts)
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(known)
        return self._pages[known]

    def _finish(self, page_id: str, with_new_facts: bool) -> FinishedPage | None:
        page = self.pages.get(page_id)
        if page is None or page.final_url not in self.keys:
            return None
        facts = self._site_facts(with_new_facts)
        if facts is None:
            return None
        task = PageToFinish(
            url=page.final_url,
            page_id=page_id,
            sitemap_lastmod=page.sitemap_lastmod,
            copy_of=None if with_new_facts else self._learned.copies.get(page.final_url),
            reading=ReadingToLoad(
                partial(readings.get, self.session.store.connection, self.keys[page.final_url])
            ),
        )
        # In a worker, whose time and memory are bounded: an old page that ends a worker never ends the run.
        ((_, finished),) = self.workers.map(partial(finish_page_with, facts), [task])
        return None if isinstance(finished, Failure) else finished

    def _site_facts(self, new: bool) -> str | None:
        """Return a file with this run's facts of the site, or those of the old pages, as JSON; null for none.

        A file, and not the text: pages are asked for one at a time, and a worker reads it once.
        """
        from extraction import SiteFacts

        if new not in self._facts:
            try:
                if new:
                    text = lines.get(self.session.store, "site_facts", "facts")
                    # With the kinds that the old pages had: those of this run's pages were decided from other bytes.
                    kinds = self._learned.facts.kinds if self.upgraded else self._published_kinds()
                    facts = SiteFacts.model_validate_json(text or "{}").model_copy(update={"kinds": kinds})
                else:
                    facts = self._learned.facts
                with temporary_room():
                    path = self._folder / ("new.json" if new else "old.json")
                    path.write_text(facts.to_json(), "utf-8")
                self._facts[new] = str(path)
            except (StoreError, sqlite3.Error):  # once there is room the run goes on, with its causes
                raise
            except Exception as error:  # causes are a comment on the run, which is done: they never end it
                log.warning("the old pages are not extracted again", exc_info=error)
                self._facts[new] = None
        return self._facts[new]

    def _published_kinds(self) -> dict[str, DecidedKind]:
        """Return the kinds of the run before's pages by final URL, as its whole site gave them."""
        from extraction.kinds.page_kind import DecidedKind

        assert self.session.previous is not None
        pages = map(json.loads, self.session.previous.lines("pages.jsonl"))
        return {
            page["final_url"]: DecidedKind(PageKind(page["kind"]), page.get("kind_confidence") or 0.0)
            for page in pages
        }

    @cached_property
    def _folder(self) -> Path:
        """A folder of its own, removed when nobody asks any more."""
        folder = tempfile.mkdtemp(prefix="checkup-facts-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return Path(folder)

    @cached_property
    def _learned(self) -> LearnedSite:
        """What the old pages show together by today's code."""
        from extraction.finish_site import learn_pages

        return learn_pages(self._site_pages(), start_url(self.session))

    def _site_pages(self) -> list[SitePage]:
        """Return the old pages that can be read, in the order of their URLs."""
        from extraction.site.site_page import SitePage

        load = partial(readings.get, self.session.store.connection)
        found = [
            (page.final_url, page_id) for page_id, page in self.pages.items() if page.final_url in self.keys
        ]
        return [
            SitePage.of(self.pages[page_id], page_id, partial(load, self.keys[url]))
            for url, page_id in sorted(found)
        ]


def _as_it_is(finish_page: FinishPage) -> FinishPage:
    """Return the function that a worker calls with each page."""
    return finish_page


def previous_again(session: Session, workers: Workers) -> PreviousAgain:
    """Read those of the run before's stored pages that today's code has not read, and return them all.

    Costs one reading a page whose bytes changed since; after a change of the extraction's fingerprint one a page.
    """
    if session.again is None:
        session.again = _previous_again(session, workers)
    return session.again


def _previous_again(session: Session, workers: Workers) -> PreviousAgain:
    previous = session.previous
    if previous is None:
        return PreviousAgain(session, workers, {}, {}, False)
    store = session.store.other(previous.run)
    pages = single_pages(iter_pages(store, with_headers=False))
    keys = reading_keys(pages)
    for url in read_pages(session, workers, store, pages, keys):
        del keys[url]
    return PreviousAgain(
        session,
        workers,
        _by_id(pages, _former_ids(session, previous), previous),
        {page.final_url: keys[page.final_url] for page in pages if page.final_url in keys},
        previous.manifest.fingerprint != session.fingerprint,
    )


def _records_of(finished: FinishedPage) -> Mapping[RecordKind, Values]:
    """Return the values that extraction makes of a page, by the kind of their record."""
    records: dict[RecordKind, Values] = {
        "page": {
            "kind": finished.kind.value,
            "language": finished.language,
            "title": finished.title,
            "content_hash": finished.content_hash,
        }
    }
    if finished.text is not None:
        records[text_kind(finished.text)] = finished.text.model_dump(mode="json")
    return records


def _former_ids(session: Session, previous: PublishedFolder) -> Mapping[str, str]:
    """Return page ids by URL as the run before gave them: a page that moved since may have another's id today."""
    former = kept_page_ids(session.store.other(previous.run))
    return {**kept_page_ids(session.store), **identities.load(session.history), **former}


def _by_id(
    pages: Iterable[StoredPage], ids: Mapping[str, str], previous: PublishedFolder
) -> dict[str, StoredPage]:
    """Return the pages by id; of several with one id, the page that the run before published."""
    chosen: dict[str, StoredPage] = {}
    for page in pages:
        page_id = ids.get(page.final_url)
        if page_id is None:
            continue
        if page_id in chosen:
            line = previous.line("pages.jsonl", page_id)
            if line is None or json.loads(line).get("final_url") != page.final_url:
                continue
        chosen[page_id] = page
    return chosen
