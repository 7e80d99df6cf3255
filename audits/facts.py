"""Derives the facts of one article's text for the audits of the whole site."""

from __future__ import annotations

from collections import Counter

from audits.context import Context
from audits.findings import quote_span
from audits.spelling.engine.scan import Sighting, scan
from audits.text.article_text import BlockText
from audits.text.sentences import sentences_of
from audits.text.words import words_of
from schemas.article import Article
from schemas.block import Block
from schemas.facts import Suspect, TextFacts
from schemas.vocabulary import BlockKind


def text_facts(article: Article, context: Context) -> TextFacts:
    """Return the English words of an article and those that the spelling engine suspects."""
    text = context.text.read(article)
    words: Counter[str] = Counter()
    folded = context.spelling.folded
    suspects: dict[str, tuple[str, str, list[Sighting]]] = {}
    pieces = [("/body_text", article.body_text, block) for block in text.english()]
    if article.headline and text.language == "en":
        pieces.insert(0, ("/headline", article.headline, headline_block(article.headline)))
    for field, source, block in pieces:
        words.update(map(folded, [word.text for word in block.words]))
        for sighting in scan(source, block, context.spelling):
            suspects.setdefault(sighting.word.lower(), (field, source, []))[2].append(sighting)
    return TextFacts(
        article_id=article.article_id,
        page_id=article.page_id,
        url=article.url,
        language=text.language,
        word_count=words.total(),
        words=dict(sorted(words.items())),
        suspects=[_suspect(*entry) for entry in suspects.values()],
    )


def headline_block(headline: str) -> BlockText:
    """Return a headline as a block of its own."""
    block = Block(kind=BlockKind.HEADING, start=0, end=len(headline))
    return BlockText(
        kind=block.kind,
        start=0,
        end=len(headline),
        language="en",
        label=None,
        list_id=None,
        sentences=tuple(sentences_of(headline)),
        words=tuple(words_of(headline)),
    )


def _suspect(field: str, text: str, sightings: list[Sighting]) -> Suspect:
    first = sightings[0]
    order = [sighting for sighting in sightings if sighting.lower] or sightings
    best = order[0]
    return Suspect(
        word=best.word,
        kind=best.kind,
        tier=best.tier,
        suggestions=list(best.suggestions),
        count=len(sightings),
        lower=sum(sighting.lower for sighting in sightings),
        evidence=quote_span(text, first.start, first.end, field),
    )
