"""Say of each finding of the run before that this run does not have whether it is fixed, gone, or open still."""

from __future__ import annotations

import datetime
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from pipeline.audited_profile import right_words
from pipeline.former_records import FormerTexts
from pipeline.own_failures import EVERY_AUDIT
from pipeline.same_judges import judges_as_before
from pipeline.session import Session
from pipeline.stored_record import RecordKind, text_line
from schemas.audit_info import AuditInfo
from schemas.finding import Finding, Occurrence
from schemas.outcome import Outcome
from schemas.vocabulary import FindingCause, FindingStatus, Lifecycle, OutcomeKind
from store import lines
from store.finding_lives import FindingLife
from store.page_history import PageHistory
from store.published_folder import PublishedFolder

JUDGED = frozenset({OutcomeKind.PASSED, OutcomeKind.FAILED, OutcomeKind.INAPPLICABLE})
"""Outcomes of an audit that looked; what it is not applicable to any more has the fault no more, as a page whose hidden
date, which contradicted the one that it shows, was removed."""
_DATES = ("published", "modified", "reviewed")
_SITE = "site"
"""Subject of the verdict of an audit that judges the site as one."""


def closed_or_open(
    left: Iterable[Finding],
    session: Session,
    pages: Iterable[PageHistory],
    lives: Mapping[str, PageHistory],
    left_out: Container[str],
    closed: Mapping[str, FindingLife],
) -> Iterator[Finding]:
    """Yield the findings of the run before that this complete run does not have, each with its status.

    *Fixed* where the audit looked at all that the finding named and did not find it; *gone* where all that it named
    left the site, or only we do not report it any more; else *open* still, as it was published. The finding of an event
    (a date moved, the text did not) is open until text or date move. ``pages`` are the lives of pages after the run,
    ``lives`` those before it, ``left_out`` the ids of pages that a rule of the profile leaves out. ``left`` is walked
    through twice, never held whole. ``closed`` are the lives of those that a recheck found fixed since: they are so
    since then.
    """
    if session.previous is None:
        return
    look = _Look(
        session,
        session.previous,
        pages={page.page_id: page for page in pages},
        before=lives,
        left_out=left_out,
        answers=_answers(left, session),
    )
    infos = map(AuditInfo.model_validate_json, lines.values(session.store, "audits"))
    audits = {info.audit: info for info in infos}
    before = session.previous.manifest.now  # versions that stated no times saw each finding in their run
    for former in left:
        times = {name: getattr(former, name) or before for name in ("first_seen", "last_seen", "last_judged")}
        finding = former.model_copy(update=times)
        info = audits.get(finding.audit)
        if (life := closed.get(finding.finding_id)) is not None:
            yield _as_rechecked(finding, life)
            continue
        status = look.status(finding, info)
        if status is FindingStatus.OPEN:
            yield finding.model_copy(update={"status": status, "cause": None})
            continue
        judged = {"last_judged": session.now} if status is FindingStatus.FIXED else {}
        ours = info is None or look.is_ours(finding)
        if ours:
            status = (
                FindingStatus.GONE
            )  # nobody fixed it: a word was called right, or it is read or judged otherwise
        yield finding.model_copy(
            update={
                "status": status,
                "cause": FindingCause.OURS if ours else FindingCause.SITE,
                "closed_at": session.now,
                **judged,
            }
        )


def _as_rechecked(finding: Finding, life: FindingLife) -> Finding:
    """Return a finding that a recheck has closed, with the time of that."""
    assert life.closed_at is not None
    return finding.model_copy(
        update={
            "status": FindingStatus.FIXED,
            "cause": FindingCause.SITE,
            "closed_at": datetime.datetime.fromisoformat(life.closed_at),
            "last_judged": datetime.datetime.fromisoformat(life.last_judged),
        }
    )


def _answers(left: Iterable[Finding], session: Session) -> dict[tuple[str, str], OutcomeKind]:
    """Return how the audits of these findings ended on what they named: (audit, subject) to the outcome."""
    wanted: set[tuple[str, str]] = set()
    for finding in left:
        wanted.add((finding.audit, _SITE))
        for place in places_of(finding):
            wanted |= {(finding.audit, place.subject), (EVERY_AUDIT, place.subject)}
    if not wanted:
        return {}
    answers = {}
    for key, line in lines.read(session.store, "outcomes"):
        answer = (key.partition(" ")[0], key.rpartition(" ")[2])
        if answer in wanted:
            answers[answer] = Outcome.model_validate_json(line).outcome
    return answers


def places_of(finding: Finding) -> list[Occurrence]:
    """Return the places that a finding named; one without a list of them named its subject."""
    return finding.occurrences or [
        Occurrence(subject=finding.subject, url=finding.url or "", evidence=finding.evidence)
    ]


