"""Cut a page into blocks of text, each in the tree of block-level elements that hold it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from extraction.page.class_hints import BIT, hints
from extraction.page.document import fold
from extraction.page.hidden import is_out_of_reach
from schemas.vocabulary import BlockKind

MAX_BLOCKS = 6_000
"""Blocks read from a page; the longest page of either data set has 2,900."""

MAX_BLOCK_CHARACTERS = 50_000
"""Characters after which a block's text is cut off."""

_SKIPPED = """
    script style noscript template svg canvas iframe object embed applet select datalist option textarea input
    title meta link map area audio video source track progress meter rp rt head param base frame frameset
"""
SKIPPED = frozenset(_SKIPPED.split())
"""Elements whose text no reader sees as text."""

_BLOCK_LEVEL = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table
    caption tbody td tfoot th thead tr ul amp-sidebar amp-accordion
"""
BLOCK_LEVEL = frozenset(_BLOCK_LEVEL.split())
"""Elements that a browser lays out as blocks."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LAID_OUT = frozenset(("block", "d-block", "flex", "d-flex", "grid", "d-grid"))
"""Class names that make an inline element a block: Tailwind's and Bootstrap's, which a page cannot name otherwise."""
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u2060\ufeff\u00ad"))
_INVISIBLE_ANY = frozenset("\u200b\u200c\u2060\ufeff\u00ad")
_CELL_CHARACTERS = 300
"""Mean characters a cell up to which a table holds data and not the page's layout."""
LEAVES = frozenset({"p", *HEADINGS})
"""Elements that hold a text and no others."""
_HIDDEN = BIT["hidden"]


@dataclass(eq=False, slots=True)
class Frame:
    """A block-level element that holds text, with counts of the text in it."""

    element: html.HtmlElement
    tag: str
    parent: Frame | None
    depth: int
    bits: int = 0
    """Hints of its own name."""
    hidden: bool = False
    """True where its own style or attributes hide it until a script shows it."""
    words: int = 0
    """Words below it."""
    link_words: int = 0
    """Words below it that are link text."""
    blocks: int = 0
    """Blocks below it."""
    prose: int = 0
    """Words below it in blocks of at least 10 words with few links."""
    first: int = -1
    """Index of the first block below it."""
    last: int = -1
    """Index of the last block below it."""


@dataclass(eq=False, slots=True)
class TextBlock:
    """The text between two block edges."""

    index: int
    frame: Frame
    text: str
    kind: BlockKind
    level: int | None
    list_key: int | None
    """Identifies the list or table among those of the page."""
    words: int
    link_words: int
    links: int
    strong_words: int
    button_words: int
    after_break: bool
    """True where only line breaks, not an element's edge, part it from the block before."""
    is_prose: bool
    """True for running text, not a label, menu or teaser: ten words, less than a third of them in links."""


@dataclass(slots=True)
class _Place:
    """Frame, kind and list of a text, by the elements around it."""

    frame: Frame
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    list_key: int | None = None
    row: bool = False
    """True inside a row of a data table, where cells do not part blocks."""


