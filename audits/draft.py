"""Audit a text that is not on a page yet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from audits.context import Context
from audits.contract import Failed, Found, PageAudit, SiteAudit
from audits.facts import read_spelling, suspects_of
from audits.findings import page_findings
from audits.registry import active
from audits.spelling import misspelling
from schemas.article import Article
from schemas.block import Block
from schemas.finding import Finding
from schemas.vocabulary import BlockKind

PAGE_AUDITS = frozenset({"repeated-word", "long-sentence", "hard-to-read"})
"""The page audits that need nothing but text."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*(?:\n|[-*•#>|]|\d+[.)]\s))[^\n]+)*")
"""Matches lines up to an empty line or a line that opens a list item, a heading or a quote."""
_LIST_ITEM = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")
"""Matches ``- `` and ``1. ``."""
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
        body_blocks=_paragraphs(text) if blocks is None else list(blocks),
        word_count=len(text.split()),
        content_hash=f"v1:{digest}",
        confidence=1,
    )


def audit_text(
    text: str, context: Context, *, language: str | None = "en", blocks: Sequence[Block] | None = None
) -> list[Finding]:
    """Return the findings of the audits that need only text, in the order of the text.

    A misspelling is one finding an occurrence here, so that an editor can mark each in place; its subject is
    still the word.
    """
    article = draft_article(text, language=language, blocks=blocks)
    findings: list[Finding] = []
    for audit in active(context.profile):
        if isinstance(audit, SiteAudit) and audit.info.audit == "misspelling":
            findings += page_findings(audit.info, article, _misspellings(article, context))
        elif isinstance(audit, PageAudit) and audit.info.audit in PAGE_AUDITS:
            verdict = audit.check(article, context)
            if isinstance(verdict, Failed):
                findings += page_findings(audit.info, article, verdict.findings)
    return sorted(
        findings, key=lambda finding: (finding.evidence.start or 0, finding.evidence.end or 0, finding.audit)
    )


def _misspellings(article: Article, context: Context) -> list[Found]:
    words, places = read_spelling(article, context)
    suspects = {suspect.word.lower(): suspect for suspect in suspects_of(places)}
    least_pages = context.number(misspelling.INFO, "own_word_pages")
    ratio = context.number(misspelling.INFO, "ratio")
    found: list[Found] = []
    for place in places:
        suspect = suspects[place.sighting.word.lower()]
        settled = misspelling.settle(suspect, suspect.count, suspect.lower, 1, words, least_pages, ratio)
        if settled is not None:
            found.append(
                Found(
                    message=misspelling.message(suspect, settled.suggestions),
                    field=place.field,
                    start=place.sighting.start,
                    end=place.sighting.end,
                    suggestions=settled.suggestions,
                    tier=settled.tier,
                )
            )
    return found


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
