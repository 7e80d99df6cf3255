"""Define an audit: its kinds, its verdicts, and the light finding that it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from audits.context import Context
from audits.items import FactItem
from schemas.audit_info import AuditInfo
from schemas.dates import DateObservation
from schemas.finding import Occurrence
from schemas.text import RunningText
from schemas.vocabulary import Scope, Severity, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One fault as an audit sees it; ``audits.findings`` gives it its id, context words and envelope.

    Either ``start`` and ``end`` mark a slice of the text at ``field``, or ``quote`` gives the words where
    the field is not running text, or ``at`` names facts of the page whose ``field`` is quoted, or
    ``occurrences`` names the pages that hold words of an office, whose own page need not hold them.
    """

    message: str
    """One sentence for the editor."""
    field: str = "/body_text"
    """JSON pointer of the quoted field: in the text, page or office; with ``at`` in the fact, e.g. ``/words``."""
    at: Sequence[FactItem] = ()
    """The facts that it is about, of those that the audit was handed: each is an occurrence, the first the evidence."""
    occurrences: Sequence[Occurrence] = ()
    """Every page that holds the words, in the order of the URLs: the first is the evidence, and they are counted."""
    page_count: int | None = None
    """Number of those pages, where not all of them are listed; null counts the occurrences."""
    start: int | None = None
    """Offset of the first quoted character, code points."""
    end: int | None = None
    """Offset after the last quoted character."""
    quote: str | None = None
    """The quoted words, where there are no offsets."""
    suggestions: tuple[str, ...] = ()
    """Corrections, best first."""
    tier: Tier = Tier.LIKELY
    """Certainty of the finding."""
    is_set: bool = False
    """True where the profile asks for it, as its style sheet does: no label has to earn its tier."""
    value: float | None = None
    """The measured number."""
    unit: str | None = None
    """Its unit."""
    severity: Severity | None = None
    """Overrides the audit's own."""
    scope: Scope = Scope.PAGE
    """Reach of one fix: page, template, site, location or person."""
    identity: str | None = None
    """Value that tells it from the audit's other findings on the subject over the runs: empty where the audit judges
    the whole subject, the field and differing values of a contradiction; null where quote and words beside it do."""
    shown: bool = True
    """False where the audit shows the worst of a page alone and this is not one of them: it waits for its turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFound:
    """One fault of the whole site: its subject is not a record but, for instance, a word."""

    subject: str
    """Subject, e.g. the word of a misspelling, the target of a broken link."""
    message: str
    """One sentence for the editor."""
    occurrences: tuple[Occurrence, ...]
    """Every occurrence, in the order of the URLs; the first is the finding's evidence."""
    page_count: int
    """Number of pages that show it."""
    identity: str | None = ""
    """Value that tells it from the audit's other findings on the subject over the runs; empty where there is one, null
    where quote and words beside it do."""
    suggestions: tuple[str, ...] = ()
    """Corrections, best first."""
    tier: Tier = Tier.LIKELY
    """Certainty of the finding."""
    is_set: bool = False
    """True where the profile asks for it, as its style sheet does: no label has to earn its tier."""
    said_of: Callable[[str], tuple[str, tuple[str, ...]]] | None = None
    """Returns message and suggestions for one place by its quote, where places need their own, as dates do: a draft has
    a finding for each of them."""
    severity: Severity | None = None
    """Overrides the audit's own."""
    value: float | None = None
    """The measured number."""
    unit: str | None = None
    """Its unit."""
    scope: Scope = Scope.SITE
    """Reach of one fix: page, template, site, location or person."""
    fixes: int | None = None
    """Edits that settle it; null for one on each page."""


@dataclass(frozen=True, slots=True)
class Passed:
    """The audit found no fault."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The audit found faults: at least one."""

    findings: Sequence[Found]


@dataclass(frozen=True, slots=True)
class CannotTell:
    """The page lacks what the audit needs; never a pass."""

    reason: str


@dataclass(frozen=True, slots=True)
class Inapplicable:
    """The audit does not judge this kind of subject."""

    reason: str


Verdict = Passed | Failed | CannotTell | Inapplicable
"""Outcomes that a check returns; the fifth, *error*, is an exception caught by the runner."""


SITE = ("site", None)
"""The whole site as the subject of a verdict: its id, and no URL."""


@dataclass(frozen=True, slots=True)
class SiteVerdicts:
    """The findings of a site audit, and its verdict on each subject that it looked at."""

    findings: Sequence[SiteFound]
    """In the order they should be read."""
    verdicts: Mapping[tuple[str, str | None], Verdict]
    """(id of the record, its URL) to the verdict; a ``Failed`` here needs no findings of its own. Of an audit that
    judges the site as one, ``SITE`` and no URL."""


RecordCheck = Callable[..., Verdict]
"""Takes the facts that the audit reads, in the order in which it declares them, then the context."""
HistoryCheck = Callable[[RunningText, RunningText | None, Sequence[DateObservation], Context], Verdict]
SiteCheck = Callable[..., SiteVerdicts]
"""Takes an iterable of the whole run for each fact that the audit reads, in that order, then the context."""


@dataclass(frozen=True, slots=True)
class RecordAudit:
    """An audit of one subject at a time, which follows from what it reads: ``audits.subjects``."""

    info: AuditInfo
    check: RecordCheck


@dataclass(frozen=True, slots=True)
class HistoryAudit:
    """An audit of a text against the same text in the previous complete run."""

    info: AuditInfo
    check: HistoryCheck


@dataclass(frozen=True, slots=True)
class SiteAudit:
    """An audit of the whole run, from the streams of ``audits.site_facts``."""

    info: AuditInfo
    check: SiteCheck


Audit = RecordAudit | HistoryAudit | SiteAudit
"""Any audit."""
