"""Give each text what the runs before saw of it, and keep what a complete run saw."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic_core import from_json

from audits.freshness.edited_template import EditedTemplates
from pipeline.audit_task import Sight, StoredText
from pipeline.former_records import FormerTexts
from pipeline.previous_again import PreviousAgain, previous_again
from pipeline.session import Session
from pipeline.stored_record import TEXT_KINDS
from pipeline.workers import Workers
from schemas.believed_dates import BelievedDates
from schemas.vocabulary import Lifecycle, RunStatus
from store import lines, text_pasts
from store.published_folder import PublishedFolder
from store.run_store import RunStore
from store.text_pasts import TextPast

AGAIN = "texts_again"
"""Inner file of a run: texts of the run before as today's code reads them, by the URLs of this run's texts."""


def pasts_of(
    run: PublishedFolder, previous: PublishedFolder | None = None, store: RunStore | None = None
) -> Iterator[TextPast]:
    """Yield what a published run saw of its texts: of a complete one, of each text that was read.

    Where a text moved since its dates counted, the text that they came with is that of the ``previous`` run, or of that
    run as today's code reads it, which is in the run's ``store``.

    Texts that a template's edit or a redesign moved are from now on compared with what they are now: nobody edited
    them one by one.
    """
    if run.manifest.status is not RunStatus.COMPLETE:
        return
    # The dates of all texts fit into memory, the texts themselves do not: they are read twice.
    seen = [BelievedDates.model_validate(text["believed"], extra="ignore") for text in _read(run)]
    edited = EditedTemplates(seen, run.manifest.now.date())
    former = FormerTexts(previous)
    for text, believed in zip(_read(run), seen, strict=True):
        if edited.moved(believed):
            believed = believed.model_copy(
                update={
                    "content_hash": text["content_hash"],
                    "moved_words": 0,
                    "moved_share": 0.0,
                    "difference": None,
                }
            )
        body = _body(believed.content_hash, text, former, store)
        yield TextPast(text_id=text["text_id"], believed=believed.to_json(), body=body)


def _body(content_hash: str, text: dict[str, Any], former: FormerTexts, store: RunStore | None) -> str | None:
    """Return the text of a hash: this run's, the former one as it was read or as it is read now; null for an older."""
    if text["content_hash"] == content_hash:
        return str(text["body_text"])
    again = lines.get(store, AGAIN, text["url"]) if store else None
    before = former.line(text["page_id"])
    for known in (json.loads(again)["text"] if again else None, json.loads(before[1]) if before else None):
        if known is not None and known["content_hash"] == content_hash:
            return str(known["body_text"])
    return None


def keep_texts_again(session: Session, workers: Workers) -> None:
    """Keep the texts of the run before as today's code reads them, where another version read them and they differ."""
    lines.clear(session.store, AGAIN)
    if session.previous is None or session.previous.manifest.fingerprint == session.fingerprint:
        return
    again = previous_again(session, workers)
    lines.write(session.store, AGAIN, _again(session, session.previous, again))


def _again(session: Session, previous: PublishedFolder, again: PreviousAgain) -> Iterator[tuple[str, str]]:
    former = FormerTexts(previous)
    for kind in TEXT_KINDS:
        for url, line in lines.read(session.store, f"{kind}s"):
            text: dict[str, Any] = json.loads(line)
            before = former.line(text["page_id"])
            if before is None or not _differ(json.loads(before[1]), text):
                continue
            records = again.records(text["page_id"])
            for other in TEXT_KINDS:
                if other in records:
                    yield url, json.dumps({"kind": other, "text": records[other]})


def _differ(before: dict[str, Any], after: dict[str, Any]) -> bool:
    return any(before[name] != after[name] for name in ("content_hash", "date_observations"))


def sight_of(session: Session, url: str, text_id: str) -> Sight:
    """Return what this run's look at a text is compared with."""
    again = lines.get(session.store, AGAIN, url)
    read = json.loads(again) if again is not None else None
    return Sight(
        now=session.now,
        past=text_pasts.known(session.history, text_id),
        again=StoredText(kind=read["kind"], line=json.dumps(read["text"])) if read else None,
        previous_now=session.previous.manifest.now if session.previous else None,
    )


def _read(run: PublishedFolder) -> Iterator[dict[str, Any]]:
    """Yield the texts that the run read and whose dates it compared."""
    for kind in TEXT_KINDS:
        for line in run.lines(f"{kind}s.jsonl"):
            text: dict[str, Any] = from_json(line)
            if text.get("believed") and text["lifecycle"] == Lifecycle.LIVE:
                yield text
