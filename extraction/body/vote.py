"""Vote on a page's body: our scorer, trafilatura where that is in doubt, more voters where those two disagree.

Why trafilatura is not always asked: docs/decisions/0005-asking-trafilatura.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from extraction.body.scorer import PageScorer
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
from extraction.page.blocks import TextBlock

THRESHOLD = 0.45
"""Probability from which our scorer takes a block for body; tuned on the tuning halves."""

SURE = 0.08
"""Doubt of our scorer below which nobody else is asked: the words that it expects to judge wrongly, for each word that
it takes. Of the labelled articles 75 % are below; see docs/decisions/0005-asking-trafilatura.md."""

JOIN = 0.6
"""Agreement of our scorer with trafilatura below which more voters are asked; tuned on the tuning halves (.9,
where others put it, asks on a quarter of the pages and loses a point of F1 on each data set)."""

STATED_CHARACTERS = 800
"""A shorter articleBody often is a summary."""


@dataclass(frozen=True, slots=True)
class BodyReading:
    """An article's body among the blocks of its page."""

    in_body: list[bool]
    """For each block of the page, true where it is the article's text."""
    confidence: float
    """Agreement of the voters, or our scorer's certainty where nobody else was asked; 0 to 1."""
    article: html.HtmlElement | None
    """The element that holds the article with its header and byline."""


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
    """Return the body of a page that is taken for an article. The options are there to measure what each part adds.

    `stated` is the text that the page's own structured data gives for the article; it votes too.

    Every vote is a choice among our own blocks, so the body always is made of them. The confidence is one less the
    scorer's doubt where that is small; else the agreement (4-gram Jaccard) of the chosen vote with trafilatura's, or
    with the other voters' mean where they were asked.
    """
    page = PageScorer(blocks, title, description)
    scores = page.alone()
    alone = [score >= THRESHOLD for score in scores]
    doubt = _doubt(blocks, scores, alone)
    if first is None or doubt < sure:
        return BodyReading(alone, max(0.0, 1 - doubt), article_element(blocks, alone))
    words = block_words(blocks)
    fast = block_shares(poll(first, root) or "", words)
    ours = [score >= THRESHOLD for score in page.with_vote(fast)]
    votes = [ours, [share >= 0.5 for share in fast]]
    known = [_grams(ours, words)]
    known.append(known[0] if votes[1] == ours else _grams(votes[1], words))
    confidence = agreement(*known)
    chosen = ours
    if stated and len(stated) >= STATED_CHARACTERS:
        votes.append([share >= 0.5 for share in block_shares(stated, words)])
        known.append(_grams(votes[-1], words))
        confidence = min(confidence, agreement(known[0], known[-1]))
    if confidence < join:
        votes.append(alone)
        for voter in (readability, trafilatura_recall):
            text = poll(voter, root)
            if text:
                votes.append([share >= 0.5 for share in block_shares(text, words)])
        known = [_grams(vote, words) for vote in votes]
        at, confidence = _medoid(known)
        chosen = votes[at]
    return BodyReading(chosen, confidence, article_element(blocks, chosen))


def _doubt(blocks: Sequence[TextBlock], scores: Sequence[float], chosen: Sequence[bool]) -> float:
    """Return the words that the scorer expects to judge wrongly, for each word that it takes for body."""
    wrong = sum(block.words * min(score, 1 - score) for block, score in zip(blocks, scores, strict=True))
    taken = sum(block.words for block, inside in zip(blocks, chosen, strict=True) if inside)
    return wrong / max(taken, 1)


def _grams(vote: Sequence[bool], words: Sequence[Sequence[str]]) -> set[Shingle]:
    return set(shingles([word for inside, own in zip(vote, words, strict=True) if inside for word in own]))


def _medoid(votes: Sequence[set[Shingle]]) -> tuple[int, float]:
    """Return the index of the vote that agrees best with all others (the first of equals), and its mean agreement."""
    means = []
    for at, vote in enumerate(votes):
        others = [agreement(vote, other) for to, other in enumerate(votes) if to != at]
        means.append(sum(others) / len(others))
    best = max(range(len(votes)), key=lambda at: (means[at], -at))
    return best, means[best]
