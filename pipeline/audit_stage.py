"""Audit the stored records in workers and store the outcomes and findings (stage 3)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from pipeline.audit_task import Audited, AuditTask, RecordAuditor
from pipeline.extract_stage import reject_key
from pipeline.former_records import FormerRecords
from pipeline.own_failures import EVERY_AUDIT
from pipeline.session import Session
from pipeline.stored_record import RecordKind, parse_record
from pipeline.workers import Failure, Workers
from reference.ids import text_id
from schemas.facts.text_words import TextWords
from schemas.outcome import Outcome
from schemas.record import Record
from schemas.validation import check
from schemas.vocabulary import OutcomeKind
from store import lines
from store.line_buffer import LineBuffer

FILES: dict[RecordKind, str] = {
    "article": "articles",
    "text": "texts",
    "page": "pages",
    "location": "locations",
}


def audit(session: Session, workers: Workers) -> None:
    """Fill the run's ``outcomes``, ``findings`` and ``facts`` lines and the articles' own scores."""
    from audits.registry import AUDITS, active

    store = session.store
    lines.clear(store, "outcomes", "findings", "facts", "audits")
    audits = active(session.profile)
    lines.write(store, "audits", [(a.info.audit, a.info.to_json()) for a in AUDITS if a in audits])
    total = sum(lines.count(store, file) for file in FILES.values())
    session.progress.stage("Auditing", total)
    auditor = partial(RecordAuditor, session.profile, session.now.date())
    with LineBuffer(store) as buffer:
        for task, result in workers.map(auditor, _tasks(session)):
            session.progress.advance()
            _keep(buffer, task, result)
    _audit_site(session)


def _tasks(session: Session) -> Iterator[AuditTask]:
    former = FormerRecords(session.previous, "article")
    for kind, file in FILES.items():
        for key, line in lines.read(session.store, file):
            previous = None
            if kind == "article" and session.previous is not None:
                previous = former.line(parse_record(kind, line).id)
            yield AuditTask(kind, key, line, previous)


def _keep(buffer: LineBuffer, task: AuditTask, result: Audited | Failure) -> None:
    if isinstance(result, Failure):
        record = parse_record(task.kind, task.line)
        url = record.fields.get("url")
        outcome = Outcome(
            audit=EVERY_AUDIT,
            audit_version=1,
            subject=text_id(str(record.fields["page_id"])) if task.kind == "article" else record.id,
            url=str(url) if url else None,
            outcome=OutcomeKind.ERROR,
            reason=f"the audits of this record gave no answer: {result.reason}",
        )
        buffer.add("outcomes", [(_outcome_key(outcome), outcome.to_json())])
        return
    if task.kind == "article" and result.article:
        buffer.add("articles", [(task.key, result.article)])
    buffer.add("outcomes", [(_outcome_key(Outcome.model_validate_json(o)), o) for o in result.outcomes])
    buffer.add("findings", result.findings)
    buffer.add("facts", result.facts)
    buffer.add("rejects", [(reject_key(line), line) for line in result.rejects])


def _outcome_key(outcome: Outcome) -> str:
    return f"{outcome.audit} {outcome.url or ''} {outcome.subject}"


def _audit_site(session: Session) -> None:
    from audits.context import build_context
    from audits.run import audit_site

    store = session.store
    session.progress.stage("Auditing the site", None)
    context = build_context(session.profile, session.now.date())
    facts = (TextWords.model_validate_json(line) for _, line in lines.read(store, "facts"))
    outcomes, findings = audit_site(facts, context)
    lines.write(store, "outcomes", _passed(session, [(_outcome_key(o), o) for o in outcomes], "outcome"))
    lines.write(store, "findings", _passed(session, [(f.finding_id, f) for f in findings], "finding"))


def _passed(session: Session, rows: list[tuple[str, Record]], name: str) -> Iterator[tuple[str, str]]:
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
