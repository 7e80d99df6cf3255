"""Look again at single findings or pages between two runs: is the fault fixed?

Fetches just their pages, makes records and findings of them as a run does with what the last complete run learned of
the site, and closes in the history the findings that are fixed. No run is published, and the run in hand is untouched.
"""

from __future__ import annotations

import datetime
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from pipeline.closed_findings import places_of
from pipeline.finding_lives import iso, published_lines
from pipeline.finding_matching import matched_ids
from pipeline.heal_stores import with_healed_stores
from pipeline.makers import todays_makers
from pipeline.recheck_answers import Answers, cannot_tell
from pipeline.recheck_pages import CheckedPages, checked_pages, judges_alone, known_audits, may_be_judged
from pipeline.recheck_targets import Named, Target
from pipeline.run import EVER, finish_publishing
from pipeline.session import ProgressBar, Session
from pipeline.site_locale import site_locale
from pipeline.site_stores import SiteStores, open_site_stores
from pipeline.workers import Workers
from schemas.errors import UsageError
from schemas.finding import Finding
from schemas.finding_states import CLOSED
from schemas.profile import Profile
from schemas.recheck import Answer, FindingAnswer, PlaceAnswer, Recheck
from schemas.vocabulary import FactName, FindingCause, FindingStatus, Tier
from store import finding_lives, lines
from store.decided_findings import Decisions
from store.finding_lives import FindingLife
from store.history import latest_complete
from store.lock import SiteLock
from store.published_folder import PublishedFolder, published_folder
from store.review import read_review
from store.run_store import RunStore
from store.runs import unfinished_run

log = logging.getLogger(__name__)


def recheck(
    folder: Path,
    named: Named,
    progress: ProgressBar,
    *,
    now: datetime.datetime | None = None,
    resolve: Mapping[str, tuple[str, int]] | None = None,
    processes: int | None = None,
    retry_seconds: float = 2.0,
    warn: Callable[[str], None] = log.warning,
) -> Recheck:
    """Return what became of the named findings and pages of a site, and keep in its history what was judged.

    Raises `UsageError` where something named is not known or the last run cannot be gone on from, `LockedError` where a
    run is at work on the site, `StoreError` where something cannot be read or written.
    """
    with SiteLock(folder):
        return with_healed_stores(
            folder,
            warn,
            lambda: _recheck(folder, named, progress, now, resolve or {}, processes, retry_seconds, warn),
        )


def _recheck(
    folder: Path,
    named: Named,
    progress: ProgressBar,
    now: datetime.datetime | None,
    resolve: Mapping[str, tuple[str, int]],
    processes: int | None,
    retry_seconds: float,
    warn: Callable[[str], None],
) -> Recheck:
    with open_site_stores(folder, warn) as stores:
        if pending := unfinished_run(stores.work, EVER):
            finish_publishing(folder, stores, pending, progress, warn)
        session = _session(folder, stores, progress, now, resolve)
        assert session.previous is not None
        audits = known_audits(session.profile)
        target = named.on(session.previous, stores.history, partial(may_be_judged, audits=audits))
        already = [_closed(finding, closed_at) for finding, closed_at in target.closed]
        found = Recheck(
            site=folder.name,
            now=session.now,
            last_run=session.previous.manifest.now,
            locale=site_locale(session.profile, session.store),
            asked=sorted(target.pages),
            answers=already,
        )
        if not target.pages:
            unjudged = [cannot_tell(finding, audits) for finding in target.findings]
            return found.model_copy(update={"answers": [*unjudged, *already]})
        answers, unread, new = _look(session, target, processes, retry_seconds)
        finding_lives.keep_judged(stores.history, _lives(session, answers))
        return found.model_copy(update={"answers": [*answers, *already], "unread": unread, "new": new})


def _session(
    folder: Path,
    stores: SiteStores,
    progress: ProgressBar,
    now: datetime.datetime | None,
    resolve: Mapping[str, tuple[str, int]],
) -> Session:
    """Return the session of the last complete run, by today's clock."""
    complete = latest_complete(stores.history)
    previous = published_folder(folder, complete.run) if complete else None
    again = f"Run 'checkup run {_site_of(folder, previous)}' first"
    if complete is None:
        raise UsageError(
            f"there is no complete run of {folder.name} yet, whose findings could be looked at. {again}."
        )
    if previous is None:
        raise UsageError(
            f"{folder / 'runs' / complete.run} is missing: put the folder back. Or {again.lower()}."
        )
    extraction, audits = todays_makers()
    if (previous.manifest.fingerprint, previous.manifest.audit_fingerprint) != (extraction, audits):
        raise UsageError(
            f"another version of Checkup made the last complete run of {folder.name}, and what it reads otherwise "
            f"would count as the site's change. {again} (with --from extract it needs no new crawl)."
        )
    started = (now or datetime.datetime.now(datetime.UTC)).replace(microsecond=0)
    if started < previous.manifest.now:
        raise UsageError(
            f"the clock says {started:%Y-%m-%d %H:%M} UTC, and the last complete run is of "
            f"{previous.manifest.now:%Y-%m-%d %H:%M}. Set the clock, or name a later --now."
        )
    return Session(
        folder=folder,
        store=RunStore(stores.work, previous.run),
        history=stores.history,
        profile=Profile.model_validate(previous.manifest.settings, extra="ignore"),
        started=started,
        now=started,
        previous=previous,
        fingerprint=extraction,
        audit_fingerprint=audits,
        progress=progress,
        resolve=resolve,
    )


