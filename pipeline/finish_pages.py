"""Make the lines of a run's pages in workers, with what an earlier run knew of pages that are lost in this one."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pipeline.finish_task import Finished, FinishTask, PageFinisher, record_unread, unreachable
from pipeline.former_lives import FormerLives
from pipeline.former_records import FormerTexts
from pipeline.kept_pages import KeptPages
from pipeline.led_away import at_its_own_url, led_away
from pipeline.lifecycles import GONE_STATUSES
from pipeline.session import Session
from pipeline.stored_record import RecordKind
from pipeline.workers import Failure, Workers
from schemas.page_note import PageNoteName
from schemas.stored_page import StoredPage
from schemas.vocabulary import Fetch
from store.kept_results import ResultBuffer
from store.link_graph import linked_from
from store.page_ids import urls_by_page
from store.pages import headers_of, iter_pages

if TYPE_CHECKING:
    from extraction.finish_site import FinishPage
    from extraction.site.page_to_finish import PageToFinish

log = logging.getLogger(__name__)


class Finishing:
    """Makes the lines of a run's pages in workers."""

    def __init__(
        self,
        session: Session,
        workers: Workers,
        pages: Iterable[StoredPage],
        known: Mapping[str, str],
        page_ids: Mapping[str, str],
        failures: Mapping[str, str],
        keys: Mapping[str, str] | None = None,
    ) -> None:
        """Take the run's pages, the ids by URL that earlier runs and this one gave, and why pages were not read.

        With the ``keys`` of the stored readings, by final URL, pages that are as they were are not made again, and what
        is made is kept.
        """
        self._session = session
        self._workers = workers
        self._pages = {page.final_url: page for page in pages}
        self.page_ids = dict(page_ids)
        """Page ids of the run by URL; a page that leads to none keeps its own."""
        self._led_away = led_away(iter_pages(session.store, with_headers=False), known, page_ids)
        self._urls = urls_by_page(self._others(known, page_ids))
        self._failures = failures
        self._keys = keys
        self._lives = FormerLives(session)
        self._former = FormerTexts(session.previous)
        self._same_bytes = self._as_before(session)
        in_trouble = [page.final_url for page in self._pages.values() if _is_in_trouble(page)]
        self._linking = linked_from(session.store, in_trouble)

    def in_workers(
        self, finish_page: FinishPage, pages: Iterable[PageToFinish]
    ) -> Iterator[tuple[str, Finished]]:
        """Yield the final URL and the lines of each page that was read: first of those that are as they were."""
        if self._keys is None:
            yield from self._map(finish_page, (self._task(self._pages[page.url], page) for page in pages))
            return
        connection = self._session.store.connection
        finish_page = replace(finish_page, facts=finish_page.facts.model_copy(update={"pages": 0}))
        with ResultBuffer(connection, "finish") as buffer:
            kept = KeptPages(connection, buffer, self._keys, finish_page.facts)
            left: list[PageToFinish] = []
            for page in pages:
                task = self._task(self._pages[page.url], page)
                done = None if page.url in self._led_away else kept.find(task)
                if done is None:
                    left.append(page)
                else:
                    self._session.progress.advance()
                    yield page.url, done
            tasks = (self._task(self._pages[page.url], page) for page in left)
            yield from self._map(finish_page, tasks, kept)
        log.info(
            "%d pages finished, %d as before", len(left), kept.found,
            extra={"event": "pages_finished", "made": len(left), "found": kept.found},
        )  # fmt: skip

    def unread(self, pages: Iterable[StoredPage]) -> Iterator[tuple[str, Finished]]:
        """Yield the final URL and the lines of each page that was not."""
        return self._map(None, (self._task(page, None) for page in pages))

    def _map(
        self, finish_page: FinishPage | None, tasks: Iterable[FinishTask], kept: KeptPages | None = None
    ) -> Iterator[tuple[str, Finished]]:
        for task, result in self._workers.map(partial(PageFinisher, finish_page), tasks):
            self._session.progress.advance()
            if kept is not None and isinstance(result, Finished):
                kept.keep(task, result)
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
            history=self._lives.of(page_id),
            last_good=self._last_good(page_id) if self._is_lost(page) else None,
            now=self._session.clock,
            previous_urls=tuple(
                url for url in self._urls.get(page_id, ()) if url not in (page.url, page.final_url)
            ),
            same_bytes=page.final_url in self._same_bytes,
            linked_from=self._linking.get(page.final_url, ()),
        )

    def _others(self, *page_ids: Mapping[str, str]) -> dict[str, str]:
        """Return the ids of URLs, the later ones first, but for a page's own: of most pages there is no other URL."""
        return {
            url: page_id
            for of_run in page_ids
            for url, page_id in of_run.items()
            if url not in self._pages or url in self._led_away
        }

    def _as_before(self, session: Session) -> set[str]:
        """Return the final URLs of the pages whose bytes are those of the complete run before, if it has them."""
        same: set[str] = set()
        if session.previous is None:
            return same
        for former in iter_pages(session.store.other(session.previous.run), with_headers=False):
            page = self._pages.get(former.final_url)
            if page is None:
                continue
            if page.body_sha256 is not None and page.body_sha256 == former.body_sha256:
                same.add(page.final_url)
            else:
                same.discard(page.final_url)
        return same

    def _is_lost(self, page: StoredPage) -> bool:
        """Return whether neither the site's answer nor our own reading gives the page's text in this run."""
        return (
            page.fetch is Fetch.ERROR or page.final_url in self._failures or page.http_status in GONE_STATUSES
        )

    def _last_good(self, page_id: str) -> tuple[RecordKind, str] | None:
        return self._former.line(page_id)


def _is_in_trouble(page: StoredPage) -> bool:
    return page.fetch is Fetch.ERROR or (page.http_status or 0) >= 400


def _is_move(task: FinishTask, away: Mapping[str, StoredPage]) -> bool:
    """Return whether one page alone has a new address, which fails now: it is there, and cannot be reached."""
    return len(away) == 1 and task.page_id in away and _is_in_trouble(task.page)


def _is_none(page: StoredPage) -> bool:
    """Return whether a redirect that ends here leads to no page: to a failure, or a login that is never requested."""
    is_login = any(note.name is PageNoteName.LOGIN_OR_CART for note in page.notes)
    return _is_in_trouble(page) or (page.fetch is Fetch.SKIPPED and is_login)
