"""Read the section and tags that an article is filed under, never a tag cloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from extraction.page.article_node import article_nodes, texts_of
from extraction.page.document import Document, fold, selector
from extraction.page.short_text import opening
from extraction.page_reading import TextCandidate
from schemas.provenance import Evidence
from schemas.vocabulary import Region, Source

MAX_TAGS = 40
"""A page with more names no tags of its own."""

MAX_CATEGORIES = 5
"""More than these are a cloud or a menu."""

LINE_WORDS = 25
"""Words of the element around a category or tag link; more is a sentence."""
_WORD_CHARACTERS = 30
"""Characters that each of these words may have on average."""

_CATEGORY_PATH = re.compile(r"/(?:categor(?:y|ies|ia|ias)|topics?|sections?)/[^/]", re.I)
"""Matches ``/category/back-pain/``."""
_TAG_PATH = re.compile(r"/tags?/[^/]", re.I)
"""Matches ``/tag/ice/``."""
_ELSEWHERE = (Region.SIDEBAR, Region.FOOTER, Region.NAVIGATION, Region.COMMENT)
_NO_SECTION = frozenset(("home", "blog", "news", "articles", "uncategorized", "posts", "archive", "all"))


def read_sections(
    document: Document, article: html.HtmlElement | None, start: html.HtmlElement | None = None
) -> list[TextCandidate]:
    """Return the categories the page names for itself, best first: JSON-LD, meta, links in the article, breadcrumb."""
    found = []
    for node in article_nodes(document.structured):
        found += [
            _of(text, Source.JSON_LD, "$.articleSection") for text in texts_of(node.get("articleSection"))
        ]
    for value in document.structured.meta.get("article:section", ()):
        if text := fold(value):
            found.append(_of(text, Source.META, 'meta[property="article:section"]'))
    found += [candidate for category, candidate in _links(document, article, start) if category]
    for node in document.structured.of_type("BreadcrumbList"):
        items = node.get("itemListElement")
        if isinstance(items, list) and len(items) > 2:
            for item in items[1:-1][::-1]:
                inner = item.get("name") or item.get("item") if isinstance(item, dict) else None
                for text in texts_of(inner)[:1]:
                    if text.casefold() not in _NO_SECTION and "/" not in text:
                        found.append(_of(text, Source.JSON_LD, "$.itemListElement"))
    return found


def read_tags(
    document: Document, article: html.HtmlElement | None, start: html.HtmlElement | None = None
) -> list[TextCandidate]:
    """Return the article's own keywords from the first source that has any: JSON-LD, article:tag, rel=tag links."""
    for node in article_nodes(document.structured):
        words = [word for text in texts_of(node.get("keywords")) for word in text.split(",")]
        if found := _distinct([_of(fold(word), Source.JSON_LD, "$.keywords") for word in words]):
            return found
    metas = document.structured.meta.get("article:tag", ())
    words = [word for value in metas for word in value.split(",")]
    if found := _distinct([_of(fold(word), Source.META, 'meta[property="article:tag"]') for word in words]):
        return found
    return _distinct([candidate for category, candidate in _links(document, article, start) if not category])


def _links(
    document: Document, article: html.HtmlElement | None, start: html.HtmlElement | None
) -> list[tuple[bool, TextCandidate]]:
    """Return category and tag links of the article and above it: true for a category, and the candidate.

    A link counts by its rel, or by its path where it is in a short line: not in a sentence, not in a cloud.
    """
    found: list[tuple[bool, TextCandidate]] = []
    if article is None:
        return found
    for link in (*_before(document, article, start), *article.iter("a")):
        href = link.get("href")
        if not href:
            continue
        rel = (link.get("rel") or "").lower().split()
        text = fold(link.text_content())
        if not 2 <= len(text) <= 60 or text.casefold() in _NO_SECTION:
            continue
        # Block themes of WordPress write rel="tag" on categories too: the path decides.
        category = "category" in rel or ("tag" in rel and _CATEGORY_PATH.search(href) is not None)
        tag = "tag" in rel and not category
        if not (category or tag):
            category = _CATEGORY_PATH.search(href) is not None
            tag = not category and _TAG_PATH.search(href) is not None
            if not (category or tag) or not _in_short_line(link):
                continue
        if document.region(link) in _ELSEWHERE:
            continue
        found.append((category, _of(text, Source.LINK, selector(link))))
    if len({candidate.text for category, candidate in found if category}) > MAX_CATEGORIES:
        found = [item for item in found if not item[0]]
    return found


def _before(
    document: Document, article: html.HtmlElement, start: html.HtmlElement | None
) -> Iterator[html.HtmlElement]:
    """Yield the links between the page's last h1 outside of the article and the article."""
    links: list[html.HtmlElement] = []
    seen = False
    for element in document.body.iter("h1", "a", article.tag):
        if element is article or element is start:
            yield from links if seen else ()
            return
        if element.tag == "h1":
            seen = True
            links.clear()
        elif element.tag == "a":
            links.append(element)


def _in_short_line(link: html.HtmlElement) -> bool:
    around = link.getparent()
    if around is None:
        return False
    return len(opening(around, LINE_WORDS * _WORD_CHARACTERS).split()) <= LINE_WORDS


def _distinct(candidates: list[TextCandidate]) -> list[TextCandidate]:
    seen: dict[str, TextCandidate] = {}
    for candidate in candidates:
        if candidate.text:
            seen.setdefault(candidate.text.casefold(), candidate)
    return list(seen.values()) if len(seen) <= MAX_TAGS else []


def _of(text: str, source: Source, path: str) -> TextCandidate:
    return TextCandidate(text=text, evidence=Evidence(source=source, selector=path))
