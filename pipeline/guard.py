"""Hold a run against the runs before it: one that lost much is partial, with the plain reason, until it is accepted."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from audits.site_facts import Stream
from pipeline.answers import AnswerKind, Answers, count_answers, what_to_do
from pipeline.kept_verdict import GUARD, accepted_run, was_guarded
from pipeline.previous_again import PreviousAgain, previous_again
from pipeline.run_size import COVERED, RunSize, field_coverage, middle
from pipeline.session import Session
from pipeline.stored_record import TEXT_KINDS
from pipeline.workers import Failure, Workers
from reports.coverage import was_read
from schemas.page import Page
from schemas.vocabulary import Lifecycle, RunStatus
from store import lines
from store.history import published_runs
from store.published_folder import PublishedFolder, published_folder
from store.run_store import RunStore
from store.runs import get_run, set_status
from store.transaction import durable

MOST_FALL = 0.2
"""Share of its records that a run may lack against the runs before."""
LEAST_RECORDS = 5
"""Records that must be lost at least: a site of four posts that loses one is complete."""
MOST_FIELD_FALL = 0.1
"""Fall of a field's coverage that is allowed."""
FIELD_RECORDS = 20
"""Records from which on a field's coverage says something."""
MOST_UNREAD = 0.1
"""Share of the pages that could be read last time, in a first run of all pages asked for, that may be refused, fail, be
walled or need scripts."""
MOST_MISSING = 0.5
"""Share of the pages asked for that may not exist."""
BASELINE_RUNS = 5
"""Complete runs of which the median is taken."""
LEAST_UNREAD = 2
"""Pages that must be unread at least: one of nine is more than a tenth, and still one page."""

_NOUNS = {"pages": "pages", "articles": "articles", "texts": "texts", "locations": "offices"}
_WORDS = {
    AnswerKind.REFUSED: "refused",
    AnswerKind.FAILED: "failed or gave no answer",
    AnswerKind.NEEDS_SCRIPTS: "empty without JavaScript",
    AnswerKind.WALL: "a wall in place of the page",
}


def guard(session: Session, workers: Workers) -> str | None:
    """Return why a run is not to be believed without a look at it, in words; null where nothing speaks against it.

    The records are held against the median of the complete runs since the last that was accepted or that other code
    made, five at most; after a change of our code against the run before as today's code extracts it. The numbers and
    their reasons are the design's, "Guard".
    """
    pages = Stream(lambda: _pages(session.store))
    reasons = [*_unread(session, pages), *_missing(pages)]
    base = _baseline(session, workers)
    if base is not None:
        reasons += _fallen(base, size_of(session.store, pages))
    return "; ".join(reasons) or None


def size_of(store: RunStore, pages: Iterable[Page]) -> RunSize:
    """Return the size of the run in hand, whose records are in the store."""
    live = {kind: sum(_is_live(line) for line in lines.values(store, f"{kind}s")) for kind in TEXT_KINDS}
    return RunSize(
        records={
            "pages": sum(map(was_read, pages)),
            "articles": live["article"],
            "texts": sum(live.values()),
            "locations": lines.count(store, "locations"),
        },
        coverage=coverage_of_run(store),
    )


def _is_live(line: str) -> bool:
    """Return whether a text was read in this run, and not kept of an earlier one."""
    return bool(json.loads(line)["lifecycle"] != Lifecycle.UNREACHABLE)


def coverage_of_run(store: RunStore) -> dict[str, dict[str, float]]:
    """Return the coverage of the fields of a run's records."""
    return {
        record: field_coverage(record, (json.loads(line) for line in lines.values(store, f"{record}s")))
        for record in COVERED
    }


def _unread(session: Session, pages: Iterable[Page]) -> Iterator[str]:
    """Yield the reason where too many pages that could be read before, or in a first run all asked for, were not."""
    away = 0
    if session.previous is not None:
        known = {page.page_id for page in former_pages(session.previous) if was_read(page)}
        away = len(known - {page.page_id for page in pages})
        answers, what = count_answers(page for page in pages if page.page_id in known), "known pages"
    else:
        answers, what = count_answers(pages), "pages"
    unread, asked = away + sum(answers.by_kind[kind] for kind in _WORDS), away + answers.asked
    if (unread >= LEAST_UNREAD and unread > MOST_UNREAD * asked) or (asked and unread == asked):
        parts = [
            f"{answers.by_kind[kind]} {words}" for kind, words in _WORDS.items() if answers.by_kind[kind]
        ]
        parts += [f"{away} lead to another page now"] if away else []
        can_render = importlib.util.find_spec("scrapy_playwright") is not None
        steps = what_to_do(answers, can_render=can_render)
        step = f": {steps[0]}" if steps else ""
        yield f"{unread} of {asked} {what} could not be read ({', '.join(parts)}){step}"


