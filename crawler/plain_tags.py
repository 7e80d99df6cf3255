"""Read a page's tags without building its tree, where its markup leaves no doubt of what a parser would find.

Most pages are written by programs and are plain: tags are closed, with attributes as the HTML standard writes them. One
pass over the tags of such a page finds what its tree holds, at a third of the cost. Whatever is written otherwise is
left to the parser, and so is what a tree leaves out or moves (13.2.6: templates, frames).
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_NAME = rb"""[^ \t\n\r\f/>="'<]++"""
_VALUE = rb"""[ \t\n\r\f]*+=[ \t\n\r\f]*+(?:"([^"]*+)"|'([^']*+)'|([^ \t\n\r\f"'=<>`]++))"""
_ATTRIBUTE = re.compile(rb"[ \t\n\r\f](" + _NAME + rb")(?:" + _VALUE + rb")?+")  # e.g. href="/fees/"
_REST = (
    rb"(?:[ \t\n\r\f]++"
    + _NAME
    + rb"(?:"
    + re.sub(rb"\((?!\?)", rb"(?:", _VALUE)
    + rb")?+)*+[ \t\n\r\f]*+/?+>"
)
"""What may be in a plain tag behind its name, e.g. `` id=a title="a > b" hidden>``."""
_COMMENT = rb"!--(?!-?>)[^-]*+(?:-(?!->|-!>)[^-]*+)*+-->"  # <!-- a comment -->
_SHAPE = (
    rb"(?:path|g|use|circle|rect|line|polygon|polyline|ellipse|defs|stop|linear[gG]radient|radial[gG]radient|clip[pP]ath|mask"
    rb"|symbol|title|desc|style)"
)
"""Elements of drawings that hold no link; a drawing with another one is left to the parser."""
_DRAWING = (
    rb"svg"
    + _REST
    + rb"[^<]*+(?:<(?:"
    + _SHAPE
    + _REST
    + rb"|/"
    + _SHAPE
    + rb">|"
    + _COMMENT
    + rb")[^<]*+)*+</svg>"
)  # <svg><path d="M0 0"/></svg>
_OPTION = rb"opt(?:ion|group)"
_LIST = (
    rb"select" + _REST + rb"[^<]*+(?:<(?:/" + _OPTION + rb">|" + _OPTION + _REST + rb")[^<]*+)*+</select>"
)  # <select><option value="1">One</select>
_TAG = re.compile(
    rb"<(?=[/!sti])(?:"
    rb"/[a-z][a-zA-Z0-9:-]*+[ \t\n\r\f]*+>"  # </my-icon >
    rb"|script" + _REST + rb"[^<]*+(?:<(?!/script|!--)[^<]*+)*+</script>"  # <script>if (a<b) c()</script>
    rb"|style" + _REST + rb"[^<]*+</style>"  # <style>p{margin:0}</style>
    rb"|title" + _REST + rb"[^<]*+</title>"
    rb"|textarea" + _REST + rb"[^<]*+</textarea>"
    rb"|iframe" + _REST + rb"[^<]*+</iframe>"
    rb"|"
    + _LIST
    + rb"|"
    + _DRAWING
    + rb"|"
    + _COMMENT
    + rb"|![dD][oO][cC][tT][yY][pP][eE] [^<>]*+>)"  # <!DOCTYPE html>
    # The first way to read attributes is the usual one, and the faster; end tags in a row are read with what is before.
    rb"|(<(?:(?!(?:s(?:cript|vg|elect|tyle)|t(?:itle|extarea)|iframe)[ \t\n\r\f/>])[a-z][a-zA-Z0-9:-]*+"
    rb'(?: [a-z-]++="[^"]*+")*+(?:>|' + _REST + rb"))?+)"  # <a href="/fees/">
    # Behind what is not plain nothing is looked for, so that no text is read twice.
    rb"(?:(?<=>)[^<]*+(?:</[a-z][a-z0-9]*+>[^<]*+)*+|.*+)",
    re.DOTALL,
)
_REFERENCE = re.compile(r"&(#?[A-Za-z0-9]++)([;=]?)")  # e.g. &amp;


class OddMarkupError(ValueError):
    """A tag that only a parser can read."""


def start_tags(markup: bytes) -> list[bytes] | None:
    """Return the start tags of a plain page as they are written, in their order; None for any other page.

    Empty texts stand between them. What is in comments, scripts and other text is not among them.

    >>> start_tags(b'<!-- <b> --><p class="a">Our <a href="/fees/">fees</a><script>"<i>"</script>')
    [b'', b'<p class="a">', b'<a href="/fees/">', b'']
    """
    if b"\0" in markup:
        return None
    tags = _TAG.findall(markup)
    return None if b"<" in tags else tags


def tag_attributes(tag: bytes) -> dict[str, str | None]:
    """Return the attributes of a tag that `start_tags` returned, as a parser gives them; OddMarkupError where in doubt.

    >>> tag_attributes(b"<a HREF='/a?b=1&amp;c=2' hidden>")
    {'href': '/a?b=1&c=2', 'hidden': None}
    """
    attributes: dict[str, str | None] = {}
    for match in _ATTRIBUTE.finditer(tag):
        name = _text(match[1]).lower()
        if name not in attributes:
            value = next((part for part in match.groups()[1:] if part is not None), None)
            attributes[name] = None if value is None else _text(value)
    return attributes


def _text(value: bytes) -> str:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise OddMarkupError from error
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    """Return what a reference in an attribute means (HTML standard, 13.2.5.73): most without ``;`` mean themselves."""
    name, end = match[1], match[2]
    if name[0] == "#":
        text = unescape(match[0]) if end == ";" and len(name) < 8 else ""
        if not text:
            raise OddMarkupError
        return text
    if end == ";":
        return html5.get(f"{name};", match[0])
    return match[0] if end else html5.get(name, match[0])
