"""Choose the structured nodes of the page's own article or of the page itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extraction.page.document import Document
from extraction.page.structured_data import Node, types_of
from reference.url_identity import page_key

_ARTICLE_TYPES_TEXT = """
article newsarticle blogposting medicalscholarlyarticle scholarlyarticle techarticle report
reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle reviewnewsarticle
advertisercontentarticle satiricalarticle socialmediaposting discussionforumposting liveblogposting recipe
howto creativework medicalguideline
"""
ARTICLE_TYPES = frozenset(_ARTICLE_TYPES_TEXT.split())
"""schema.org types of a text with an author (https://schema.org/Article and its kin)."""
_PAGE_TYPES_TEXT = """
webpage medicalwebpage healthtopiccontent qapage faqpage aboutpage contactpage itempage collectionpage
profilepage medicalcondition
"""
PAGE_TYPES = frozenset(_PAGE_TYPES_TEXT.split())
"""schema.org types of the page around it."""

_FOREIGN_KEYS_TEXT = """
itemListElement hasPart comment comments review reviews citation mentions isPartOf blogPost blogPosts
relatedLink subjectOf video image publisher associatedMedia isBasedOn workExample exampleOfWork
significantLink suggestedAnswer acceptedAnswer hasOfferCatalog breadcrumb potentialAction about articles
"""
_FOREIGN_KEYS = frozenset(_FOREIGN_KEYS_TEXT.split())
"""Properties whose values are other works."""


def main_nodes(document: Document) -> list[tuple[Node, str, int]]:
    """Return the nodes of the page's main entity, articles first: node, ``json_ld`` or ``microdata``, and rank.

    Rank is 2 for an article, 1 for a page. Where several articles are side by side and none names this
    page by URL or headline, the page is a listing and no article is its main one.
    """
    data = document.structured
    result: list[tuple[Node, str, int]] = []
    for nodes, kind in ((data.nodes, "json_ld"), (data.microdata, "microdata")):
        foreign = {id(inner) for node in nodes for inner in _foreign(node)}
        own = [node for node in nodes if id(node) not in foreign]
        articles = [node for node in own if types_of(node) & ARTICLE_TYPES]
        if len(articles) > 1:
            articles = _this_page(document, articles)
        elif kind == "microdata" and articles and _is_another(document, articles[0]):
            articles = []
        result += [(node, kind, 2) for node in articles]
        pages = [node for node in own if types_of(node) & PAGE_TYPES and not types_of(node) & ARTICLE_TYPES]
        if len(pages) > 1:
            pages = _this_page(document, pages) or pages[:1]
        result += [(node, kind, 1) for node in pages]
    return sorted(result, key=lambda entry: -entry[2])


def _foreign(value: Any, depth: int = 0) -> Iterator[Node]:
    """Yield every node below a property that names other works."""
    if depth > 12 or not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key in _FOREIGN_KEYS:
            yield from _nodes(inner, depth)


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    if depth > 12:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _this_page(document: Document, nodes: list[Node]) -> list[Node]:
    canonicals = map(document.absolute, document.structured.links.get("canonical", ()))
    addresses = {key for url in (document.url, *canonicals) if url and (key := _key(url))}
    by_address = [node for node in nodes if addresses & set(_addresses(document, node))]
    if by_address:
        return by_address
    title = _words(document.title) or _words(document.structured.first_meta("og:title"))
    by_title = [
        node
        for node in nodes
        for name in (_words(node.get("headline")) or _words(node.get("name")),)
        if name and title and (name in title or title in name)
    ]
    if by_title:
        return by_title
    named = {_words(node.get("headline")) or _words(node.get("name")) for node in nodes} - {""}
    return nodes if len(named) <= 1 else []


def _is_another(document: Document, node: Node) -> bool:
    """Return whether a page's only item names another post, as a card does: another address, and another title."""
    name = _words(node.get("headline")) or _words(node.get("name"))
    titles = [_words(document.title), _words(document.structured.first_meta("og:title"))]
    own = _key(document.url)
    stated = set(_addresses(document, node))
    return bool(
        name
        and any(titles)
        and stated
        and own not in stated
        and not any(title and (name in title or title in name) for title in titles)
    )


def _addresses(document: Document, node: Node) -> Iterator[str]:
    entity = node.get("mainEntityOfPage")
    for value in (
        node.get("url"),
        node.get("@id"),
        entity.get("@id") if isinstance(entity, dict) else entity,
    ):
        if isinstance(value, str):
            address = document.absolute(value) if value.startswith("/") else value
            if address and (key := _key(address)):
                yield key


def _key(url: str) -> str:
    """Return the `page_key` of a URL without its query; empty for the root and for a value that is not a whole URL."""
    key = page_key(url).partition("?")[0]
    return key if "/" in key else ""


def _words(text: object) -> str:
    return " ".join(text.lower().split()) if isinstance(text, str) else ""
