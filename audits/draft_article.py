"""Make an article of a text that is not on a page yet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from language.bullets import BULLETS
from language.typed_lists import typed_lists
from schemas.article import Article
from schemas.block import Block
from schemas.vocabulary import BlockKind

_PARAGRAPH = re.compile(rf"[^\n]+(?:\n(?![ \t]*(?:\n|[-*·#>|{BULLETS}]|\(?(?:\d+|[a-z])[.)]\s))[^\n]+)*")
"""Matches lines up to an empty line or a line that opens a list item, a heading or a quote."""
_LIST_ITEM = re.compile(rf"\s*(?:[{BULLETS}]|(?:[-*·]|\(?(?:\d+|[a-z])[.)])\s)")
"""Matches ``- ``, ``1. ``, ``(a) `` and ``•``."""
_HEADING = re.compile(r"\s*#{1,6}\s|[^.!?:;,]{1,80}$")
"""Matches ``## Causes`` and a short line without a sentence's mark."""
_TITLE = re.compile(
    r"(?=[^\n]{1,80}\Z)(?:[A-Z\d(\[“\"][^\s]*|[a-z]{1,3}:?)(?:\s(?:[A-Z\d(\[&“\"][^\s]*|[a-z]{1,3}:?))+(?<![.!;,])\Z"
)
"""Matches ``When to See a Doctor for Back Pain?``: each long word has a capital."""
_ROW = re.compile(r"\s*\|")
"""Matches the sign that opens ``| Monday | 9 am |``."""


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


def _paragraphs(text: str) -> list[Block]:
    return [
        Block(kind=_kind(match[0]), start=match.start(), end=match.end())
        for match in _PARAGRAPH.finditer(text)
        if not match[0].isspace()
    ]


def _kind(piece: str) -> BlockKind:
    if _LIST_ITEM.match(piece):
        return BlockKind.LIST_ITEM
    if _ROW.match(piece):
        return BlockKind.TABLE_ROW
    if _TITLE.match(piece.strip()):
        return BlockKind.HEADING
    return (
        BlockKind.HEADING
        if _HEADING.fullmatch(piece) or (_HEADING.match(piece) and piece.lstrip()[0] == "#")
        else BlockKind.PARAGRAPH
    )
