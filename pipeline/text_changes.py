"""Compare the running texts of two complete runs: a page has an article, or a text of another kind, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from pydantic import JsonValue

from pipeline.changes import NOT_EVENTS, changed
from pipeline.former_records import FormerRecords
from pipeline.stored_record import TEXT_KINDS, RecordKind, StoredRecord
from reference.ids import article_id, text_id
from schemas.change import Change
from schemas.vocabulary import ChangeCause, ChangeOp
from store.published_folder import PublishedFolder


class TextCauses(Protocol):
    """Causes of what happened to a text."""

    def __call__(self, before: StoredRecord, after: StoredRecord, field: str) -> ChangeCause:
        """Return the cause of one changed field."""
        ...

    def of_presence(self, record: StoredRecord, *, added: bool) -> ChangeCause:
        """Return the cause by which a text is there now, or is not any more."""
        ...


def text_changes(
    previous: PublishedFolder, texts: Iterable[StoredRecord], causes: TextCauses
) -> Iterator[Change]:
    """Yield every change of the articles and texts, in no order.

    A text that appears is *added*, one that left is *gone*, each with the cause of that under the pointer of the whole
    record, ``""``. A change of its page's kind is both, one of each record, with the fields ``/kind``.
    """
    former = {kind: FormerRecords(previous, kind) for kind in TEXT_KINDS}
    present: dict[str, tuple[RecordKind, JsonValue]] = {}
    """Kinds of each text's record and of its page, by the digits of its id; the latter is null for an unchanged one,
    which is parsed no further."""
    for text in texts:
        is_same = former[text.kind].is_same(text, NOT_EVENTS[text.kind])
        present[_digits(text.id)] = (text.kind, None if is_same else text.fields.get("kind"))
        if is_same:
            continue
        before = former[text.kind].record(text.id)
        other = former[_other(text.kind)].record(_other_id(text))
        if before is not None:
            if (change := changed(before, text, causes)) is not None:
                yield change
        elif other is not None:
            kinds = (other.fields.get("kind"), text.fields.get("kind"))
            yield _turned(ChangeOp.ADDED, text, kinds, causes)
        else:
            yield _event(ChangeOp.ADDED, text, causes.of_presence(text, added=True))
    for kind in TEXT_KINDS:
        for identifier in previous.ids(f"{kind}s.jsonl"):
            after = present.get(_digits(identifier))
            if after is not None and after[0] == kind:
                continue
            before = former[kind].record(identifier)
            assert before is not None
            if after is not None:
                unchanged = former[after[0]].record(_other_id(before)) if after[1] is None else None
                now = unchanged.fields.get("kind") if unchanged else after[1]
                yield _turned(ChangeOp.GONE, before, (before.fields.get("kind"), now), causes)
            else:
                yield _event(ChangeOp.GONE, before, causes.of_presence(before, added=False))


def _event(op: ChangeOp, text: StoredRecord, cause: ChangeCause) -> Change:
    return Change(op=op, record=text.kind, id=text.id, url=text.url, cause={"": cause})


def _turned(
    op: ChangeOp, text: StoredRecord, kinds: tuple[JsonValue, JsonValue], causes: TextCauses
) -> Change:
    """Return one half of a change of kind, from the former to the new one."""
    return Change(
        op=op,
        record=text.kind,
        id=text.id,
        url=text.url,
        fields=["/kind"],
        before={"kind": kinds[0]},
        after={"kind": kinds[1]},
        cause={"/kind": causes.of_presence(text, added=op is ChangeOp.ADDED)},
    )


def _digits(identifier: str) -> str:
    return identifier[2:]


def _other(kind: RecordKind) -> RecordKind:
    return "text" if kind == "article" else "article"


def _other_id(text: StoredRecord) -> str:
    page_id = str(text.fields["page_id"])
    return text_id(page_id) if text.kind == "article" else article_id(page_id)
