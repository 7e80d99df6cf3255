"""Read the stored pages, learn the site's facts and store validated records (stage 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from extraction.site.single_pages import is_readable, single_pages
from pipeline.finish_task import Finished, FinishTask, PageFinisher, record_unread, unreachable
from pipeline.former_lives import former_lives
from pipeline.former_records import FormerTexts
from pipeline.give_back_memory import give_back_memory
from pipeline.led_away import at_its_own_url, led_away
from pipeline.lifecycles import GONE_STATUSES
from pipeline.read_task import PageReader, ReadTask
from pipeline.session import Session
from pipeline.stored_record import RecordKind
from pipeline.workers import Failure, Workers
from reference.url_identity import identity
from reports.coverage import was_read
from schemas.location import Location
from schemas.other_address import OtherAddress
from schemas.page import Page
from schemas.page_note import PageNoteName
from schemas.stored_page import StoredPage
from schemas.validation import check
from schemas.vocabulary import Fetch, Lifecycle
from store import identities, lines, page_facts
from store import page_readings as readings
from store.line_buffer import LineBuffer
from store.link_graph import linked_from
from store.office_ids import with_former_ids
from store.page_ids import assign, keep_page_ids, urls_by_page
from store.pages import body, headers_of, iter_pages
from store.run_store import RunStore
from store.runs import get_run

EXTRACTED = (
    "pages", "articles", "texts", "locations", "other_addresses", "rejects", "site_facts", "template_facts",
    "words_left",
)  # fmt: skip
"""Files of a run's lines that this stage writes."""
_SETTLED = (Lifecycle.GONE, Lifecycle.EXCLUDED)
"""States of pages whose offices left with them."""

if TYPE_CHECKING:
    from extraction.finish_site import FinishPage, Mapper, SiteRecords
    from extraction.site.page_to_finish import PageToFinish


def extract(session: Session, workers: Workers) -> None:
    """Fill the run's lines of the files `EXTRACTED`, and keep the facts of its pages."""
    store = session.store
    lines.clear(store, *EXTRACTED)
    page_facts.clear(store)
    pages = single_pages(iter_pages(store, with_headers=False))
    known = identities.load(session.history)
    page_ids = assign(iter_pages(store, with_headers=False), known)
    keys = reading_keys(pages)
    failures = read_pages(session, workers, store, pages, keys)
    for url in failures:
        del keys[url]
    finishing = _Finishing(session, workers, pages, known, page_ids, failures)
    site = _learn(
        session, (page for page in pages if page.final_url in keys), page_ids, keys, finishing.in_workers
    )
    lines.write(store, "site_facts", [("facts", site.facts.to_json())])
    # Offices list every page that shows them: written before the pages are made, they are not held until then.
    offices = with_former_ids(site.offices, session.previous)
    shown = {office.location_id for office in offices}
    _write_offices(store, offices, site.others)
    finished = site.finished
    del site, offices
    give_back_memory()
    session.progress.stage("Extracting records", len(pages))
    unread = (page for page in pages if page.final_url not in keys)
    _finish(store, chain(finished, finishing.unread(unread)))
    _write_offices(store, _kept_offices(session, shown), ())
    keep_page_ids(store, finishing.page_ids)


def _learn(
    session: Session,
    pages: Iterable[StoredPage],
    page_ids: Mapping[str, str],
    keys: Mapping[str, str],
    mapper: Mapper[tuple[str, Finished]],
) -> SiteRecords[tuple[str, Finished]]:
    """Return the site's records; those of a page are made when they are asked for."""
    from extraction.finish_site import finish_site
    from extraction.site.site_page import SitePage

    session.progress.stage("Learning the site", None)
    load = partial(readings.get, session.store.connection)
    return finish_site(
        [SitePage.of(page, page_ids[page.final_url], partial(load, keys[page.final_url])) for page in pages],
        start_url(session),
        mapper,
    )


def reading_keys(pages: Iterable[StoredPage]) -> dict[str, str]:
    """Return the key of each readable page's reading by today's code, by final URL."""
    from extraction.fingerprint import fingerprint

    return readings.reading_keys(filter(is_readable, pages), fingerprint())


