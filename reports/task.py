"""One thing to do: findings that one edit settles, at the place where it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.context import evidence_on
from reports.first_sentence import first_sentence
from reports.triage import badness
from schemas.finding import Finding, Quote
from schemas.vocabulary import FindingStatus, Scope, Severity, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A row of a worklist."""

    findings: tuple[Finding, ...]
    """What it settles, the worst first; more than one where they quote the same words of a page."""
    url: str | None
    """The page to open; null where no page is named."""
    evidence: Quote
    """The words on that page."""
    title: str
    """What is wrong, in a line."""
    detail: str = ""
    """What more there is to say of it."""
    places: tuple[str, ...] = ()
    """URLs of further pages that the same edit is about, or that share the cause; at most those that are known."""
    page_count: int = 1
    """Pages that it is about."""
    alike: int = 1
    """Findings of one cause that the row stands for, each with its own words; ``findings`` are the first of them."""
    minutes: int | None = None
    """Estimated work; null where it is not known."""

    @property
    def first(self) -> Finding:
        """Return the finding that names the row."""
        return self.findings[0]

    @property
    def severity(self) -> Severity:
        """Return the worst severity."""
        return self.first.severity

    @property
    def tier(self) -> Tier:
        """Return how certain the finding is that names the row."""
        return self.first.tier

    @property
    def is_shared(self) -> bool:
        """Return whether the row stands for several findings of one cause, each with words of its own."""
        return self.alike > 1

    @property
    def is_exact(self) -> bool:
        """Return whether the suggestion can replace the quoted words as it is: hours say nothing without their days."""
        return "/hours/" not in self.first.evidence.field

    @property
    def is_new(self) -> bool:
        """Return whether one of its findings is new or back."""
        return any(one.status in (FindingStatus.NEW, FindingStatus.REOPENED) for one in self.findings)

    @property
    def one_fix(self) -> bool:
        """Return whether one edit in one place settles all pages."""
        return self.first.scope in (Scope.TEMPLATE, Scope.LOCATION)


def task_of(finding: Finding, url: str | None = None) -> Task:
    """Return the row of one finding, as it is seen on the page at ``url`` (its first page without one)."""
    return _task([finding], url or finding.url)


def tasks_on_page(findings: Iterable[Finding], url: str | None) -> list[Task]:
    """Return the rows of a page: findings whose words overlap are one, the worst first.

    The hardest sentence that is also too long is one thing to rewrite.
    """
    groups: list[list[Finding]] = []
    ends: dict[str, tuple[int, list[Finding]]] = {}
    alone: list[list[Finding]] = []
    placed = []
    for finding in findings:
        words = evidence_on(finding, url)
        if words.start is None or words.end is None:
            alone.append([finding])
        else:
            placed.append((words.field, words.start, words.end, finding))
    for field, start, end, finding in sorted(placed, key=lambda one: (one[:3], badness(one[3]))):
        last = ends.get(field)
        if last is not None and start < last[0]:
            last[1].append(finding)
            ends[field] = (max(last[0], end), last[1])
        else:
            group = [finding]
            groups.append(group)
            ends[field] = (end, group)
    tasks = [_task(sorted(group, key=badness), url) for group in (*groups, *alone)]
    return sorted(tasks, key=lambda task: badness(task.first))


def _task(findings: Sequence[Finding], url: str | None) -> Task:
    first = findings[0]
    title, detail = first_sentence(first.message)
    known = [finding.minutes for finding in findings if finding.minutes is not None]
    others = dict.fromkeys(place.url for place in first.occurrences if place.url != url)
    return Task(
        findings=tuple(findings),
        url=url,
        evidence=evidence_on(first, url),
        title=title,
        detail=detail,
        places=tuple(others),
        page_count=first.page_count,
        minutes=max(known) if known else None,
    )
