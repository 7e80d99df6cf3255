"""Audit the stored pages, offices and templates in workers, then the site, and keep what the audits say (stage 3)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TypeVar

from audits.site_facts import site_facts
from pipeline.audit_task import (
    Audited,
    AuditTask,
    OfficeTask,
    PageTask,
    RecordAuditor,
    StoredText,
    TemplateTask,
)
from pipeline.audited_profile import audited_profile
from pipeline.date_edits import keep_date_edits
from pipeline.extract_stage import reject_key
from pipeline.former_records import FormerTexts
from pipeline.give_back_memory import give_back_memory
from pipeline.own_failures import EVERY_AUDIT
from pipeline.session import Session
from pipeline.store_stream import store_stream, stored
from pipeline.stored_facts import StoredFacts
from pipeline.stored_record import TEXT_KINDS, RecordKind, text_line
from pipeline.text_pasts import keep_texts_again, sight_of
from pipeline.workers import Failure, Workers
from reference.ids import text_id
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.text_forms import TextForms
from schemas.facts.text_words import TextWords
from schemas.location import Location
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.page_note import PageNoteName, note_names
from schemas.profile import Profile
from schemas.record import Record
from schemas.text import RunningText
from schemas.validation import check
from schemas.vocabulary import OutcomeKind, PageKind
from store import lines, page_facts
from store.line_buffer import LineBuffer
from store.run_store import RunStore

AnyRecord = TypeVar("AnyRecord", bound=Record)


def audit(session: Session, workers: Workers) -> None:
    """Fill the run's ``outcomes``, ``findings``, ``words`` and ``forms`` lines and the texts' own scores."""
    from audits.registry import AUDITS, active

    store = session.store
    lines.clear(store, "outcomes", "findings", "words", "forms", "audits")
    audits = active(session.profile)
    lines.write(store, "audits", [(a.info.audit, a.info.to_json()) for a in AUDITS if a in audits])
    total = sum(lines.count(store, file) for file in ("pages", "locations", "template_facts"))
    session.progress.stage("Auditing", total)
    profile = audited_profile(session.profile, store, session.folder)
    audit_records(session, workers, profile)
    give_back_memory()  # a region of a large template went to a worker as one line, in several copies
    _audit_site(session, profile)


def audit_records(session: Session, workers: Workers, profile: Profile) -> None:
    """Audit each page, office and region of the template by itself, and keep what is said of it."""
    auditor = partial(RecordAuditor, profile, session.now.date())
    keep_texts_again(session, workers)
    with LineBuffer(session.store) as buffer:
        for task, result in workers.map(auditor, _tasks(session)):
            session.progress.advance()
            _keep(buffer, task, result)


def _tasks(session: Session) -> Iterator[AuditTask]:
    store = session.store
    former = FormerTexts(session.previous)
    for url, page in lines.read(store, "pages"):
        text = _stored(text_line(store, url))
        yield PageTask(
            key=url,
            page=page,
            text=text,
            facts=page_facts.read(store, url),
            previous=_stored(former.line(_page_id(text))) if text else None,
            sight=sight_of(session, url, text_id(_page_id(text))) if text else None,
        )
    for key, line in lines.read(store, "locations"):
        yield OfficeTask(key=key, line=line)
    for key, line in lines.read(store, "template_facts"):
        yield TemplateTask(key=key, line=line)


def _page_id(text: StoredText) -> str:
    return str(json.loads(text.line)["page_id"])


def _stored(found: tuple[RecordKind, str] | None) -> StoredText | None:
    return None if found is None else StoredText(kind=found[0], line=found[1])


def _keep(buffer: LineBuffer, task: AuditTask, result: Audited | Failure) -> None:
    if isinstance(result, Failure):
        subject, url = _subject_of(task)
        outcome = Outcome(
            audit=EVERY_AUDIT,
            audit_version=1,
            subject=subject,
            url=url,
            outcome=OutcomeKind.ERROR,
            reason=f"the audits of this record gave no answer: {result.reason}",
        )
        buffer.add("outcomes", [(_outcome_key(outcome), outcome.to_json())])
        return
    if isinstance(task, PageTask) and task.text and result.text:
        buffer.add(f"{task.text.kind}s", [(task.key, result.text)])
    buffer.add("outcomes", [(_outcome_key(Outcome.model_validate_json(o)), o) for o in result.outcomes])
    buffer.add("findings", result.findings)
    # One text of a page, many of a region of the template; in the order of their places.
    buffer.add("words", [(f"{task.key} {at:06}", line) for at, line in enumerate(result.words)])
    buffer.add("forms", [(f"{task.key} {at:06}", line) for at, line in enumerate(result.forms)])
    buffer.add("rejects", [(reject_key(line), line) for line in result.rejects])


def _subject_of(task: AuditTask) -> tuple[str, str | None]:
    """Return the id and the URL of what a task is about; of a page with a text, those of the text."""
    match task:
        case OfficeTask():
            return task.key, Location.model_validate_json(task.line).seen_on[0].url
        case TemplateTask():
            return TemplateFacts.model_validate_json(task.line).subject, None
        case PageTask():
            page_id = str(json.loads(task.page or "{}")["page_id"])
            return (text_id(page_id) if task.text else page_id), task.key


def _outcome_key(outcome: Outcome) -> str:
    return f"{outcome.audit} {outcome.url or ''} {outcome.subject}"


def _audit_site(session: Session, profile: Profile) -> None:
    from audits.context import site_context
    from audits.run import each_site_audit

    store = session.store
    session.progress.stage("Auditing the site", None)
    context = site_context(profile, session.now.date())
    keep_date_edits(store, context)
    path = session.folder / "work.sqlite"
    stream = partial(store_stream, path)
    facts = site_facts(
        pages=stream(lambda: _records(store, "pages", Page)),
        texts=stream(lambda: _texts(store)),
        locations=stream(lambda: _records(store, "locations", Location)),
        words=stream(lambda: _records(store, "words", TextWords)),
        forms=stream(lambda: _records(store, "forms", TextForms)),
        page_facts=StoredFacts(PageFacts, lambda: stored(path, _page_facts(store))),
        template_facts=StoredFacts(
            TemplateFacts, lambda: stored(path, lines.values(store, "template_facts"))
        ),
    )
    for outcomes, findings in each_site_audit(facts, context):
        lines.write(store, "outcomes", _passed(session, ((_outcome_key(o), o) for o in outcomes), "outcome"))
        lines.write(store, "findings", _passed(session, ((f.finding_id, f) for f in findings), "finding"))


def _records(store: RunStore, file: str, record: type[AnyRecord]) -> Iterator[AnyRecord]:
    return (record.model_validate_json(line) for line in lines.values(store, file))


def _texts(store: RunStore) -> Iterator[RunningText]:
    """Yield the texts of all kinds but junk."""
    for kind in TEXT_KINDS:
        for line in lines.values(store, f"{kind}s"):
            text = StoredText(kind=kind, line=line).read()
            if text.kind is not PageKind.JUNK:
                yield text


def _page_facts(store: RunStore) -> Iterator[bytes]:
    """Yield the lines of the facts of all pages but junk and copies of others, in the order of their URLs."""
    for url, line in lines.read(store, "pages"):
        page = json.loads(line)
        left_out = page["kind"] == PageKind.JUNK or PageNoteName.COPY_OF in note_names(page["notes"])
        data = None if left_out else page_facts.read(store, url)
        if data is not None:
            yield data


def _passed(session: Session, rows: Iterable[tuple[str, Record]], name: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of valid records; store the others as rejects."""
    refused = []
    for key, record in rows:
        line = record.to_json()
        reject = check(name, json.loads(line))
        if reject is None:
            yield key, line
        else:
            refused.append((reject_key(reject.to_json()), reject.to_json()))
    lines.write(session.store, "rejects", refused)
