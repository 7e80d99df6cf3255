"""Vote on a page's body: our scorer; on a long text that it doubts trafilatura, and more where those disagree.

Why trafilatura is not asked on other pages: docs/decisions/0013-asking-on-long-texts.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from extraction.body.scorer import PageScorer
from extraction.body.selection import body_of, expected_f1
from extraction.body.shingles import Shingle, agreement, shingles
from extraction.body.voters import (
    Voter,
    block_shares,
    block_words,
    poll,
    readability,
    trafilatura_fast,
    trafilatura_recall,
)
from extraction.page.article_element import article_element
from extraction.page.blocks import Frame, TextBlock
from extraction.page.class_hints import BIT
from extraction.page.frame_tree import FrameTree, box_of

SURE = 0.9
"""Expected F1 of our scorer's choice from which nobody else is asked; docs/decisions/0008-one-body-scorer.md."""

JOIN = 0.6
"""Agreement of our scorer with trafilatura below which more voters are asked; tuned on the tuning halves (.9,
where others put it, asks on a quarter of the pages and loses a point of F1 on each data set)."""

LEAST_PROSE = 200
"""Words of prose that the largest box holds from which trafilatura is asked, an article's few paragraphs: on pages of
shorter parts its vote is worth nothing (docs/decisions/0013-asking-on-long-texts.md)."""

STATED_CHARACTERS = 800
"""A shorter articleBody often is a summary."""


@dataclass(frozen=True, slots=True)
class BodyReading:
    """A body among the blocks of its page."""

    in_body: list[bool]
    """For each block of the page, true where it is the page's own text."""
    confidence: float
    """F1 of words to expect by the scorer; 0 to 1, 0 without a body."""
    article: html.HtmlElement | None
    """The element that holds the body with its header and byline; null without a body."""


def read_body(
    root: html.HtmlElement,
    blocks: Sequence[TextBlock],
    title: str | None,
    description: str | None,
    *,
    stated: str | None = None,
    sure: float = SURE,
    join: float = JOIN,
    first: Voter | None = trafilatura_fast,
) -> BodyReading:
    """Return the body of a page of any kind. The options are there to measure what each part adds.

    `stated` is the text that the page's own structured data gives for the article; it votes too.

    Every vote is a choice among our own blocks, so the body always is made of them. The confidence is the F1 of words
    that the scorer, told trafilatura's vote where it was asked, expects of the choice. A page without one block of
    prose has no body.
    """
    if not any(block.is_prose for block in blocks):
        return BodyReading([False] * len(blocks), 0.0, None)
    page = PageScorer(blocks, title, description)
    alone, expected = body_of(blocks, page.alone(), page.frame_tree)
    if first is None or expected >= sure or not _may_be_an_article(blocks, page.frame_tree):
        return BodyReading(alone, expected, article_element(blocks, alone))
    words = block_words(blocks)
    fast = block_shares(poll(first, root) or "", words)
    scores = page.with_vote(fast)
    ours, expected = body_of(blocks, scores, page.frame_tree)
    votes = [ours, [share >= 0.5 for share in fast]]
    known = [_grams(ours, words)]
    known.append(known[0] if votes[1] == ours else _grams(votes[1], words))
    agreed = agreement(*known)
    chosen = ours
    if stated and len(stated) >= STATED_CHARACTERS:
        votes.append([share >= 0.5 for share in block_shares(stated, words)])
        known.append(_grams(votes[-1], words))
        agreed = min(agreed, agreement(known[0], known[-1]))
    if agreed < join:
        votes.append(alone)
        for voter in (readability, trafilatura_recall):
            text = poll(voter, root)
            if text:
                votes.append([share >= 0.5 for share in block_shares(text, words)])
        chosen = votes[_medoid([_grams(vote, words) for vote in votes])]
        expected = expected_f1([block.words for block in blocks], scores, chosen)
    return BodyReading(chosen, expected, article_element(blocks, chosen))


def _may_be_an_article(blocks: Sequence[TextBlock], frame_tree: FrameTree) -> bool:
    """Return whether a box holds a text, and is most of the page's prose or the page names an article around its prose.

    The element ``article`` says less: site builders put it around the text of any page.
    """
    prose: Counter[Frame] = Counter()
    for block in blocks:
        if block.is_prose:
            prose[box_of(block)] += block.words
    largest = max(prose.values())
    if largest < LEAST_PROSE:
        return False
    return largest * 2 > prose.total() or any(frame.bits & BIT["article"] for frame in frame_tree.trunk)


def _grams(vote: Sequence[bool], words: Sequence[Sequence[str]]) -> set[Shingle]:
    return set(shingles([word for inside, own in zip(vote, words, strict=True) if inside for word in own]))


def _medoid(votes: Sequence[set[Shingle]]) -> int:
    """Return the index of the vote that agrees best with all others, the first of equals."""
    means = []
    for at, vote in enumerate(votes):
        others = [agreement(vote, other) for to, other in enumerate(votes) if to != at]
        means.append(sum(others) / len(others))
    return max(range(len(votes)), key=lambda at: (means[at], -at))
