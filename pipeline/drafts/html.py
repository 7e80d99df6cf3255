"""Read a draft in HTML: a whole page or the piece that an editor copied out of a content system.

The standard library's parser is used because it gives the position of each piece in the source, which lxml
does not.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from language.word_list import words_in
from pipeline.drafts.draft import OPAQUE, Draft, DraftBuilder
from schemas.vocabulary import BlockKind

INLINE = words_in(
    """
    a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark q s small span strike strong sub sup
    time tt u wbr
    """
)
"""Elements that do not end a paragraph (HTML Living Standard, phrasing content)."""

OPAQUE_INLINE = words_in("code kbd samp var img picture svg math video audio iframe object canvas input")
"""Elements inside a sentence that hold no words to judge."""

SKIPPED = words_in(
    "script style template noscript textarea select button nav footer aside form datalist dialog pre head"
)
"""Elements that the editor did not write."""

VOID = words_in("area base br col embed hr img input link meta param source track wbr")
"""Elements without an end."""

_COMMENT_ENDS = re.compile(r"--\s*>")  # e.g. -->


def read_html(text: str) -> Draft:
    """Return a draft in HTML; where it has a ``main`` or an ``article``, only that is read."""
    builder = DraftBuilder(text)
    read_html_piece(text, 0, len(text), builder)
    return builder.finish()


def read_html_piece(text: str, start: int, end: int, builder: DraftBuilder) -> None:
    """Read a stretch of a text as HTML into a builder."""
    reader = _Reader(text, start, end, builder)
    reader.feed(text[start:end])
    reader.close()
    reader.end_block()


_Kind = tuple[BlockKind, int | None, str | None]
"""Kind, level and language of a block."""
_PLAIN: _Kind = (BlockKind.PARAGRAPH, None, None)


def _kind_within(tag: str, language: str | None, around: _Kind) -> _Kind:
    """Return the kind of a block in an element, by the innermost that says one."""
    kind, level, outer = around
    if re.fullmatch("h[1-6]", tag):
        kind, level = BlockKind.HEADING, int(tag[1])
    elif tag in ("td", "th"):
        kind, level = BlockKind.TABLE_ROW, None
    elif tag in ("li", "dd", "dt"):
        kind, level = BlockKind.LIST_ITEM, None
    elif tag == "blockquote":
        kind, level = BlockKind.QUOTE, None
    return kind, level, language or outer


class _Reader(HTMLParser):
    def __init__(self, text: str, start: int, end: int, builder: DraftBuilder) -> None:
        super().__init__(convert_charrefs=False)
        piece = text[start:end]
        self._lines = [start, *(start + match.end() for match in re.finditer("\n", piece))]
        self._text = text
        self._builder = builder
        self._open: list[tuple[str, _Kind]] = []
        self._names: Counter[str] = Counter()
        self._comments_end = max((match.end() for match in _COMMENT_ENDS.finditer(piece)), default=0)
        self._piece_length = len(piece)
        self._left_out: list[str] = []
        self._region = next(
            (tag for tag in ("main", "article") if re.search(rf"<{tag}[\s>]", piece, re.I)), None
        )
        self._first: int | None = None
        self._last = start
        self._kind = _PLAIN

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        start, end = self._place(), self._place() + len(self.get_starttag_text() or "")
        if self._left_out:
            if tag == self._left_out[0] and tag not in VOID:
                self._left_out.append(tag)
            return
        if tag == "br":
            self._put(start, end, "\n")
        elif tag in OPAQUE_INLINE:
            self._put(start, end, OPAQUE)
            if tag not in VOID:
                self._left_out.append(tag)
        elif self._skips(tag, dict(attributes)):
            self.end_block()
            if tag not in VOID:
                self._left_out.append(tag)
        elif tag not in VOID:
            if tag not in INLINE:
                self.end_block()
            self._open.append((tag, _kind_within(tag, dict(attributes).get("lang"), self._block_kind())))
            self._names[tag] += 1
        elif tag not in INLINE:
            self.end_block()

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Open an element written ``<p/>``: HTML has that form for void elements only."""
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and whatever was left open inside it."""
        if self._left_out:
            if tag == self._left_out[0]:
                self._left_out.pop()
            return
        if tag not in INLINE:
            self.end_block()
        while self._names[tag]:
            name, _ = self._open.pop()
            self._names[name] -= 1
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        """Read text."""
        start = self._place()
        if self._readable():
            self._builder.keep(start, start + len(data))
            if not data.isspace():
                lead = len(data) - len(data.lstrip())
                self._note(start + lead, start + len(data.rstrip()))

    def handle_entityref(self, name: str) -> None:
        """Read ``&nbsp;``."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Read ``&#160;``."""
        self._reference(f"&#{name}")

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Skip ``<![a]>`` as browsers do (HTML Living Standard, bogus comment); Python's own way raises on it."""
        return self.parse_bogus_comment(i)

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Skip a comment; one without an end is text, and its end is not looked for again for each that follows."""
        if self._piece_length - len(self.rawdata) + i >= self._comments_end:
            return -1
        return super().parse_comment(i, report)

    def end_block(self) -> None:
        """End the paragraph that is open."""
        if self._first is not None:
            kind, level, language = self._kind
            self._builder.block(kind, self._first, self._last, level=level, language=language)
            self._first = None

    def _reference(self, written: str) -> None:
        start = self._place()
        end = start + len(written)
        if self._text[end : end + 1] == ";":
            end += 1
        shown = unescape(self._text[start:end])
        if not self._readable():
            return
        if shown.startswith("&") and end - start > 1:  # "Q&A": no reference at all
            self._builder.keep(start, end)
            self._note(start, end)
        else:
            self._put(start, end, shown if shown.strip() else " ")

    def _put(self, start: int, end: int, shown: str) -> None:
        if self._readable():
            self._builder.put(start, end, shown)
            if shown.strip():
                self._note(start, end)

    def _note(self, start: int, end: int) -> None:
        if self._first is None:
            self._first = start
            self._kind = self._block_kind()
        self._last = max(end, start)

    def _readable(self) -> bool:
        return not self._left_out and (self._region is None or self._inside(self._region))

    def _skips(self, tag: str, attributes: dict[str, str | None]) -> bool:
        """Return whether an element is not part of the text; the header of an article holds its headline."""
        top = tag == "header" and not self._inside("article", "main")
        return top or tag in SKIPPED or "hidden" in attributes

    def _inside(self, *tags: str) -> bool:
        return any(self._names[tag] for tag in tags)

    def _block_kind(self) -> _Kind:
        return self._open[-1][1] if self._open else _PLAIN

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
