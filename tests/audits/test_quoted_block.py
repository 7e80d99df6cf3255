"""A finding says in what sort of block its words are, wherever that is known."""

from __future__ import annotations

import pytest

from audits.draft_article import draft_article
from audits.quoted_block import block_of, words_with_blocks
from schemas.block import Block
from schemas.facts.other_text import OtherText
from schemas.facts.page_facts import PageFacts
from schemas.facts.text_words import Suspect, TextWords
from schemas.finding import Quote
from schemas.vocabulary import BlockKind, QuotedBlock, Region

TEXT = "What they say\nI seperate my day.\nYou seperate your day. Doctor’s recieve’s, a recieve."
BLOCKS = [
    Block(kind=BlockKind.HEADING, start=0, end=13),
    Block(kind=BlockKind.QUOTE, start=14, end=32),
    Block(kind=BlockKind.PARAGRAPH, start=33, end=len(TEXT)),
]
ARTICLE = draft_article(TEXT, blocks=BLOCKS)
FACTS = PageFacts(
    page_id=ARTICLE.page_id,
    url="http://clinic.example/",
    other_texts=[OtherText(text="Thier hours", kind=BlockKind.LIST_ITEM, region=Region.MAIN)],
)


@pytest.mark.parametrize(
    ("field", "words", "block"),
    [
        ("/body_text", "What", QuotedBlock.HEADING),
        ("/body_text", "I seperate", QuotedBlock.QUOTE),
        ("/body_text", "You", QuotedBlock.PARAGRAPH),
        ("/body_text", "day.\nYou", None),
        ("/headline", "", QuotedBlock.HEADING),
        ("/meta/title", "", QuotedBlock.TITLE),
        ("/images/3/alternative", "", QuotedBlock.ALTERNATIVE),
        ("/images/3/src", "", None),
        ("/links/30/words", "", QuotedBlock.LINK),
        ("/other_texts/0/text", "", QuotedBlock.LIST_ITEM),
        ("/other_texts/7/text", "", None),
        ("/modified/raw", "", None),
    ],
)
def test_the_block_of_a_quote(field: str, words: str, block: QuotedBlock | None) -> None:
    """Null for words over two blocks, and for fields that have no sort."""
    start = TEXT.index(words)
    quote = Quote(field=field, quote=words, start=start, end=start + len(words))
    assert block_of(quote, ARTICLE, FACTS) == block


def suspect(word: str, count: int) -> Suspect:
    """Return a suspect with the evidence of its first occurrence."""
    start = TEXT.index(word)
    quote = Quote(field="/body_text", quote=word, start=start, end=start + len(word))
    return Suspect(word=word, kind="unknown", count=count, evidence=quote)


@pytest.mark.parametrize(
    ("word", "count", "block"),
    [
        ("seperate", 1, QuotedBlock.QUOTE),
        ("seperate", 2, None),
        ("recieve", 2, QuotedBlock.PARAGRAPH),
        ("recieve", 3, None),
    ],
)
def test_a_word_that_is_in_several_blocks_is_in_no_sort(
    word: str, count: int, block: QuotedBlock | None
) -> None:
    """Neither is one of which not every occurrence is found; possessives count."""
    words = TextWords(subject=ARTICLE.text_id, url=ARTICLE.url, word_count=9, suspects=[suspect(word, count)])
    (found,) = words_with_blocks(words, ARTICLE).suspects
    assert found.evidence.block == block