def read_pages(
    session: Session, workers: Workers, run: RunStore, pages: list[StoredPage], keys: dict[str, str]
) -> dict[str, str]:
    """Read those of a run's pages that no run has read before; return the reasons of failures by final URL."""
    connection = session.store.connection
    todo = [
        page
        for page in pages
        if page.final_url in keys and not readings.known(connection, keys[page.final_url])
    ]
    failures: dict[str, str] = {}
    if not todo:
        return failures
    session.progress.stage("Reading pages", len(todo))
    tasks = (
        ReadTask(
            keys[page.final_url],
            page.final_url,
            body(connection, page.body_sha256 or ""),
            page.content_type,
            headers_of(run, page.url),
        )
        for page in todo
    )

    def results() -> Iterator[tuple[str, bytes]]:
        for task, result in workers.map(PageReader, tasks):
            session.progress.advance()
            if isinstance(result, Failure):
                failures[task.url] = f"the page could not be read: {result.reason}"
            else:
                yield task.key, result

    readings.keep(connection, results())
    return failures


class _Finishing:
    """Makes the lines of a run's pages in workers."""

    def __init__(
        self,
        session: Session,
        workers: Workers,
        pages: Iterable[StoredPage],
        known: Mapping[str, str],
        page_ids: Mapping[str, str],
        failures: Mapping[str, str],
    ) -> None:
        """Take the run's pages, the ids by URL that earlier runs and this one gave, and why pages were not read."""
        self._session = session
        self._workers = workers
        self._pages = {page.final_url: page for page in pages}
        self.page_ids = dict(page_ids)
        """Page ids of the run by URL; a page that leads to none keeps its own."""
        self._urls = urls_by_page({**known, **page_ids})
        self._led_away = led_away(iter_pages(session.store, with_headers=False), known, page_ids)
        self._failures = failures
        self._histories = former_lives(session)
        self._former = FormerTexts(session.previous)
        self._former_bodies = _former_bodies(session)
        in_trouble = [page.final_url for page in self._pages.values() if _is_in_trouble(page)]
        self._linking = linked_from(session.store, in_trouble)

    def in_workers(
        self, finish_page: FinishPage, pages: Iterable[PageToFinish]
    ) -> Iterator[tuple[str, Finished]]:
        """Yield the final URL and the lines of each page that was read."""
        return self._map(finish_page, (self._task(self._pages[page.url], page) for page in pages))

    def unread(self, pages: Iterable[StoredPage]) -> Iterator[tuple[str, Finished]]:
        """Yield the final URL and the lines of each page that was not."""
        return self._map(None, (self._task(page, None) for page in pages))

    def _map(
        self, finish_page: FinishPage | None, tasks: Iterable[FinishTask]
    ) -> Iterator[tuple[str, Finished]]:
        for task, result in self._workers.map(partial(PageFinisher, finish_page), tasks):
            self._session.progress.advance()
            done = self._failed(task, result) if isinstance(result, Failure) else result
            away = self._led_away.get(task.page.final_url, {})
            if away and (done.blocked or _is_none(task.page)) and not _is_move(task, away):
                yield from self._apart(task, done, away)
            else:
                yield task.page.final_url, self._kept(task, done)

    def _apart(
        self, task: FinishTask, done: Finished, away: Mapping[str, StoredPage]
    ) -> Iterator[tuple[str, Finished]]:
        """Yield the lines of the pages that lead to something else, each with its own id and its last good text.

        What they lead to has lines of its own only where it has an id of its own.
        """
        if task.page_id in away:
            del self.page_ids[task.page.final_url]  # the id is that of a page which is not there
        else:
            yield task.page.final_url, self._kept(task, done)
        for page_id, page in away.items():
            self.page_ids[page.url] = page_id
            alone = at_its_own_url(page, walled=not _is_in_trouble(task.page))
            own = replace(self._task(alone, None), page=alone, last_good=self._last_good(page_id))
            yield page.url, record_unread(own)

    def _kept(self, task: FinishTask, done: Finished) -> Finished:
        """Return the lines of a page; where something came in place of a page that had a text, with that text."""
        last_good = self._last_good(task.page_id) if done.blocked and done.page else None
        return unreachable(replace(task, last_good=last_good), done) if last_good else done

    def _failed(self, task: FinishTask, failure: Failure) -> Finished:
        is_copy = task.to_finish is not None and task.to_finish.copy_of is not None
        return record_unread(
            replace(
                task,
                to_finish=None,
                failure=f"its records could not be made: {failure.reason}",
                last_good=None if is_copy else self._last_good(task.page_id),
            )
        )

    def _task(self, page: StoredPage, to_finish: PageToFinish | None) -> FinishTask:
        page_id = self.page_ids[page.final_url]
        return FinishTask(
            page=replace(page, headers=headers_of(self._session.store, page.url)),
            page_id=page_id,
            to_finish=to_finish,
            failure=self._failures.get(page.final_url),
            history=self._histories.get(page_id),
            last_good=self._last_good(page_id) if self._is_lost(page) else None,
            now=self._session.clock,
            previous_urls=tuple(
                url for url in self._urls.get(page_id, ()) if url not in (page.url, page.final_url)
            ),
            same_bytes=page.body_sha256 is not None
            and self._former_bodies.get(page.final_url) == page.body_sha256,
            linked_from=self._linking.get(page.final_url, ()),
        )

    def _is_lost(self, page: StoredPage) -> bool:
        """Return whether neither the site's answer nor our own reading gives the page's text in this run."""
        return (
            page.fetch is Fetch.ERROR or page.final_url in self._failures or page.http_status in GONE_STATUSES
        )

    def _last_good(self, page_id: str) -> tuple[RecordKind, str] | None:
        return self._former.line(page_id)


