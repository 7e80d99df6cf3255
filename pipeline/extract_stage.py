"""Read the stored pages, learn the site's facts and store validated records (stage 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from pipeline.duplicate_pages import copies
from pipeline.finish_task import Finished, FinishTask, PageFinisher, record_unread
from pipeline.former_records import FormerRecords
from pipeline.page_ids import assign
from pipeline.read_task import PageReader, ReadTask
from pipeline.session import Session
from pipeline.workers import Failure, Workers
from schemas.stored_page import StoredPage
from schemas.validation import check
from schemas.vocabulary import Fetch
from store import identities, lines, page_history
from store import page_readings as readings
from store.line_buffer import LineBuffer
from store.link_graph import linked_from
from store.pages import body, iter_pages

READ_FETCHES = (Fetch.FETCHED, Fetch.NOT_MODIFIED)
"""Ends of a fetch that leave a body to read."""


def extract(session: Session, workers: Workers) -> None:
    """Fill the run's ``pages``, ``articles``, ``locations`` and ``rejects`` lines."""
    store = session.store
    lines.clear(store, "pages", "articles", "locations", "other_addresses", "rejects")
    pages = _one_a_page(iter_pages(store))
    page_ids = assign(iter_pages(store), identities.load(store.connection))
    keys = reading_keys(pages)
    failures = _read(session, workers, pages, keys)
    for url in failures:
        del keys[url]
    facts, canonicals = _learn(session, keys)
    doubled = copies((page for page in pages if page.final_url in keys), canonicals)
    _finish(session, workers, pages, page_ids, keys, failures, facts, doubled)
    _locations(session, page_ids, keys)
    lines.write(store, "identities", sorted((url, json.dumps(page_id)) for url, page_id in page_ids.items()))


def reading_keys(pages: Iterable[StoredPage]) -> dict[str, str]:
    """Return the key of each readable page's reading, by final URL."""
    from extraction import EXTRACTOR_VERSION

    return {
        page.final_url: readings.reading_key(
            page.final_url, page.body_sha256, page.content_type, EXTRACTOR_VERSION
        )
        for page in pages
        if page.body_sha256 and page.fetch in READ_FETCHES
    }


def _one_a_page(pages: Iterator[StoredPage]) -> list[StoredPage]:
    """Return one URL a page: of those that end at it, its own, else the smallest."""
    chosen: dict[str, StoredPage] = {}
    for page in pages:
        known = chosen.get(page.final_url)
        if known is None or page.url == page.final_url:
            chosen[page.final_url] = page
    return [chosen[url] for url in sorted(chosen)]


def _read(
    session: Session, workers: Workers, pages: list[StoredPage], keys: dict[str, str]
) -> dict[str, str]:
    """Read the pages that no run has read before; return the reasons of failures by final URL."""
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
            page.headers,
        )
        for page in todo
    )

    def results() -> Iterator[tuple[str, bytes]]:
        for task, result in workers.map(PageReader, tasks):
            session.progress.advance()
            if isinstance(result, Failure):
                failures[task.url] = f"the page could not be read: it {result.reason}"
            else:
                yield task.key, result

    readings.keep(connection, results())
    return failures


def _learn(session: Session, keys: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    """Return the site's facts as JSON bytes, and the canonical URLs that pages name, by final URL."""
    from extraction import learn
    from extraction.page_reading import PageReading

    session.progress.stage("Learning the site", None)
    canonicals: dict[str, str] = {}

    def stored_readings() -> Iterator[PageReading]:
        urls = sorted(keys)
        stored = readings.load(session.store.connection, (keys[url] for url in urls))
        for url, data in zip(urls, stored, strict=True):
            reading = PageReading.model_validate_json(data)
            if reading.canonical_url:
                canonicals[url] = reading.canonical_url
            yield reading

    facts = learn(stored_readings(), session.profile.url).to_json()
    lines.write(session.store, "site_facts", [("facts", facts)])
    return facts.encode(), canonicals


def _finish(
    session: Session,
    workers: Workers,
    pages: list[StoredPage],
    page_ids: dict[str, str],
    keys: dict[str, str],
    failures: dict[str, str],
    facts: bytes,
    doubled: set[str],
) -> None:
    connection = session.store.connection
    histories = page_history.load(connection)
    former = FormerRecords(session.previous, "article")
    linking = linked_from(session.store, [page.final_url for page in pages if _is_in_trouble(page)])
    session.progress.stage("Extracting records", len(pages))

    def tasks() -> Iterator[FinishTask]:
        for page in pages:
            page_id = page_ids[page.final_url]
            key = keys.get(page.final_url)
            yield FinishTask(
                page=page,
                page_id=page_id,
                article_id="a" + page_id[1:],
                reading=next(readings.load(connection, [key])) if key else None,
                failure=failures.get(page.final_url),
                history=histories.get(page_id),
                last_good=former.line("a" + page_id[1:]) if page.fetch is Fetch.ERROR else None,
                now=session.clock,
                linked_from=linking.get(page.final_url, ()),
            )

    def results() -> Iterator[tuple[str, Finished]]:
        for task, result in workers.map(partial(PageFinisher, facts), tasks()):
            session.progress.advance()
            if isinstance(result, Failure):
                failed = replace(
                    task,
                    reading=None,
                    failure=f"its records could not be made: the page {result.reason}",
                    last_good=former.line(task.article_id),
                )
                result = record_unread(failed)
            yield task.page.final_url, result

    with LineBuffer(session.store) as buffer:
        for url, done in results():
            if done.page is not None:
                buffer.add("pages", [(url, done.page)])
            if done.article is not None and url not in doubled:
                buffer.add("articles", [(url, done.article)])
            buffer.add("rejects", [(reject_key(line), line) for line in done.rejects])


def _is_in_trouble(page: StoredPage) -> bool:
    return page.fetch is Fetch.ERROR or (page.http_status or 0) >= 400


def _locations(session: Session, page_ids: dict[str, str], keys: dict[str, str]) -> None:
    from extraction.locations.site.office_page import OfficePart
    from extraction.locations.site.resolve_offices import select_offices

    session.progress.stage("Resolving offices", None)
    stored = readings.load(session.store.connection, (keys[url] for url in sorted(keys)))
    parts = (OfficePart.model_validate_json(data) for data in stored)
    found = select_offices(parts, session.profile.url, page_ids)
    others = ((other.address_raw, other.to_json()) for other in found.others)
    lines.write(session.store, "other_addresses", others)
    for location in found.offices:
        line = location.to_json()
        reject = check("location", json.loads(line))
        if reject is None:
            lines.write(session.store, "locations", [(location.location_id, line)])
        else:
            line = reject.to_json()
            lines.write(session.store, "rejects", [(reject_key(line), line)])


def reject_key(line: str) -> str:
    """Return the sort key of a reject: stable, and equal for the same reject made twice."""
    return hashlib.sha256(line.encode()).hexdigest()
