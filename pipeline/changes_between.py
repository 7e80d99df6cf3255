"""Compare all records of two complete runs: the former ones and the changes make the new ones."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from enum import IntEnum
from itertools import chain

from pipeline.changes import NOT_EVENTS, compare
from pipeline.former_records import FormerRecords
from pipeline.removals import page_events, removed_locations
from pipeline.stored_record import TEXT_KINDS, RecordKind, StoredRecord, parse_record
from pipeline.text_changes import TextCauses, text_changes
from schemas.change import Change
from schemas.vocabulary import ChangeOp
from store.published_folder import PublishedFolder


class Part(IntEnum):
    """The parts of the changes, in the order in which they are published."""

    PAGES = 0
    OFFICES = 1
    TEXTS = 2
    EVENTS = 3


SORTED_PARTS = frozenset((Part.PAGES, Part.OFFICES, Part.TEXTS))
"""Parts that are published by URL, then id; the events stay in their own order."""


def changes_between(
    previous: PublishedFolder,
    now: Callable[[RecordKind], Iterable[StoredRecord]],
    lives: Container[str],
    causes: TextCauses,
) -> Iterator[tuple[Part, Change]]:
    """Yield every change of pages, offices and texts, and the events of pages, each with its part.

    ``now`` returns this run's records of a kind, ``lives`` are the ids of all pages that any complete run had before. A
    page that is back after its record had left is *restored*, which says that it was added.
    """
    events = list(page_events(_former(previous, "page"), now("page"), lives))
    restored = {event.id for event in events if event.op is ChangeOp.RESTORED}
    compared: tuple[tuple[Part, RecordKind], ...] = ((Part.PAGES, "page"), (Part.OFFICES, "location"))
    for part, kind in compared:
        former = FormerRecords(previous, kind)
        others = (record for record in now(kind) if not former.is_same(record, NOT_EVENTS[kind]))
        for change in compare(former.record, others, causes):
            if change.op is not ChangeOp.ADDED or change.id not in restored:
                yield part, change
    for change in text_changes(previous, (text for kind in TEXT_KINDS for text in now(kind)), causes):
        yield Part.TEXTS, change
    for event in chain(events, removed_locations(_former(previous, "location"), now("location"))):
        yield Part.EVENTS, event


def _former(previous: PublishedFolder, kind: RecordKind) -> Iterator[StoredRecord]:
    return (parse_record(kind, line) for line in previous.lines(f"{kind}s.jsonl"))
