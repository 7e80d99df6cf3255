"""Split a fragment of HTML into the lines that a reader sees: at block edges and ``<br>``, not at inline tags."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
    ]
)
"""Elements that begin a new line (HTML Living Standard, 15.3: ``display: block`` and the table's parts)."""
SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "noscript",
        "select",
        "textarea",
        "iframe",
        "object",
        "head",
        "title",
    ]
)
"""Elements whose text a reader does not see as an address."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "legend", "summary", "th"))
LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
OTHER_LEVEL = 7
"""Level of a heading that has no tag of its own: emphasised words, the head of a table's column."""
MIN_SEAMS = 2
"""Fewest blanks between elements of a line that part it."""
_SEAM = "\x1f"
EMPHASIS = frozenset(("strong", "b", "em"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a fragment."""

    text: str
    """Its text, white space folded; never empty."""
    path: tuple[int, ...]
    """The ordinals of the block elements that hold it, outermost first."""
    heading: bool = False
    """True if it is in a heading or all emphasised."""
    links: tuple[str, ...] = ()
    """``href`` of its ``tel:`` links."""
    link_texts: tuple[str, ...] = ()
    """The words of each of those links."""
    level: int = 0
    """Of a heading 1 to 6 by its tag, 7 without an ``h1`` to ``h6``; else 0."""
    cell: tuple[int, int, int] | None = None
    """Ordinals of the innermost table, its row and its column; null outside tables."""
    anchors: int = 0
    """Links of the line that are neither ``tel:`` nor ``mailto:``."""
    linked: bool = False
    """True if all its words are such links."""
    seams: tuple[int, ...] = ()
    """Offsets of the blanks that alone separate two elements: ``<span>Hove</span> <span>BN3 2FL</span>``."""

    @property
    def parted(self) -> str:
        """The text with a stroke for each such blank, where there are several: the elements are parts of an address."""
        if len(self.seams) < MIN_SEAMS:
            return self.text
        signs = list(self.text)
        for at in self.seams:
            signs[at] = "|"
        return "".join(signs)


@lru_cache(maxsize=512)
def read_lines(fragment: str) -> tuple[Line, ...]:
    """Return the lines of a fragment, whatever its mark-up.

    BeautifulSoup reads it, because fragments from attributes, JSON-LD values and cut-out elements are often
    not well-formed. Equal fragments are read once a process.
    """
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, PreformattedString, Tag

    soup = BeautifulSoup(fragment, "lxml")
    reader = _Reader()
    stack: list[tuple[object, bool]] = [(soup, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            if isinstance(node, Tag):
                reader.leave(node.name)
            continue
        if isinstance(node, PreformattedString):
            continue  # comments, declarations
        if isinstance(node, NavigableString):
            reader.text(str(node))
        elif isinstance(node, Tag):
            if node.name in SKIPPED:
                continue
            href, span = node.get("href"), node.get("colspan")
            reader.enter(
                node.name, href if isinstance(href, str) else None, span if isinstance(span, str) else ""
            )
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.contents))
    return reader.finish()


@dataclass(slots=True)
class _Table:
    """Counter of a table's rows and columns while it is walked."""

    ordinal: int
    row: int = -1
    column: int = -1
    next_column: int = 0

    def begin_row(self) -> None:
        self.row += 1
        self.column, self.next_column = -1, 0

    def begin_cell(self, columns: int) -> None:
        self.column = self.next_column
        self.next_column += max(1, columns)

    @property
    def cell(self) -> tuple[int, int, int] | None:
        return (self.ordinal, self.row, self.column) if self.column >= 0 else None


def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a line with its white space folded, and the offsets of the blanks that were seams."""
    if _SEAM not in text:
        return " ".join(text.split()), ()
    pieces = [piece for part in text.split(_SEAM) if (piece := " ".join(part.split()))]
    seams, at = [], -1
    for piece in pieces[:-1]:
        at += len(piece) + 1
        seams.append(at)
    return " ".join(pieces), tuple(seams)


class _Reader:
    """Gatherer of text into lines while a tree is walked."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._links: list[str] = []
        self._link_texts: list[str] = []
        self._in_link = False
        self._anchor = self._anchor_count = 0
        self._anchors: set[int] = set()
        self._unlinked = False
        self._path: list[int] = []
        self._count = 0
        self._headings = 0
        self._emphasis = 0
        self._plain = False
        self._heading = False
        self._seam = False
        self._level = self._tag_level = OTHER_LEVEL
        self._tables: list[_Table] = []
        self._table_count = 0

    def enter(self, name: str, href: str | None, colspan: str) -> None:
        if name == "br":
            self._flush()
        elif name in BLOCKS:
            self._flush()
            self._enter_table(name, colspan)
            self._count += 1
            self._path.append(self._count)
            self._headings += name in HEADINGS
            if name in LEVELS:
                self._tag_level = LEVELS[name]
        else:
            self._seam = True
            self._emphasis += name in EMPHASIS
            if href and href.lower().startswith("tel:"):
                self._links.append(href)
                self._link_texts.append("")
                self._in_link = True
            elif name == "a" and href and not href.lower().startswith("mailto:"):
                self._anchor_count += 1
                self._anchor = self._anchor_count

    def _enter_table(self, name: str, colspan: str) -> None:
        if name == "table":
            self._table_count += 1
            self._tables.append(_Table(self._table_count))
        elif self._tables and name == "tr":
            self._tables[-1].begin_row()
        elif self._tables and name in ("td", "th"):
            self._tables[-1].begin_cell(int(colspan) if colspan.isdecimal() and len(colspan) < 4 else 1)

    def leave(self, name: str) -> None:
        if name in BLOCKS:
            self._flush()
            if name == "table" and self._tables:
                self._tables.pop()
            self._path.pop()
            self._headings -= name in HEADINGS
            if name in LEVELS:
                self._tag_level = OTHER_LEVEL
        elif name != "br":
            self._seam = True
            self._emphasis -= name in EMPHASIS
            if name == "a":
                self._in_link = False
                self._anchor = 0

    def text(self, text: str) -> None:
        if not text:
            return
        if self._seam and self._parts and not text[0].isspace() and not self._parts[-1][-1].isspace():
            edge = self._parts[-1][-1]
            if (edge.islower() or edge.isdigit()) and text[0].isupper() and len(text.split()[0]) > 1:
                self._flush()
            elif (edge.isalpha() and text[0].isdigit() and len(self._parts[-1]) > 1) or (
                edge.isdigit() and text[0] in "(+"
            ):
                self._parts.append(" ")
        if text.isspace() and self._seam and self._parts:
            text = _SEAM
        elif text.strip():
            self._seam = False
            if not self._heading:
                self._level = self._tag_level
            if self._headings:
                self._heading = True
            elif not self._emphasis:
                self._plain = True
            elif not self._plain:
                self._heading = True
        self._parts.append(text)
        if any(map(str.isalnum, text)):
            if self._anchor:
                self._anchors.add(self._anchor)
            else:
                self._unlinked = True
        if self._in_link and self._links:
            self._link_texts[-1] += text

    def _flush(self) -> None:
        text, seams = _folded("".join(self._parts).replace("\u200b", "").replace("\ufeff", ""))
        if text:
            heading = self._heading and (self._headings > 0 or not self._plain)
            cell = self._tables[-1].cell if self._tables else None
            links, words = tuple(self._links), tuple(self._link_texts)
            level = self._level if heading else 0
            anchors = len(self._anchors)
            linked = anchors > 0 and not self._unlinked
            self.lines.append(
                Line(text, tuple(self._path), heading, links, words, level, cell, anchors, linked, seams)
            )
        if text or not self._in_link:  # <a href="tel:…"><div>…: the link goes with the line inside it
            self._links, self._link_texts = [], []
        self._parts = []
        self._anchors = set()
        self._heading = self._plain = self._seam = self._unlinked = False

    def finish(self) -> tuple[Line, ...]:
        self._flush()
        return tuple(self.lines)
