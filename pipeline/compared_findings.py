"""Compare a run's findings with those of the run before, and keep them with their states, decisions and owners."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from audits.site_facts import Stream
from pipeline.closed_between_runs import closed_between_runs, seen_since
from pipeline.closed_findings import closed_or_open
from pipeline.finding_lines import FindingLine, Named, whole
from pipeline.finding_lives import published_lines, with_lives
from pipeline.finding_matching import matched_ids, minted_again
from pipeline.finding_order import reading_key
from pipeline.finding_owners import with_owners
from pipeline.previous_again import PreviousAgain
from pipeline.session import Session
from pipeline.workers import Workers
from schemas.finding import Finding
from schemas.finding_states import CLOSED, DECIDED
from schemas.vocabulary import FindingCause
from store import lines
from store.assignments import read_owners
from store.decided_findings import Decisions, with_decisions
from store.finding_lives import FindingLife
from store.page_history import PageHistory
from store.review import read_review
from store.run_store import RunStore

FINDINGS = "published_findings"
"""Inner file of a run in the work store."""


class Looked(NamedTuple):
    """What a complete run saw of its pages."""

    pages: Sequence[PageHistory]
    """Lives of all pages after the run."""
    before: Mapping[str, PageHistory]
    """Lives before it, by page id."""
    left_out: Container[str]
    """Ids of pages that a rule or cap of the profile leaves out."""


def compare_findings(session: Session, workers: Workers, again: PreviousAgain, looked: Looked | None) -> None:
    """Keep the run's findings with their states, and those of the run before that it does not have.

    ``looked`` is null for a run that is not complete, which closes nothing.
    """
    ids = matched_ids(_former_findings(session), _found_lines(session))
    closed = closed_between_runs(session, _former_findings(session))
    if closed:
        ids = matched_ids(_former_findings(session), _found(session, ids, closed))
    found = partial(_found, session, ids, closed)
    # Not at the top: it imports the audits, which a crawl can begin without.
    from pipeline.finding_causes import with_causes

    findings = with_causes(Stream(lambda: with_lives(found(), ids, session)), session, workers, again)
    decided = _Decided(session)
    decided.keep(findings)
    if looked is not None:
        kept = set(ids.values())
        former = _former_findings(session)
        left = Stream(lambda: (whole(finding) for finding in former if finding.finding_id not in kept))
        decided.keep(closed_or_open(left, session, looked.pages, looked.before, looked.left_out, closed))


def decide_again(session: Session) -> None:
    """Give the findings that are kept what was decided since."""
    _Decided(session).keep(findings_of(session.store))


def findings_of(store: RunStore) -> Iterator[Finding]:
    """Yield a run's findings with their states, in the order in which they are published."""
    return (Finding.model_validate_json(line, extra="ignore") for line in lines.values(store, FINDINGS))


class _Decided:
    """Keeps findings with what reviewers decided about them, and with their owners."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._decisions = Decisions(read_review(session.folder)[0])
        self._owners = read_owners(session.folder)
        self._before: set[str] = set()
        """Ids of those that the run before had as accepted or ignored."""
        self._ours: set[str] = set()
        """Ids of open ones that only our own progress had found."""
        for finding in _former_findings(session):
            if finding.status in DECIDED:
                self._before.add(finding.finding_id)
            if finding.cause is FindingCause.OURS:
                self._ours.add(finding.finding_id)

    def keep(self, findings: Iterable[Finding]) -> None:
        """Write findings to the store in the order in which they are published."""
        session = self._session
        known = map(self._with_cause, findings)
        decided = with_decisions(known, self._decisions, session.now.date(), self._before)
        owned = with_owners(decided, session.profile, self._owners)
        lines.write(session.store, FINDINGS, ((reading_key(finding), finding.to_json()) for finding in owned))

    def _with_cause(self, finding: Finding) -> Finding:
        """Return a finding that stays open with the cause that it had when it was new, where that was ours."""
        if finding.cause is None and finding.finding_id in self._ours:
            return finding.model_copy(update={"cause": FindingCause.OURS})
        return finding


def _found(
    session: Session, ids: Mapping[str, str] | None = None, closed: Mapping[str, FindingLife] | None = None
) -> Iterable[Finding]:
    """Return the findings as the audits made them, but for those that were closed since (`seen_since`); they are read
    again at each look."""

    def read() -> Iterator[Finding]:
        found = (
            Finding.model_validate_json(line, extra="ignore")
            for line in lines.values(session.store, "findings")
        )
        return seen_since(found, ids or {}, closed, session) if closed else found

    return Stream(read)


def _found_lines(session: Session) -> Iterable[FindingLine]:
    """Return the lines of the findings as the audits made them; they are read again at each look."""
    return Stream(lambda: map(FindingLine, lines.values(session.store, "findings")))


def _former_findings(session: Session) -> Iterable[Named]:
    """Return the findings of the complete run before that it left open, as published; those of an older format with
    ids of today."""
    previous = session.previous
    if previous is None:
        return []
    former = Stream(lambda: (line for line in published_lines(previous) if line.status not in CLOSED))
    return minted_again(map(whole, former)) if previous.manifest.fingerprint is None else former
