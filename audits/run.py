"""Run the audits on subjects and turn their verdicts into outcomes and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from audits.called_right import without_right_words
from audits.context import Context
from audits.contract import (
    SITE,
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
from schemas.article import Article
from schemas.audit_info import AuditInfo
from schemas.dates import DateObservation
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
    "audit_history",
    "audit_office",
    "audit_page",
    "audit_site",
    "audit_template",
    "audit_text",
]


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

    def add(self, judged: tuple[list[Outcome], list[Finding]]) -> None:
        """Take further outcomes and findings."""
        self.outcomes += judged[0]
        self.findings += judged[1]


def audit_page(
    context: Context,
    *,
    page: Page | None = None,
    text: RunningText | None = None,
    facts: PageFacts | None = None,
    previous: RunningText | None = None,
) -> RecordAudits:
    """Return what the audits say of a page and of its text, where it has one.

    ``facts`` are null for a page that was not read and for a document; ``previous`` is the text in the complete run
    before. A page of kind junk is judged by no audit.
    """
    result = RecordAudits(text=text)
    junk = PageKind.JUNK in (page and page.kind, text and text.kind)
    whole = of_page(page, facts)
    if whole is not None:
        result.add(_audit_subject(whole, context, junk=junk))
    if text is not None:
        result.add(_audit_subject(of_text(text, page, facts), context, junk=junk))
        result.add(audit_history(text, previous, text.date_observations, context))
        if not junk:
            result.words.append(
                words_with_blocks(without_right_words(text_words(text, context, facts), context), text, facts)
            )
            result.forms.append(text_forms(text, context, facts))
            result.text = _filled(text, context)
    elif facts is not None and not junk:
        if words := page_words(facts, context):
            result.words.append(words_with_blocks(without_right_words(words, context), None, facts))
        result.forms += filter(None, [page_forms(facts, context)])
    return result


def audit_office(location: Location, context: Context) -> RecordAudits:
    """Return what the audits say of an office."""
    result = RecordAudits()
    result.add(_audit_subject(of_location(location), context))
    return result


def audit_template(facts: TemplateFacts, context: Context) -> RecordAudits:
    """Return what the audits say of what several pages show in one region, once."""
    words = [
        words_with_blocks(without_right_words(one, context), None, facts)
        for one in template_words(facts, context)
    ]
    result = RecordAudits(words=words, forms=template_forms(facts, context))
    result.add(_audit_subject(of_template(facts), context))
    return result


def audit_history(
    record: RunningText,
    previous: RunningText | None,
    observations: Sequence[DateObservation],
    context: Context,
) -> tuple[list[Outcome], list[Finding]]:
    """Return every history audit's outcome and findings on a text and its previous version."""
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    subject = of_text(record)
    for audit in active(context.profile):
        if isinstance(audit, HistoryAudit):
            check: Callable[[], Verdict] = partial(audit.check, record, previous, observations, context)
            if record.kind is PageKind.JUNK:
                check = partial(Inapplicable, _JUNK)
            outcome, found = _judge(audit.info, subject, check, context.profile)
            outcomes.append(outcome)
            findings.extend(found)
    return outcomes, findings


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
    facts: Mapping[FactName, Iterable[Any]], context: Context
) -> Iterator[tuple[list[Outcome], list[Finding]]]:
    """Yield the outcomes and findings of one site audit after another: those of a large site fill much memory."""
    for audit in active(context.profile):
        if not isinstance(audit, SiteAudit):
            continue
        info = audit.info
        try:
            answer: SiteVerdicts = audit.check(*[facts[name] for name in info.reads], context)
            found = site_findings(info, answer.findings, context.profile)
            ends = [
                _outcome(info, subject, url, verdict) for (subject, url), verdict in answer.verdicts.items()
            ]
        except CheckupError:
            raise
        except Exception as error:
            found, ends = [], [_failure(info, *SITE, error)]
        yield ends, found


_JUNK = "the page isn't one for readers, so we don't check it"


def _audit_subject(
    subject: Subject, context: Context, *, junk: bool = False
) -> tuple[list[Outcome], list[Finding]]:
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    for audit in active(context.profile):
        if not isinstance(audit, RecordAudit) or subject.kind not in kinds_of(audit.info.reads):
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
        outcome, found = _judge(audit.info, subject, check, context.profile)
        outcomes.append(outcome)
        findings.extend(found)
    return outcomes, findings


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
    return text.model_copy(
        update={
            "readability": context.readability.scores(blocks) if scored else None,
            "freshness": age(text, context).freshness if isinstance(text, Article) else None,
        }
    )
