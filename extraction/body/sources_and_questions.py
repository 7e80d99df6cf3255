"""Add to a body its own sources, disclaimers and questions, which extractors tend to leave out."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import html

from extraction.body.labels import is_disclaimer, is_source, is_sources_heading
from extraction.page.blocks import Frame, TextBlock
from extraction.page.class_hints import BIT
from schemas.vocabulary import BlockKind

MAX_SOURCES = 80
"""Blocks that a list of sources has at most."""
SHARE = 0.5
"""Share of the body's words that a list of sources has at most; a longer one is a work of its own."""
NEAR = 4
"""Blocks after the body's last in which a disclaimer still is the article's."""
LINKED = 0.8
"""Share of link words from which a heading is a menu's entry."""
LEAST_QUESTIONS = 2
"""Questions that make a list."""
QUESTIONS_SHARE = 0.6
"""Share of the body's words that a list of questions has at most; a larger one is a page of its own."""


def with_questions(blocks: Sequence[TextBlock], in_body: Sequence[bool]) -> list[bool]:
    """Return the body with the whole of each list of questions and answers in it or right behind it.

    Their questions are short and often written as links, their answers can be a sentence.
    """
    kept = list(in_body)
    own = [at for at, inside in enumerate(kept) if inside]
    if not own:
        return kept
    most = QUESTIONS_SHARE * sum(blocks[at].words for at in own)
    at = own[0]
    while at < min(len(blocks), own[-1] + 1 + NEAR):
        frame = _questions_around(blocks[at].frame, most)
        if frame is None:
            at += 1
            continue
        span = range(frame.first, frame.last + 1)
        if sum(blocks[index].text.endswith("?") for index in span) >= LEAST_QUESTIONS:
            for index in span:
                kept[index] = True
        at = frame.last + 1
    return kept


def _questions_around(frame: Frame, most: float) -> Frame | None:
    """Return the largest frame of at most `most` words around a block that its name marks as one of questions."""
    found = None
    node: Frame | None = frame
    while node is not None and node.words <= most:
        if node.bits & BIT["answer"]:
            found = node
        node = node.parent
    return found


def with_sources(
    blocks: Sequence[TextBlock], in_body: Sequence[bool], article: html.HtmlElement | None
) -> list[bool]:
    """Return the body with the article's own sources and disclaimers, which are kept and labelled.

    Sources are a heading such as "References" and the blocks after it in the same element, inside the article; a
    disclaimer is inside the article's element and at most `NEAR` blocks behind the body's last.
    """
    kept = list(in_body)
    own = [at for at, inside in enumerate(kept) if inside]
    if article is None or not own:
        return kept
    words = sum(blocks[at].words for at in own)
    for at in range(own[0] + 1, min(len(blocks), own[-1] + 1 + NEAR + MAX_SOURCES)):
        block = blocks[at]
        if block.words <= 8 and is_sources_heading(block.text) and block.link_words <= LINKED * block.words:
            section = _section(blocks, at, article)
            if sum(blocks[index].words for index in section) <= SHARE * words:
                for index in section:
                    kept[index] = True
        elif not kept[at] and at <= own[-1] + NEAR and is_disclaimer(block.text) and _inside(block, article):
            kept[at] = True
    return kept


def _section(blocks: Sequence[TextBlock], at: int, article: html.HtmlElement) -> list[int]:
    """Return the indexes of a heading and of the blocks under it; empty where no block of the article is under it."""
    heading = blocks[at]
    found = []
    for index in range(at + 1, min(len(blocks), at + 1 + MAX_SOURCES)):
        block = blocks[index]
        if not _inside(block, article):
            break
        if block.kind is BlockKind.HEADING and (block.level or 6) <= (heading.level or 6):
            break
        if heading.kind is not BlockKind.HEADING and not is_source(
            block.kind, block.text, linked=_is_linked(block)
        ):
            break  # a plain line heads what looks like a source alone
        if block.frame.parent is not heading.frame.parent and not _below(block, heading):
            break
        found.append(index)
    return [at, *found] if found and _inside(heading, article) else []


def _is_linked(block: TextBlock) -> bool:
    return block.link_words * 2 > block.words


def _inside(block: TextBlock, article: html.HtmlElement) -> bool:
    element = block.frame.element
    return element is article or any(above is article for above in element.iterancestors())


def _below(block: TextBlock, heading: TextBlock) -> bool:
    parent = heading.frame.parent
    node = block.frame.parent
    while node is not None:
        if node is parent:
            return True
        node = node.parent
    return False
