"""Run the audits on subjects and turn their verdicts into outcomes and findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from audits.called_right import without_right_words
from audits.context import Context
from audits.contract import (
    SITE,
    Audit,
    CannotTell,
    Failed,
    HistoryAudit,
    Inapplicable,
    RecordAudit,
    SiteAudit,
    SiteVerdicts,
    Verdict,
)
from audits.draft import audit_text
from audits.findings import record_findings, site_findings
from audits.freshness.article_age import age
from audits.quoted_block import words_with_blocks
from audits.registry import active
from audits.subjects import Subject, kinds_of, of_location, of_page, of_template, of_text
from audits.text_forms import page_forms, template_forms, text_forms
from audits.text_words import page_words, template_words, text_words
from audits.watched_context import watched
from schemas.article import Article
from schemas.audit_info import AuditInfo
from schemas.errors import CheckupError
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.text_forms import TextForms
from schemas.facts.text_words import TextWords
from schemas.finding import Finding
from schemas.location import Location
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.profile import Profile
from schemas.text import RunningText
from schemas.vocabulary import FactName, OutcomeKind, PageKind

__all__ = [
    "RecordAudits",
    "audit_office",
    "audit_page",
    "audit_site",
    "audit_template",
    "audit_text",
]


OneAudit = TypeVar("OneAudit", RecordAudit, HistoryAudit, SiteAudit)
WordsAndForms = tuple[list[TextWords], list[TextForms]]


@dataclass(slots=True)
class RecordAudits:
    """Outcomes and findings of the audits on a page and its text, on an office, or on a region of a template."""

    outcomes: list[Outcome] = field(default_factory=list)
    """One for each audit and subject that it judges."""
    findings: list[Finding] = field(default_factory=list)
    """In the same order."""
    words: list[TextWords] = field(default_factory=list)
    """Those of the page, or of each text that the template repeats, for the audits of the site."""
    forms: list[TextForms] = field(default_factory=list)
    """Forms of the same texts, where they have any."""
    text: RunningText | None = None
    """The text with ``readability`` and ``freshness`` filled in; null without one."""
    of_day: set[str] = field(default_factory=set)
    """Audits that asked a `WatchedContext` for the day: on another one they may say something else."""
    words_of_day: bool = False
    """True where the words or forms were made with the day."""

    def judge(self, subject: Subject, audit: Audit, check: Callable[[], Verdict], context: Context) -> None:
        """Take what an audit says of a subject."""
        judging = partial(_judge, audit.info, subject, check, context.profile)
        (outcome, found), of_day = watched(context, judging)
        self.outcomes.append(outcome)
        self.findings += found
        if of_day:
            self.of_day.add(audit.info.audit)

    def add_words(self, made: Callable[[], WordsAndForms], context: Context) -> None:
        """Take words and forms."""
        (words, forms), of_day = watched(context, made)
        self.words += words
        self.forms += forms
        self.words_of_day |= of_day


def audit_page(
    context: Context,
    *,
    page: Page | None = None,
    text: RunningText | None = None,
    facts: PageFacts | None = None,
    previous: RunningText | None = None,
    only: Collection[str] | None = None,
) -> RecordAudits:
    """Return what the audits say of a page and of its text, where it has one.

    ``facts`` are null for a page that was not read and for a document; ``previous`` is the text in the complete run
    before. A page of kind junk is judged by no audit. With ``only`` these audits alone are asked: there are no words
    and no forms then, and the text's readability stays as it is.
    """
    result = RecordAudits(text=text)
    junk = PageKind.JUNK in (page and page.kind, text and text.kind)
    whole = of_page(page, facts)
    if whole is not None:
        _audit_subject(result, whole, context, junk=junk, only=only)
    if text is not None:
        _audit_subject(result, of_text(text, page, facts), context, junk=junk, only=only)
        _audit_history(result, text, previous, context, only=only)
        if not junk:
            result.text = _aged(text, context) if only is not None else _filled(text, context)
    if not junk and only is None:
        result.add_words(partial(_page_words, text, facts, context), context)
    return result


def audit_office(location: Location, context: Context) -> RecordAudits:
    """Return what the audits say of an office."""
    result = RecordAudits()
    _audit_subject(result, of_location(location), context)
    return result


def audit_template(facts: TemplateFacts, context: Context) -> RecordAudits:
    """Return what the audits say of what several pages show in one region, once."""
    result = RecordAudits()
    result.add_words(partial(_template_words, facts, context), context)
    _audit_subject(result, of_template(facts), context)
    return result


def _page_words(text: RunningText | None, facts: PageFacts | None, context: Context) -> WordsAndForms:
    if text is not None:
        found = without_right_words(text_words(text, context, facts), context)
        return [words_with_blocks(found, text, facts)], [text_forms(text, context, facts)]
    if facts is None:
        return [], []
    words, forms = page_words(facts, context), page_forms(facts, context)
    return (
        [words_with_blocks(without_right_words(words, context), None, facts)] if words else [],
        [forms] if forms else [],
    )


def _template_words(facts: TemplateFacts, context: Context) -> WordsAndForms:
    words = [
        words_with_blocks(without_right_words(one, context), None, facts)
        for one in template_words(facts, context)
    ]
    return words, template_forms(facts, context)


def _audit_history(
    result: RecordAudits,
    record: RunningText,
    previous: RunningText | None,
    context: Context,
    *,
    only: Collection[str] | None,
) -> None:
    """Take every history audit's outcome and findings on a text and its previous version."""
    subject = of_text(record)
    for audit in _wanted(HistoryAudit, context, only):
        check: Callable[[], Verdict] = partial(
            audit.check, record, previous, record.date_observations, context
        )
        if record.kind is PageKind.JUNK:
            check = partial(Inapplicable, _JUNK)
        result.judge(subject, audit, check, context)


