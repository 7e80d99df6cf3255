"""Tell new findings that the site made from those that only our own progress found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from audits.finding_ids import whole_id
from pipeline.audit_task import RecordAuditor
from pipeline.audited_profile import audited_profile
from pipeline.old_records import OldRecords
from pipeline.previous_again import PAGES_KEPT, PreviousAgain
from pipeline.same_judges import judges_as_before
from pipeline.session import Session
from pipeline.site_audits_again import SiteAuditsAgain
from pipeline.stated_findings import StatedFinding
from pipeline.workers import Failure, Workers
from schemas.finding import Finding
from schemas.finding_states import FRESH
from schemas.vocabulary import FindingCause
from store.batches import batches


def with_causes(
    findings: Iterable[StatedFinding], session: Session, workers: Workers, again: PreviousAgain
) -> Iterator[StatedFinding]:
    """Yield the findings with the cause of each new or reopened one; read twice where code or settings changed.

    A new finding is *ours* where today's code makes it of the run before's page too; of a judgement of a whole text
    only where that text is unchanged. Where neither extraction, audits nor the settings by which they judge changed
    since, all are the site's.
    """
    ours: set[str] = set()
    if session.previous is not None and not judges_as_before(session, session.previous):
        new = [finding.whole() for finding in findings if finding.state.status in FRESH]
        ours = _ours(new, session, workers, again)
    for finding in findings:
        if finding.state.status in FRESH:
            cause = FindingCause.OURS if finding.head.finding_id in ours else FindingCause.SITE
            yield finding._replace(state=finding.state._replace(cause=cause))
        else:
            yield finding


def _ours(new: Sequence[Finding], session: Session, workers: Workers, again: PreviousAgain) -> set[str]:
    """Return the ids of the new findings that today's code makes of the run before's records too, on that run's day."""
    assert session.previous is not None
    day = session.previous.manifest.now.date()
    old = OldRecords(session, again)
    profile = audited_profile(session.profile, session.store, session.folder)
    site = SiteAuditsAgain(session, profile, old, day)
    by_record: dict[str, list[Finding]] = {}
    ours = set()
    for finding in sorted(new, key=lambda finding: finding.subject):  # each old record is asked for once
        if site.judges(finding):
            if site.finds(finding) and not _text_moved(finding, old):
                ours.add(finding.finding_id)
        elif finding.subject.startswith("template:"):
            if any(old.holds(place) for place in finding.occurrences):
                ours.add(finding.finding_id)
        else:
            by_record.setdefault(finding.subject, []).append(finding)
    auditor = partial(RecordAuditor, profile, day)
    for subjects in batches(sorted(by_record), PAGES_KEPT):
        # Made before the workers are set up for the audits: an old page is extracted by the same workers.
        tasks = [task for subject in subjects if (task := old.task(subject)) is not None]
        for task, result in workers.map(auditor, tasks):
            if isinstance(result, Failure):
                continue
            made = {finding_id for finding_id, _ in result.findings}
            for finding in by_record[task.key]:
                if finding.finding_id in made and not _text_moved(finding, old):
                    ours.add(finding.finding_id)
    return ours


def _text_moved(finding: Finding, old: OldRecords) -> bool:
    """Return whether a finding judges a whole text, and that text is another one than in the run before."""
    whole = finding.finding_id == whole_id(finding.audit, finding.subject)
    return whole and old.text_changed(finding)
