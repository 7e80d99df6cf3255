"""Audit the stored pages, offices and templates in workers, then the site, and keep what the audits say (stage 3)."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import msgspec.json
from pydantic_core import from_json

from audits.site_facts import KindStream, TextStream, site_facts
from pipeline import steady_page
from pipeline.audit_keys import AuditKeys
from pipeline.audit_task import (
    Audited,
    AuditTask,
    OfficeTask,
    PageTask,
    RecordAuditor,
    StoredText,
    TemplateTask,
    outcome_key,
)
from pipeline.audited_profile import audited_profile
from pipeline.date_edits import keep_date_edits
from pipeline.extract_stage import reject_key
from pipeline.former_records import FormerTexts
from pipeline.give_back_memory import give_back_memory
from pipeline.kept_audits import Answer, KeptAudits, Subject
from pipeline.kept_site_audits import KeptSiteAudits
from pipeline.own_failures import EVERY_AUDIT
from pipeline.session import Session
from pipeline.store_stream import store_stream, stored
from pipeline.stored_facts import StoredFacts
from pipeline.stored_kinds import forms_of, suspects_of
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
from store import kept_results, lines, page_facts
from store.kept_results import ResultBuffer
from store.line_buffer import LineBuffer
from store.run_store import RunStore

if TYPE_CHECKING:
    from audits.context import Context
    from audits.contract import SiteAudit

log = logging.getLogger(__name__)

AnyRecord = TypeVar("AnyRecord", bound=Record)

SUBJECTS = ("pages", "locations", "template_facts")
"""Files of the lines that are audited one by one; their keys tell them apart."""


def audit(session: Session, workers: Workers) -> None:
    """Fill the run's ``outcomes``, ``findings``, ``words`` and ``forms`` lines and the texts' own scores."""
    from audits.registry import AUDITS, active

    store = session.store
    lines.clear(store, "outcomes", "findings", "words", "forms", "audits")
    audits = active(session.profile)
    lines.write(store, "audits", [(a.info.audit, a.info.to_json()) for a in AUDITS if a in audits])
    total = sum(lines.count(store, file) for file in SUBJECTS)
    session.progress.stage("Auditing", total)
    profile = audited_profile(session.profile, store, session.folder)
    kept = audit_records(session, workers, profile)
    give_back_memory()  # a region of a large template went to a worker as one line, in several copies
    _audit_site(session, profile, kept)
    kept_results.drop_others(store, "audit", *SUBJECTS)


def audit_records(session: Session, workers: Workers, profile: Profile) -> KeptAudits:
    """Audit each page, office and region of the template by itself, and keep what is said of it.

    What was said of the same before is not asked for again. Returns what is known of all that was said.
    """
    auditor = partial(RecordAuditor, profile, session.now.date())
    keep_texts_again(session, workers)
    with LineBuffer(session.store) as buffer, ResultBuffer(session.store.connection, "audit") as results:
        kept = KeptAudits(session, AuditKeys(profile), results)
        asked: dict[str, Subject] = {}
        for task, result in workers.map(auditor, _tasks(session, kept, buffer, asked)):
            session.progress.advance()
            _keep(buffer, kept, asked.pop(task.key), task, result)
    log.info(
        "%d records audited, %d for another day, %d as before", kept.made, kept.renewed, kept.found,
        extra={
            "event": "records_audited", "made": kept.made, "renewed": kept.renewed, "found": kept.found,
        },
    )  # fmt: skip
    return kept


def _tasks(
    session: Session, kept: KeptAudits, buffer: LineBuffer, asked: dict[str, Subject]
) -> Iterator[AuditTask]:
    """Yield a task for each record that needs one, which is then among those ``asked``; write what is said of the
    others."""
    store = session.store
    former = FormerTexts(session.previous)

    def to_audit(subject: Subject) -> Subject | None:
        """Return a subject as it is to be audited; null where the answer is known, which is written then."""
        answer = kept.find(subject)
        if isinstance(answer, Subject):
            asked[subject.slot] = answer
            return answer
        session.progress.advance()
        _add(buffer, subject, answer)
        return None

    for url, page in lines.read(store, "pages"):
        text = _stored(text_line(store, url))
        facts = page_facts.read(store, url)
        subject = to_audit(kept.page(url, page, text, facts))
        if subject is None:
            continue
        if subject.only is not None:
            yield PageTask(
                key=url,
                page=subject.line,
                text=subject.filled_text() if text else None,
                facts=None if kept.keys.of_text_alone.issuperset(subject.only) else facts,
                only=subject.only,
            )
            continue
        page_id = subject.text["page_id"] if subject.text else ""
        yield PageTask(
            key=url,
            page=subject.line,
            text=text,
            facts=facts,
            previous=_stored(former.line(page_id)) if text else None,
            sight=sight_of(session, url, text_id(page_id)) if text else None,
        )
    for key, line in lines.read(store, "locations"):
        if to_audit(kept.other(key, line)):
            yield OfficeTask(key=key, line=line)
    for key, line in lines.read(store, "template_facts"):
        if to_audit(kept.other(key, line)):
            yield TemplateTask(key=key, line=line)


def _stored(found: tuple[RecordKind, str] | None) -> StoredText | None:
    return None if found is None else StoredText(kind=found[0], line=found[1])


def _keep(
    buffer: LineBuffer, kept: KeptAudits, subject: Subject, task: AuditTask, result: Audited | Failure
) -> None:
    if isinstance(result, Failure):
        kept.spoil()
        record, url = _subject_of(task)
        outcome = Outcome(
            audit=EVERY_AUDIT,
            audit_version=1,
            subject=record,
            url=url,
            outcome=OutcomeKind.ERROR,
            reason=f"the audits of this record gave no answer: {result.reason}",
        )
        buffer.add("outcomes", [(outcome_key(outcome), outcome.to_json())])
        return
    _add(buffer, subject, kept.keep(subject, result))
    buffer.add("rejects", [(reject_key(line), line) for line in result.rejects])


def _add(buffer: LineBuffer, subject: Subject, answer: Answer) -> None:
    slot = subject.slot
    if answer.text is not None:
        buffer.add(f"{subject.text_kind}s", [(slot, answer.text)])
    buffer.add("outcomes", answer.outcomes)
    buffer.add("findings", answer.findings)
    # One text of a page, many of a region of the template; in the order of their places.
    buffer.add("words", [(f"{slot} {at:06}", line) for at, line in enumerate(answer.words)])
    buffer.add("forms", [(f"{slot} {at:06}", line) for at, line in enumerate(answer.forms)])


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


def _audit_site(session: Session, profile: Profile, of_records: KeptAudits) -> None:
    from audits.context import site_context
    from audits.contract import SiteAudit
    from audits.registry import active

    store = session.store
    session.progress.stage("Auditing the site", None)
    context = site_context(profile, session.now.date())
    kept = KeptSiteAudits(session, of_records.keys, of_records.undated, of_records.dated)
    if not kept.edited_none():
        kept.keep_edits(keep_date_edits(store, context))
    audits = [audit for audit in active(profile) if isinstance(audit, SiteAudit)]
    known = kept.take_over(audits)
    others = [audit for audit in audits if audit in of_records.keys.others]
    ours = [audit for audit in audits if audit not in known and audit not in others]
    rejects = lines.count(store, "rejects")
    asked = _ask(session, ours, context, lambda line: steady_page.in_site(from_json(line)))
    if asked and lines.count(store, "rejects") == rejects:
        kept.keep(asked, ours)
    _ask(session, others, context, str)
    log.info(
        "%d audits of the site asked, %d as before", len(ours) + len(others), len(known),
        extra={"event": "site_audited", "made": len(ours) + len(others), "found": len(known)},
    )  # fmt: skip


def _ask(
    session: Session, audits: Sequence[SiteAudit], context: Context, page_line: Callable[[str], str]
) -> dict[str, bool]:
    """Write what these audits of the site say, and return whether each asked for the day and ended without an error.

    ``page_line`` returns the line of a page as they are to see it. One that ends in an error is left out.
    """
    if not audits:
        return {}
    from audits.run import each_site_audit
    from audits.watched_context import WatchedContext

    store = session.store
    names = [audit.info.audit for audit in audits]
    watched = WatchedContext(context)
    path = session.folder / "work.sqlite"
    stream = partial(store_stream, path)
    facts = site_facts(
        pages=stream(
            lambda: (Page.model_validate_json(page_line(line)) for line in lines.values(store, "pages"))
        ),
        texts=TextStream(
            lambda: stored(path, _texts(store)), lambda: stored(path, _texts(store, with_bodies=False))
        ),
        locations=stream(lambda: _records(store, "locations", Location)),
        words=KindStream(
            lambda: stored(path, _records(store, "words", TextWords)),
            lambda kinds: stored(path, (suspects_of(line, kinds) for line in lines.values(store, "words"))),
        ),
        forms=KindStream(
            lambda: stored(path, _records(store, "forms", TextForms)),
            lambda kinds: stored(
                path, (found for line in lines.values(store, "forms") for found in forms_of(line, kinds))
            ),
        ),
        page_facts=StoredFacts(PageFacts, lambda: stored(path, _page_facts(store))),
        template_facts=StoredFacts(
            TemplateFacts, lambda: stored(path, lines.values(store, "template_facts"))
        ),
    )
    asked: dict[str, bool] = {}
    for name, (outcomes, findings) in zip(names, each_site_audit(facts, watched, names), strict=True):
        if all(outcome.outcome is not OutcomeKind.ERROR for outcome in outcomes):
            asked[name] = watched.asked
        watched.forget()
        lines.write(store, "outcomes", _passed(session, ((outcome_key(o), o) for o in outcomes), "outcome"))
        lines.write(store, "findings", _passed(session, ((f.finding_id, f) for f in findings), "finding"))
        outcomes.clear()  # the next audit's do not come on top of them
        findings.clear()
    return asked


def _records(store: RunStore, file: str, record: type[AnyRecord]) -> Iterator[AnyRecord]:
    return (record.model_validate_json(line) for line in lines.values(store, file))


def _texts(store: RunStore, *, with_bodies: bool = True) -> Iterator[RunningText]:
    """Yield the texts of all kinds but junk."""
    for kind in TEXT_KINDS:
        for line in lines.values(store, f"{kind}s"):
            text = StoredText(kind=kind, line=line).read(with_body=with_bodies)
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
        reject = check(name, msgspec.json.decode(line))
        if reject is None:
            yield key, line
        else:
            refused.append((reject_key(reject.to_json()), reject.to_json()))
    lines.write(session.store, "rejects", refused)
