"""Read a draft in Markdown.

markdown-it knows the structure but not the position of an inline piece in its line. Its pieces come in the
order of the source, though, so each is found by walking along; what is found is text, all else is markup.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from pipeline.drafts.draft import OPAQUE, Draft, DraftBuilder
from pipeline.drafts.html import read_html_piece
from schemas.vocabulary import BlockKind

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
"""Matches ``---``, lines of settings and ``---`` at the top of a file."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@cache
def _parser() -> MarkdownIt:
    # text_join would melt escapes and entities into the text, and their positions would be lost.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")


def read_markdown(text: str) -> Draft:
    """Return a draft in CommonMark, tables and strike-through included; code and pictures are not read."""
    source = text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", " ")
    if front := _FRONT_MATTER.match(source):
        source = re.sub(r"[^\n]", " ", front[0]) + source[front.end() :]
    builder = DraftBuilder(text)
    lines = [0, *(match.end() for match in re.finditer("\n", source)), len(source)]
    containers: list[str] = []
    cursor = 0
    for token in _parser().parse(source):
        if token.type.endswith("_open"):
            containers.append(token.tag if token.type == "heading_open" else token.type.removesuffix("_open"))
        elif token.type.endswith("_close"):
            containers.pop()
        elif token.map is not None:
            start, end = lines[token.map[0]], lines[min(token.map[1], len(lines) - 1)]
            if token.type == "html_block":
                read_html_piece(text, start, end, builder)
            elif token.type == "inline":
                cursor = max(cursor, start)
                walk = _Walk(source, cursor, end, builder)
                for child in token.children or []:
                    walk.step(child)
                cursor = walk.cursor
                if walk.first is not None:
                    kind, level = _kind(containers)
                    builder.block(kind, walk.first, walk.last, level=level)
    return builder.finish()


class _Walk:
    """A walk through one inline text of the source, piece by piece from left to right."""

    def __init__(self, source: str, cursor: int, end: int, builder: DraftBuilder) -> None:
        self._source = source
        self._end = end
        self._builder = builder
        self.cursor = cursor
        self.first: int | None = None
        self.last = cursor

    def step(self, piece: Token) -> None:
        """Find one piece and go behind it."""
        if piece.type == "text":
            self._text(piece.content)
        elif piece.type == "text_special":
            self._special(piece)
        elif piece.type in ("softbreak", "hardbreak"):
            self._line_break(hard=piece.type == "hardbreak")
        elif piece.type == "code_inline":
            self._code(piece.markup)
        elif piece.type == "html_inline":
            start = self._find(piece.content)
            if start is not None and piece.content.lower().startswith("<br"):
                self._put(start, self.cursor, "\n")
        elif piece.type == "image":
            start = self._source.find("![", self.cursor, self._end)
            if start >= 0:
                self.cursor = start + 2
                self._find(piece.content)
                self._target()
                self._put(start, self.cursor, OPAQUE)
        elif piece.type == "link_close" and piece.markup != "autolink":
            self._target()

    def _text(self, content: str) -> None:
        if content and (start := self._find(content)) is not None:
            self._builder.keep(start, self.cursor)
            self._note(start, self.cursor)

    def _special(self, piece: Token) -> None:
        start = self._find(piece.markup)
        if start is None:
            return
        if piece.markup.startswith("\\"):
            self._builder.keep(self.cursor - 1, self.cursor)
            self._note(self.cursor - 1, self.cursor)
        else:
            self._put(start, self.cursor, unescape(piece.markup) or " ")

    def _line_break(self, *, hard: bool) -> None:
        place = self._source.find("\n", self.cursor, self._end)
        if place >= 0:
            self._builder.put(place, place + 1, "\n" if hard else " ")
            self.cursor = place + 1

    def _code(self, ticks: str) -> None:
        start = self._find(ticks)
        if start is None:
            return
        close = re.compile(rf"(?<!`){ticks}(?!`)").search(self._source, self.cursor, self._end)
        self.cursor = close.end() if close else self._end
        self._put(start, self.cursor, OPAQUE)

    def _target(self) -> None:
        """Go behind ``](where "title")``, ``][name]`` or ``]``."""
        source = self._source
        place = source.find("]", self.cursor, self._end)
        if place < 0:
            return
        self.cursor = place + 1
        if source[self.cursor : self.cursor + 1] == "[":
            close = source.find("]", self.cursor, self._end)
            self.cursor = close + 1 if close >= 0 else self.cursor
        elif source[self.cursor : self.cursor + 1] == "(":
            place = self._spaces(self.cursor + 1)
            where = parseLinkDestination(source, place, self._end)
            place = self._spaces(where.pos if where.ok else place)
            title = parseLinkTitle(source, place, self._end)
            place = self._spaces(title.pos if title.ok else place)
            if source[place : place + 1] == ")":
                self.cursor = place + 1

    def _spaces(self, place: int) -> int:
        while place < self._end and self._source[place] in " \t\n":
            place += 1
        return place

    def _find(self, piece: str) -> int | None:
        """Return the next position of a piece and go behind it; None where the source writes it otherwise."""
        start = self._source.find(piece, self.cursor, self._end)
        if start < 0:
            return None
        self.cursor = start + len(piece)
        return start

    def _put(self, start: int, end: int, shown: str) -> None:
        self._builder.put(start, end, shown)
        self._note(start, end)

    def _note(self, start: int, end: int) -> None:
        if self.first is None:
            self.first = start
        self.last = end


def _kind(containers: list[str]) -> tuple[BlockKind, int | None]:
    for container in reversed(containers):
        if container in HEADINGS:
            return BlockKind.HEADING, int(container[1])
        if container in ("td", "th"):
            return BlockKind.TABLE_ROW, None
        if container == "list_item":
            return BlockKind.LIST_ITEM, None
        if container == "blockquote":
            return BlockKind.QUOTE, None
    return BlockKind.PARAGRAPH, None
