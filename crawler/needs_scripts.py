"""Tells from the tree that links are taken from whether a page is empty without its scripts.

The rule of `extraction.kinds.scripts_only`, at the price of one look at the bytes for an ordinary page.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reference.script_signs import ASKS, FEW_WORDS, ROOT_ID, draws

_MAY = re.compile(
    rb"id\s*=\s*[\"']?" + ROOT_ID.pattern.encode() + rb"|<noscript", re.I
)  # e.g. <div id="root">
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "title", "textarea", "option"})


def needs_scripts(body: bytes, tree: LexborHTMLParser) -> bool:
    """Return whether the page has hardly a word, and a script with a place to draw into."""
    if _MAY.search(body) is None or tree.body is None:
        return False
    if not any(draws(node.attributes) for node in tree.css("script")) or _has_words(tree.body):
        return False
    if any(
        ROOT_ID.fullmatch(node.attributes.get("id") or "")
        for node in tree.css("div[id],main[id],section[id]")
    ):
        return True
    return any(ASKS.search(node.text()) for node in tree.css("noscript"))


def _has_words(body: LexborNode) -> bool:
    """Return whether the reader sees more than a few words; the walk ends with the word that is one too many."""
    words = 0
    for node in body.traverse(include_text=True):
        if node.tag != "-text":
            continue
        above = node.parent
        while above is not None and above.tag not in _UNSEEN:
            above = above.parent
        if above is None:
            words += len((node.text_content or "").split())
            if words > FEW_WORDS:
                return True
    return False
