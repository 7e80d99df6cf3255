"""Prepare a text for the audits: blocks with language, sentences and words, each derived once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from language.sentences import sentences_of
from language.words import Word, words_of
from reference.language_identification import identified_language
from schemas.block import Block
from schemas.text import RunningText
from schemas.vocabulary import BlockKind, BlockLabel

_LINE = re.compile(r"(?m)^[^\S\n]*+\S[^\n]*")
"""Matches a line that is not empty, as of a leaflet: ``Call us if the fever``."""
_TORN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]\s+(?=[^\W\d_])")
"""Matches the hyphen and the line break in a leaflet's ``pa-\\ntient``."""


@dataclass(frozen=True)
class BlockText:
    """One block with its language; its sentences and words are told when somebody asks for them."""

    text: str = field(repr=False)
    """The text that holds it: all offsets point into it."""
    kind: BlockKind
    start: int
    end: int
    language: str
    """Primary tag: as declared for the block, else as recognised in its words, else the text's."""
    label: BlockLabel | None
    list_id: int | None
    level: int | None = None
    """Of a heading, 1 to 6, where it is known."""
    second_parts: frozenset[int] = frozenset()
    """Starts of what a line's end tore off a word: no words."""

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Return the offsets of its sentences in the text."""
        return tuple(sentences_of(self.text, self.start, self.end))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return its words, with offsets into the text."""
        words = words_of(self.text, self.start, self.end)
        if not self.second_parts:
            return tuple(words)
        return tuple(word for word in words if word.start not in self.second_parts)

    @property
    def running(self) -> bool:
        """Return whether it is running text: not a heading, table row or list of sources."""
        return (
            self.kind not in (BlockKind.HEADING, BlockKind.TABLE_ROW) and self.label is not BlockLabel.SOURCES
        )


@dataclass(frozen=True, slots=True, eq=False)
class TextBlocks:
    """One text in blocks; equal only to itself, so that counts of it can be cached by it."""

    text: str
    """All offsets point into it."""
    language: str
    """Primary tag of most of its words."""
    blocks: tuple[BlockText, ...]
    """In order."""
    sentences_known: bool = True
    """False for the text of a document, whose blocks are its lines: a line's end does not end a sentence."""

    def english(self) -> Iterator[BlockText]:
        """Yield the blocks in English."""
        return (block for block in self.blocks if block.language == "en")


@dataclass(slots=True)
class TextReader:
    """Reader of texts; keeps the last one read, because every audit of a record asks for the same."""

    _last: tuple[RunningText, TextBlocks] | None = field(default=None)

    def read(self, record: RunningText) -> TextBlocks:
        """Return the record's text in blocks; the same object for the same record."""
        if self._last is None or self._last[0] is not record:
            self._last = (record, read_text(record))
        return self._last[1]


def read_text(record: RunningText) -> TextBlocks:
    """Return the record's text in blocks with language, sentences and words.

    A text without blocks is a document's: each of its lines is a block, in the language of the lines before it
    where its own is not recognised.
    """
    if record.body_blocks or not record.body_text:
        return read_blocks(record.body_text, record.body_blocks, record.language)
    return _read_lines(record.body_text, record.language)


def read_blocks(text: str, blocks: Sequence[Block], language: str | None) -> TextBlocks:
    """Return a text with these blocks and this declared language, with the language of each block."""
    main, languages = _languages(text, blocks, language)
    read = [_block_text(text, block, tag) for block, tag in zip(blocks, languages, strict=True)]
    return TextBlocks(text=text, language=main, blocks=tuple(read))


def languages_of(text: str, blocks: Sequence[Block], language: str | None) -> list[str]:
    """Return the language of each block of a text with this declared language, as `read_blocks` does."""
    return _languages(text, blocks, language)[1]


def english_block(text: str, kind: BlockKind) -> BlockText:
    """Return a whole text that is known to be English as one block."""
    return _block_text(text, Block(kind=kind, start=0, end=len(text)), "en")


def _languages(text: str, blocks: Sequence[Block], declared: str | None) -> tuple[str, list[str]]:
    """Return the language of most words of a text, and that of each block."""
    recognised = [identified_language(text[block.start : block.end]) for block in blocks]
    main = _main_language(text, blocks, recognised, declared)
    return main, [
        _primary(block.language) or tag or main for block, tag in zip(blocks, recognised, strict=True)
    ]


def _read_lines(text: str, declared: str | None) -> TextBlocks:
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, start=match.start(), end=match.end())
        for match in _LINE.finditer(text)
    ]
    recognised = [identified_language(text[block.start : block.end]) for block in blocks]
    main = _main_language(text, blocks, recognised, declared)
    second_parts = frozenset(match.end() for match in _TORN.finditer(text))
    read, last = [], main
    for block, tag in zip(blocks, recognised, strict=True):
        last = tag or last
        read.append(_block_text(text, block, last, second_parts))
    return TextBlocks(text=text, language=main, blocks=tuple(read), sentences_known=False)


def _main_language(
    text: str, blocks: Sequence[Block], recognised: Sequence[str | None], declared: str | None
) -> str:
    sizes: dict[str, int] = {}
    for block, tag in zip(blocks, recognised, strict=True):
        if tag:
            sizes[tag] = sizes.get(tag, 0) + block.end - block.start
    if sizes:
        return max(sorted(sizes), key=sizes.__getitem__)
    return identified_language(text) or _primary(declared) or "en"


def _primary(tag: str | None) -> str | None:
    return tag.split("-")[0].lower() if tag else None


def _block_text(
    text: str, block: Block, language: str, second_parts: frozenset[int] = frozenset()
) -> BlockText:
    return BlockText(
        text=text,
        kind=block.kind,
        start=block.start,
        end=block.end,
        language=language,
        label=block.label,
        list_id=block.list_id,
        level=block.level,
        second_parts=second_parts,
    )
