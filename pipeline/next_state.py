"""Compute once what a run adds to the history and how its findings and changes read, and keep it with the run."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import partial

from extraction.site.single_pages import single_pages
from pipeline.change_causes import ChangeCauses
from pipeline.changes_between import SORTED_PARTS, changes_between
from pipeline.compared_findings import FINDINGS, Looked, compare_findings, decide_again, findings_of
from pipeline.former_lives import former_lives
from pipeline.gate import Gate
from pipeline.kept_state import CHANGES, STATE, NextState, exit_of, stored_state
from pipeline.kept_verdict import accepted_run
from pipeline.makers import crawl_of
from pipeline.previous_again import PreviousAgain, previous_again
from pipeline.removals import next_histories
from pipeline.session import Session
from pipeline.stored_record import iter_records
from pipeline.workers import Workers
from schemas.change import Change
from schemas.page import Page
from schemas.page_note import PageNoteName, note_names
from schemas.vocabulary import Exit, RunStatus
from store import lines
from store.history import NextHistory, PublishedRun
from store.page_ids import kept_page_ids
from store.pages import iter_pages
from store.run_store import RunStore
from store.transaction import durable


def keep_state(session: Session, workers: Workers, status: RunStatus, gate: Gate | None) -> NextState:
    """Compute and keep the run's findings with their states, its changes and its addition to the history.

    A state that is kept already is returned as it is: nothing is computed again.
    """
    known = stored_state(session.store)
    if known is not None:
        return _with_gate(session, status, known, gate)
    lines.clear(session.store, FINDINGS, CHANGES)
    again = previous_again(session, workers)
    looked = _looked_at(session) if status is RunStatus.COMPLETE else None
    compare_findings(session, workers, again, looked)
    page_ids: dict[str, str] = {}
    if looked is not None:
        changes = _changes(session, again, looked)
        lines.write(session.store, CHANGES, ((key, change.to_json()) for key, change in changes))
        page_ids = kept_page_ids(session.store)
    state = NextState(
        exit=_end(session, status, gate),
        previous=session.previous.run if session.previous else None,
        history=NextHistory(
            run=_row(session, status),
            page_ids=page_ids,
            pages=looked.pages if looked else [],
            replaces=accepted_run(session.store),
        ),
    )
    with durable(session.store.connection):
        lines.write(
            session.store, STATE, [("state", state.to_json())]
        )  # last: its presence says that all is kept
    return state


def _with_gate(session: Session, status: RunStatus, state: NextState, gate: Gate | None) -> NextState:
    """Return a kept state; of a run rendered again, with today's decisions and the end that this start's gate gives."""
    if state.history.replaces is None:
        return state
    decide_again(session)
    end = _end(session, status, gate)
    state = dataclasses.replace(state, exit=end)
    lines.write(session.store, STATE, [("state", state.to_json())])
    return state


def changes_of(store: RunStore) -> Iterator[Change]:
    """Yield a run's changes in the order in which they are published."""
    return (Change.model_validate_json(line, extra="ignore") for line in lines.values(store, CHANGES))


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


def _changes(session: Session, again: PreviousAgain, looked: Looked) -> Iterator[tuple[str, Change]]:
    """Yield the changes since the run before, with keys by which the store sorts them as they are published.

    The values of a change are whole texts: those of a site that was built again do not fit into memory.
    """
    if session.previous is None:
        return
    causes = ChangeCauses(again, body_hashes(session), looked.left_out)
    now = partial(iter_records, session.store)
    changes = changes_between(session.previous, now, looked.before, causes)
    for number, (part, change) in enumerate(changes):
        # The control character comes before all that a URL can hold, so that a shorter one is first.
        place = (change.url or "", change.id) if part in SORTED_PARTS else ()
        yield "\x01".join((str(int(part)), *place, f"{number:09d}")), change


def _looked_at(session: Session) -> Looked:
    """Return what a complete run saw of its pages."""
    left_out: set[str] = set()
    before = former_lives(session)
    return Looked(next_histories(before, _pages(session.store, left_out)), before, left_out)


def _pages(store: RunStore, left_out: set[str]) -> Iterator[Page]:
    """Yield a run's pages; the ids of those that a rule or cap leaves out are added to ``left_out``."""
    for line in lines.values(store, "pages"):
        page = Page.model_validate_json(line)
        if PageNoteName.LEFT_OUT in note_names(page.notes):
            left_out.add(page.page_id)
        yield page
