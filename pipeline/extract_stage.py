"""Read the stored pages, learn the site's facts and store validated records (stage 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from pipeline.duplicate_pages import copies
from pipeline.finish_task import Finished, FinishTask, PageFinisher, record_unread
from pipeline.former_records import FormerRecords
from pipeline.office_ids import with_former_ids
from pipeline.read_task import PageReader, ReadTask
from pipeline.session import Session
from pipeline.workers import Failure, Workers
from reference.ids import article_id
from reference.url_identity import identity
from schemas.stored_page import StoredPage
from schemas.validation import check
from schemas.vocabulary import Fetch
from store import identities, lines, page_history
from store import page_readings as readings
from store.line_buffer import LineBuffer
from store.link_graph import linked_from
from store.page_ids import assign
from store.pages import body, iter_pages
from store.runs import get_run

READ_FETCHES = (Fetch.FETCHED, Fetch.NOT_MODIFIED)
"""Ends of a fetch that leave a body to read."""


def extract(session: Session, workers: Workers) -> None:
    """Fill the run's ``pages``, ``articles``, ``locations`` and ``rejects`` lines."""
    store = session.store
    lines.clear(store, "pages", "articles", "locations", "other_addresses", "rejects")
    pages = single_pages(iter_pages(store))
    known = identities.load(session.history)
    page_ids = assign(iter_pages(store), known)
    keys = reading_keys(pages)
    failures = read_pages(session, workers, pages, keys)
    for url in failures:
        del keys[url]
    facts, canonicals = _learn(session, keys)
    doubled = copies((page for page in pages if page.final_url in keys), canonicals)
    _finish(
        session,
        workers,
        pages,
        page_ids,
        _urls_by_page({**known, **page_ids}),
        keys,
        failures,
        facts,
        doubled,
    )
    _locations(session, page_ids, keys)
    lines.write(store, "identities", sorted((url, json.dumps(page_id)) for url, page_id in page_ids.items()))


def _urls_by_page(page_ids: Mapping[str, str]) -> dict[str, list[str]]:
    """Return every URL that ever led to a page, sorted, by the page's id."""
    urls: dict[str, list[str]] = {}
    for url in sorted(page_ids):
        urls.setdefault(page_ids[url], []).append(url)
    return urls


def reading_keys(pages: Iterable[StoredPage]) -> dict[str, str]:
    """Return the key of each readable page's reading, by final URL."""
    from extraction.fingerprint import fingerprint

    return {
        page.final_url: readings.reading_key(
            page.final_url, page.body_sha256, page.content_type, fingerprint()
        )
        for page in pages
        if page.body_sha256 and page.fetch in READ_FETCHES
    }


def single_pages(pages: Iterator[StoredPage]) -> list[StoredPage]:
    """Return one URL a page: of those that end at it, its own, else the smallest."""
    chosen: dict[str, StoredPage] = {}
    for page in pages:
        known = chosen.get(page.final_url)
        if known is None or page.url == page.final_url:
            chosen[page.final_url] = page
    return [chosen[url] for url in sorted(chosen)]


def read_pages(
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

    facts = learn(stored_readings(), start_url(session)).to_json()
    lines.write(session.store, "site_facts", [("facts", facts)])
    return facts.encode(), canonicals


def start_url(session: Session) -> str:
    """Return the site's start URL after its redirects, as the crawl settled it."""
    run = get_run(session.store)
    return (run and run.start_url_final) or identity(session.profile.url)


def _finish(
    session: Session,
    workers: Workers,
    pages: list[StoredPage],
    page_ids: dict[str, str],
    urls: Mapping[str, list[str]],
    keys: dict[str, str],
    failures: dict[str, str],
    facts: bytes,
    doubled: set[str],
) -> None:
    connection = session.store.connection
    histories = page_history.load(session.history)
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
                article_id=article_id(page_id),
                reading=next(readings.load(connection, [key])) if key else None,
                failure=failures.get(page.final_url),
                history=histories.get(page_id),
                last_good=former.line(article_id(page_id)) if page.fetch is Fetch.ERROR else None,
                now=session.clock,
                previous_urls=tuple(url for url in urls[page_id] if url not in (page.url, page.final_url)),
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
    found = select_offices(parts, start_url(session), page_ids)
    others = ((other.address_raw, other.to_json()) for other in found.others)
    lines.write(session.store, "other_addresses", others)
    for location in with_former_ids(found.offices, session.previous):
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
