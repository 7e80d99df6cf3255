"""Keep a draft's text as given, and the same length of text with everything but the words blanked out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from audits.draft_article import draft_article
from schemas.article import Article
from schemas.block import Block
from schemas.vocabulary import BlockKind

OPAQUE = "·"
"""Replaces a picture, a piece of code or a word that cannot be judged, so that its neighbours do not meet."""

_HIDDEN = "\0"
_LETTER = "\1"
_BROKEN_WORD = re.compile(r"[\w'’\0\1]+")
"""Matches ``un\\0\\0believable``: a word with markup inside."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A draft as the audits get it."""

    text: str
    """As given; offsets count its code points."""
    readable: str
    """As long as ``text``; markup is blank."""
    blocks: tuple[Block, ...] | None = None
    """Its paragraphs and headings; null for a plain text, whose empty lines mark them."""

    @cached_property
    def article(self) -> Article:
        """The draft as an article, made once for its audits and its scores: readers know again what they have read."""
        return draft_article(self.readable, blocks=self.blocks)

    def place(self, offset: int) -> str:
        """Return line and column of a code point of the text, ``3:5``, both counted from 1."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return f"{self.text.count(chr(10), 0, offset) + 1}:{offset - line_start + 1}"


class DraftBuilder:
    """A draft in the making: all is hidden until the reader of a format marks its text and its blocks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._characters = [_HIDDEN if character != "\n" else "\n" for character in text]
        self._blocks: list[Block] = []

    def keep(self, start: int, end: int) -> None:
        """Let a stretch be read as written; its line breaks are spaces."""
        self._characters[start:end] = [
            " " if character in "\r\n\0\1" else character for character in self._text[start:end]
        ]

    def put(self, start: int, end: int, shown: str) -> None:
        """Let a stretch be read as one character, e.g. an entity or a line break.

        A letter is not put: the word it belongs to is written in pieces, and its position in the text would
        be wrong. Such a word is left out.
        """
        if shown.isalnum() or shown in "'’":
            self._characters[start:end] = [_LETTER] * (end - start)
        else:
            self._characters[start:end] = [shown[:1], *" " * (end - start - 1)]

    def block(
        self, kind: BlockKind, start: int, end: int, *, level: int | None = None, language: str | None = None
    ) -> None:
        """Note a block; nothing is read across its ends."""
        if start >= end:
            return
        for place in (start - 1, end):
            if 0 <= place < len(self._characters) and self._characters[place] == _HIDDEN:
                self._characters[place] = " "
        self._blocks.append(Block(kind=kind, start=start, end=end, level=level, language=language))

    def finish(self) -> Draft:
        """Return the draft; words with markup or entities inside are left out, because they cannot be quoted."""
        marked = _BROKEN_WORD.sub(_left_out, "".join(self._characters))
        return Draft(text=self._text, readable=marked.replace(_HIDDEN, " "), blocks=tuple(self._blocks))


def _left_out(match: re.Match[str]) -> str:
    word = match[0].strip(_HIDDEN)
    if _HIDDEN not in word and _LETTER not in word:
        return match[0]
    return OPAQUE + " " * (len(match[0]) - 1)
