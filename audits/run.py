"""Run the audits on records and turn their verdicts into outcomes and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from audits.context import Context
from audits.contract import (
    CannotTell,
    Failed,
    HistoryAudit,
    Inapplicable,
    PageAudit,
    SiteAudit,
    SiteVerdicts,
    Subject,
    Verdict,
)
from audits.draft import audit_text
from audits.facts import text_facts
from audits.findings import page_findings, site_findings, subject_id, subject_url
from audits.freshness.stale_page import age
from audits.registry import active
from language.readability_scores import count, readability
from schemas.article import Article
from schemas.audit_info import AuditInfo
from schemas.dates import DateObservation
from schemas.facts.text_words import TextWords
from schemas.finding import Finding
from schemas.location import Location
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.text import RunningText
from schemas.vocabulary import OutcomeKind

__all__ = ["SITE", "RecordAudits", "audit_history", "audit_records", "audit_site", "audit_text"]

SITE = "site"
"""Subject of an outcome that is about the whole site."""


@dataclass(slots=True)
class RecordAudits:
    """Outcomes and findings of the page audits on one page's records."""

    outcomes: list[Outcome] = field(default_factory=list)
    """One for each audit and record that it applies to, in the order of the records."""
    findings: list[Finding] = field(default_factory=list)
    """In the same order."""
    facts: list[TextWords] = field(default_factory=list)
    """One an article, for the site audits."""
    articles: list[Article] = field(default_factory=list)
    """The articles with ``readability`` and ``freshness`` filled in."""


def audit_records(records: Sequence[Subject], context: Context) -> RecordAudits:
    """Return the page audits' outcomes and findings on these records; an exception is outcome ``error``."""
    result = RecordAudits()
    audits = [audit for audit in active(context.profile) if isinstance(audit, PageAudit)]
    for record in records:
        for audit in audits:
            if audit.subjects != record.record:
                continue
            outcome, findings = _judge(audit.info, record, partial(audit.check, record, context))
            result.outcomes.append(outcome)
            result.findings.extend(findings)
        if isinstance(record, Article):
            result.facts.append(text_facts(record, context))
            result.articles.append(_filled(record, context))
    return result


def audit_history(
    record: RunningText,
    previous: RunningText | None,
    observations: Sequence[DateObservation],
    context: Context,
) -> tuple[list[Outcome], list[Finding]]:
    """Return every history audit's outcome and findings on an article and its previous version."""
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    for audit in active(context.profile):
        if isinstance(audit, HistoryAudit):
            outcome, found = _judge(
                audit.info, record, partial(audit.check, record, previous, observations, context)
            )
            outcomes.append(outcome)
            findings.extend(found)
    return outcomes, findings


def audit_site(
    facts: Iterable[TextWords],
    context: Context,
    *,
    articles: Iterable[RunningText] = (),
    locations: Iterable[Location] = (),
    pages: Iterable[Page] = (),
) -> tuple[list[Outcome], list[Finding]]:
    """Return every site audit's outcomes and findings on the whole run. ``articles``, ``locations`` and
    ``pages`` are for audits to come; none of ours reads them yet."""
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    audits = [audit for audit in active(context.profile) if isinstance(audit, SiteAudit)]
    kept = list(facts) if len(audits) > 1 else facts
    for audit in audits:
        info = audit.info
        try:
            answer: SiteVerdicts = audit.check(iter(kept), context)
            found = site_findings(info, answer.findings)
            ends = [
                _outcome(info, subject, url, verdict) for (subject, url), verdict in answer.verdicts.items()
            ]
        except Exception as error:
            outcomes.append(_failure(info, SITE, None, error))
            continue
        findings.extend(found)
        outcomes.extend(ends)
    return outcomes, findings


def _judge(info: AuditInfo, record: Subject, check: Callable[[], Verdict]) -> tuple[Outcome, list[Finding]]:
    subject, url = subject_id(record), subject_url(record)
    try:
        verdict = check()
        findings = page_findings(info, record, verdict.findings) if isinstance(verdict, Failed) else []
        return _outcome(info, subject, url, verdict), findings
    except Exception as error:
        return _failure(info, subject, url, error), []


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


def _filled(article: Article, context: Context) -> Article:
    text = context.text.read(article)
    scores = readability(count(text, context.syllables)) if any(text.english()) else None
    return article.model_copy(update={"freshness": age(article, context).freshness, "readability": scores})
