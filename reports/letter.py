"""The news of a run in a few sentences: what the report and the terminal begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.finding_index import severity_rank_of
from reports.sections import OFFICES, READING, SPELLING, UP_TO_DATE
from reports.site_words import SiteWords
from reports.tally import Tally, finding_index, tally
from reports.trend import things_of
from reports.view import ReportData
from schemas.audit_info import AuditInfo
from schemas.finding_ranks import SEVERITY_RANK
from schemas.finding_states import DECIDED
from schemas.vocabulary import AuditCategory, FindingStatus, FreshnessState, OutcomeKind, RunStatus, Severity

ENOUGH_READ = 0.9
"""Share of the pages that must be read and checked before anything is green."""
_NAMED = 3
"""Checks that are named."""
_SERIOUS = SEVERITY_RANK[Severity.SERIOUS]
PHONE_AUDIT = "phone-link-mismatch"
"""The audit whose work the coverage line names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One of the four facts, which leads to its list."""

    title: str
    words: str
    anchor: str
    """Fragment of the list in ``fix.html``."""
    good: bool | None
    """True where nothing is to do and enough was looked at; false where something is; null where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is said first."""

    banner: str | None
    """What keeps this report from speaking of the whole site; null where nothing does."""
    news: Sequence[str]
    """One to three sentences."""
    coverage: Sequence[str]
    """Parts of the line that says what was read and checked, and what was not."""
    facts: Sequence[Fact]
    """Up to date, spelling, reading, offices."""
    passed: Sequence[AuditInfo]
    """Checks that looked at something and found nothing."""
    is_enough: bool
    """Whether enough was read and checked for anything to be green."""


def letter(data: ReportData, words: SiteWords) -> Letter:
    """Return the letter of a run."""
    numbers = tally(data)
    enough = _is_enough(data, numbers)
    return Letter(
        banner=_banner(data, numbers, words),
        news=list(filter(None, _news(data, numbers, words))),
        coverage=_coverage(data, numbers, words),
        facts=[
            _up_to_date(numbers, words, enough),
            _spelling(data, numbers, words, enough),
            _reading(data, numbers, words, enough),
            _offices(data, numbers, words, enough),
        ],
        passed=_passed(data),
        is_enough=enough,
    )


def _is_enough(data: ReportData, numbers: Tally) -> bool:
    seen = numbers.coverage
    return (
        data.status is RunStatus.COMPLETE
        and seen.asked > 0
        and seen.read >= ENOUGH_READ * seen.asked
        and seen.proofread >= ENOUGH_READ * sum(seen.texts.values())
    )


def _banner(data: ReportData, numbers: Tally, words: SiteWords) -> str | None:
    seen = numbers.coverage
    reason = f" {data.reason}" if data.reason else ""
    if data.status is RunStatus.LIMITED:
        known = seen.asked + sum(data.left_out.values())
        return f"Sample only: {words.number(seen.asked)} of {words.plural(known, 'page')} checked.{reason}"
    if data.status is not RunStatus.COMPLETE:
        return f"This check is not whole.{reason or ' No reason is known.'} We can’t speak for the rest."
    if not seen.read:
        return f"We couldn’t read any page of this site.{reason}"
    if not sum(seen.texts.values()):
        return f"We found no text on the {words.plural(seen.read, 'page')} that we read.{reason}"
    return reason.strip() or None


def _news(data: ReportData, numbers: Tally, words: SiteWords) -> Sequence[str]:
    pages, things = words.plural(numbers.coverage.read, "page"), numbers.open_findings
    worst = _worst(data, numbers, words)
    if not data.previous:
        found = f"found {words.plural(things, 'thing')} to fix" if things else "found nothing to fix"
        return [f"We read {pages} and {found}.", worst]
    since = f"since {words.day_near(data.previous_now, data.now)}" if data.previous_now else "since last time"
    back = numbers.statuses[FindingStatus.REOPENED]
    fixed = numbers.statuses[FindingStatus.FIXED]
    parts = [f"{words.number(numbers.new_findings)} new"] if numbers.new_findings else []
    parts += [f"{words.number(back)} back again"] if back else []
    parts += [f"{words.number(fixed)} fixed"] if fixed else []
    parts += ["none fixed"] if parts and not fixed and data.status is RunStatus.COMPLETE else []
    gone = numbers.statuses[FindingStatus.GONE] - numbers.unreported
    parts += [f"{words.number(gone)} gone with their pages"] if gone else []
    settled = _settled(data, numbers)
    parts += [f"{words.number(settled)} settled by you"] if settled > 0 else []
    parts += [f"{words.number(numbers.unreported)} not listed any more"] if numbers.unreported else []
    first = f"{', '.join(parts)} {since}." if parts else f"Nothing new {since}."
    left = f"{words.plural(things, 'thing')} to fix{_than_before(data, numbers, words)}."
    return [first, left if things else "Nothing to fix this week.", worst]


def _settled(data: ReportData, numbers: Tally) -> int:
    """Return how many findings people accepted or dismissed since the run before; 0 where that run does not say."""
    before = data.previous_counts.get("findings_by_status")
    if not isinstance(before, dict):
        return 0
    former = sum(count for status in DECIDED if isinstance(count := before.get(status, 0), int))
    return sum(numbers.statuses[status] for status in DECIDED) - former


def _than_before(data: ReportData, numbers: Tally, words: SiteWords) -> str:
    """Return ``, up from 18`` or ``, down from 18``; empty where it is the same, or only our own progress differs."""
    before, now = things_of(data.previous_counts), things_of(numbers.to_counts())
    if data.status is not RunStatus.COMPLETE or before is None or now is None or now == before:
        return ""
    return f", {'up' if now > before else 'down'} from {words.number(before)}"


def _worst(data: ReportData, numbers: Tally, words: SiteWords) -> str:
    """Return how many are serious, and which checks they are of; empty where none is."""
    severe = numbers.severities["critical"] + numbers.severities["serious"]
    if not severe:
        return ""
    audits = finding_index(data).audits
    ranked = sorted((min(keys), audit) for audit, keys in audits.items())
    titles = {info.audit: info.failure_title for info in data.audits}
    named = [titles.get(audit, audit) for key, audit in ranked if severity_rank_of(key) <= _SERIOUS]
    more = ", and others" if len(named) > _NAMED else ""
    return (
        f"{words.number(severe)} {'is' if severe == 1 else 'are'} serious: {', '.join(named[:_NAMED])}{more}."
    )


def _coverage(data: ReportData, numbers: Tally, words: SiteWords) -> list[str]:
    seen = numbers.coverage
    there = seen.asked - numbers.missing
    all_read = f"Read all {words.plural(seen.read, 'page')}"
    parts = [
        all_read
        if seen.read == there
        else f"Read {words.number(seen.read)} of {words.plural(there, 'page')}",
        f"proofread {words.number(seen.proofread)}",
    ]
    if PHONE_AUDIT in data.outcome_counts:
        parts.append(f"phone numbers checked on {words.number(seen.read)}")
    blocked = numbers.blocked
    if blocked:
        parts.append(f"{words.number(blocked)} blocked")
    if numbers.missing:
        parts.append(f"{words.plural(numbers.missing, 'address', 'addresses')} without a page (404)")
    unread = seen.asked - seen.read - blocked - numbers.missing
    if unread > 0:
        parts.append(f"{words.number(unread)} could not be opened")
    return parts


def _up_to_date(numbers: Tally, words: SiteWords, enough: bool) -> Fact:
    fresh, total = numbers.freshness, numbers.ageing
    overdue, unknown = fresh[FreshnessState.OVERDUE], fresh[FreshnessState.UNKNOWN]
    current = fresh[FreshnessState.CURRENT] + fresh[FreshnessState.DUE_SOON]
    if not total:
        said = "No articles that need a regular review." if numbers.articles else "No articles found."
        return Fact(title="Up to date?", words=said, anchor=UP_TO_DATE.anchor, good=None)
    if overdue == total:
        said = f"All {words.plural(total, 'article')} are overdue for review." if total > 1 else (
            "The one article is overdue for review."
        )  # fmt: skip
    elif current == total:
        said = f"All {words.plural(total, 'article')} are up to date." if total > 1 else (
            "The one article is up to date."
        )  # fmt: skip
    else:
        parts = [f"{words.number(overdue)} overdue"] if overdue else []
        parts += [f"{words.number(unknown)} without a usable date"] if unknown else []
        up = f"{words.number(current)} of {words.plural(total, 'article')} up to date"
        said = f"{up}; {', '.join(parts)}."
    good = None if unknown == total else current == total and enough
    return Fact(title="Up to date?", words=said, anchor=UP_TO_DATE.anchor, good=good)


def _spelling(data: ReportData, numbers: Tally, words: SiteWords, enough: bool) -> Fact:
    count, read = numbers.categories[AuditCategory.SPELLING], numbers.coverage.proofread
    if not read:
        return Fact(title="Spelling", words="Not checked.", anchor=SPELLING.anchor, good=None)
    pages = words.plural(read, "page")
    found = words.plural(count, "slip") if count else "No slips"
    said = f"{found}; {pages} proofread."
    return Fact(title="Spelling", words=said, anchor=SPELLING.anchor, good=False if count else enough or None)


def _reading(data: ReportData, numbers: Tally, words: SiteWords, enough: bool) -> Fact:
    title, anchor = "Easy to read?", READING.anchor
    counts = [
        data.outcome_counts[info.audit]
        for info in data.audits
        if info.category is AuditCategory.READABILITY and info.audit in data.outcome_counts
    ]
    looked = max(
        (one.get(OutcomeKind.PASSED, 0) + one.get(OutcomeKind.FAILED, 0) for one in counts), default=0
    )
    if not looked:
        return Fact(title=title, words="Not checked.", anchor=anchor, good=None)
    count = numbers.categories[AuditCategory.READABILITY]
    pages = words.plural(looked, "page")
    said = f"{words.plural(count, 'place')} to simplify; {pages} checked." if count else f"Yes, all {pages}."
    return Fact(title=title, words=said, anchor=anchor, good=False if count else enough or None)


def _offices(data: ReportData, numbers: Tally, words: SiteWords, enough: bool) -> Fact:
    count = numbers.categories[AuditCategory.LOCATIONS]
    if not numbers.locations:
        said = f"No office found; {words.plural(count, 'thing')} to check." if count else "No office found."
        return Fact(title="Offices", words=said, anchor=OFFICES.anchor, good=None)
    offices = words.plural(numbers.locations, "office")
    said = (
        f"{offices}, {words.plural(count, 'thing')} to fix."
        if count
        else (f"{offices}, same data everywhere.")
    )
    return Fact(title="Offices", words=said, anchor=OFFICES.anchor, good=False if count else enough or None)


def _passed(data: ReportData) -> list[AuditInfo]:
    """Return the audits that looked at something, failed nothing and left nothing open, in the order of the lists."""
    passed = []
    for info in data.audits:
        counts = data.outcome_counts.get(info.audit, {})
        bad = sum(
            counts.get(kind, 0) for kind in (OutcomeKind.FAILED, OutcomeKind.CANNOT_TELL, OutcomeKind.ERROR)
        )
        if counts.get(OutcomeKind.PASSED) and not bad:
            passed.append(info)
    return passed
