"""Tell the guides that readers expect to be dated: posts and health information of substance."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from schemas.article import Article
from schemas.block import Block
from schemas.vocabulary import BlockKind, Genre, Role, Source

LEAST_WORDS = 200
"""Words of paragraphs; a page with fewer holds a video, a form or a list of links; own choice."""
LEAST_PARAGRAPHS = 3
_SECTIONS = re.compile(
    r"/(?:[\w-]+-)?(?:blogs?|news|posts?|articles?|magazine|journal|advice|health-?(?:library|topics|information|info)"
    r"|patient-?(?:education|information|info)|(?:patient-)?resources|leaflets?|learn)(?:/|$)",
    re.I,
)
"""Matches ``/blog/`` and ``/patient-information/``: parts of sites whose pages are dated."""
_EXERCISE = re.compile(
    r"\b(?:repeat(?:ed)?\b.{0,30}\btimes|\d+ (?:reps|repetitions|sets)|(?:sets|repetitions) of \d+"
    r"|hold (?:for|this|the|it)\b.{0,30}\bseconds)\b",
    re.I,
)
"""Matches ``Repeat 10 times`` and ``Hold for 30 seconds``."""
_EXERCISES = 3
"""Instructions that make a sheet of exercises."""


def why_not_dated(article: Article) -> str | None:
    """Return the reason why nobody expects a date on an article; null for a guide that should have one."""
    if article.genre is not Genre.GUIDE:
        return f"only guides need a date, and this page isn't one ({article.genre.value})"
    prose = [block for block in article.body_blocks if block.kind is BlockKind.PARAGRAPH and not block.label]
    words = sum(len(_text(article, block).split()) for block in prose)
    if len(prose) < LEAST_PARAGRAPHS or words < LEAST_WORDS:
        return f"the page is too short to need a date ({words} words)"
    if len(_EXERCISE.findall(article.body_text)) >= _EXERCISES:
        return "a sheet of exercises needs no date"
    if not _is_post(article):
        return "the site doesn't present this page as a post or as patient information"
    return None


def _is_post(article: Article) -> bool:
    """Return whether the site treats a page as a post: by address, category, tags, author, or a feed that lists it."""
    return (
        bool(article.section or article.tags)
        or _SECTIONS.search(urlsplit(article.url).path) is not None
        or any(person.role in (Role.AUTHOR, Role.REVIEWER) for person in article.people)
        or any(seen.source in (Source.FEED, Source.LISTING) for seen in article.date_observations)
    )


def _text(article: Article, block: Block) -> str:
    return article.body_text[block.start : block.end]
