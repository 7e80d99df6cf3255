"""Say of each finding of the run before that this run does not have whether it is fixed, gone, or open still."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.audited_profile import audited_profile
from pipeline.own_failures import EVERY_AUDIT
from pipeline.session import Session
from reference.ids import article_id
from schemas.audit_info import AuditInfo
from schemas.finding import Finding, Occurrence
from schemas.outcome import Outcome
from schemas.vocabulary import FindingCause, FindingStatus, Lifecycle, OutcomeKind
from store import lines
from store.page_history import PageHistory

_JUDGED = frozenset({OutcomeKind.PASSED, OutcomeKind.FAILED, OutcomeKind.INAPPLICABLE})
"""Outcomes of an audit that looked; what it is not applicable to any more has the fault no more, as a page whose hidden
date, which contradicted the one that it shows, was removed."""
_DATES = ("published", "modified", "reviewed")
_SETTINGS = ("audits", "freshness", "spelling")
"""Parts of a profile by which audits judge."""
_SITE = "site"
"""Subject of the verdict of an audit that judges the site as one."""


def closed_or_open(
    left: Iterable[Finding],
    session: Session,
    pages: Iterable[PageHistory],
    lives: Mapping[str, PageHistory],
    left_out: Container[str],
) -> Iterator[Finding]:
    """Yield the findings of the run before that this complete run does not have, each with its status.

    *Fixed* where the audit looked at all that the finding named and did not find it; *gone* where all that it named
    left the site; else *open* still, as it was published. The finding of an event (a date moved, the text did not) is
    open until text or date move. ``pages`` are the lives of pages after the run, ``lives`` those before it,
    ``left_out`` the ids of pages that a rule of the profile leaves out. ``left`` is walked through twice, never
    held whole.
    """
    words = audited_profile(session.profile, session.store, session.folder).spelling.words
    after = {page.page_id: page for page in pages}
    look = _Look(session, after, lives, left_out, _answers(left, session), frozenset(map(str.lower, words)))
    audits = {info.audit: info for info in map(_audit_info, lines.values(session.store, "audits"))}
    for former in left:
        assert session.previous is not None
        before = session.previous.manifest.now  # versions that stated no times saw each finding in their run
        times = {name: getattr(former, name) or before for name in ("first_seen", "last_seen", "last_judged")}
        finding = former.model_copy(update=times)
        info = audits.get(finding.audit)
        status = look.status(finding, info)
        if status is FindingStatus.OPEN:
            yield finding.model_copy(update={"status": status, "cause": None})
            continue
        judged = {"last_judged": session.now} if status is FindingStatus.FIXED else {}
        ours = info is None or look.is_ours(finding)
        yield finding.model_copy(
            update={
                "status": status,
                "cause": FindingCause.OURS if ours else FindingCause.SITE,
                "closed_at": session.now,
                **judged,
            }
        )


def _audit_info(line: str) -> AuditInfo:
    return AuditInfo.model_validate_json(line)


def _answers(left: Iterable[Finding], session: Session) -> dict[tuple[str, str], OutcomeKind]:
    """Return how the audits of these findings ended on what they named: (audit, subject) to the outcome."""
    wanted: set[tuple[str, str]] = set()
    for finding in left:
        wanted.add((finding.audit, _SITE))
        for place in _places(finding):
            wanted |= {(finding.audit, place.subject), (EVERY_AUDIT, place.subject)}
    if not wanted:
        return {}
    answers = {}
    for key, line in lines.read(session.store, "outcomes"):
        answer = (key.partition(" ")[0], key.rpartition(" ")[2])
        if answer in wanted:
            answers[answer] = Outcome.model_validate_json(line).outcome
    return answers


def _places(finding: Finding) -> list[Occurrence]:
    """Return the places that a finding named; one without a list of them named its subject."""
    own = Occurrence(subject=finding.subject, url=finding.url or "", evidence=finding.evidence)
    return finding.occurrences or [own]


@dataclass(slots=True)
class _Look:
    """What this run saw of the places that former findings named."""

    session: Session
    pages: Mapping[str, PageHistory]
    """Lives after the run, by page id."""
    before: Mapping[str, PageHistory]
    """Lives before it."""
    left_out: Container[str]
    """Ids of pages that a rule of the profile leaves out."""
    answers: Mapping[tuple[str, str], OutcomeKind]
    words: frozenset[str]
    """Words that the profile or a reviewer calls right."""
    _by_url: dict[str, PageHistory] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the pages by their addresses."""
        self._by_url = {page.url: page for page in self.pages.values()}

    def status(self, finding: Finding, info: AuditInfo | None) -> FindingStatus:
        """Return ``fixed``, ``gone`` or ``open``."""
        if info is None:
            return FindingStatus.GONE
        if info.kind == "history" and not self._moved(finding):
            return FindingStatus.OPEN
        ends = {self._end(finding.audit, place) for place in _places(finding)}
        if FindingStatus.OPEN in ends:
            return FindingStatus.OPEN
        return FindingStatus.FIXED if FindingStatus.FIXED in ends else FindingStatus.GONE

    def is_ours(self, finding: Finding) -> bool:
        """Return whether our code, the profile or a reviewer's word made the difference: no page that it named did."""
        previous = self.session.previous
        assert previous is not None
        if finding.subject in self.words:
            return True
        pages = [self._page(place) for place in _places(finding)]
        if all(page is not None and page.page_id in self.left_out for page in pages):
            return True
        known = (previous.manifest.fingerprint, previous.manifest.audit_fingerprint)
        settings = json.loads(self.session.profile.to_json())
        if known == (self.session.fingerprint, self.session.audit_fingerprint) and all(
            settings[part] == previous.manifest.settings.get(part) for part in _SETTINGS
        ):
            return False
        return all(page is not None and self._is_as_it_was(page) for page in pages)

    def _is_as_it_was(self, page: PageHistory) -> bool:
        before = self.before.get(page.page_id)
        return before is not None and (before.content_hash, before.lifecycle) == (
            page.content_hash,
            page.lifecycle,
        )

    def _end(self, audit: str, place: Occurrence) -> FindingStatus:
        """Return the end of a finding as far as one place shows it."""
        page = self._page(place)
        if page is not None and page.lifecycle in (Lifecycle.GONE, Lifecycle.EXCLUDED):
            return FindingStatus.GONE
        if (EVERY_AUDIT, place.subject) in self.answers:
            return FindingStatus.OPEN  # the audits of this record broke off
        if page is not None and (page.lifecycle is not Lifecycle.LIVE or page.missing_runs):
            return FindingStatus.OPEN  # it was not read, or is missing for the first time
        answer = self.answers.get((audit, place.subject), self.answers.get((audit, _SITE)))
        if answer in _JUDGED:
            return FindingStatus.FIXED
        # Not looked at: the page has no text any more, or the office left.
        return (
            FindingStatus.OPEN
            if answer in (OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR)
            else FindingStatus.GONE
        )

    def _page(self, place: Occurrence) -> PageHistory | None:
        kind, dash, digits = place.subject.partition("-")
        own = self.pages.get(f"p-{digits}") if dash and kind in ("t", "p") else None
        return own or self._by_url.get(place.url)

    def _moved(self, finding: Finding) -> bool:
        """Return whether text or dates of an event's page are others than in the run before."""
        former, now = self._texts(finding)
        if former is None or now is None:
            return True
        return former.get("content_hash") != now.get("content_hash") or any(
            _value(former, name) != _value(now, name) for name in _DATES
        )

    def _texts(self, finding: Finding) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        previous = self.session.previous
        assert previous is not None
        line = previous.line("articles.jsonl", article_id(f"p{finding.subject[1:]}"))
        former = line or previous.line("texts.jsonl", finding.subject)
        page = self.pages.get(f"p{finding.subject[1:]}")
        url = page.url if page else finding.url or ""
        now = lines.get(self.session.store, "articles", url) or lines.get(self.session.store, "texts", url)
        return (json.loads(former) if former else None, json.loads(now) if now else None)


def _value(text: Mapping[str, Any], name: str) -> str | None:
    date = text.get(name)
    return date["value"] if date else None
