"""Section and tags: what the article is filed under, never a tag cloud."""

from __future__ import annotations

import re

from lxml import html

from crawler.extract.document import Document, fold, selector
from crawler.extract.draft import TextCandidate
from crawler.extract.text_fields.main_node import article_nodes, texts_of
from schemas.provenance import Evidence
from schemas.vocabulary import Region, Source

MAX_TAGS = 40
"""A page with more names no tags of its own."""

_CATEGORY = re.compile(r"\b(?:cat(?:egory|egories|-links)?|kicker|post-?cat|section-?name)\b|category", re.I)
"""Matches the class ``entry-categories``."""
_CATEGORY_PATH = re.compile(r"/(?:categor(?:y|ies|ia)|topics?|sections?)/", re.I)
"""Matches ``/category/back-pain/``."""
_TAG_PATH = re.compile(r"/tags?/", re.I)
"""Matches ``/tag/ice/``."""
_NO_SECTION = frozenset(("home", "blog", "news", "articles", "uncategorized", "posts", "archive", "all"))


def read_sections(document: Document, article: html.HtmlElement | None) -> list[TextCandidate]:
    """Return the categories the page names for itself, best first: JSON-LD, meta, links in the article, breadcrumb."""
    found = []
    for node in article_nodes(document.structured):
        found += [
            _of(text, Source.JSON_LD, "$.articleSection") for text in texts_of(node.get("articleSection"))
        ]
    for value in document.structured.meta.get("article:section", ()):
        if text := fold(value):
            found.append(_of(text, Source.META, 'meta[property="article:section"]'))
    found += [candidate for category, candidate in _links(document, article) if category]
    for node in document.structured.of_type("BreadcrumbList"):
        items = node.get("itemListElement")
        if isinstance(items, list) and len(items) > 2:
            for item in items[1:-1][::-1]:
                inner = item.get("name") or item.get("item") if isinstance(item, dict) else None
                for text in texts_of(inner)[:1]:
                    if text.casefold() not in _NO_SECTION and "/" not in text:
                        found.append(_of(text, Source.JSON_LD, "$.itemListElement"))
    return found


def read_tags(document: Document, article: html.HtmlElement | None) -> list[TextCandidate]:
    """Return the article's own keywords from the first place that has any: JSON-LD, article:tag, rel=tag links."""
    for node in article_nodes(document.structured):
        words = [word for text in texts_of(node.get("keywords")) for word in text.split(",")]
        if found := _distinct([_of(fold(word), Source.JSON_LD, "$.keywords") for word in words]):
            return found
    metas = document.structured.meta.get("article:tag", ())
    words = [word for value in metas for word in value.split(",")]
    if found := _distinct([_of(fold(word), Source.META, 'meta[property="article:tag"]') for word in words]):
        return found
    return _distinct([candidate for category, candidate in _links(document, article) if not category])


def _links(document: Document, article: html.HtmlElement | None) -> list[tuple[bool, TextCandidate]]:
    """Category and tag links of the article: whether it is a category, and the candidate."""
    found: list[tuple[bool, TextCandidate]] = []
    if article is None:
        return found
    for link in article.iter("a"):
        rel = (link.get("rel") or "").lower().split()
        href = link.get("href") or ""
        around = link.getparent()
        name = f"{link.get('class') or ''} {(around.get('class') or '') if around is not None else ''}"
        category = "category" in rel or (
            _CATEGORY_PATH.search(href) is not None and _CATEGORY.search(name) is not None
        )
        tag = "tag" in rel or (_TAG_PATH.search(href) is not None and "tag" in name.lower())
        text = fold(link.text_content())
        if not (category or tag) or not 2 <= len(text) <= 60:
            continue
        if document.region(link) in (Region.SIDEBAR, Region.FOOTER, Region.NAVIGATION, Region.COMMENT):
            continue
        found.append((category, _of(text, Source.LINK, selector(link))))
    return found


def _distinct(candidates: list[TextCandidate]) -> list[TextCandidate]:
    seen: dict[str, TextCandidate] = {}
    for candidate in candidates:
        if candidate.text:
            seen.setdefault(candidate.text.casefold(), candidate)
    return list(seen.values()) if len(seen) <= MAX_TAGS else []


def _of(text: str, source: Source, path: str) -> TextCandidate:
    return TextCandidate(text=text, evidence=Evidence(source=source, selector=path))
