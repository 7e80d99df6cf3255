"""Counts what a page's tags keep open, as an upper bound of what an HTML parser would keep open, in one pass.

A parser's work grows with what is open: it walks up the open elements at many tags, and opens unclosed formatting
elements again in every paragraph (HTML standard, 13.2.4.3). No tree is built here. Where a parser might ignore a
closing tag, it is ignored here too, so the count is never below the parser's; on ordinary pages it is near it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
"""Elements that a parser opens again where they were not closed (HTML standard, 13.2.4.3)."""
_VOID = frozenset(
    b"area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr".split()
)
_IMPLIED = frozenset(b"p li dd dt option optgroup rb rp rt rtc tr td th tbody thead tfoot colgroup".split())
"""Elements that the end tag of what holds them closes."""
_CLOSED_BY: dict[bytes, frozenset[bytes]] = {
    b"li": frozenset({b"li", b"p"}),
    b"dd": frozenset({b"dd", b"dt", b"p"}),
    b"dt": frozenset({b"dd", b"dt", b"p"}),
    b"option": frozenset({b"option"}),
    b"td": frozenset({b"td", b"th"}),
    b"th": frozenset({b"td", b"th"}),
    b"tr": frozenset({b"td", b"th", b"tr"}),
    **dict.fromkeys((b"tbody", b"thead", b"tfoot"), frozenset(b"td th tr tbody thead tfoot".split())),
    **dict.fromkeys(
        b"address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1"
        b" h2 h3 h4 h5 h6 header hgroup main menu nav ol p pre search section summary ul".split(),
        frozenset({b"p"}),
    ),
}
"""Start tag to the elements that it closes where they are innermost."""
_RAW = frozenset(b"script style textarea title xmp iframe noembed noframes plaintext".split())
"""Elements whose content is text."""
_FOREIGN = frozenset({b"svg", b"math"})
_HOLDS_HTML = frozenset(b"foreignobject desc title annotation-xml mi mo mn ms mtext".split())
"""Foreign elements that hold HTML again."""
_BREAKS_OUT = frozenset(
    b"b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta"
    b" nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
"""Start tags that end an svg or math element (HTML standard, 13.2.6.5)."""
_MEANS_OTHERWISE = frozenset(b"svg math select frameset".split())
"""Elements within which the tag of a raw element does not begin text."""
_LOOK_UP = 8
"""Open elements that an end tag is looked for in; the parser itself moves a link out of eight (13.2.6.4.7)."""

ATTRIBUTES = (
    rb"""(?: [a-z-]++="[^"]*+")*+"""
    rb"""(?:\s++[^\s/>=]++="[^"]*+"|[\s/]++"""
    rb"""|=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>)))?+|=(?=[\s/>=]))*+"""
)
"""What is in a tag behind its name, e.g. `` id=a title="a > b"``; its first two parts are the third's usual form."""
_ATTRIBUTE = re.compile(
    rb"""=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+"""
)  # e.g. id="a"
FEW_ATTRIBUTE_BYTES = 200
"""Room for a hundred attributes, which cost nothing to speak of."""
_TOKEN = re.compile(
    rb"<(?:!--(?:-?>|.*?(?:--!?>|\Z))"  # <!-- a comment -->
    rb"|[!?][^>]*+>?|/[^a-zA-Z>][^>]*+>?"  # <!doctype html>, <?php ?>, </ >
    rb"|(/?)([a-zA-Z][^\s/>]*+)(" + ATTRIBUTES + rb")(?:>|\Z))",
    re.DOTALL,
)
_SCRIPT = re.compile(rb"<script[\s/>]", re.IGNORECASE)  # <script>
_ENDS = {name: re.compile(rb"</" + name + rb"(?=[\s/>])", re.IGNORECASE) for name in _RAW}  # e.g. </script


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenElements:
    """Figures of one page."""

    most: int
    """Elements open at once, at most."""
    passed: int
    """Sum over all tags of the elements open there: what a parser's walks up the open elements can cost."""
    reopened: int
    """Sum over all tags of the unclosed formatting elements there: the elements that a parser can add of its own."""
    attribute_steps: int
    """Sum over the long tags of their attributes squared: a parser compares each with those before it."""


