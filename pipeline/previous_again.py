"""Extract the previous run's stored pages again, by today's code, to find what of a difference is our own doing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from extraction.site.single_pages import single_pages
from pipeline.extract_stage import read_pages, reading_keys, start_url
from pipeline.session import Session
from pipeline.stored_record import RecordKind
from pipeline.workers import Workers
from reference.ids import article_id
from schemas.stored_page import StoredPage
from store import identities, lines
from store import page_readings as readings
from store.office_ids import with_former_ids
from store.pages import iter_pages

Values = dict[str, Any]


@dataclass(slots=True)
class PreviousAgain:
    """The pages of the run before as they are stored; each is extracted when it is first asked for."""

    session: Session
    pages: Mapping[str, StoredPage]
    """Stored pages of the run before by page id; empty where its raw pages are not kept any more."""
    keys: Mapping[str, str]
    """Keys of their readings by today's code, by final URL."""
    upgraded: bool
    """True where another extraction made the run before."""
    _facts: dict[bool, Any] = field(default_factory=dict)
    _records: dict[tuple[str, bool], Mapping[RecordKind, Values]] = field(default_factory=dict)
    _offices: dict[str, Values] | None = None

    def has_bytes(self, page_id: str, body_sha256: str | None) -> bool:
        """Return whether the run before holds the page with exactly these bytes."""
        stored = self.pages.get(page_id)
        return stored is not None and body_sha256 is not None and stored.body_sha256 == body_sha256

    def records(self, page_id: str, *, with_new_facts: bool = False) -> Mapping[RecordKind, Values]:
        """Return the records of the old bytes by today's code: with the facts of the old pages, or with this run's.

        Empty where the old bytes are not kept or cannot be read.
        """
        known = (page_id, with_new_facts)
        if known not in self._records:
            self._records[known] = self._finish(page_id, with_new_facts)
        return self._records[known]

    def offices(self) -> Mapping[str, Values]:
        """Return the offices of the old pages by today's code, by id."""
        from extraction.locations.site.office_page import OfficePart
        from extraction.locations.site.resolve_offices import select_offices

        if self._offices is None:
            stored = readings.load(
                self.session.store.connection, (self.keys[url] for url in sorted(self.keys))
            )
            parts = (OfficePart.model_validate_json(data) for data in stored)
            ids = {page.final_url: page_id for page_id, page in self.pages.items()}
            found = select_offices(parts, start_url(self.session), ids)
            offices = with_former_ids(found.offices, self.session.previous)
            self._offices = {office.location_id: office.model_dump(mode="json") for office in offices}
        return self._offices

    def _finish(self, page_id: str, with_new_facts: bool) -> Mapping[RecordKind, Values]:
        from extraction import finish

        page = self.pages.get(page_id)
        if page is None or page.final_url not in self.keys:
            return {}
        reading = next(self._load([page.final_url]))
        finished = finish(
            reading,
            self._site_facts(with_new_facts),
            page_id=page_id,
            article_id=article_id(page_id),
            sitemap_lastmod=page.sitemap_lastmod,
        )
        records: dict[RecordKind, Values] = {
            "page": {
                "kind": finished.kind.value,
                "language": finished.language,
                "title": finished.title,
                "content_hash": finished.content_hash,
            }
        }
        if finished.article is not None:
            records["article"] = finished.article.model_dump(mode="json")
        return records

    def _site_facts(self, new: bool) -> Any:
        from extraction import SiteFacts, learn

        if new not in self._facts:
            if new:
                text = lines.get(self.session.store, "site_facts", "facts")
                self._facts[new] = SiteFacts.model_validate_json(text or "{}")
            else:
                self._facts[new] = learn(self._load(sorted(self.keys)), start_url(self.session))
        return self._facts[new]

    def _load(self, urls: list[str]) -> Iterator[Any]:
        from extraction.page_reading import PageReading

        for data in readings.load(self.session.store.connection, (self.keys[url] for url in urls)):
            yield PageReading.model_validate_json(data)


def previous_again(session: Session, workers: Workers) -> PreviousAgain:
    """Read those of the run before's stored pages that today's code has not read, and return them all.

    Costs one reading a page whose bytes changed since; after a change of the extraction's fingerprint one a page.
    """
    previous = session.previous
    if previous is None:
        return PreviousAgain(session, {}, {}, False)
    store = session.store.other(previous.run)
    pages = single_pages(iter_pages(store))
    keys = reading_keys(pages)
    for url in read_pages(session, workers, pages, keys):
        del keys[url]
    ids = identities.load(session.history)
    ids |= {url: json.loads(page_id) for url, page_id in lines.read(session.store, "identities")}
    return PreviousAgain(
        session,
        {ids[page.final_url]: page for page in pages if page.final_url in ids},
        {page.final_url: keys[page.final_url] for page in pages if page.final_url in keys},
        previous.manifest.fingerprint != session.fingerprint,
    )
