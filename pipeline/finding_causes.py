"""Tell new findings that the site made from those that only our own progress found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from audits.finding_ids import FindingIds, identity_of
from pipeline.audit_task import AuditTask, RecordAuditor
from pipeline.former_records import FormerRecords
from pipeline.previous_again import PAGES_KEPT, PreviousAgain, Values
from pipeline.session import Session
from pipeline.stored_record import RecordKind
from pipeline.workers import Failure, Workers
from reference.ids import article_id
from schemas.finding import Finding, Occurrence
from schemas.vocabulary import FindingCause, FindingStatus
from store import lines

RECORD_KINDS: dict[str, RecordKind] = {"t": "article", "p": "page", "l": "location"}
"""Kind of a subject's record by the first letter of its id."""


def with_causes(
    findings: Iterable[Finding], session: Session, workers: Workers, again: PreviousAgain
) -> list[Finding]:
    """Return the findings with the cause of each new one.

    A new finding is *ours* where today's code makes it of the run before's page too; of a judgement of a whole text
    only where that text is unchanged. Where neither extraction nor audits changed since, all are the site's.
    """
    findings = list(findings)
    new = [finding for finding in findings if finding.status is FindingStatus.NEW]
    ours: set[str] = set()
    if new and session.previous is not None and (again.upgraded or _audits_changed(session)):
        ours = _ours(new, session, workers, again)
    return [
        finding.model_copy(
            update={"cause": FindingCause.OURS if finding.finding_id in ours else FindingCause.SITE}
        )
        if finding.status is FindingStatus.NEW
        else finding
        for finding in findings
    ]


def _audits_changed(session: Session) -> bool:
    assert session.previous is not None
    return session.previous.manifest.audit_fingerprint != session.audit_fingerprint


def _ours(new: Sequence[Finding], session: Session, workers: Workers, again: PreviousAgain) -> set[str]:
    """Return the ids of the new findings that today's code makes of the run before's records too."""
    old = _OldRecords(session, again)
    by_record: dict[str, list[Finding]] = {}
    ours = set()
    for finding in sorted(new, key=lambda finding: finding.subject):  # each old record is asked for once
        if old.line(finding.subject) is not None:
            by_record.setdefault(finding.subject, []).append(finding)
        elif any(old.holds(place) for place in finding.occurrences):  # of the whole site: a word, a template
            ours.add(finding.finding_id)
    tasks = (
        AuditTask(RECORD_KINDS[subject[0]], subject, old.line(subject) or "", None)
        for subject in sorted(by_record)
    )
    auditor = partial(RecordAuditor, session.profile, session.now.date())
    for task, result in workers.map(auditor, tasks):
        if isinstance(result, Failure):
            continue
        made = {finding_id for finding_id, _ in result.findings}
        for finding in by_record[task.key]:
            whole = finding.finding_id == _whole_id(finding)
            if finding.finding_id in made and not (whole and old.text_changed(finding)):
                ours.add(finding.finding_id)
    return ours


def _whole_id(finding: Finding) -> str:
    """Return the id that the finding has where it judges its record as a whole."""
    return FindingIds().mint(finding.audit, finding.subject, identity_of(finding.evidence, ""))


def holds_words(text: str, quote: str) -> bool:
    """Return whether a text holds the quoted words, and not only as a part of longer ones."""
    # "ther" is not in "other"; an edge that is no part of a word, as of " ,", may touch one.
    begin, end = r"(?:(?<!\w)|(?!\w))", r"(?:(?!\w)|(?<!\w))"
    return re.search(f"{begin}{re.escape(quote)}{end}", text) is not None


class _OldRecords:
    """The run before's records by the ids of findings' subjects: as today's code extracts them, else as published."""

    def __init__(self, session: Session, again: PreviousAgain) -> None:
        self._session = session
        self._again = again
        self._published = {kind: FormerRecords(session.previous, kind) for kind in set(RECORD_KINDS.values())}
        self._known: dict[str, Values | None] = {}

    def record(self, subject: str) -> Values | None:
        """Return the values of a subject's record, or null for a subject that is not a record or was not there."""
        if subject not in self._known:
            while len(self._known) >= PAGES_KEPT:
                del self._known[next(iter(self._known))]
            self._known[subject] = self._read(subject)
        return self._known[subject]

    def line(self, subject: str) -> str | None:
        """Return the record as one JSON text, or null."""
        record = self.record(subject)
        return None if record is None else json.dumps(record, ensure_ascii=False)

    def holds(self, place: Occurrence) -> bool:
        """Return whether the old record has the quoted words in the same field."""
        value: Any = self.record(place.subject)
        for part in place.evidence.field.strip("/").split("/"):
            if isinstance(value, list):
                value = value[int(part)] if part.isdecimal() and int(part) < len(value) else None
            else:
                value = value.get(part) if isinstance(value, dict) else None
        return isinstance(value, str) and holds_words(value, place.evidence.quote)

    def text_changed(self, finding: Finding) -> bool:
        """Return whether the text that a finding judges as a whole differs between the two runs."""
        record = self.record(finding.subject)
        line = lines.get(self._session.store, "articles", finding.url or "")
        if record is None or line is None:
            return False
        return bool(json.loads(line).get("body_text") != record.get("body_text"))

    def _read(self, subject: str) -> Values | None:
        kind = RECORD_KINDS.get(subject[:1]) if subject[1:2] == "-" else None
        if kind is None:
            return None
        if self._again.upgraded and kind == "location":
            return self._again.offices().get(subject)
        page_id = f"p{subject[1:]}"
        identifier = article_id(page_id) if kind == "article" else subject
        former = self._published[kind].record(identifier)
        published = None if former is None else dict(former.fields)
        if self._again.upgraded and kind != "location":
            extracted = self._again.records(page_id).get(kind)
            if extracted is not None:
                return {**(published or {}), **extracted} if kind == "page" and published else dict(extracted)
        return published
