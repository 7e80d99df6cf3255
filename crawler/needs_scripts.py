"""Asks the tree that links are taken from whether a page is empty without its scripts.

The rule of `reference.needs_scripts`, at the price of one look at the bytes for an ordinary page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reference import needs_scripts as rule

_MAY = re.compile(
    rb"id\s*=\s*[\"']?" + rule.ROOT_ID.pattern.encode() + rb"|<noscript", re.I
)  # e.g. <div id="root">


def needs_scripts(body: bytes, tree: LexborHTMLParser) -> bool:
    """Return whether the page has hardly a word, and a script with a place to draw into."""
    return _MAY.search(body) is not None and tree.body is not None and rule.needs_scripts(_LexborTree(tree))


class _LexborTree:
    """A lexbor tree as the rule asks for it."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree

    def script_types(self) -> Iterator[str | None]:
        return (node.attributes.get("type") for node in self._tree.css("script"))

    def has_words(self, more_than: int) -> bool:
        words = 0
        for node in self._tree.body.traverse(include_text=True) if self._tree.body else ():
            if node.tag == "-text" and _is_seen(node):
                words += len((node.text_content or "").split())
                if words > more_than:
                    return True
        return False

    def container_ids(self) -> Iterator[str | None]:
        return (node.attributes.get("id") for node in self._tree.css("div[id],main[id],section[id]"))

    def noscript_texts(self) -> Iterator[str]:
        return (node.text() for node in self._tree.css("noscript"))


def _is_seen(text: LexborNode) -> bool:
    above = text.parent
    while above is not None:
        if above.tag in rule.UNSEEN:
            return False
        above = above.parent
    return True
