"""Look up what the run before had under the subjects of this run's findings."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import Any

from extraction.site.single_pages import single_pages
from pipeline.audit_task import AuditTask, OfficeTask, PageTask, StoredText
from pipeline.former_records import FormerRecords
from pipeline.previous_again import PAGES_KEPT, PreviousAgain, Values
from pipeline.session import Session
from pipeline.stored_record import TEXT_KINDS, RecordKind, text_line
from reference.ids import article_id
from schemas.finding import Finding, Occurrence
from store import page_facts
from store.page_ids import kept_page_ids
from store.pages import iter_pages

RECORD_KINDS: dict[str, tuple[RecordKind, ...]] = {
    "t": TEXT_KINDS,
    "p": ("page",),
    "l": ("location",),
}
"""Kinds of record that a subject can be of, by the first letter of its id."""


def holds_words(text: str, quote: str) -> bool:
    """Return whether a text holds the quoted words, and not only as a part of longer ones."""
    # "ther" is not in "other"; an edge that is no part of a word, as of " ,", may touch one.
    begin, end = r"(?:(?<!\w)|(?!\w))", r"(?:(?!\w)|(?<!\w))"
    return re.search(f"{begin}{re.escape(quote)}{end}", text) is not None


class OldRecords:
    """The run before's records by the ids of findings' subjects: as today's code extracts them, else as published."""

    def __init__(self, session: Session, again: PreviousAgain) -> None:
        """Take the run and the run before; nothing is read before it is asked for."""
        self._session = session
        self._again = again
        kinds = {kind for kinds in RECORD_KINDS.values() for kind in kinds}
        self._published = {kind: FormerRecords(session.previous, kind) for kind in kinds}
        self._known: dict[str, Values | None] = {}

    def record(self, subject: str) -> Values | None:
        """Return the values of a subject's record, or null for a subject that is not a record or was not there."""
        if subject not in self._known:
            while len(self._known) >= PAGES_KEPT:
                del self._known[next(iter(self._known))]
            self._known[subject] = self._read(subject)
        return self._known[subject]

    def task(self, subject: str) -> AuditTask | None:
        """Return the old record as a task of the audits; null for a subject that is not a record or was not there."""
        record = self.record(subject)
        if record is None:
            return None
        line = json.dumps(record, ensure_ascii=False)
        if subject.startswith("l"):
            return OfficeTask(key=subject, line=line)
        page_id = f"p{subject[1:]}"
        facts = self.facts(page_id)
        if subject.startswith("p"):
            return PageTask(key=subject, page=line, facts=facts)
        kind: RecordKind = "text" if record["record"] == "text" else "article"
        page = self.record(page_id)
        return PageTask(
            key=subject,
            page=json.dumps(page, ensure_ascii=False) if page else None,
            text=StoredText(kind=kind, line=line),
            facts=facts,
        )

    def facts(self, page_id: str) -> bytes | None:
        """Return the facts of the old page: this run's where its bytes are the same, else those of the old bytes."""
        url = self._urls.get(page_id)
        if url is not None and self.same_bytes(url):
            return page_facts.read(self._session.store, url)
        text = self._again.facts(page_id)
        return None if text is None else text.encode("utf-8")

    def same_bytes(self, url: str) -> bool:
        """Return whether the page with this final URL has the bytes that it had in the run before."""
        page_id = self._ids.get(url)
        return page_id is not None and self._again.has_bytes(page_id, self._bodies.get(url))

    def page_at(self, url: str) -> Values | None:
        """Return the old record of the page that this URL leads to, or null."""
        page_id = self._ids.get(url)
        return None if page_id is None else self.record(page_id)

    def holds(self, place: Occurrence) -> bool:
        """Return whether the old record has the quoted words in the same field; of a template, whether a page that
        shows it has the bytes that it had."""
        if place.subject.startswith("template:"):
            return self.same_bytes(place.url)
        value: Any = self.record(place.subject)
        for part in place.evidence.field.strip("/").split("/"):
            if isinstance(value, list):
                value = value[int(part)] if part.isdecimal() and int(part) < len(value) else None
            else:
                value = value.get(part) if isinstance(value, dict) else None
        return isinstance(value, str) and holds_words(value, place.evidence.quote)

    def text_changed(self, finding: Finding) -> bool:
        """Return whether the text that a finding judges as a whole differs between the two runs."""
        if not finding.subject.startswith("t-"):
            return False
        record = self.record(finding.subject)
        text = text_line(self._session.store, finding.url or "")
        if record is None or text is None:
            return False
        return bool(json.loads(text[1]).get("body_text") != record.get("body_text"))

    @cached_property
    def _ids(self) -> dict[str, str]:
        """Page ids by URL, as of this run."""
        return dict(kept_page_ids(self._session.store))

    @cached_property
    def _urls(self) -> dict[str, str]:
        """Final URLs by page id, as of this run."""
        return {self._ids[url]: url for url in self._bodies if url in self._ids}

    @cached_property
    def _bodies(self) -> dict[str, str | None]:
        """Hash of each page's bytes in this run, by final URL."""
        pages = single_pages(iter_pages(self._session.store, with_headers=False))
        return {page.final_url: page.body_sha256 for page in pages}

    def _read(self, subject: str) -> Values | None:
        kinds = RECORD_KINDS.get(subject[:1], ()) if subject[1:2] == "-" else ()
        return next((values for kind in kinds if (values := self._of_kind(kind, subject)) is not None), None)

    def _of_kind(self, kind: RecordKind, subject: str) -> Values | None:
        if self._again.upgraded and kind == "location":
            return self._again.offices().get(subject)
        page_id = f"p{subject[1:]}"
        if self._again.upgraded and kind != "location":
            records = self._again.records(page_id)
            extracted = records.get(kind)
            if extracted is not None:
                published = self._publication(kind, subject) if kind == "page" else None
                return {**published, **extracted} if published else dict(extracted)
            if any(other in records for other in RECORD_KINDS[subject[0]]):
                return None  # today's code makes a text of another kind of the old page
        return self._publication(kind, subject)

    def _publication(self, kind: RecordKind, subject: str) -> Values | None:
        identifier = article_id(f"p{subject[1:]}") if kind == "article" else subject
        former = self._published[kind].record(identifier)
        return None if former is None else dict(former.fields)
