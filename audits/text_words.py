"""Derive the words of texts and of what templates repeat, for the audits of the whole site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from audits.context import Context
from audits.findings import quote_span
from language.sentences import sentences_of
from language.spelling.scan import Sighting, scan
from language.text_blocks import BlockText, read_blocks
from language.words import words_of
from schemas.block import Block
from schemas.facts.page_facts import TemplateFacts
from schemas.facts.text_words import Suspect, TextWords
from schemas.text import RunningText
from schemas.vocabulary import BlockKind


class FoundSpelling(NamedTuple):
    """A sighting with the text that holds it."""

    field: str
    """JSON pointer of the text."""
    text: str
    sighting: Sighting


Piece = tuple[str, str, BlockText]
"""JSON pointer of a text, the text, and a block of it in English."""


def read_spelling(record: RunningText, context: Context) -> tuple[Counter[str], list[FoundSpelling]]:
    """Return the counts of the English words of headline and body, lower case, and all suspect sightings."""
    text = context.text.read(record)
    pieces = [("/body_text", record.body_text, block) for block in text.english()]
    if record.headline and text.language == "en":
        pieces.insert(0, ("/headline", record.headline, headline_block(record.headline)))
    return _read(pieces, context)


def _read(pieces: Iterable[Piece], context: Context) -> tuple[Counter[str], list[FoundSpelling]]:
    words: Counter[str] = Counter()
    places: list[FoundSpelling] = []
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


def text_words(record: RunningText, context: Context) -> TextWords:
    """Return the English words of a text and those that the spelling engine suspects."""
    return words_of_text(record, read_spelling(record, context), context)


def words_of_text(
    record: RunningText, spelling: tuple[Counter[str], list[FoundSpelling]], context: Context
) -> TextWords:
    """Return the same of a text whose spelling was read."""
    words, places = spelling
    return TextWords(
        subject=record.text_id,
        url=record.url,
        language=context.text.read(record).language,
        word_count=words.total(),
        words=dict(sorted(words.items())),
        suspects=suspects_of(places),
    )


def template_words(facts: TemplateFacts, context: Context) -> list[TextWords]:
    """Return the English words of each text that a template repeats, and the suspects among them.

    A text whose language is not known is in that of most of the region.
    """
    blocks, at = [], 0
    for item in facts.template_texts:
        blocks.append(Block(kind=item.kind, start=at, end=at + len(item.text), language=item.language))
        at += len(item.text) + 1
    texts = [item.text for item in facts.template_texts]
    read = read_blocks("\n".join(texts), blocks, None)
    found = []
    for number, (item, block) in enumerate(zip(facts.template_texts, read.blocks, strict=True)):
        pieces = []
        if block.language == "en":
            alone = Block(kind=item.kind, start=0, end=len(item.text), language="en")
            pieces = [
                (f"/template_texts/{number}/text", item.text, read_blocks(item.text, [alone], "en").blocks[0])
            ]
        words, places = _read(pieces, context)
        found.append(
            TextWords(
                subject=facts.subject,
                url=item.seen_on.urls[0],
                seen_on=item.seen_on,
                language=block.language,
                word_count=words.total(),
                words=dict(sorted(words.items())),
                suspects=suspects_of(places),
            )
        )
    return found


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
