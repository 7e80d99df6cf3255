"""The vote on a page's body: our own scorer first, other extractors where it is unsure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from crawler.extract.body.article_element import article_element
from crawler.extract.body.segment import TextBlock
from crawler.extract.body.voters import block_words, mapped, poll, trafilatura_fast


@dataclass(frozen=True, slots=True)
class BodyReading:
    """Which blocks are the article's text."""

    in_body: list[bool]
    """For each block of the page."""
    confidence: float
    """Agreement of the voters, 0 to 1."""
    article: html.HtmlElement | None
    """The element that holds the article with its header and byline."""


def read_body(root: html.HtmlElement, blocks: Sequence[TextBlock]) -> BodyReading:
    """Return the body of a page that is taken for an article."""
    text = poll(trafilatura_fast, root) or ""
    shares = mapped(text, block_words(blocks))
    chosen = [share >= 0.5 and (block.level != 1) for share, block in zip(shares, blocks, strict=True)]
    return BodyReading(chosen, 0.5 if any(chosen) else 0.0, article_element(blocks, chosen))
