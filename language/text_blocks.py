"""Prepare an article's text for the audits: blocks with language, sentences and words, derived once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from language.sentences import sentences_of
from language.words import Word, words_of
from reference.language_identification import identified_language
from schemas.block import Block
from schemas.text import RunningText
from schemas.vocabulary import BlockKind, BlockLabel


@dataclass(frozen=True, slots=True)
class BlockText:
    """One block with its language, sentences and words."""

    kind: BlockKind
    start: int
    end: int
    language: str
    """Primary tag: as declared for the block, else as recognised in its words, else the article's."""
    label: BlockLabel | None
    list_id: int | None
    sentences: tuple[tuple[int, int], ...]
    """Offsets into the article's text."""
    words: tuple[Word, ...]
    """Offsets into the article's text."""

    @property
    def running(self) -> bool:
        """Return whether it is running text: not a heading, table row or list of sources."""
        return (
            self.kind not in (BlockKind.HEADING, BlockKind.TABLE_ROW) and self.label is not BlockLabel.SOURCES
        )


@dataclass(frozen=True, slots=True, eq=False)
class ArticleText:
    """The text of one article; equal only to itself, so that counts of it can be cached by it."""

    text: str
    """The article's ``body_text``; all offsets point into it."""
    language: str
    """Primary tag of most of its words."""
    blocks: tuple[BlockText, ...]
    """In order."""

    def english(self) -> Iterator[BlockText]:
        """Yield the blocks in English."""
        return (block for block in self.blocks if block.language == "en")


@dataclass(slots=True)
class TextReader:
    """Reader of articles; keeps the last one read, because every audit of a record asks for the same."""

    _last: tuple[RunningText, ArticleText] | None = field(default=None)

    def read(self, article: RunningText) -> ArticleText:
        """Return the article's text in blocks; the same object for the same record."""
        if self._last is None or self._last[0] is not article:
            self._last = (article, read_article(article))
        return self._last[1]


def read_article(article: RunningText) -> ArticleText:
    """Return the article's text in blocks with language, sentences and words."""
    text = article.body_text
    blocks = article.body_blocks or (
        [Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))] if text else []
    )
    declared = article.language.split("-")[0].lower() if article.language else None
    recognised = [identified_language(text[block.start : block.end]) for block in blocks]
    sizes: dict[str, int] = {}
    for block, tag in zip(blocks, recognised, strict=True):
        if tag:
            sizes[tag] = sizes.get(tag, 0) + block.end - block.start
    main = (
        max(sorted(sizes), key=sizes.__getitem__)
        if sizes
        else (identified_language(text) or declared or "en")
    )
    read = []
    for block, tag in zip(blocks, recognised, strict=True):
        stated = block.language.split("-")[0].lower() if block.language else None
        read.append(
            BlockText(
                kind=block.kind,
                start=block.start,
                end=block.end,
                language=stated or tag or main,
                label=block.label,
                list_id=block.list_id,
                sentences=tuple(sentences_of(text, block.start, block.end)),
                words=tuple(words_of(text, block.start, block.end)),
            )
        )
    return ArticleText(text=text, language=main, blocks=tuple(read))