class _Walk:
    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self.parts: list[str] = []
        self.linked: list[str] = []
        self.strong: list[str] = []
        self.button: list[str] = []
        self.links = 0
        self.breaks = 0
        self.after_break = False
        self.lists = 0
        self.heading = 1

    def add(self, text: str, mode: int) -> None:
        if not self.parts or self.breaks:
            if text.isspace():
                if self.parts:
                    self.parts.append(" ")
                return
            self.breaks = 0
        self.parts.append(text)
        if mode:
            if mode & 1:
                self.linked.append(text)
            if mode & 2:
                self.strong.append(text)
            if mode & 4:
                self.button.append(text)

    def flush(self, place: _Place, *, at_break: bool = False) -> None:
        self.breaks = 0
        if not self.parts:
            self.after_break = at_break
            return
        text = "".join(self.parts)
        if not text.isascii() and not _INVISIBLE_ANY.isdisjoint(text):
            text = text.translate(_INVISIBLE)
        tokens = text.split()
        if tokens and len(self.blocks) < MAX_BLOCKS:
            frame = place.frame
            words = word_count(text, len(tokens))
            all_linked = len(self.linked) == len(self.parts)
            link_words = words if all_linked else _words_in(self.linked)
            is_prose = words >= 10 and link_words * 3 < words
            index = len(self.blocks)
            self.blocks.append(
                TextBlock(
                    index, frame, " ".join(tokens)[:MAX_BLOCK_CHARACTERS], place.kind, place.level,
                    place.list_key, words, link_words, self.links, _words_in(self.strong),
                    len("".join(self.button).split()) if self.button else 0, self.after_break, is_prose,
                )
            )  # fmt: skip
            if place.kind is BlockKind.HEADING and place.level and frame.tag in HEADINGS:
                self.heading = place.level
            frame.words += words
            frame.link_words += link_words
            frame.blocks += 1
            frame.prose += words if is_prose else 0
            if frame.first < 0:
                frame.first = index
            frame.last = index
        self.after_break = at_break
        self.parts.clear()
        self.linked.clear()
        self.strong.clear()
        self.button.clear()
        self.links = 0

    def children(self, element: html.HtmlElement, place: _Place, mode: int) -> None:
        if text := element.text:
            self.add(text, mode)
        for child in element:
            tag = child.tag
            if tag in BLOCK_LEVEL:
                self.block(child, tag, place, mode)
            elif tag == "br":
                self.line_break(place)
            elif tag not in SKIPPED and isinstance(tag, str):
                inner = mode
                if tag == "a":
                    inner |= 1
                    self.links += 1
                elif tag in ("b", "strong"):
                    inner |= 2
                elif tag == "button":
                    inner |= 4
                style = child.get("style")
                if style and "display" in style:
                    style = style.replace(" ", "").lower()
                    if "display:none" in style and child.find(".//p") is None:
                        pass
                    elif "block" in style or "flex" in style or "grid" in style:
                        self.block(child, tag, place, inner)
                    else:
                        self.children(child, place, inner)
                elif _is_laid_out(child):
                    self.blank()
                    self.children(child, place, inner)
                    self.blank()
                else:
                    self.children(child, place, inner)
            if tail := child.tail:
                self.add(tail, mode)

    def line_break(self, place: _Place) -> None:
        """Add a line break: one is a blank, two in a row part paragraphs."""
        self.breaks += 1
        if self.breaks == 2 and not place.row:
            self.flush(place, at_break=True)
        else:
            self.blank()

    def blank(self) -> None:
        """Part words that are in lines of their own within a block."""
        self.parts.append(" ")

    def block(self, element: html.HtmlElement, tag: str, place: _Place, mode: int) -> None:
        if place.row and tag not in ("table", "tr"):
            self.parts.append(" ")
            self.children(element, place, mode)
            self.parts.append(" ")
            return
        self.flush(place)
        if (tag in LEAVES and element.get("hidden") is not None) or is_out_of_reach(element):
            return  # panels that a button opens are hidden too; a hidden paragraph is not for readers
        inner = self.enter(element, tag, place)
        self.children(element, inner, mode)
        self.flush(inner)
        _sum_up(inner.frame, place.frame)

    def enter(self, element: html.HtmlElement, tag: str, place: _Place) -> _Place:
        around = place.frame
        frame = Frame(element, tag, around, around.depth + 1)
        if keys := element.keys():  # asking for what is not there costs as much as reading it
            name = " ".join([element.get(key) or "" for key in ("class", "id", "role") if key in keys])
            frame.bits = hints(name) if name else 0
            frame.hidden = (
                ("style" in keys and _hides(element.get("style") or ""))
                or "hidden" in keys
                or ("aria-hidden" in keys and element.get("aria-hidden") == "true")
            )
        kind, level, key, row = place.kind, place.level, place.list_key, False
        if tag in HEADINGS:
            kind, level = BlockKind.HEADING, int(tag[1])
        elif tag == "summary":
            kind, level = BlockKind.HEADING, min(6, self.heading + 1)
        elif tag in ("ul", "ol", "dl", "menu", "dir"):
            self.lists += 1
            kind, level, key = BlockKind.PARAGRAPH, None, self.lists
        elif tag in ("li", "dt", "dd"):
            if key is None:
                self.lists += 1
                key = self.lists
            if kind is not BlockKind.ANSWER:
                kind = BlockKind.LIST_ITEM
        elif tag == "table":
            kind, key = BlockKind.PARAGRAPH, None
            if _holds_data(element):
                self.lists += 1
                kind, key = BlockKind.TABLE_ROW, self.lists
        elif tag == "tr":
            row = kind is BlockKind.TABLE_ROW
        elif tag == "blockquote":
            kind = BlockKind.QUOTE
        elif tag == "details" or (
            place.kind is BlockKind.PARAGRAPH and "Answer" in (element.get("itemtype") or "")
        ):
            kind = BlockKind.ANSWER
        elif kind is BlockKind.HEADING and tag != "p":
            pass
        return _Place(frame, kind, level if kind is BlockKind.HEADING else None, key, row)


