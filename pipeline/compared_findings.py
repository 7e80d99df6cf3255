"""Compare a run's findings with those of the run before, and keep them with their states, decisions and owners."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from audits.site_facts import Stream
from pipeline.closed_between_runs import closed_between_runs, seen_since
from pipeline.closed_findings import closed_or_open
from pipeline.finding_lines import FindingLine, Named, whole
from pipeline.finding_lives import published_lines, with_lives
from pipeline.finding_matching import matched_ids, minted_again
from pipeline.finding_order import reading_key
from pipeline.finding_owners import FindingOwners
from pipeline.id_set import IdSet
from pipeline.previous_again import PreviousAgain
from pipeline.session import Session
from pipeline.stated_findings import StatedFinding
from pipeline.workers import Workers
from schemas.finding import Finding
from schemas.finding_states import CLOSED, DECIDED
from schemas.vocabulary import FindingCause
from store import lines
from store.assignments import read_owners
from store.batches import batches_of_lines
from store.decided_findings import Decisions, with_decision
from store.finding_lives import FindingLife
from store.page_history import PageHistory
from store.review import read_review
from store.run_store import RunStore

FINDINGS = "published_findings"
"""Inner file of a run in the work store."""
LINES_SORTED = 4_000
"""Lines that are put in order together before they are written, of 4 MB at most."""


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
    former = _Former(session)
    closed = closed_between_runs(session, former.ids)
    store = session.store
    found_ids: Iterable[str] = Stream(lambda: lines.keys(store, "findings"))
    lines_of_found: Iterable[Named] = Stream(lambda: map(FindingLine, lines.values(store, "findings")))
    ids = matched_ids(former.lines, lines_of_found, former.ids, found_ids)
    if closed:
        seen = Stream(lambda: (one.whole() for one in _found(session, ids, closed)))
        ids = matched_ids(former.lines, seen, former.ids)
    # Not at the top: it imports the audits, which a crawl can begin without.
    from pipeline.finding_causes import with_causes

    stated = Stream(lambda: with_lives(_found(session, ids, closed), ids, session))
    decided = _Decided(session, former)
    decided.keep(with_causes(stated, session, workers, again))
    if looked is not None and len(ids) < len(former.ids):
        left = Stream(lambda: (whole(line) for line in former.lines if not ids.keeps(line.finding_id)))
        gone = closed_or_open(left, session, looked.pages, looked.before, looked.left_out, closed)
        decided.keep(map(StatedFinding.of, gone))


def decide_again(session: Session) -> None:
    """Give the findings that are kept what was decided since."""
    _Decided(session, _Former(session)).keep(map(StatedFinding.of, findings_of(session.store)))


def findings_of(store: RunStore) -> Iterator[Finding]:
    """Yield a run's findings with their states, in the order in which they are published."""
    return (Finding.model_validate_json(line, extra="ignore") for line in lines.values(store, FINDINGS))


class _Former:
    """The findings that the complete run before left open, as published; those of an older format with ids of today."""

    def __init__(self, session: Session) -> None:
        self.lines: Iterable[Named] = _former_lines(session)
        """They are read again at each look."""
        self.decided: set[str] = set()
        """Ids of those that it had as accepted or ignored."""
        self.ours: set[str] = set()
        """Ids of open ones that only our own progress had found."""
        self.ids = IdSet(self._noted())
        """All of their ids."""

    def _noted(self) -> Iterator[str]:
        for line in self.lines:
            if line.status in DECIDED:
                self.decided.add(line.finding_id)
            if line.cause is FindingCause.OURS:
                self.ours.add(line.finding_id)
            yield line.finding_id


def _former_lines(session: Session) -> Iterable[Named]:
    previous = session.previous
    if previous is None:
        return []
    former = Stream(lambda: (line for line in published_lines(previous) if line.status not in CLOSED))
    return minted_again(map(whole, former)) if previous.manifest.fingerprint is None else former


class _Decided:
    """Keeps findings with what reviewers decided about them, and with their owners."""

    def __init__(self, session: Session, former: _Former) -> None:
        self._session = session
        self._former = former
        self._decisions = Decisions(read_review(session.folder)[0])
        self._owners = FindingOwners(session.profile, read_owners(session.folder))

    def keep(self, findings: Iterable[StatedFinding]) -> None:
        """Write findings to the store in the order in which they are published."""
        decided = map(self._decided, findings)
        rows = ((reading_key(one.head), one.line()) for one in decided)
        # Sorted some thousands at a time: each page of the index is written less often.
        ordered = (
            row for some in batches_of_lines(rows, LINES_SORTED) for row in sorted(some, key=itemgetter(0))
        )
        lines.write(self._session.store, FINDINGS, ordered)

    def _decided(self, finding: StatedFinding) -> StatedFinding:
        """Return a finding with what is decided about it, its owner, and where it stays open because of our own
        progress, that cause."""
        head, state = finding.head, finding.state
        if state.cause is None and head.finding_id in self._former.ours:
            state = state._replace(cause=FindingCause.OURS)
        was_decided = head.finding_id in self._former.decided
        state = with_decision(head, state, self._decisions, self._session.now.date(), was_decided=was_decided)
        owner = self._owners.of(head.finding_id, head.audit, head.url)
        if state.owner != owner:
            state = state._replace(owner=owner)
        return finding if state is finding.state else finding._replace(state=state)


def _found(
    session: Session, ids: Mapping[str, str], closed: Mapping[str, FindingLife]
) -> Iterator[StatedFinding]:
    """Yield the findings as the audits made them, but for those that were closed since (`seen_since`)."""
    found = map(StatedFinding.of_line, lines.values(session.store, "findings"))
    return seen_since(found, ids, closed, session) if closed else found
