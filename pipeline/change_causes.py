"""Find the cause of each changed field: the site, our own extraction, or other pages of the site."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any

from pipeline.previous_again import PreviousAgain, Values
from pipeline.stored_record import RecordKind, StoredRecord
from schemas.vocabulary import ChangeCause, Fetch, Lifecycle

ANSWERED = frozenset(("url", "final_url", "http_status", "in_sitemap"))
"""Fields that are never made of a page's bytes."""
CRAWLED = ANSWERED | frozenset(
    (
        "lifecycle",
        "error",
        "notes",
        "document",
        "canonical_url",
    )
)
"""Fields that the crawl sees and no reading of ours makes; a canonical link is copied, not judged."""


class ChangeCauses:
    """Causes of the differences between the run before and this one."""

    def __init__(
        self, again: PreviousAgain, bodies: Mapping[str, str | None], left_out: Container[str] = ()
    ) -> None:
        """Take the run before, the hash of each page's bytes in this run by page id, and the ids of pages left out."""
        self._again = again
        self._bodies = bodies
        self._left_out = left_out

    def __call__(self, before: StoredRecord, after: StoredRecord, field: str) -> ChangeCause:
        """Return the cause of one changed field.

        Read differently by today's code from the old bytes: `extractor`, and where they are not kept, of a text whose
        hash is the same. Equal to what the old bytes give with this run's facts of the site: `neighbours`. Of a page
        that a rule or cap of ours leaves out: `settings`. All else is the site's, but equal bytes never are: those that
        one of the runs failed on are a fault of `extractor`.
        """
        former, now = before.fields.get(field), after.fields.get(field)
        if after.kind == "location":
            return self._of_office(after.id, field, former, now)
        page_id = str(after.fields["page_id"])
        if page_id in self._left_out:
            return ChangeCause.SETTINGS
        if field in ANSWERED:
            return ChangeCause.SITE
        same_bytes = self._again.has_bytes(page_id, self._bodies.get(page_id))
        if same_bytes and _failed_on_one(before, after):
            return ChangeCause.EXTRACTOR
        if field in CRAWLED and not (same_bytes and self._again.upgraded):
            return ChangeCause.SITE
        if self._again.upgraded:
            if not self._again.records(page_id):
                same = same_bytes or _same_text(before, after)
                return ChangeCause.EXTRACTOR if same else ChangeCause.SITE
            today = self._value(after.kind, page_id, field, former, with_new_facts=False)
            if today == now or (same_bytes and today != former):
                return ChangeCause.EXTRACTOR
        if self._value(after.kind, page_id, field, former, with_new_facts=True) == now:
            return ChangeCause.NEIGHBOURS
        if same_bytes:
            return ChangeCause.EXTRACTOR if self._again.upgraded else ChangeCause.NEIGHBOURS
        return ChangeCause.SITE

    def of_presence(self, record: StoredRecord, *, added: bool) -> ChangeCause:
        """Return the cause by which a page's text is there now, or is not any more.

        That of today's code where the old bytes say the same by it; of its neighbours where equal bytes, or the old
        bytes with this run's facts of the site, do; our settings' where they leave its page out; else the site's.
        """
        page_id = f"p-{record.id[2:]}"
        if page_id in self._left_out:
            return ChangeCause.SETTINGS
        same_bytes = self._again.has_bytes(page_id, self._bodies.get(page_id))
        if self._again.upgraded:
            records = self._again.records(page_id)
            if (record.kind in records) is added if records else same_bytes:
                return ChangeCause.EXTRACTOR
        with_new = self._again.records(page_id, with_new_facts=True) if page_id in self._again.pages else {}
        if same_bytes or (with_new and (record.kind in with_new) is added):
            return ChangeCause.NEIGHBOURS
        return ChangeCause.SITE

    def _value(self, kind: RecordKind, page_id: str, field: str, former: Any, *, with_new_facts: bool) -> Any:
        """Return what the old bytes give for a field; the former value where they do not give it."""
        record = self._again.records(page_id, with_new_facts=with_new_facts).get(kind)
        return former if record is None else record.get(field, former)

    def _of_office(self, identifier: str, field: str, former: Any, now: Any) -> ChangeCause:
        if not self._again.upgraded:
            return ChangeCause.SITE
        office: Values = self._again.offices().get(identifier, {})
        return ChangeCause.EXTRACTOR if office.get(field, former) == now else ChangeCause.SITE


def _failed_on_one(before: StoredRecord, after: StoredRecord) -> bool:
    """Return whether one of two records is of a page that could not be read, though the server answered alike."""
    if before.fields.get("http_status") != after.fields.get("http_status"):
        return False
    return _has_failed(before) or _has_failed(after)


def _has_failed(record: StoredRecord) -> bool:
    return (
        record.fields.get("fetch") == Fetch.ERROR or record.fields.get("lifecycle") == Lifecycle.UNREACHABLE
    )


def _same_text(before: StoredRecord, after: StoredRecord) -> bool:
    """Return whether both records are of one text, by its published hash."""
    known = before.fields.get("content_hash")
    return known is not None and known == after.fields.get("content_hash")


Cause = Callable[[StoredRecord, StoredRecord, str], ChangeCause]
"""Gives the cause of a changed field: of the former record, the new one and the field's name."""