class _Look:
    """What this run saw of the places that former findings named."""

    def __init__(
        self,
        session: Session,
        previous: PublishedFolder,
        *,
        pages: Mapping[str, PageHistory],
        before: Mapping[str, PageHistory],
        left_out: Container[str],
        answers: Mapping[tuple[str, str], OutcomeKind],
    ) -> None:
        """Take the run and the one before, the lives of pages after and before the run by their ids, the ids of those
        that the profile leaves out, and how the audits ended on what the findings named."""
        self._session = session
        self._pages = pages
        self._before = before
        self._left_out = left_out
        self._answers = answers
        self._by_url = {page.url: page for page in pages.values()}
        self._former_texts = FormerTexts(previous)
        self._words = frozenset(map(str.lower, right_words(session.profile, session.folder)))
        self._same_judges = judges_as_before(session, previous)

    def status(self, finding: Finding, info: AuditInfo | None) -> FindingStatus:
        """Return ``fixed``, ``gone`` or ``open``."""
        if info is None:
            return FindingStatus.GONE
        if info.kind == "history" and not self._has_moved(finding):
            return FindingStatus.OPEN
        ends = {self._end(finding.audit, place) for place in places_of(finding)}
        if FindingStatus.OPEN in ends:
            return FindingStatus.OPEN
        return FindingStatus.FIXED if FindingStatus.FIXED in ends else FindingStatus.GONE

    def is_ours(self, finding: Finding) -> bool:
        """Return whether our code, the profile or a reviewer's word made the difference: no page that it named did."""
        if finding.subject in self._words:
            return True
        pages = [self._page(place) for place in places_of(finding)]
        if all(page is not None and page.page_id in self._left_out for page in pages):
            return True
        return not self._same_judges and all(page is not None and self._is_as_it_was(page) for page in pages)

    def _is_as_it_was(self, page: PageHistory) -> bool:
        before = self._before.get(page.page_id)
        return before is not None and (before.content_hash, before.lifecycle) == (
            page.content_hash,
            page.lifecycle,
        )

    def _end(self, audit: str, place: Occurrence) -> FindingStatus:
        """Return the end of a finding as far as one place shows it."""
        page = self._page(place)
        if page is not None and page.lifecycle in (Lifecycle.GONE, Lifecycle.EXCLUDED):
            return FindingStatus.GONE
        if (EVERY_AUDIT, place.subject) in self._answers:
            return FindingStatus.OPEN  # the audits of this record broke off
        if page is not None and (page.lifecycle is not Lifecycle.LIVE or page.missing_runs):
            return FindingStatus.OPEN  # it was not read, or is missing for the first time
        answer = self._answers.get((audit, place.subject), self._answers.get((audit, _SITE)))
        if answer is OutcomeKind.INAPPLICABLE and self._is_of_another_sort(place):
            return FindingStatus.GONE  # nobody rewrote it: it is not held to this any more
        if answer in JUDGED:
            return FindingStatus.FIXED
        # Not looked at: the page has no text any more, or the office left.
        return (
            FindingStatus.OPEN
            if answer in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR)
            else FindingStatus.GONE
        )

    def _is_of_another_sort(self, place: Occurrence) -> bool:
        """Return whether the kind of page or the genre of its text is another than in the run before."""
        page = self._page(place)
        if page is None:
            return False
        return is_of_another_sort(
            self._former_texts.line(page.page_id), text_line(self._session.store, page.url)
        )

    def _page(self, place: Occurrence) -> PageHistory | None:
        kind, dash, digits = place.subject.partition("-")
        own = self._pages.get(f"p-{digits}") if dash and kind in ("t", "p") else None
        return own or self._by_url.get(place.url)

    def _has_moved(self, finding: Finding) -> bool:
        """Return whether text or dates of an event's page are others than in the run before."""
        page_id = f"p{finding.subject[1:]}"
        page = self._pages.get(page_id)
        now = text_line(self._session.store, page.url if page else finding.url or "")
        return has_moved(self._former_texts.line(page_id), now)


def is_of_another_sort(former: tuple[RecordKind, str] | None, now: tuple[RecordKind, str] | None) -> bool:
    """Return whether a page's text, by its kind and line then and now, is of another kind or genre."""
    if former is None or now is None:
        return False
    before, after = json.loads(former[1]), json.loads(now[1])
    return any(before.get(name) != after.get(name) for name in ("kind", "genre"))


def has_moved(former: tuple[RecordKind, str] | None, now: tuple[RecordKind, str] | None) -> bool:
    """Return whether text or dates of a page, by the kind and line of its text then and now, are others."""
    if former is None or now is None:
        return True
    before, after = json.loads(former[1]), json.loads(now[1])
    return before["content_hash"] != after["content_hash"] or any(
        _value(before, name) != _value(after, name) for name in _DATES
    )


def _value(text: Mapping[str, Any], name: str) -> str | None:
    date = text.get(name)
    return date["value"] if date else None