def _site_of(folder: Path, run: PublishedFolder | None) -> str:
    return run.manifest.site if run else folder.name


def _look(
    session: Session, target: Target, processes: int | None, retry_seconds: float
) -> tuple[list[FindingAnswer], list[PlaceAnswer], list[Finding]]:
    """Return the answers, which of the named pages were not read, and what is new on the others."""
    from extraction.site.site_facts import SiteFacts

    assert session.previous is not None
    text = lines.get(session.store, "site_facts", "facts")
    if text is None:
        raise UsageError(
            f"what the last complete run learned of {session.folder.name} as a whole is not kept any more. "
            f"Run 'checkup run {session.profile.url}' first."
        )
    settings = session.profile.workers.model_copy(
        update={"processes": processes or min(2, len(target.pages))}
    )
    with (
        Workers(settings, len(target.pages)) as workers,
        checked_pages(
            session, workers, SiteFacts.model_validate_json(text), target.pages.values(), retry_seconds
        ) as checked,
    ):
        former = list(_former(session.previous, checked, target))
        ids = matched_ids([finding for finding in former if finding.status not in CLOSED], checked.findings)
        answers = Answers(checked, known_audits(session.profile), former, ids)
        given = [answers.of(finding, set(target.pages)) for finding in target.findings]
        unread = [trouble for url in target.urls if (trouble := answers.trouble(url)) is not None]
        new = list(_new(session, checked, target, former, ids, answers.remainders))
        return given, unread, new


def _former(previous: PublishedFolder, checked: CheckedPages, target: Target) -> Iterator[Finding]:
    """Yield the last run's findings that name one of the pages, or may be of the same subject as one found today."""
    keys = {finding.finding_id for finding in target.findings} | {"template:"}
    for page in checked.pages.values():
        keys |= {page.page_id[1:], f'"{page.final_url}"'}
    keys |= {json.dumps(finding.subject, ensure_ascii=False) for finding in checked.findings}
    for finding in published_lines(previous):
        if any(key in finding.line for key in keys):
            yield finding.finding


def _new(
    session: Session,
    checked: CheckedPages,
    target: Target,
    former: Sequence[Finding],
    ids: Mapping[str, str],
    remainders: set[str],
) -> Iterator[Finding]:
    """Yield the faults of the pages that the last run does not have and that nobody has decided about.

    Of the site's audits, those that judge a page by itself; of its words, those that are likely and that the last
    run suspected on no page. One that was closed before is *reopened*.
    """
    audits = known_audits(session.profile)
    decisions = Decisions(read_review(session.folder)[0])
    known = {finding.finding_id for finding in former if finding.status not in CLOSED}
    ends = {checked.ends.get(url, url) for url in target.named}
    candidates = []
    for finding in checked.findings:
        info = audits.get(finding.audit)
        former_id = ids.get(finding.finding_id, finding.finding_id)
        if info is None or former_id in known or finding.finding_id in remainders or not finding.shown:
            continue
        if not any(place.url in ends for place in places_of(finding)) or decisions.of(finding) is not None:
            continue
        if FactName.WORDS in info.reads:
            if finding.tier is Tier.MAYBE or _was_suspected(session.store, finding):
                continue
        elif not judges_alone(info) or info.kind == "site":
            continue
        candidates.append(finding)
    lives = finding_lives.known(session.history, [finding.finding_id for finding in candidates])
    for finding in candidates:
        status = FindingStatus.REOPENED if finding.finding_id in lives else FindingStatus.NEW
        yield finding.model_copy(update={"status": status})


def _was_suspected(store: RunStore, finding: Finding) -> bool:
    """Return whether the last run suspected the word of a misspelling on any page: it is the site's own then."""
    word = json.dumps(finding.evidence.quote, ensure_ascii=False)
    row = store.connection.execute(
        "SELECT 1 FROM lines WHERE run = ? AND file = 'words' AND instr(lower(json), ?) LIMIT 1",
        (store.run, f'"word":{word.lower()}'),
    ).fetchone()
    return row is not None


def _lives(session: Session, answers: Iterable[FindingAnswer]) -> Iterator[FindingLife]:
    """Yield the lives of the findings that were judged: still there, or fixed and so closed."""
    judged = {answer.finding.finding_id: answer for answer in answers if answer.is_judged}
    lives = finding_lives.known(session.history, judged)
    assert session.previous is not None
    before, now = iso(session.previous.manifest.now), iso(session.now)
    for finding_id, answer in judged.items():
        life = lives.get(finding_id) or FindingLife(
            finding_id=finding_id, first_seen=before, last_seen=before, last_judged=before, closed_at=None
        )
        closed_at = now if answer.answer is Answer.FIXED else None
        yield life._replace(last_judged=now, closed_at=closed_at)


def _closed(finding: Finding, closed_at: datetime.datetime) -> FindingAnswer:
    reason = None
    if finding.status is FindingStatus.GONE:
        ours = finding.cause is FindingCause.OURS
        reason = "it is not listed any more" if ours else "its page left the site"
    return FindingAnswer(
        finding_id=finding.finding_id,
        finding=finding,
        answer=Answer.CLOSED,
        closed_at=closed_at,
        reason=reason,
    )
