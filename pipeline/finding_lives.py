"""Give findings their status and times over the runs, and keep their lives."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from pipeline.finding_lines import FindingLine
from pipeline.session import Session
from pipeline.stated_findings import StatedFinding
from schemas.finding import Finding
from schemas.vocabulary import FindingStatus, Lifecycle, RunStatus
from store import finding_lives, lines
from store.batches import batches
from store.finding_lives import FindingLife
from store.published_folder import PublishedFolder

FINDINGS_FILE, WAITING_FILE = "findings.jsonl", "waiting.jsonl"
"""Published files of the findings: those that are shown, and those that wait behind worse ones of their audit."""
FINDING_FILES = (FINDINGS_FILE, WAITING_FILE)
"""Both, in the order in which they are read."""


def with_lives(
    found: Iterable[StatedFinding], ids: Mapping[str, str], session: Session
) -> Iterator[StatedFinding]:
    """Yield a run's findings with their status and times, under the ids of the run before.

    *Open* where ``ids`` maps the id to one of the run before, *reopened* where a recheck has closed that one since, or
    where the history knows an earlier run that had it; else *new*. On pages that this run could not read, whose last
    good records are judged again, a finding is as old as it was.
    """
    now = session.now
    before = session.previous.manifest.now if session.previous is not None else None
    unread = _unread(session)
    for some in batches(found, finding_lives.AT_ONCE):
        former = [ids.get(one.head.finding_id) for one in some]
        own = [then or one.head.finding_id for then, one in zip(former, some, strict=True)]
        lives = finding_lives.known(session.history, set(own))
        for one, then, finding_id in zip(some, former, own, strict=True):
            life = lives.get(finding_id)
            first = _moment(life.first_seen) if life else now
            seen = judged = now
            if then is not None:
                closed = life is not None and life.closed_at is not None
                status = FindingStatus.REOPENED if closed else FindingStatus.OPEN
                assert before is not None
                first = min(first, before)
            else:
                known = life is not None and before is not None and first <= before
                status = FindingStatus.REOPENED if known else FindingStatus.NEW
            if unread and life and all(place.url in unread for place in one.head.occurrences):
                seen, judged = _moment(life.last_seen), _moment(life.last_judged)
            state = one.state._replace(
                status=status, first_seen=min(first, now), last_seen=seen, last_judged=judged
            )
            stated = one._replace(state=state)
            yield stated if finding_id == one.head.finding_id else stated.with_id(finding_id)


@lru_cache(maxsize=1_000)
def _moment(written: str) -> datetime.datetime:
    """Return a time of a life; a site has few different ones."""
    return datetime.datetime.fromisoformat(written)


def _unread(session: Session) -> set[str]:
    """Return the URLs of the pages whose last good record stands for them."""
    pages = map(json.loads, lines.values(session.store, "pages"))
    return {page["final_url"] for page in pages if page["lifecycle"] == Lifecycle.UNREACHABLE}


def published_findings(run: PublishedFolder) -> Iterator[Finding]:
    """Yield a published run's findings, those that wait after those that are shown."""
    return (line.finding for line in published_lines(run))


def published_lines(run: PublishedFolder) -> Iterator[FindingLine]:
    """Yield the lines of a published run's findings, in the same order."""
    for file in FINDING_FILES:
        yield from map(FindingLine, run.lines(file))


class _Times(msgspec.Struct, gc=False):
    """The part of a finding's line that its life is made of."""

    finding_id: str
    first_seen: str | None = None
    last_seen: str | None = None
    last_judged: str | None = None
    closed_at: str | None = None


_times = msgspec.json.Decoder(_Times).decode


def lives_of(run: PublishedFolder) -> Iterator[FindingLife]:
    """Yield the lives that a published run leaves: of a complete one, those of its findings.

    Versions that stated no times saw each finding in their run.
    """
    if run.manifest.status is not RunStatus.COMPLETE:
        return
    now = iso(run.manifest.now)
    for file in FINDING_FILES:
        for finding in map(_times, run.lines(file)):
            yield FindingLife(
                finding_id=finding.finding_id,
                first_seen=_as_kept(finding.first_seen) or now,
                last_seen=_as_kept(finding.last_seen) or now,
                last_judged=_as_kept(finding.last_judged) or now,
                closed_at=_as_kept(finding.closed_at),
            )


@lru_cache(maxsize=1_000)
def _as_kept(moment: str | None) -> str | None:
    """Return a time of a line as the lives hold it; a run has few different ones."""
    return moment and iso(datetime.datetime.fromisoformat(moment))


def iso(moment: datetime.datetime) -> str:
    """Return a time as the lives hold it."""
    return moment.astimezone(datetime.UTC).isoformat()
