"""Read the stored pages, learn the site's facts and store validated records (stage 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from extraction.site.single_pages import is_readable, single_pages
from pipeline.finish_pages import Finishing
from pipeline.finish_task import Finished
from pipeline.give_back_memory import give_back_memory
from pipeline.kept_site import known_site
from pipeline.read_task import PageReader, ReadTask
from pipeline.session import Session
from pipeline.workers import Failure, Workers
from reference.url_identity import identity
from reports.coverage import was_read
from schemas.location import Location
from schemas.other_address import OtherAddress
from schemas.page import Page
from schemas.stored_page import StoredPage
from schemas.validation import check
from schemas.vocabulary import Lifecycle
from store import identities, kept_results, lines, page_facts
from store import page_readings as readings
from store.line_buffer import LineBuffer
from store.office_ids import with_former_ids
from store.page_ids import assign, keep_page_ids
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
    from extraction.finish_site import Mapper, SiteRecords


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
    finishing = Finishing(session, workers, pages, known, page_ids, failures, keys)
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
    keep_finished(store, chain(finished, finishing.unread(unread)))
    kept_results.drop_others(store, "finish", "pages")
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
    of_site = [
        SitePage.of(page, page_ids[page.final_url], partial(load, keys[page.final_url])) for page in pages
    ]
    start = start_url(session)
    return finish_site(of_site, start, mapper, known_site(session.store.connection, of_site, keys, start))


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


def start_url(session: Session) -> str:
    """Return the site's start URL after its redirects, as the crawl settled it."""
    run = get_run(session.store)
    return (run and run.start_url_final) or identity(session.profile.url)


def keep_finished(store: RunStore, results: Iterable[tuple[str, Finished]]) -> None:
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
    pages = (Page.model_validate_json(line) for line in lines.values(session.store, "pages"))
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
