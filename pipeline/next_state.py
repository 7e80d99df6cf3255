"""Compute once what a run adds to the history and how its findings and changes read, and keep it with the run."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from audits.site_facts import Stream
from extraction.site.single_pages import single_pages
from pipeline.change_causes import ChangeCauses
from pipeline.changes_between import SORTED_PARTS, changes_between
from pipeline.closed_between_runs import closed_between_runs, seen_since
from pipeline.closed_findings import closed_or_open
from pipeline.decided_findings import Decisions, with_decisions
from pipeline.finding_causes import with_causes
from pipeline.finding_lines import FindingLine, Named, whole
from pipeline.finding_lives import published_lines, with_lives
from pipeline.finding_matching import matched_ids, minted_again
from pipeline.finding_order import reading_key
from pipeline.finding_owners import with_owners
from pipeline.former_lives import former_lives
from pipeline.gate import Gate
from pipeline.guard import accepted_run
from pipeline.makers import crawl_of
from pipeline.previous_again import PreviousAgain, previous_again
from pipeline.removals import next_histories
from pipeline.session import Session
from pipeline.stored_record import iter_records
from pipeline.workers import Workers
from schemas.change import Change
from schemas.finding import Finding
from schemas.finding_states import CLOSED, DECIDED
from schemas.page import Page
from schemas.page_note import PageNoteName, note_names
from schemas.vocabulary import Exit, FindingCause, RunStatus
from store import lines, page_history
from store.finding_lives import FindingLife
from store.history import NextHistory, PublishedRun
from store.page_ids import kept_page_ids
from store.pages import iter_pages
from store.review import read_review
from store.run_store import RunStore
from store.transaction import durable

FINDINGS, CHANGES, STATE = "published_findings", "published_changes", "publishing"
"""Inner files of a run in the work store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextState:
    """Everything that publishing needs beside the run's own lines; written once, before the first file is."""

    exit: Exit
    """End of the run."""
    previous: str | None
    """Name of the complete run that this one is compared with."""
    history: NextHistory
    """Addition to the history; its counts are filled in when the report's data is known."""

    def to_json(self) -> str:
        """Return the state as one JSON text."""
        return json.dumps(
            {
                "exit": int(self.exit),
                "previous": self.previous,
                "history": self.history.to_values(),
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> NextState:
        """Return the state that `to_json` wrote."""
        value = json.loads(text)
        history = NextHistory.from_values(value["history"])
        return cls(exit=Exit(value["exit"]), previous=value["previous"], history=history)


def stored_state(store: RunStore) -> NextState | None:
    """Return the state that was kept for a run, or null where it has none yet."""
    text = lines.get(store, STATE, "state")
    return NextState.from_json(text) if text is not None else None


def keep_state(session: Session, workers: Workers, status: RunStatus, gate: Gate | None) -> NextState:
    """Compute and keep the run's findings with their states, its changes and its addition to the history.

    A state that is kept already is returned as it is: nothing is computed again.
    """
    known = stored_state(session.store)
    if known is not None:
        return _with_gate(session, status, known, gate)
    lines.clear(session.store, FINDINGS, CHANGES)
    again = previous_again(session, workers)
    pages: list[page_history.PageHistory] = []
    page_ids: dict[str, str] = {}
    lives: dict[str, page_history.PageHistory] = {}
    left_out: set[str] = set()

    def looked_at() -> _Looked | None:
        if status is not RunStatus.COMPLETE:
            return None
        lives.update(former_lives(session))
        pages.extend(next_histories(lives, _pages(session.store, left_out)))
        return pages, lives, left_out

    compare_findings(session, workers, again, looked_at)
    if status is RunStatus.COMPLETE:
        changes = _changes(session, again, lives, left_out)
        lines.write(session.store, CHANGES, ((key, change.to_json()) for key, change in changes))
        page_ids = kept_page_ids(session.store)
    state = NextState(
        exit=_end(session, status, gate),
        previous=session.previous.run if session.previous else None,
        history=NextHistory(
            run=_row(session, status), page_ids=page_ids, pages=pages, replaces=accepted_run(session.store)
        ),
    )
    with durable(session.store.connection):
        lines.write(
            session.store, STATE, [("state", state.to_json())]
        )  # last: its presence says that all is kept
    return state


_Looked = tuple[Sequence[page_history.PageHistory], Mapping[str, page_history.PageHistory], Container[str]]
"""Lives of the pages after a complete run and before it, and the ids of pages that a rule leaves out."""


def compare_findings(
    session: Session, workers: Workers, again: PreviousAgain, looked_at: Callable[[], _Looked | None]
) -> None:
    """Keep the run's findings with their states, and those of the run before that it does not have.

    ``looked_at`` returns what a complete run saw of its pages, once its own findings are kept; null for another run,
    which closes nothing.
    """
    ids = matched_ids(former_findings(session), _found_lines(session))
    closed = closed_between_runs(session, former_findings(session))
    if closed:
        ids = matched_ids(former_findings(session), _found(session, ids, closed))
    found = partial(_found, session, ids, closed)
    findings = with_causes(Stream(lambda: with_lives(found(), ids, session)), session, workers, again)
    decided = _Decided(session)
    decided.keep(findings)
    if (looked := looked_at()) is not None:
        pages, lives, left_out = looked
        kept = set(ids.values())
        former = former_findings(session)
        left = Stream(lambda: (whole(finding) for finding in former if finding.finding_id not in kept))
        decided.keep(closed_or_open(left, session, pages, lives, left_out, closed))


def _with_gate(session: Session, status: RunStatus, state: NextState, gate: Gate | None) -> NextState:
    """Return a kept state; of a run rendered again, with today's decisions and the end that this start's gate gives."""
    if state.history.replaces is None:
        return state
    _Decided(session).keep(findings_of(session.store))  # what was decided since
    end = _end(session, status, gate)
    state = dataclasses.replace(state, exit=end)
    lines.write(session.store, STATE, [("state", state.to_json())])
    return state


def has_state(store: RunStore) -> bool:
    """Return whether a run's state was kept."""
    return lines.get(store, STATE, "state") is not None


def keep_copy(store: RunStore, state: NextState, started: str) -> None:
    """Keep a published run's state for the same run rendered again: it replaces the row of the one it copies."""
    run = dataclasses.replace(state.history.run, run=store.run, started=started)
    history = dataclasses.replace(state.history, run=run, replaces=state.history.run.run)
    lines.write(store, STATE, [("state", dataclasses.replace(state, history=history).to_json())])


def findings_of(store: RunStore) -> Iterator[Finding]:
    """Yield a run's findings with their states, in the order in which they are published."""
    return (Finding.model_validate_json(line, extra="ignore") for line in lines.values(store, FINDINGS))


def changes_of(store: RunStore) -> Iterator[Change]:
    """Yield a run's changes in the order in which they are published."""
    return (Change.model_validate_json(line, extra="ignore") for line in lines.values(store, CHANGES))


def exit_of(status: RunStatus) -> Exit:
    """Return the end of a run of this status, whatever was found."""
    return Exit.PARTIAL if status in (RunStatus.PARTIAL, RunStatus.FAILED) else Exit.DONE


def _end(session: Session, status: RunStatus, gate: Gate | None) -> Exit:
    code = exit_of(status)
    if (
        code is Exit.DONE
        and gate
        and (session.previous or gate.baseline is not None)
        and any(gate.fails(finding) for finding in findings_of(session.store))
    ):
        return Exit.NEW_FINDINGS
    return code


def _row(session: Session, status: RunStatus) -> PublishedRun:
    """Return the run's row; its counts are those of the manifest, which publishing writes."""
    return PublishedRun(
        run=session.store.run,
        started=session.started.isoformat(),
        now=session.now.isoformat(),
        status=status,
        fingerprint=session.fingerprint,
        counts={},
        crawl=crawl_of(session.store),
    )


def body_hashes(session: Session) -> dict[str, str | None]:
    """Return the hash of each page's bytes in this run, by page id."""
    ids = kept_page_ids(session.store)
    pages = single_pages(iter_pages(session.store, with_headers=False))
    return {ids[page.final_url]: page.body_sha256 for page in pages if page.final_url in ids}


class _Decided:
    """Keeps findings with what reviewers decided about them, and with their owners."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._decisions = Decisions(read_review(session.folder)[0])
        self._before: set[str] = set()
        """Ids of those that the run before had as accepted or ignored."""
        self._ours: set[str] = set()
        """Ids of open ones that only our own progress had found."""
        for finding in former_findings(session):
            if finding.status in DECIDED:
                self._before.add(finding.finding_id)
            if finding.cause is FindingCause.OURS:
                self._ours.add(finding.finding_id)

    def keep(self, findings: Iterable[Finding]) -> None:
        """Write findings to the store in the order in which they are published."""
        session = self._session
        known = map(self._with_cause, findings)
        decided = with_decisions(known, self._decisions, session.now.date(), self._before)
        owned = with_owners(decided, session.profile)
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


def former_findings(session: Session) -> Iterable[Named]:
    """Return the findings of the complete run before that it left open, as published; those of an older format with
    ids of today."""
    previous = session.previous
    if previous is None:
        return []
    former = Stream(lambda: (line for line in published_lines(previous) if line.status not in CLOSED))
    return minted_again(map(whole, former)) if previous.manifest.fingerprint is None else former


def _changes(
    session: Session, again: PreviousAgain, lives: Container[str], left_out: Container[str]
) -> Iterator[tuple[str, Change]]:
    """Yield the changes since the run before, with keys by which the store sorts them as they are published.

    The values of a change are whole texts: those of a site that was built again do not fit into memory.
    """
    if session.previous is None:
        return
    causes = ChangeCauses(again, body_hashes(session), left_out)
    now = partial(iter_records, session.store)
    changes = changes_between(session.previous, now, lives, causes)
    for number, (part, change) in enumerate(changes):
        # The control character comes before all that a URL can hold, so that a shorter one is first.
        place = (change.url or "", change.id) if part in SORTED_PARTS else ()
        yield "\x01".join((str(int(part)), *place, f"{number:09d}")), change


def _pages(store: RunStore, left_out: set[str]) -> Iterator[Page]:
    """Yield a run's pages; the ids of those that a rule or cap leaves out are added to ``left_out``."""
    for line in lines.values(store, "pages"):
        page = Page.model_validate_json(line)
        if PageNoteName.LEFT_OUT in note_names(page.notes):
            left_out.add(page.page_id)
        yield page
