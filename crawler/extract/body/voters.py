"""Other people's extractors as voters, each mapped back to our own blocks."""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Sequence
from functools import cache

from lxml import html

from crawler.extract.body.segment import TextBlock
from crawler.extract.body.shingles import SIZE, Shingle, shingles, words

Voter = Callable[[html.HtmlElement], str]


@cache
def _quiet() -> None:
    for name in ("trafilatura", "readability", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def trafilatura_fast(root: html.HtmlElement) -> str:
    """Return what trafilatura takes for the text, without its fallbacks (Barbaresi 2021)."""
    return _trafilatura(root, recall=False)


def trafilatura_recall(root: html.HtmlElement) -> str:
    """Return what trafilatura takes for the text when it rather takes too much than too little."""
    return _trafilatura(root, recall=True)


def readability(root: html.HtmlElement) -> str:
    """Return what readability-lxml takes for the text (after Arc90's Readability)."""
    from readability import Document

    _quiet()
    summary = Document(html.tostring(root, encoding="unicode")).summary(html_partial=True)
    return " ".join(html.fromstring(summary).itertext()) if summary.strip() else ""


def _trafilatura(root: html.HtmlElement, *, recall: bool) -> str:
    from trafilatura import extract

    _quiet()
    text = extract(
        copy.deepcopy(root), fast=True, favor_recall=recall, include_comments=False, include_formatting=False
    )
    return text or ""


def poll(voter: Voter, root: html.HtmlElement) -> str | None:
    """Return a voter's text, or null where it gave up: no page may fail because a voter did."""
    try:
        return voter(root) or None
    except Exception:
        return None


def mapped(text: str, block_words: Sequence[Sequence[str]]) -> list[float]:
    """Return for each block the share of its words that stand in a voter's text in the same order.

    A block shorter than a shingle counts where its words follow one another somewhere in the text.
    """
    tokens = words(text)
    known: set[Shingle] = set(shingles(tokens))
    short: set[Shingle] = set()
    for size in range(1, SIZE):
        short.update(zip(*(tokens[at:] for at in range(size)), strict=False))
    shares = []
    for own in block_words:
        if len(own) < SIZE:
            shares.append(1.0 if own and tuple(own) in short else 0.0)
        else:
            grams = shingles(own)
            shares.append(sum(gram in known for gram in grams) / len(grams))
    return shares


def block_words(blocks: Sequence[TextBlock]) -> list[list[str]]:
    """Return the words of each block."""
    return [words(block.text) for block in blocks]
