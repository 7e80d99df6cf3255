"""Recognise a page whose content comes only with JavaScript, by the rule of `reference.needs_scripts`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from extraction.page.blocks import TextBlock
from extraction.page.document import Document
from reference import needs_scripts as rule


def needs_javascript(document: Document, blocks: Sequence[TextBlock]) -> bool:
    """Return whether the page is empty without its scripts; one whose blocks have words is not asked further."""
    if sum(block.words for block in blocks) > rule.FEW_WORDS:
        return False
    return rule.needs_scripts(_LxmlTree(document))


class _LxmlTree:
    """An lxml tree as the rule asks for it."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def script_types(self) -> Iterator[str | None]:
        return (script.get("type") for script in self._document.root.iter("script"))

    def has_words(self, more_than: int) -> bool:
        words = 0
        for text in _seen_texts(self._document.body):
            words += len(text.split())
            if words > more_than:
                return True
        return False

    def container_ids(self) -> Iterator[str | None]:
        return (element.get("id") for element in self._document.body.iter("div", "main", "section"))

    def noscript_texts(self) -> Iterator[str]:
        return (" ".join(element.itertext()) for element in self._document.root.iter("noscript"))


def _seen_texts(body: HtmlElement) -> Iterator[str]:
    """Yield the texts between tags, in order; without recursion, because a page may be nested thousands deep."""
    waiting: list[HtmlElement | str] = [body]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item.tag, str) and item.tag not in rule.UNSEEN:
            for child in reversed(item):
                waiting += [child.tail or "", child]
            waiting.append(item.text or "")
