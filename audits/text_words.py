"""Derive the facts of one article's text for the audits of the whole site."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from audits.context import Context
from audits.findings import quote_span
from language.article_text import BlockText
from language.sentences import sentences_of
from language.spelling.scan import Sighting, scan
from language.words import words_of
from schemas.block import Block
from schemas.facts.text_words import Suspect, TextWords
from schemas.text import RunningText
from schemas.vocabulary import BlockKind


class FoundSpelling(NamedTuple):
    """A sighting with the text that holds it."""

    field: str
    """JSON pointer of the text."""
    text: str
    sighting: Sighting


def read_spelling(article: RunningText, context: Context) -> tuple[Counter[str], list[FoundSpelling]]:
    """Return the counts of the English words of headline and body, lower case, and all suspect sightings."""
    text = context.text.read(article)
    words: Counter[str] = Counter()
    places: list[FoundSpelling] = []
    pieces = [("/body_text", article.body_text, block) for block in text.english()]
    if article.headline and text.language == "en":
        pieces.insert(0, ("/headline", article.headline, headline_block(article.headline)))
    for field, source, block in pieces:
        words.update(map(context.spelling.folded, [word.text for word in block.words]))
        places += [
            FoundSpelling(field, source, sighting) for sighting in scan(source, block, context.spelling)
        ]
    return words, places


def suspects_of(places: list[FoundSpelling]) -> list[Suspect]:
    """Return one suspect a word, in the order of the text."""
    words: dict[str, list[FoundSpelling]] = {}
    for place in places:
        words.setdefault(place.sighting.word.lower(), []).append(place)
    return [_suspect(of_word) for of_word in words.values()]


def text_facts(article: RunningText, context: Context) -> TextWords:
    """Return the English words of an article and those that the spelling engine suspects."""
    words, places = read_spelling(article, context)
    return TextWords(
        subject=article.text_id,
        url=article.url,
        language=context.text.read(article).language,
        word_count=words.total(),
        words=dict(sorted(words.items())),
        suspects=suspects_of(places),
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


def _suspect(places: list[FoundSpelling]) -> Suspect:
    first = places[0]
    best = next((place.sighting for place in places if place.sighting.lower), first.sighting)
    return Suspect(
        word=best.word,
        kind=best.kind,
        tier=best.tier,
        suggestions=list(best.suggestions),
        count=len(places),
        lower=sum(place.sighting.lower for place in places),
        evidence=quote_span(first.text, first.sighting.start, first.sighting.end, first.field),
    )