class _Count:
    """State of the pass: the open elements, innermost last, and the formatting elements never closed."""

    def __init__(self) -> None:
        self.names: list[bytes] = []
        self.foreign: list[bool] = []
        self.formatting = 0
        self.trusting = True

    def start(self, name: bytes, attributes: bytes) -> None:
        """Count a start tag."""
        names, foreign = self.names, self.foreign
        if foreign and foreign[-1]:
            if name in _BREAKS_OUT:
                self._leave_foreign()
            elif attributes.endswith(b"/"):
                return
        elif name in _FOREIGN and attributes.endswith(b"/"):
            return
        within = bool(foreign) and foreign[-1] and names[-1] not in _HOLDS_HTML
        if name in _VOID and not within:
            return
        closes = _CLOSED_BY.get(name)
        while closes and names and names[-1] in closes and not foreign[-1]:
            names.pop()
            foreign.pop()
        if name == b"a" and b"a" in names[-_LOOK_UP:]:
            # A link ends the one that it is in, unless much is open between the two.
            back = names[::-1].index(b"a") + 1
            del names[-back], foreign[-back]
            self.formatting -= 1
        names.append(name)
        foreign.append(name in _FOREIGN or within)
        self.formatting += name in FORMATTING

    def end(self, name: bytes) -> None:
        """Take an end tag at its word only where nothing but what it closes too lies between."""
        names, foreign = self.names, self.foreign
        if foreign and foreign[-1] and name in (b"p", b"br"):
            self._leave_foreign()
            return
        if not self.trusting:
            return
        passes = frozenset({b"p"}) if name in FORMATTING else _IMPLIED | FORMATTING
        for back in range(1, min(_LOOK_UP, len(names)) + 1):
            if names[-back] == name:
                del names[-back:], foreign[-back:]
                self.formatting -= name in FORMATTING
                return
            if names[-back] not in passes:
                break
        if foreign and foreign[-1] and name not in (b"path", b"g", b"use"):
            # It may have ended what holds the drawing: what comes is not known to be drawn.
            self.foreign = [False] * len(names)

    def _leave_foreign(self) -> None:
        while self.foreign and self.foreign[-1]:
            self.names.pop()
            self.foreign.pop()


def count_open(markup: bytes, *, stop_at: OpenElements) -> OpenElements:
    """Return the figures of a page; the count ends where one of them passes ``stop_at``."""
    count = _Count()
    most = passed = reopened = steps = 0
    at, match = 0, _TOKEN.search(markup)
    while match is not None:
        at = match.end()
        name = match[2]
        if name is not None:
            name = name.lower()
            if match[1]:
                count.end(name)
            else:
                count.start(name, match[3])
                steps += attribute_steps(match[3])
                if name in _RAW:
                    at = _behind_text(markup, at, name, count)
            opened = len(count.names) + count.formatting  # they may be open again anywhere
            most = max(most, opened)
            passed += opened
            reopened += count.formatting
            if (
                most > stop_at.most
                or passed > stop_at.passed
                or reopened > stop_at.reopened
                or steps > stop_at.attribute_steps
            ):
                break
        match = _TOKEN.search(markup, at)
    return OpenElements(most=most, passed=passed, reopened=reopened, attribute_steps=steps)


def attribute_steps(attributes: bytes) -> int:
    """Return the square of a tag's number of attributes; 0 for a tag of ordinary length."""
    return len(_ATTRIBUTE.findall(attributes)) ** 2 if len(attributes) > FEW_ATTRIBUTE_BYTES else 0


def _behind_text(markup: bytes, at: int, name: bytes, count: _Count) -> int:
    """Return the offset behind the text of a raw element; its content is read as markup where it may be that."""
    if count.foreign and count.foreign[-1]:
        return at  # within a drawing, a title or style holds markup
    if not _MEANS_OTHERWISE.isdisjoint(count.names):
        count.trusting = False
        return at
    end = _ENDS[name].search(markup, at)
    if name == b"plaintext" or end is None:
        return len(markup)
    comment = markup.find(b"<!--", at, end.start()) if name == b"script" else -1
    if comment >= 0 and _SCRIPT.search(markup, comment, end.start()):
        # Where such a script ends is not followed here.
        count.trusting = False
    return end.start()
