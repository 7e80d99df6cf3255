"""Measure the shape of a page's text: prose, sections, cards, frames."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log1p

from extraction.dates.parsing.written import first_day
from extraction.kinds.surroundings import Surroundings
from extraction.page.blocks import Frame, TextBlock

LONG_PARAGRAPH_WORDS = 30
MANY_WORDS = 4_000
"""Words of prose from which a page is simply long."""
_PRICE = re.compile(r"[$€£₹]\s?\d")
"""Matches ``$ 49``."""
_LABEL_WORDS = 14
"""A date in a longer block is part of a sentence."""


def text_shape(blocks: Sequence[TextBlock], surroundings: Surroundings) -> dict[str, float]:
    """Return shares and dampened counts, from 0 to 1."""
    prose = surroundings.prose
    words = sum(block.words for block in blocks) or 1
    prose_words = sum(block.words for block in prose)
    size = max(prose_words, 1)
    headings = [block for block in blocks if block.level and block.level >= 2]
    linked = sum(block.link_words * 2 > block.words for block in headings)
    parents: dict[Frame, int] = {}
    for block in prose:
        node = block.frame.parent or block.frame
        parents[node] = parents.get(node, 0) + block.words
    found = {
        "words": damped(words, 5000),
        "prose_words": damped(prose_words, MANY_WORDS),
        "own_prose": damped(sum(block.words for block in surroundings.own_prose), MANY_WORDS),
        "prose_share": prose_words / words,
        "long_paragraphs": damped(sum(block.words >= LONG_PARAGRAPH_WORDS for block in prose), 40),
        "longest_block": damped(max((block.words for block in prose), default=0), 1000),
        "paragraph_words": min(prose_words / max(len(prose), 1), 100) / 100,
        "in_p": sum(block.words for block in prose if block.frame.tag == "p") / size,
        "in_lists": sum(block.words for block in prose if block.kind.value == "list_item") / size,
        "prose_links": min(10 * sum(block.links for block in prose) / size, 1.0),
        "largest_frame": max(parents.values(), default=0) / size,
        "frames_of_prose": len(parents) / max(len(prose), 1),
        "link_share": sum(block.link_words for block in blocks) / words,
        "headings": damped(len(headings), 40),
        "linked_headings": damped(linked, 20),
        "linked_heading_share": linked / len(headings) if headings else 0.0,
        "prices": damped(sum(block.words < 12 and bool(_PRICE.search(block.text)) for block in blocks), 20),
    }
    return found | _sections(blocks) | _frames(surroundings) | _dates(blocks, surroundings)


def damped(count: float, most: float) -> float:
    """Return a count on a logarithmic scale from 0 to 1, which `most` and more reach."""
    return min(log1p(count) / log1p(most), 1.0)


def _sections(blocks: Sequence[TextBlock]) -> dict[str, float]:
    sections = [0]
    run = longest = 0
    for block in blocks:
        if block.level and block.level >= 2:
            sections.append(0)
        elif block.is_prose:
            sections[-1] += block.words
            run += block.words
            longest = max(longest, run)
        elif block.link_words:
            run //= 2
    filled = sorted(words for words in sections if words)
    return {
        "longest_run": damped(longest, 8000),
        "section_words": damped(filled[len(filled) // 2], 1000) if filled else 0.0,
        "empty_sections": 1 - len(filled) / len(sections),
    }


def _dates(blocks: Sequence[TextBlock], surroundings: Surroundings) -> dict[str, float]:
    """Return evidence from short blocks with a date, asides left out: one is a byline's, many are teasers'."""
    dated = [
        at
        for at, block in enumerate(blocks)
        if block.words <= _LABEL_WORDS
        and not surroundings.places[at].aside
        and ("20" in block.text or "19" in block.text)
        and first_day(block.text)
    ]
    headline = next((at for at, block in enumerate(blocks) if block.level == 1), None)
    near = False
    if headline is not None:
        prose = (
            at
            for at in range(headline + 1, len(blocks))
            if blocks[at].words >= 25 and blocks[at].link_words * 3 < blocks[at].words
        )
        end = next(prose, headline + 12)
        near = any(headline - 4 <= at <= end for at in dated)
    return {
        "date_at_headline": float(near),
        "dated_labels": damped(len(dated), 20),
        "one_dated_label": float(len(dated) in (1, 2)),
    }


def _frames(surroundings: Surroundings) -> dict[str, float]:
    groups = [group for group in surroundings.cards.values() if len(group) >= 3]
    members = [frame for group in groups for frame in group]
    prose = surroundings.prose
    places = [surroundings.places[block.index] for block in prose]
    size = max(sum(block.words for block in prose), 1)
    in_content, in_article, in_aside = (
        sum(block.words for block, place in zip(prose, places, strict=True) if place[part]) / size
        for part in range(3)
    )
    return {
        "cards": damped(max((len(group) for group in groups), default=0), 50),
        "card_share": sum(frame.words for frame in members if frame.tag not in ("li", "tr"))
        / surroundings.words,
        "linked_cards": damped(sum(bool(frame.link_words) and frame.words >= 8 for frame in members), 50),
        "in_content": in_content,
        "in_article": in_article,
        "in_aside": in_aside,
    }