def _former_bodies(session: Session) -> dict[str, str | None]:
    """Return the hash of each page's bytes in the complete run before, by final URL, as far as they are stored."""
    if session.previous is None:
        return {}
    return {
        page.final_url: page.body_sha256
        for page in iter_pages(session.store.other(session.previous.run), with_headers=False)
    }


def start_url(session: Session) -> str:
    """Return the site's start URL after its redirects, as the crawl settled it."""
    run = get_run(session.store)
    return (run and run.start_url_final) or identity(session.profile.url)


def _is_in_trouble(page: StoredPage) -> bool:
    return page.fetch is Fetch.ERROR or (page.http_status or 0) >= 400


def _is_move(task: FinishTask, away: Mapping[str, StoredPage]) -> bool:
    """Return whether one page alone has a new address, which fails now: it is there, and cannot be reached."""
    return len(away) == 1 and task.page_id in away and _is_in_trouble(task.page)


def _is_none(page: StoredPage) -> bool:
    """Return whether a redirect that ends here leads to no page: to a failure, or a login that is never requested."""
    is_login = any(note.name is PageNoteName.LOGIN_OR_CART for note in page.notes)
    return _is_in_trouble(page) or (page.fetch is Fetch.SKIPPED and is_login)


def _finish(store: RunStore, results: Iterable[tuple[str, Finished]]) -> None:
    """Keep the lines of all pages, their facts, and what their templates repeat."""
    from extraction.site.template_collector import TemplateCollector

    template, words_left = TemplateCollector(), 0

    def facts() -> Iterator[tuple[str, bytes]]:
        nonlocal words_left
        with LineBuffer(store) as buffer:
            for url, done in results:
                if done.page is not None:
                    buffer.add("pages", [(url, done.page)])
                if done.text is not None:
                    kind, line = done.text
                    buffer.add(f"{kind}s", [(url, line)])
                buffer.add("rejects", [(reject_key(line), line) for line in done.rejects])
                template.add(url, done.shared)
                words_left += done.words_left
                if done.facts is not None:
                    yield url, done.facts

    page_facts.keep(store, facts())
    give_back_memory()  # a region of a large template is one line, in several copies
    lines.write(store, "template_facts", template.lines())
    lines.write(store, "words_left", [("words", str(words_left))])


def _kept_offices(session: Session, shown: Collection[str]) -> Iterator[Location]:
    """Yield the offices of the run before that this run does not show because none of their pages could be read.

    ``shown`` are the ids of those that it does show.
    """
    if session.previous is None:
        return
    pages = (Page.model_validate_json(line) for _, line in lines.read(session.store, "pages"))
    unread = {page.page_id for page in pages if not was_read(page) and page.lifecycle not in _SETTLED}
    for line in session.previous.lines("locations.jsonl"):
        former = Location.model_validate_json(line, extra="ignore")
        if former.location_id not in shown and all(seen.page_id in unread for seen in former.seen_on):
            yield former.model_copy(update={"lifecycle": Lifecycle.UNREACHABLE})


def _write_offices(store: RunStore, offices: Iterable[Location], others: Iterable[OtherAddress]) -> None:
    lines.write(store, "other_addresses", ((other.address_raw, other.to_json()) for other in others))
    for location in offices:
        line = location.to_json()
        reject = check("location", json.loads(line))
        if reject is None:
            lines.write(store, "locations", [(location.location_id, line)])
        else:
            line = reject.to_json()
            lines.write(store, "rejects", [(reject_key(line), line)])


def reject_key(line: str) -> str:
    """Return the sort key of a reject: stable, and equal for the same reject made twice."""
    return hashlib.sha256(line.encode()).hexdigest()
