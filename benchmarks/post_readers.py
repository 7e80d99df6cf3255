"""Read one saved post with other tools, trafilatura (with htmldate) and newspaper4k, as far as installed."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Reader = Callable[[bytes, str], tuple["PostAnswer", float]]
"""Bytes and URL to the answer and the CPU seconds it took."""


@dataclass
class PostAnswer:
    """A reader's answer on a post; dates as days."""

    title: str | None = None
    authors: list[str] = field(default_factory=list)
    reviewers: list[str] | None = None
    """Null for a reader that knows no reviewers."""
    published: str | None = None
    modified: str | None = None
    body: str = ""


def peer_readers() -> dict[str, Reader]:
    """Return the readers that are installed, by name."""
    warnings.simplefilter("ignore")
    for name in ("trafilatura", "htmldate", "newspaper"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found: dict[str, Reader] = {}
    try:
        import htmldate  # noqa: F401
        import trafilatura  # noqa: F401

        found["trafilatura"] = _timed(_trafilatura)
    except ImportError:
        print("trafilatura: skipped, not installed (requirements-bench.txt)")
    try:
        import newspaper  # type: ignore[import-untyped]  # noqa: F401

        found["newspaper4k"] = _timed(_newspaper)
    except ImportError:
        print("newspaper4k: skipped, not installed (requirements-bench.txt)")
    return found


def _timed(read: Callable[[str, str], PostAnswer]) -> Reader:
    def timed(html: bytes, url: str) -> tuple[PostAnswer, float]:
        text = html.decode("utf-8", "replace")
        begun = time.process_time()
        try:
            answer = read(text, url)
        except Exception:
            answer = PostAnswer()  # a peer that raises has no answer
        return answer, time.process_time() - begun

    return timed


def _trafilatura(text: str, url: str) -> PostAnswer:
    import htmldate
    import trafilatura

    data: Any = trafilatura.bare_extraction(text, url=url, with_metadata=True)
    if data is None:
        return PostAnswer()
    return PostAnswer(
        title=data.title,
        authors=(data.author or "").split("; ") if data.author else [],
        published=data.date,
        modified=htmldate.find_date(text, url=url, original_date=False),
        body=data.text or "",
    )


def _newspaper(text: str, url: str) -> PostAnswer:
    import newspaper

    article = newspaper.Article(url, fetch_images=False)
    article.download(input_html=text)
    article.parse()
    stated = article.meta_data.get("article", {})
    modified = stated.get("modified_time") if isinstance(stated, dict) else None
    return PostAnswer(
        title=article.title,
        authors=list(article.authors),
        published=str(article.publish_date)[:10] if article.publish_date else None,
        modified=str(modified)[:10] if modified else None,
        body=article.text or "",
    )
