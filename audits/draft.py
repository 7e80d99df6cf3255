"""Audit a text that is not on a page yet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from audits.context import Context
from audits.contract import Failed, Found, RecordAudit, SiteAudit
from audits.findings import record_findings
from audits.registry import active
from audits.subjects import of_draft
from audits.text_words import read_spelling, words_of_text
from language.typed_lists import typed_lists
from schemas.article import Article
from schemas.block import Block
from schemas.finding import Finding
from schemas.vocabulary import BlockKind, FactName

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*(?:\n|[-*•●▪◦‣⁃·#>|]|\(?(?:\d+|[a-z])[.)]\s))[^\n]+)*")
"""Matches lines up to an empty line or a line that opens a list item, a heading or a quote."""
_LIST_ITEM = re.compile(r"\s*(?:[•●▪◦‣⁃]|(?:[-*·]|\(?(?:\d+|[a-z])[.)])\s)")
"""Matches ``- ``, ``1. ``, ``(a) `` and ``•``."""
_HEADING = re.compile(r"\s*#{1,6}\s|[^.!?:;,]{1,80}$")
"""Matches ``## Causes`` and a short line without a sentence's mark."""


def draft_article(
    text: str, *, language: str | None = "en", blocks: Sequence[Block] | None = None
) -> Article:
    """Return a text as an article that was never on a page; offsets point into the text as given.

    Without blocks, the text's empty lines and list signs mark its paragraphs.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        text_id=f"t-{digest[:16]}",
        article_id=f"a-{digest[:16]}",
        page_id=f"p-{digest[:16]}",
        url="draft:",
        language=language,
        body_text=text,
        body_blocks=typed_lists(text, _paragraphs(text) if blocks is None else blocks),
        word_count=len(text.split()),
        content_hash=f"v1:{digest}",
        confidence=1,
    )


def audit_text(
    text: str, context: Context, *, language: str | None = "en", blocks: Sequence[Block] | None = None
) -> list[Finding]:
    """Return the findings of the audits that read only text, and of those that read only its words.

    In the order of the text. A misspelling is one finding an occurrence here, so that an editor can mark each in place.
    """
    article = draft_article(text, language=language, blocks=blocks)
    draft = of_draft(article)
    findings: list[Finding] = []
    for audit in active(context.profile):
        reads = audit.info.reads
        if isinstance(audit, RecordAudit) and reads == [FactName.TEXT]:
            verdict = audit.check(article, context)
            if isinstance(verdict, Failed):
                findings += record_findings(audit.info, draft, verdict.findings, context.profile)
        elif isinstance(audit, SiteAudit) and reads == [FactName.WORDS]:
            findings += record_findings(
                audit.info, draft, _in_place(audit, article, context), context.profile
            )
    return sorted(
        findings, key=lambda finding: (finding.evidence.start or 0, finding.evidence.end or 0, finding.audit)
    )


def _in_place(audit: SiteAudit, article: Article, context: Context) -> list[Found]:
    """Return the findings of an audit of words: one for each place of the word, else one for each occurrence."""
    spelling = read_spelling(article, context)
    answer = audit.check([words_of_text(article, spelling, context)], context)
    spans: dict[str, list[tuple[str, int, int]]] = {}
    for place in spelling.places:
        span = (place.field, place.sighting.start, place.sighting.end)
        spans.setdefault(place.sighting.word.lower(), []).append(span)
    found = []
    for fault in answer.findings:
        seen = [place.evidence for place in fault.occurrences]
        quoted = [(q.field, q.start, q.end) for q in seen if q.start is not None and q.end is not None]
        found += [
            Found(
                message=fault.message,
                field=field,
                start=start,
                end=end,
                suggestions=fault.suggestions,
                tier=fault.tier,
                severity=fault.severity,
            )
            for field, start, end in spans.get(fault.subject, quoted)
        ]
    return sorted(found, key=lambda one: one.start or 0)


def _paragraphs(text: str) -> list[Block]:
    return [
        Block(kind=_kind(match[0]), start=match.start(), end=match.end())
        for match in _PARAGRAPH.finditer(text)
        if not match[0].isspace()
    ]


def _kind(piece: str) -> BlockKind:
    if _LIST_ITEM.match(piece):
        return BlockKind.LIST_ITEM
    return (
        BlockKind.HEADING
        if _HEADING.fullmatch(piece) or (_HEADING.match(piece) and piece.lstrip()[0] == "#")
        else BlockKind.PARAGRAPH
    )
