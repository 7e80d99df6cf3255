"""Write an owner's digest: what is new, came back, was fixed since the last one, and what is still open."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from notices.notice_text import Teller, bullets, line_of
from reports.long_table import Ranking
from reports.triage import badness
from reports.wording import plural
from schemas.finding import Finding
from schemas.finding_states import ASKS_FOR_WORK
from schemas.notice import Notice
from schemas.vocabulary import FindingCause, FindingStatus, NoticeEvent
from store.notices import DigestChange, DigestItem

WEEK = datetime.timedelta(days=6, hours=12)
"""A timer of once a week starts a little earlier or later; with daily runs, one in seven brings a digest."""

_CHANGES = {
    FindingStatus.NEW: DigestChange.NEW,
    FindingStatus.REOPENED: DigestChange.REOPENED,
    FindingStatus.FIXED: DigestChange.FIXED,
}
_HEADS = {
    DigestChange.NEW: "New",
    DigestChange.REOPENED: "Came back",
    DigestChange.FIXED: "Fixed",
}
_OPEN_LISTED = 5


def is_due(last: str | None, now: datetime.datetime) -> bool:
    """Return whether a week has passed since the last digest, or its time lies in the future of a clock set back."""
    return last is None or abs(now - datetime.datetime.fromisoformat(last)) >= WEEK


def items_of(findings: Iterable[Finding], owners: Mapping[str, object]) -> list[DigestItem]:
    """Return what a run's findings add to the next digests: what the site changed, and nobody decided about."""
    return [
        DigestItem(
            finding_id=finding.finding_id,
            owner=_known(finding.owner, owners),
            change=_CHANGES[finding.status],
            line=line_of(finding),
        )
        for finding in findings
        if finding.status in _CHANGES and finding.shown and finding.cause is not FindingCause.OURS
    ]


def handed_over(
    items: Sequence[DigestItem], findings: Iterable[Finding], owners: Mapping[str, object]
) -> list[DigestItem]:
    """Return items with the owners of today: who is named by the run, else who was, else nobody.

    An owner may have got another name in the profile, and a finding another owner, since the item was kept.
    """
    kept = {item.finding_id: item.owner for item in items}
    named = {finding.finding_id: finding.owner for finding in findings if finding.finding_id in kept}
    return [replace(item, owner=_known((kept | named)[item.finding_id], owners)) for item in items]


def _known(owner: str | None, owners: Mapping[str, object]) -> str | None:
    """Return an owner that the profile has, else null."""
    return owner if owner in owners else None


@dataclass(slots=True)
class OwnersWeek:
    """One owner's findings in the run that brings the digest."""

    open: int = 0
    """Number of findings that ask for work."""
    ids: set[str] = field(default_factory=set)
    """Their ids."""
    worst: Ranking[Finding] = field(default_factory=lambda: Ranking(badness, _OPEN_LISTED))
    """The worst of those that are not named as new."""

    def add(self, finding: Finding, *, is_named: bool) -> None:
        """Count an open finding."""
        self.open += 1
        self.ids.add(finding.finding_id)
        if not is_named:
            self.worst.add(finding)


def weeks_of(
    findings: Iterable[Finding], owners: Mapping[str, object], items: Sequence[DigestItem]
) -> dict[str | None, OwnersWeek]:
    """Return each owner's open findings; those of nobody under null."""
    named = {item.finding_id for item in items if item.change is not DigestChange.FIXED}
    weeks: dict[str | None, OwnersWeek] = {owner: OwnersWeek() for owner in (*owners, None)}
    for finding in findings:
        if finding.shown and finding.status in ASKS_FOR_WORK:
            weeks[_known(finding.owner, owners)].add(finding, is_named=finding.finding_id in named)
    return weeks


def digest(
    teller: Teller, about: str, owner: str | None, week: OwnersWeek, items: Iterable[DigestItem]
) -> Notice | None:
    """Return the digest of an owner, or null where there is nothing in it."""
    lines: list[str] = []
    counts: list[str] = []
    ids: list[str] = []
    found = list(items)
    for change, head in _HEADS.items():
        fixed = change is DigestChange.FIXED
        # What was new on Monday and ignored on Tuesday is not named; nor is what was fixed and came back.
        still = [
            item for item in found if item.change is change and (item.finding_id in week.ids) is not fixed
        ]
        if still:
            counts.append(f"{len(still)} {head.lower()}")
            ids += [item.finding_id for item in still]
            lines += ["", f"{head}:", *bullets(item.line for item in still)]
    rest = week.worst.table()
    named = sum(item.finding_id in week.ids for item in found if item.change is not DigestChange.FIXED)
    still_open = week.open - named
    if still_open > 0:
        counts.append(f"{still_open} still open")
        lines += ["", "Still open:", *(f"• {line_of(finding)}" for finding in rest.rows)]
        if still_open > len(rest.rows):
            lines.append(f"… and {still_open - len(rest.rows)} more.")
    if not counts:
        return None
    whose = f" for {owner}" if owner else ""
    return teller.notice(
        NoticeEvent.DIGEST,
        about,
        f"{teller.name}: things to fix{whose}: {', '.join(counts)}",
        [f"As of {teller.day(teller.now)}: {plural(week.open, 'thing')} to fix.", *lines],
        owner=owner,
        finding_ids=ids,
    )
