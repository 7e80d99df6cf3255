"""Audit a text that is not on a page yet."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Sequence

from audits.called_right import without_right_words
from audits.context import Context
from audits.contract import Failed, Found, RecordAudit, SiteAudit, SiteFound, SiteVerdicts
from audits.draft_article import draft_article
from audits.findings import record_findings
from audits.registry import active_of_drafts
from audits.subjects import of_draft
from audits.text_forms import FoundForm, forms_of_text, read_forms
from audits.text_words import Spelling, read_spelling, words_of_text
from language.forms.quotations import is_inside
from schemas.article import Article
from schemas.audit_info import AuditInfo
from schemas.block import Block
from schemas.finding import Finding
from schemas.location import Location
from schemas.vocabulary import AuditCategory, FactName


def audit_text(
    text: str,
    context: Context,
    *,
    language: str | None = "en",
    blocks: Sequence[Block] | None = None,
    offices: Sequence[Location] = (),
) -> list[Finding]:
    """Return the findings of the audits that read only text, and of those that read only its words or its forms.

    In the order of the text. A misspelling is one finding an occurrence here, so that an editor can mark each in place.
    ``offices`` are those that the text lists, whose forms are judged too.
    """
    return audit_article(draft_article(text, language=language, blocks=blocks), context, offices=offices)


def audit_article(article: Article, context: Context, *, offices: Sequence[Location] = ()) -> list[Finding]:
    """Return the same of a text that is an article already (`audits.draft_article`)."""
    draft = of_draft(article)
    spelling = functools.cache(lambda: read_spelling(article, context))  # for several audits, if for any
    words = functools.cache(lambda: without_right_words(words_of_text(article, spelling(), context), context))
    forms = functools.cache(lambda: read_forms(article, context))
    text_forms = functools.cache(lambda: forms_of_text(article, forms()))
    findings: list[Finding] = []
    for audit in active_of_drafts(context.profile):
        reads = audit.info.reads
        if isinstance(audit, RecordAudit) and reads == [FactName.TEXT]:
            verdict = audit.check(article, context)
            if isinstance(verdict, Failed):
                findings += record_findings(audit.info, draft, verdict.findings, context.profile)
        elif isinstance(audit, SiteAudit) and reads == [FactName.WORDS]:
            findings += record_findings(
                audit.info, draft, _in_place(audit.check([words()], context), spelling()), context.profile
            )
        elif isinstance(audit, SiteAudit) and reads == [FactName.TEXT_FORMS]:
            findings += record_findings(
                audit.info,
                draft,
                _forms_in_place(audit.check([text_forms()], context), forms(), article),
                context.profile,
            )
        elif isinstance(audit, SiteAudit) and offices and _is_of_office_forms(audit.info):
            findings += record_findings(
                audit.info,
                draft,
                _where_quoted(audit.check(offices, context).findings, article.body_text),
                context.profile,
            )
    return sorted(
        _without_torn(findings),
        key=lambda finding: (finding.evidence.start or 0, finding.evidence.end or 0, finding.audit),
    )


def _is_of_office_forms(info: AuditInfo) -> bool:
    return info.reads == [FactName.LOCATION] and info.category is AuditCategory.CONSISTENCY


def _where_quoted(faults: Iterable[SiteFound], text: str) -> list[Found]:
    """Return each fault once, at the first of its quotes that the text has as it is."""
    found: list[Found] = []
    for fault in faults:
        quotes = (place.evidence.quote for place in fault.occurrences)
        places = ((text.find(quote), quote) for quote in quotes if quote)
        start, quote = next((place for place in places if place[0] >= 0), (0, ""))
        found += _at(fault, [("/body_text", start, start + len(quote))])
    return found


def _without_torn(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without misspellings that would tear apart a word whose form another finding gives.

    *Brightpath* is *BrightPath* there, and not *Bright path*.
    """
    formed = (_span_of(finding) for finding in findings if finding.category is AuditCategory.CONSISTENCY)
    wider: dict[str, list[tuple[int, int]]] = {}
    for field, start, end in sorted(formed):
        spans = wider.setdefault(field, [])
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    kept = []
    for finding in findings:
        field, start, end = _span_of(finding)
        torn = finding.category is AuditCategory.SPELLING and any(
            " " in fix and fix.replace(" ", "").lower() == finding.evidence.quote.lower()
            for fix in finding.suggestions
        )
        if not (torn and is_inside(wider.get(field, ()), start, end)):
            kept.append(finding)
    return kept


def _span_of(finding: Finding) -> tuple[str, int, int]:
    evidence = finding.evidence
    return evidence.field, evidence.start or 0, evidence.end or 0


def _in_place(answer: SiteVerdicts, spelling: Spelling) -> list[Found]:
    """Return the findings of an audit of words: one for each place of the word, else one for each occurrence."""
    if not answer.findings:
        return []
    spans: dict[str, list[tuple[str, int, int]]] = {}
    for place in spelling.places:
        span = (place.field, place.sighting.start, place.sighting.end)
        spans.setdefault(place.sighting.word.lower(), []).append(span)
    found = []
    for fault in answer.findings:
        seen = [place.evidence for place in fault.occurrences]
        quoted = [(q.field, q.start, q.end) for q in seen if q.start is not None and q.end is not None]
        found += _at(fault, spans.get(fault.subject, quoted))
    return sorted(found, key=lambda one: one.start or 0)


def _forms_in_place(answer: SiteVerdicts, forms: Sequence[FoundForm], article: Article) -> list[Found]:
    """Return the findings of an audit of forms: one for each occurrence of an odd form."""
    if not answer.findings:
        return []
    of_form: dict[tuple[str, str, str], list[tuple[str, int, int]]] = {}
    for one in forms:
        of_form.setdefault(one.sight[:3], []).append((one.field, one.sight.start, one.sight.end))
    alike: dict[tuple[str, int | None, int | None], list[tuple[str, int, int]]] = {}
    for spans in of_form.values():
        alike.setdefault(spans[0], []).extend(spans)
    found = []
    for fault in answer.findings:
        odd = [
            alike.get((q.field, q.start, q.end), []) for q in (place.evidence for place in fault.occurrences)
        ]
        places = list(dict.fromkeys(span for spans in odd for span in spans))
        if fault.said_of is None:
            found += _at(fault, places)
            continue
        for field, start, end in places:
            text = article.body_text if field == "/body_text" else article.headline or ""
            message, suggestions = fault.said_of(text[start:end])
            own = dataclasses.replace(fault, message=message, suggestions=suggestions)
            found += _at(own, [(field, start, end)])
    return sorted(found, key=lambda one: one.start or 0)


def _at(fault: SiteFound, spans: Iterable[tuple[str, int, int]]) -> list[Found]:
    """Return the fault once for each of these slices of the text."""
    return [
        Found(
            message=fault.message,
            field=field,
            start=start,
            end=end,
            suggestions=fault.suggestions,
            tier=fault.tier,
            is_set=fault.is_set,
            severity=fault.severity,
        )
        for field, start, end in spans
    ]