def audit_site(
    facts: Mapping[FactName, Iterable[Any]], context: Context
) -> tuple[list[Outcome], list[Finding]]:
    """Return every site audit's outcomes and findings on the streams of a run, see ``site_facts``.

    Raises a `CheckupError` that a stream raises: a store that cannot be read is no audit's error.
    """
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    for ends, found in each_site_audit(facts, context):
        outcomes += ends
        findings += found
    return outcomes, findings


def each_site_audit(
    facts: Mapping[FactName, Iterable[Any]], context: Context, only: Collection[str] | None = None
) -> Iterator[tuple[list[Outcome], list[Finding]]]:
    """Yield the outcomes and findings of one site audit after another: those of a large site fill much memory.

    With ``only`` these audits alone are asked.
    """
    for audit in _wanted(SiteAudit, context, only):
        info = audit.info
        try:
            answer: SiteVerdicts = audit.check(*[facts[name] for name in info.reads], context)
            found = site_findings(info, answer.findings, context.profile)
            ends = [
                _outcome(info, subject, url, verdict) for (subject, url), verdict in answer.verdicts.items()
            ]
            del answer
        except CheckupError:
            raise
        except Exception as error:
            found, ends = [], [_failure(info, *SITE, error)]
        yield ends, found
        del ends, found  # before those of the next audit are there


def _wanted(sort: type[OneAudit], context: Context, only: Collection[str] | None) -> Iterator[OneAudit]:
    """Yield the profile's audits of one sort; of these the named ones, where some are named."""
    for audit in active(context.profile):
        if isinstance(audit, sort) and (only is None or audit.info.audit in only):
            yield audit


_JUNK = "the page isn't one for readers, so we don't check it"


def _audit_subject(
    result: RecordAudits,
    subject: Subject,
    context: Context,
    *,
    junk: bool = False,
    only: Collection[str] | None = None,
) -> None:
    for audit in _wanted(RecordAudit, context, only):
        if subject.kind not in kinds_of(audit.info.reads):
            continue
        missing = [name for name in audit.info.reads if name not in subject.facts]
        check: Callable[[], Verdict]
        if junk:
            check = partial(Inapplicable, _JUNK)
        elif missing:
            what = " and ".join(name.value.replace("_", " ") for name in missing)
            check = partial(Inapplicable, f"this isn't an ordinary web page, so its {what} can't be checked")
        else:
            check = partial(audit.check, *[subject.facts[name] for name in audit.info.reads], context)
        result.judge(subject, audit, check, context)


def _judge(
    info: AuditInfo, subject: Subject, check: Callable[[], Verdict], profile: Profile
) -> tuple[Outcome, list[Finding]]:
    try:
        verdict = check()
        findings = (
            record_findings(info, subject, verdict.findings, profile) if isinstance(verdict, Failed) else []
        )
        return _outcome(info, subject.id, subject.url, verdict), findings
    except Exception as error:
        return _failure(info, subject.id, subject.url, error), []


def _outcome(info: AuditInfo, subject: str, url: str | None, verdict: Verdict) -> Outcome:
    kind, reason = OutcomeKind.PASSED, None
    if isinstance(verdict, Failed):
        kind = OutcomeKind.FAILED
    elif isinstance(verdict, CannotTell):
        kind, reason = OutcomeKind.CANNOT_TELL, verdict.reason
    elif isinstance(verdict, Inapplicable):
        kind, reason = OutcomeKind.INAPPLICABLE, verdict.reason
    return Outcome(
        audit=info.audit, audit_version=info.version, subject=subject, url=url, outcome=kind, reason=reason
    )


def _failure(info: AuditInfo, subject: str, url: str | None, error: Exception) -> Outcome:
    return Outcome(
        audit=info.audit,
        audit_version=info.version,
        subject=subject,
        url=url,
        outcome=OutcomeKind.ERROR,
        reason=f"{type(error).__name__}: {error}",
    )


def _filled(text: RunningText, context: Context) -> RunningText:
    blocks = context.text.read(text)
    scored = blocks.sentences_known and any(blocks.english())
    readability = context.readability.scores(blocks) if scored else None
    return _aged(text.model_copy(update={"readability": readability}), context)


def _aged(text: RunningText, context: Context) -> RunningText:
    freshness = age(text, context).freshness if isinstance(text, Article) else None
    return text.model_copy(update={"freshness": freshness})