def _hides(style: str) -> bool:
    return "none" in style and "display:none" in style.replace(" ", "").lower()


def _is_laid_out(element: html.HtmlElement) -> bool:
    """Return whether a class name of a framework makes an inline element a block, from some width on at least."""
    names = element.get("class")
    if not names or ("block" not in names and "flex" not in names and "grid" not in names):
        return False
    return any(name.rpartition(":")[2] in _LAID_OUT for name in names.split())


def _sum_up(frame: Frame, parent: Frame) -> None:
    """Add the counts of a frame to those of the one around it, once the walk leaves it."""
    if not frame.blocks:
        return
    parent.words += frame.words
    parent.link_words += frame.link_words
    parent.blocks += frame.blocks
    parent.prose += frame.prose
    if parent.first < 0:
        parent.first = frame.first
    parent.last = frame.last


def segment(body: html.HtmlElement) -> list[TextBlock]:
    """Return the blocks of text below an element, in the order of the page.

    Text of inline elements is joined as written (``<b>a</b>b`` is ``ab``); edges of block-level elements
    and two line breaks in a row part blocks; one line break, or an inline element that a class lays out in a line
    of its own, is a blank. A data table's row is one block.
    The parser bounds the depth of the tree at 256, and so this walk's.
    """
    walk = _Walk()
    place = _Place(Frame(body, "body", None, 0, 0))
    walk.children(body, place, 0)
    walk.flush(place)
    return walk.blocks


def word_count(text: str, tokens: int) -> int:
    """Return the number of words in a text of so many tokens.

    Chinese, Japanese and Thai write no blanks, so two letters count as one word.
    """
    if text.isascii():
        return tokens
    letters = "".join(text.split())
    if len(letters) > 8 * tokens:
        unspaced = sum("\u0e00" <= letter <= "\u0e7f" or "\u3040" <= letter <= "\u9fff" for letter in letters)
        if unspaced * 3 > len(letters):
            return tokens + unspaced // 2
    return tokens


def _words_in(parts: list[str]) -> int:
    if not parts:
        return 0
    text = "".join(parts)
    return word_count(text, len(text.split()))


def _holds_data(table: html.HtmlElement) -> bool:
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    cells = sum(1 for _ in table.iter("td", "th"))
    rows = sum(1 for _ in table.iter("tr"))
    if cells < 2 or rows < 1 or cells <= rows:
        return False
    return len(fold(table.text_content())) / cells <= _CELL_CHARACTERS
