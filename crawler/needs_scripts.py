"""Tells from the tree that links are taken from whether a page is empty without its scripts.

The rule of `crawler.extract.kinds.scripts_only`, at the price of one look at the bytes for an ordinary page.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

FEW_WORDS = 40
"""A page with more text than this says something without scripts."""

_MAY = re.compile(
    rb"id\s*=\s*[\"']?(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|react-root|application|ember\d)"
    rb"|<noscript",
    re.I,
)  # e.g. <div id="root">
_ROOTS = re.compile(
    r"(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|react-root|application|ember\d*)", re.I
)  # e.g. root
_ASKS = re.compile(
    r"\b(?:enable|requires?|need|turn on|activate|habilitar?|activez)\b.{0,40}\bjavascript\b"
    r"|\bjavascript\b.{0,40}\b(?:enable|require|disabled)",
    re.I,
)  # e.g. You need to enable JavaScript to run this app.
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "title", "textarea", "option"})


def needs_scripts(body: bytes, tree: LexborHTMLParser) -> bool:
    """Return whether the page has hardly a word, and a script with a place to draw into."""
    if _MAY.search(body) is None or tree.body is None:
        return False
    if tree.css_first("script[src],script[type=module]") is None or _has_words(tree.body):
        return False
    if any(
        _ROOTS.fullmatch(node.attributes.get("id") or "") for node in tree.css("div[id],main[id],section[id]")
    ):
        return True
    return any(_ASKS.search(node.text()) for node in tree.css("noscript"))


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
