"""Build records for tests of audits without a page behind them."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from audits.context import Context, build_context
from schemas.article import Article
from schemas.block import Block
from schemas.dates import DateValue
from schemas.profile import Profile
from schemas.vocabulary import BlockKind, Precision, Source

TODAY = datetime.date(2026, 11, 22)


def context(today: datetime.date = TODAY, **profile: Any) -> Context:
    """Return a context with default engines."""
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
