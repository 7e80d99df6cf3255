"""Ask other people's extractors for a page's text and map it back to our own blocks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree, html

from extraction.body.shingles import SIZE, Shingle, shingles, words
from extraction.page.blocks import TextBlock

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

_MANY_STEPS = 4_000_000
"""Words of a text times blocks from which finding each block in the text costs more than indexing the text."""
MOST_IN_A_LINE = 1_000
"""Links, spans and the like of one parent: trafilatura's time grows with their square (8,000 take 4 s), and the largest
paragraph of a text has hardly a hundred."""
_CROWDED = etree.XPath(
    "boolean(//*[count(*[self::a or self::span or self::b or self::strong or self::i or self::em or self::font or"
    f" self::u or self::code or self::small]) > {MOST_IN_A_LINE}])"
)

Voter = Callable[[html.HtmlElement], str]
"""A function that returns the page's text by its own judgement and leaves the page's tree unchanged."""


@cache
def _quiet() -> None:
    for name in ("trafilatura", "readability", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def trafilatura_fast(root: html.HtmlElement) -> str:
    """Return the page's text by trafilatura, without its fallbacks (Barbaresi 2021)."""
    return _trafilatura(root, recall=False)


def trafilatura_recall(root: html.HtmlElement) -> str:
    """Return the page's text by trafilatura, set to take too much rather than too little."""
    return _trafilatura(root, recall=True)


def readability(root: html.HtmlElement) -> str:
    """Return the page's text by readability-lxml (after Arc90's Readability)."""
    from readability import Document

    _quiet()
    summary = Document(html.tostring(root, encoding="unicode")).summary(html_partial=True)
    return " ".join(html.fromstring(summary).itertext()) if summary.strip() else ""


def _trafilatura(root: html.HtmlElement, *, recall: bool) -> str:
    from trafilatura import extract

    _quiet()
    return extract(root, options=_options(recall)) or ""  # it copies a tree before it changes it


@cache
def _options(recall: bool) -> Extractor:
    """Return trafilatura's settings, read from its own file once and not for each page."""
    from trafilatura.settings import Extractor

    return Extractor(fast=True, recall=recall, comments=False, formatting=False)


def poll(voter: Voter, root: html.HtmlElement) -> str | None:
    """Return a voter's text, or null where it gave up or is not asked: no page may fail because a voter did."""
    if _CROWDED(root):
        return None
    try:
        return voter(root) or None
    except Exception:
        return None


def block_shares(text: str, block_words: Sequence[Sequence[str]]) -> list[float]:
    """Return for each block the share of its words that appear in a voter's text in the same order.

    A block shorter than a shingle counts where its words follow one another somewhere in the text.
    """
    tokens = words(text)
    if len(tokens) * len(block_words) > _MANY_STEPS:
        return _shares_by_shingles(tokens, block_words)
    vocabulary = set(tokens)
    whole = f" {' '.join(tokens)} "
    known: set[Shingle] = set(shingles(tokens))
    shares = []
    for own in block_words:
        if own and vocabulary.issuperset(own) and f" {' '.join(own)} " in whole:  # most blocks of the text
            shares.append(1.0)
        elif len(own) < SIZE:
            shares.append(0.0)
        else:
            grams = shingles(own)
            shares.append(sum(map(known.__contains__, grams)) / len(grams))
    return shares


def _shares_by_shingles(tokens: Sequence[str], block_words: Sequence[Sequence[str]]) -> list[float]:
    """Return what `block_shares` does, by sequences of one to four words: blocks are looked up, not searched."""
    known = [set(zip(*(tokens[at:] for at in range(size)), strict=False)) for size in range(1, SIZE + 1)]
    shares = []
    for own in block_words:
        if not own:
            shares.append(0.0)
        elif len(own) < SIZE:
            shares.append(float(tuple(own) in known[len(own) - 1]))
        else:
            grams = shingles(own)
            shares.append(sum(map(known[SIZE - 1].__contains__, grams)) / len(grams))
    return shares


def block_words(blocks: Sequence[TextBlock]) -> list[list[str]]:
    """Return the words of each block."""
    return [words(block.text) for block in blocks]
