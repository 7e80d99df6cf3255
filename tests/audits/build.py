"""Build records for tests of audits without a page behind them."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from typing import Any

from audits.context import Context, build_context
from audits.run import RecordAudits, audit_office, audit_page, audit_site
from audits.site_facts import site_facts
from schemas.article import Article
from schemas.block import Block
from schemas.dates import DateValue
from schemas.facts.text_words import TextWords
from schemas.finding import Finding
from schemas.location import Location
from schemas.outcome import Outcome
from schemas.profile import AuditSettings, Profile
from schemas.text import RunningText, Text
from schemas.vocabulary import BlockKind, PageKind, Precision, Source

TODAY = datetime.date(2026, 11, 22)


def context(today: datetime.date = TODAY, **profile: Any) -> Context:
    """Return a context with default engines, whose findings are as sure as their audits claim."""
    profile.setdefault("audits", AuditSettings(tiers="claimed"))
    return build_context(Profile(url="https://clinic.example/", **profile), today)


def date(value: str, raw: str = "") -> DateValue:
    """Return a date of any precision."""
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(value), Precision.TIME)
    return DateValue(value=value, precision=precision, raw=raw or value, source=Source.VISIBLE, confidence=1)


def article(*paragraphs: str, number: int = 1, **fields: Any) -> Article:
    """Return an article of these paragraphs."""
    text = "\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=start, end=start + len(paragraph)))
        start += len(paragraph) + 1
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    values: dict[str, Any] = {
        "text_id": f"t-{number:016x}",
        "article_id": f"a-{number:016x}",
        "page_id": f"p-{number:016x}",
        "url": f"https://clinic.example/{number}/",
        "body_text": text,
        "body_blocks": blocks,
        "word_count": len(text.split()),
        "content_hash": f"v1:{digest}",
        "confidence": 1,
    }
    return Article(**(values | fields))


def text(*paragraphs: str, number: int = 1, kind: PageKind = PageKind.SERVICE, **fields: Any) -> Text:
    """Return a text of a page of another kind."""
    values = article(*paragraphs, number=number).model_dump(exclude={"record", "kind", *_ARTICLES_OWN})
    return Text(**(values | {"kind": kind} | fields))


_ARTICLES_OWN = Article.model_fields.keys() - RunningText.model_fields.keys()


def judge(records: Iterable[RunningText | Location], context: Context) -> RecordAudits:
    """Return what the audits of one record say of these, one after the other; ``text`` is the last one."""
    judged = RecordAudits()
    for record in records:
        if isinstance(record, Location):
            result = audit_office(record, context)
        else:
            result = audit_page(context, text=record)
            judged.text = result.text
        judged.outcomes += result.outcomes
        judged.findings += result.findings
        judged.words += result.words
    return judged


def judge_words(
    words: Iterable[TextWords], context: Context, audit: str = "misspelling"
) -> tuple[list[Outcome], list[Finding]]:
    """Return what an audit of words says of these texts."""
    outcomes, findings = audit_site(site_facts(words=words), context)
    return (
        [outcome for outcome in outcomes if outcome.audit == audit],
        [finding for finding in findings if finding.audit == audit],
    )
