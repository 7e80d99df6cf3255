"""Audit one page, office or region of a template in a worker and validate what the audits say."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import msgspec.json

from audits.freshness.believed_dates import Past, seen_before
from pipeline.stored_kinds import without_body
from pipeline.stored_record import RecordKind
from schemas.article import Article
from schemas.believed_dates import BelievedDates
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.location import Location
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.profile import Profile
from schemas.record import Record
from schemas.text import RunningText, Text
from schemas.validation import check
from schemas.vocabulary import Lifecycle, OutcomeKind
from store.text_pasts import TextPast

_TEXTS: dict[RecordKind, type[RunningText]] = {"article": Article, "text": Text}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """The line of a page's text."""

    kind: RecordKind
    """The record's type: ``article`` or ``text``."""
    line: str

    def read(self, *, with_body: bool = True) -> RunningText:
        """Return the record; without its body where nobody looks at it."""
        record = _TEXTS[self.kind]
        return record.model_validate_json(self.line) if with_body else without_body(record, self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the look of a run at a text is compared with."""

    now: datetime.datetime
    """Time of the run."""
    past: TextPast | None
    """What the history has of the text; null where no complete run saw it."""
    again: StoredText | None = None
    """The text of the run before as today's code reads it from the old bytes, where another version read it then."""
    previous_now: datetime.datetime | None = None
    """Time of the complete run before; null in a first run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """A page with its text and its facts, where it has them."""

    key: str
    """Sort key of its lines in the store: its final URL."""
    page: str | None
    """Null for an old page of which only the text is known."""
    text: StoredText | None = None
    facts: bytes | None = None
    """JSON of its facts; null for a page that was not read, and for a document."""
    previous: StoredText | None = None
    """The text in the complete run before; null where there is none."""
    sight: Sight | None = None
    """What earlier runs saw of the text, where this run read it; null leaves its believed dates as they are."""
    only: tuple[str, ...] | None = None
    """Audits to ask; null for all. What the others say, words, forms and readability are known then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTask:
    """An office."""

    key: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTask:
    """What several pages show in one region."""

    key: str
    line: str


AuditTask = PageTask | OfficeTask | TemplateTask
"""What a worker judges at a time."""


@dataclass(frozen=True, slots=True)
class Audited:
    """Lines for the store."""

    text: str | None = None
    """The text with readability and freshness, validated; null without one, where it is rejected, and where only some
    audits were asked: nothing but its freshness is another then."""
    freshness: str | None = None
    """JSON of the text's freshness, or of null, where only some audits were asked."""
    outcomes: list[tuple[str, str]] = field(default_factory=list)
    """(sort key, line)."""
    findings: list[tuple[str, str]] = field(default_factory=list)
    """(finding id, line)."""
    words: list[str] = field(default_factory=list)
    """Lines of words of texts, for the audits of the site."""
    forms: list[str] = field(default_factory=list)
    """Lines of forms of texts, for the same."""
    rejects: list[str] = field(default_factory=list)
    has_error: bool = False
    """True where an audit ended in an error."""
    of_day: tuple[str, ...] = ()
    """Audits that asked for the day: on another one they may say something else."""
    words_of_day: bool = False
    """True where words or forms were made with the day."""


class RecordAuditor:
    """Runs every audit of one record on one task after another, in a worker."""

    def __init__(self, profile: Profile, today: datetime.date) -> None:
        """Load the engines."""
        from audits.context import build_context
        from audits.watched_context import WatchedContext

        self._context = WatchedContext(build_context(profile, today))

    def __call__(self, task: AuditTask) -> Audited:
        """Return the outcomes, findings, words and forms of one task."""
        from audits.run import audit_office, audit_page, audit_template

        match task:
            case OfficeTask():
                result = audit_office(Location.model_validate_json(task.line), self._context)
            case TemplateTask():
                result = audit_template(TemplateFacts.model_validate_json(task.line), self._context)
            case PageTask():
                page = Page.model_validate_json(task.page) if task.page else None
                previous = task.previous.read() if task.previous else None
                result = audit_page(
                    self._context,
                    page=page,
                    text=_with_believed(task, page, previous),
                    facts=PageFacts.model_validate_json(task.facts) if task.facts else None,
                    previous=previous,
                    only=task.only,
                )
        rejects: list[str] = []
        text = freshness = None
        if result.text is not None and isinstance(task, PageTask) and task.only is not None:
            freshness = "null" if result.text.freshness is None else result.text.freshness.to_json()
        elif result.text is not None:
            text = _checked(result.text.record, result.text, rejects)
        outcomes = [(outcome_key(one), _checked("outcome", one, rejects)) for one in result.outcomes]
        findings = [(found.finding_id, _checked("finding", found, rejects)) for found in result.findings]
        return Audited(
            text=text,
            freshness=freshness,
            outcomes=[(key, line) for key, line in outcomes if line],
            findings=[(key, line) for key, line in findings if line],
            words=[words.to_json() for words in result.words],
            forms=[forms.to_json() for forms in result.forms],
            rejects=rejects,
            has_error=any(one.outcome is OutcomeKind.ERROR for one in result.outcomes),
            of_day=tuple(sorted(result.of_day)),
            words_of_day=result.words_of_day,
        )


def _with_believed(task: PageTask, page: Page | None, previous: RunningText | None) -> RunningText | None:
    """Return the text of a page with the dates that count, where this run read it."""
    if task.text is None:
        return None
    text = task.text.read()
    if task.sight is None or text.lifecycle is not Lifecycle.LIVE:
        return text
    believed = seen_before(
        text,
        task.sight.now,
        past=_past(task.sight.past),
        previous=(previous, task.sight.previous_now) if previous and task.sight.previous_now else None,
        again=task.sight.again.read() if task.sight.again else None,
        is_first_run=task.sight.previous_now is None,
    )
    if page is not None:
        believed = believed.model_copy(
            update={"first_seen": page.first_seen, "last_changed": page.last_changed}
        )
    return text.model_copy(update={"believed": believed})


def _past(stored: TextPast | None) -> Past | None:
    if stored is None or stored.body is None:
        return None
    believed = BelievedDates.model_validate_json(stored.believed, extra="ignore")
    return Past(believed, stored.body)


def outcome_key(outcome: Outcome) -> str:
    """Return what a run's outcomes are sorted by."""
    return f"{outcomes_of(outcome.audit)}{outcome.url or ''} {outcome.subject}"


def outcomes_of(audit: str) -> str:
    """Return what the keys of an audit's outcomes begin with."""
    return f"{audit} "


def _checked(name: str, record: Record, rejects: list[str]) -> str | None:
    line = record.to_json()
    reject = check(name, msgspec.json.decode(line))
    if reject is None:
        return line
    rejects.append(reject.to_json())
    return None
