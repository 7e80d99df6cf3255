"""Put events into the reader's words: a title, and lines of plain text."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from notices.neutral_text import neutral
from reports.harmless_text import harmless
from reports.wording import host, path, plural
from schemas.dates import in_words
from schemas.finding import Finding
from schemas.notice import Notice
from schemas.profile import Profile
from schemas.vocabulary import FindingStatus, NoticeEvent, RunStatus

LISTED = 10
"""Findings that a notice names; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Writes the notices of one site."""

    profile: Profile
    """The site's settings."""
    now: datetime.datetime
    """The clock."""
    run: str | None = None
    """The run that they are about."""
    status: RunStatus | None = None
    """Its end."""
    report: str | None = None
    """Path of its report."""

    @property
    def name(self) -> str:
        """Return the clinic's name, else its host, fit for a notice."""
        return neutral(self.profile.name or host(self.profile.url), 100)

    def day(self, moment: datetime.datetime) -> str:
        """Return a day in words."""
        return in_words(moment.date().isoformat(), self.profile.locale or "en-US")

    def incomplete(self, about: str, reason: str | None, last: datetime.datetime | None) -> Notice:
        """Return the notice of a run that was partial or failed, when the one before it was not."""
        reads = {
            RunStatus.FAILED: f"The check of {self.day(self.now)} could not read the site.",
            RunStatus.PARTIAL: f"The check of {self.day(self.now)} could not look at the whole site.",
        }
        lines = [reads[self.status or RunStatus.FAILED]]
        if reason:
            lines.append(neutral(reason, 600))
        if last is not None:
            lines.append(f"The results of {self.day(last)} stay the latest complete ones.")
        return self.notice(
            NoticeEvent.RUN_INCOMPLETE, about, f"{self.name}: the check was not complete", lines
        )

    def complete_again(self, about: str) -> Notice:
        """Return the notice of a complete run after one that was not, or that was overdue."""
        line = f"The check of {self.day(self.now)} looked at the whole site."
        title = f"{self.name}: checks are complete again"
        return self.notice(NoticeEvent.RUN_COMPLETE_AGAIN, about, title, [line])

    def new_findings(self, about: str, findings: Sequence[Finding], owner: str | None) -> Notice:
        """Return the alert of new and reopened findings; the worst come first."""
        count = plural(len(findings), "serious problem")
        lines = [f"Found in the check of {self.day(self.now)}:", *bullets(map(line_of, findings))]
        return self.notice(
            NoticeEvent.NEW_FINDINGS,
            about,
            f"{self.name}: {count} came up",
            lines,
            owner=owner,
            finding_ids=[finding.finding_id for finding in findings],
        )

    def overdue(self, about: str, last: datetime.datetime | None, days: int) -> Notice:
        """Return the heartbeat's alarm."""
        since = f"The last complete check was on {self.day(last)}" if last else "No check was ever complete"
        lines = [
            f"{since}; one is expected every {plural(days, 'day')}.",
            "Nobody is told of problems on the site until checks go on. Look at the timer and its log.",
        ]
        title = f"{self.name}: no complete check for {plural(days, 'day')}"
        return self.notice(NoticeEvent.HEARTBEAT_MISSED, about, title, lines)

    def back(self, about: str, last: datetime.datetime) -> Notice:
        """Return the end of the heartbeat's alarm."""
        line = f"The check of {self.day(last)} looked at the whole site."
        return self.notice(
            NoticeEvent.HEARTBEAT_BACK, about, f"{self.name}: checks are complete again", [line]
        )

    def notice(
        self,
        event: NoticeEvent,
        about: str,
        title: str,
        lines: Iterable[str],
        *,
        owner: str | None = None,
        finding_ids: Sequence[str] = (),
    ) -> Notice:
        """Return a notice; the same event about the same thing has the same id."""
        identity = "\x1f".join((self.profile.url, event, about, owner or ""))
        text = "\n".join(lines)
        if self.report and event is not NoticeEvent.RUN_COMPLETE_AGAIN:
            text += f"\n\nReport: {harmless(self.report)}"
        return Notice(
            notice_id=f"n-{hashlib.sha256(identity.encode()).hexdigest()[:16]}",
            event=event,
            site=self.profile.url,
            owner=owner,
            run=self.run,
            status=self.status,
            made_at=self.now.astimezone(datetime.UTC),
            title=title,
            text=text,
            finding_ids=list(finding_ids),
        )


def line_of(finding: Finding) -> str:
    """Return a finding in one line: how bad, what, and on which page."""
    came_back = " (it was fixed before)" if finding.status is FindingStatus.REOPENED else ""
    message = neutral(finding.message)
    return f"{finding.severity.value.capitalize()}: {message}{came_back}{_where(finding)}"


def _where(finding: Finding) -> str:
    if finding.url is None:
        return ""
    more = f" and {plural(finding.page_count - 1, 'more page')}" if finding.page_count > 1 else ""
    return f" — on {neutral(path(finding.url), 200)}{more}"


def bullets(lines: Iterable[str]) -> list[str]:
    """Return the first lines with a mark before each, and a last one that counts the rest."""
    found = list(lines)
    shown = [f"• {line}" for line in found[:LISTED]]
    return shown + ([f"… and {len(found) - LISTED} more."] if len(found) > LISTED else [])