def _missing(pages: Iterable[Page]) -> Iterator[str]:
    answers: Answers = count_answers(pages)
    missing = answers.by_kind[AnswerKind.MISSING]
    if missing >= LEAST_RECORDS and answers.share(AnswerKind.MISSING) > MOST_MISSING:
        yield f"{missing} of {answers.asked} pages asked for do not exist (404)"


def _fallen(base: RunSize, now: RunSize) -> Iterator[str]:
    """Yield a reason for each kind of record, and each field, that fell too far."""
    for name, noun in _NOUNS.items():
        were, are = base.records.get(name, 0), now.records.get(name, 0)
        if were - are >= LEAST_RECORDS and are < (1 - MOST_FALL) * were:
            yield f"{are} {noun} where there were {were}"
    for record, fields in base.coverage.items():
        if min(base.records.get(f"{record}s", 0), now.records.get(f"{record}s", 0)) < FIELD_RECORDS:
            continue
        for field, before in fields.items():
            after = now.coverage.get(record, {}).get(field, 0.0)
            if before - after > MOST_FIELD_FALL:
                yield f"{field} found in {after:.0%} of the {_NOUNS[f'{record}s']} where it was {before:.0%}"


def _baseline(session: Session, workers: Workers) -> RunSize | None:
    """Return what a run is held against; null for a first run."""
    if session.previous is None:
        return None
    if session.previous.manifest.fingerprint != session.fingerprint:
        return _extracted_again(previous_again(session, workers), session.previous)
    return middle([_size_of(folder) for folder in _baseline_runs(session)])


def _size_of(folder: PublishedFolder) -> RunSize:
    """Return the size of a published run; an older manifest does not say how many pages could be read."""
    size = RunSize.of_manifest(folder.manifest)
    if "pages_read" in folder.manifest.counts:
        return size
    return replace(size, records={**size.records, "pages": sum(map(was_read, former_pages(folder)))})


def _baseline_runs(session: Session) -> list[PublishedFolder]:
    """Return the newest complete runs, newest first, back to the last accepted one."""
    assert session.previous is not None
    found: list[PublishedFolder] = []
    for past in reversed(published_runs(session.history)):
        if not past.counts_for_history:
            continue
        folder = published_folder(session.folder, past.run)
        if folder is None:
            continue
        if folder.manifest.fingerprint != session.previous.manifest.fingerprint:
            break
        found.append(folder)
        if folder.manifest.accepted is not None or len(found) == BASELINE_RUNS:
            break
    return found or [session.previous]


def _extracted_again(again: PreviousAgain, previous: PublishedFolder) -> RunSize:
    """Return the size that today's code gives the run before; as it was published where its raw pages are gone."""
    published = _size_of(previous)
    if not again.pages:
        return published
    counted: dict[str, list[Mapping[str, object]]] = {record: [] for record in COVERED}
    texts = 0
    site = again.site()
    for finished in site.finished:
        if isinstance(finished, Failure) or finished.text is None:
            continue
        texts += 1
        if finished.article is not None:
            counted["article"].append(
                {field: getattr(finished.article, field) for field in COVERED["article"]}
            )
    offices = site.offices
    counted["location"] = [
        {field: getattr(office, field) for field in COVERED["location"]} for office in offices
    ]
    return RunSize(
        records={
            "pages": published.records["pages"],
            "articles": len(counted["article"]),
            "texts": texts,
            "locations": len(offices),
        },
        coverage={record: field_coverage(record, values) for record, values in counted.items()},
    )


def former_pages(previous: PublishedFolder) -> Iterator[Page]:
    """Yield the pages of the run before."""
    return (Page.model_validate_json(line, extra="ignore") for line in previous.lines("pages.jsonl"))


def _pages(store: RunStore) -> Iterator[Page]:
    return (Page.model_validate_json(line) for line in lines.values(store, "pages"))


def keep_verdict(session: Session, workers: Workers) -> None:
    """Let the guard look at a complete run once, and keep the run as partial where it speaks against it.

    A run that somebody accepted is not looked at.
    """
    store = session.store
    run = get_run(store)
    if run is None or run.status != RunStatus.COMPLETE or accepted_run(store) or was_guarded(store):
        return
    reason = guard(session, workers)
    with durable(store.connection):
        lines.write(store, GUARD, [("reason", json.dumps(reason))])
        if reason:
            set_status(store, RunStatus.PARTIAL, reason)
