"""Look at the runs that came since the last look, and write down what people are to be told of each, once."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from notices.digest import digest, handed_over, is_due, items_of, weeks_of
from notices.notice_text import Teller
from notices.targets import has_own_targets, has_targets
from reports.triage import badness
from schemas.finding import Finding
from schemas.finding_states import FRESH
from schemas.notice import Notice
from schemas.profile import Profile
from schemas.vocabulary import FindingCause, RunStatus, Severity, Tier
from store import notices as kept
from store.failed_runs import failed_runs
from store.history import published_runs
from store.notices import DigestChange, DigestItem, Looked
from store.publish import shown_folder
from store.published_folder import PublishedFolder, published_folder

TROUBLE, OVERDUE = "trouble", "overdue"
"""Names in the state: whether the last run was not complete; whether a heartbeat said that one is overdue."""
YES, NO = "yes", "no"

_ALARMING = frozenset({Severity.CRITICAL, Severity.SERIOUS})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended:
    """A run that ended, published or not."""

    run: str
    started: str
    now: datetime.datetime
    status: RunStatus
    crawl: str
    reason: str | None = None


def look(folder: Path, history: sqlite3.Connection, profile: Profile) -> None:
    """Write the notices of each run that was not looked at, oldest first, each in one transaction with its mark."""
    for ended in _unnoticed(folder, history):
        if ended.status is RunStatus.LIMITED:
            kept.keep(history, Looked(run=ended.run))
        else:
            kept.keep(history, _looked(folder, history, profile, ended))


def _unnoticed(folder: Path, history: sqlite3.Connection) -> list[_Ended]:
    done = kept.noticed(history)
    published = published_runs(history)
    newest = max((run.started for run in published if run.run in done), default="")
    found = [
        _Ended(
            run=run.run, started=run.started, now=datetime.datetime.fromisoformat(run.now), status=run.status,
            crawl=run.crawl,
        )
        for run in published
        if run.run not in done
    ]  # fmt: skip
    for failed in failed_runs(folder):
        if (
            failed.run not in done and failed.started >= newest
        ):  # an older one is no news: a run came after it
            now = datetime.datetime.fromisoformat(failed.started)
            found.append(
                _Ended(
                    run=failed.run, started=failed.started, now=now, status=RunStatus.FAILED, crawl=failed.run,
                    reason=failed.reason,
                )
            )  # fmt: skip
    return sorted(found, key=lambda ended: (ended.started, ended.run))


def _looked(folder: Path, history: sqlite3.Connection, profile: Profile, ended: _Ended) -> Looked:
    """Return what a run adds: a change of status, an alert, digests. Without targets only the state is kept."""
    state = kept.state(history)
    published = published_folder(folder, ended.run)
    teller = Teller(
        profile=profile, now=ended.now, run=ended.run, status=ended.status, report=_report(published)
    )
    is_complete = ended.status is RunStatus.COMPLETE
    looked = Looked(
        run=ended.run,
        crawl=ended.crawl,
        state=[(TROUBLE, NO if is_complete else YES), *([(OVERDUE, NO)] if is_complete else [])],
    )
    if not has_targets(profile):
        return looked
    notices = list(_changed_status(teller, history, state, ended, published))
    if not is_complete or published is None:
        return replace(looked, notices=notices)
    notices += _alerts(teller, history, ended, published)
    written = replace(looked, notices=notices)
    if profile.notify.digest == "never":
        return written
    return _with_digests(written, teller, state, history, published)


def _changed_status(
    teller: Teller,
    history: sqlite3.Connection,
    state: Mapping[str, str],
    ended: _Ended,
    published: PublishedFolder | None,
) -> Iterator[Notice]:
    """Yield the notice of a run that was not complete after one that was, or the reverse; none while it stays so."""
    in_trouble = state.get(TROUBLE) == YES
    if ended.status is RunStatus.COMPLETE:
        if in_trouble or state.get(OVERDUE) == YES:
            yield teller.complete_again(ended.run)
    elif not in_trouble:
        last = [
            datetime.datetime.fromisoformat(run.now)
            for run in published_runs(history)
            if run.counts_for_history and run.started < ended.started
        ]
        reason = published.manifest.reason if published is not None else ended.reason
        yield teller.incomplete(ended.run, reason, last[-1] if last else None)


def _alerts(
    teller: Teller, history: sqlite3.Connection, ended: _Ended, published: PublishedFolder
) -> Iterator[Notice]:
    """Yield the alert of new and reopened findings: one for the site, one for each owner with targets of his own.

    The first complete run has nothing before it, so that nothing in it is new. Findings of a crawl that was audited
    again are named once.
    """
    if published.manifest.previous is None:
        return
    before = kept.named_before(history, ended.crawl)
    found = sorted(
        (one for one in _findings(published) if _alarms(one) and one.finding_id not in before), key=badness
    )
    owned: dict[str | None, list[Finding]] = {}
    for finding in found:
        own = finding.owner is not None and has_own_targets(teller.profile, finding.owner)
        owned.setdefault(finding.owner if own else None, []).append(finding)
    for owner, theirs in sorted(owned.items(), key=lambda item: item[0] or ""):
        yield teller.new_findings(f"{ended.crawl} {theirs[0].finding_id}", theirs, owner)


def _alarms(finding: Finding) -> bool:
    """Return whether a finding is worth an alert."""
    return (
        finding.shown
        and finding.status in FRESH
        and finding.cause is FindingCause.SITE
        and finding.severity in _ALARMING
        and finding.tier is Tier.SURE
    )


def _with_digests(
    looked: Looked,
    teller: Teller,
    state: Mapping[str, str],
    history: sqlite3.Connection,
    published: PublishedFolder,
) -> Looked:
    """Return what was looked at with the digests that are due, and with the items of those that are not."""
    owners = teller.profile.owners
    waiting = handed_over(kept.digest_items(history), _findings(published), owners)
    known = {item.finding_id: item for item in waiting}
    if published.manifest.previous is not None:  # in the first run everything is there, and nothing is new
        known |= {item.finding_id: item for item in items_of(_findings(published), owners)}
    items = list(known.values())
    due = [owner for owner in (*owners, None) if is_due(state.get(_digest_of(owner)), teller.now)]
    if not due:
        return replace(looked, items=items)
    weeks = weeks_of(_findings(published), owners, items)
    notices: list[Notice] = []
    digested: list[str | None] = []
    for owner in due:
        theirs = _sorted(item for item in items if item.owner == owner)
        notice = digest(teller, published.run, owner, weeks[owner], theirs)
        if notice is not None:
            notices.append(notice)
            digested.append(owner)
    return replace(
        looked,
        notices=[*looked.notices, *notices],
        state=[*looked.state, *((_digest_of(owner), teller.now.isoformat()) for owner in digested)],
        items=[item for item in items if item.owner not in digested],
        digested=[item.finding_id for item in items if item.owner in digested],
    )


def _sorted(items: Iterable[DigestItem]) -> Sequence[DigestItem]:
    order = list(DigestChange)
    return sorted(items, key=lambda item: (order.index(item.change), item.line, item.finding_id))


def _digest_of(owner: str | None) -> str:
    """Return the name of an owner's last digest in the state."""
    return f"digest {owner}" if owner is not None else "digest"


def _findings(published: PublishedFolder) -> Iterator[Finding]:
    return (Finding.model_validate_json(line, extra="ignore") for line in published.lines("findings.jsonl"))


def _report(published: PublishedFolder | None) -> str | None:
    """Return the path of a run's report, by ``latest`` where it points there."""
    if published is None:
        return None
    return str(shown_folder(published.folder).absolute() / "report" / "index.html")
