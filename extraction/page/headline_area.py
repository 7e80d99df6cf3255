"""Find the heading that names a page, and the elements by it, where bylines are."""

from __future__ import annotations

from collections.abc import Set

from lxml import html

from extraction.page.document import Document, fold
from schemas.vocabulary import Region

_TITLES = ("og:title", "twitter:title")
_SHORT_TITLE = 9
"""Characters up to which a title, "Our blog", is a section's as often as a page's."""
SENTENCE_CHARACTERS = 40
"""Characters from which a paragraph with a full stop is read as one of the article's."""


def headline_of(
    document: Document, article: html.HtmlElement | None, outside: frozenset[Region]
) -> html.HtmlElement | None:
    """Return the heading that names the page: the longest that agrees with the title, else the first h1.

    Headings in regions `outside` the article are passed over. An h3 is one only where it is a whole title of the head.
    """
    title = " ".join((document.title or "").lower().split())
    whole = {fold(claim).lower() for claim in map(document.structured.first_meta, _TITLES) if claim}
    first: html.HtmlElement | None = None
    best: html.HtmlElement | None = None
    length = 9  # shorter words, "Blog", are in any title
    for level in ("h1", "h2"):
        for heading in document.body.iter(level):
            text = fold(heading.text_content()).lower()
            if not text or document.region(heading) in outside:
                continue
            if len(text) > length and (text in title or text in whole):
                best, length = heading, len(text)
            if level == "h1" and (
                first is None or (article is not None and article in heading.iterancestors())
            ):
                first = heading
        if best is not None and (level == "h2" or 2 * length > len(title)):
            return best
        if level == "h1" and first is not None and best is None:
            named = _whole_title(document, whole, outside)
            return first if named is None else named
    if best is None:
        best = _whole_title(document, whole, outside)
    return best if best is not None else first


def _whole_title(document: Document, whole: Set[str], outside: frozenset[Region]) -> html.HtmlElement | None:
    """Return the first heading below h1 that is a title of the head, letter for letter."""
    for heading in document.body.iter("h2", "h3"):
        text = fold(heading.text_content()).lower()
        if len(text) > _SHORT_TITLE and text in whole and document.region(heading) not in outside:
            return heading
    return None


def headline_zone(
    headline: html.HtmlElement, *, forward: int = 80, backward: int = 12
) -> dict[html.HtmlElement, int]:
    """Return the elements by a headline with their distance: onwards to the first paragraph, and a little back."""
    zone: dict[html.HtmlElement, int] = {}
    for element in headline.iter():
        zone[element] = 0
    node: html.HtmlElement | None = headline
    count = 0
    characters = 0
    paragraphs = 0
    while node is not None and node.tag != "body" and count < forward:
        following = node.getnext()
        while following is not None and count < forward:
            for element in following.iter():
                if not isinstance(element.tag, str) or element.tag in ("script", "style", "noscript"):
                    continue
                if element.tag in ("h1", "h2", "h3") and characters > 0 and element.tag == headline.tag:
                    return _with_back(zone, headline, backward)
                if len(element.text or "") > 140 or len(element.tail or "") > 140 or _is_sentence(element):
                    paragraphs += 1
                    if paragraphs == 2:  # the first may be the summary above the byline
                        return _with_back(zone, headline, backward)
                count += 1
                zone.setdefault(element, count)
                characters += len((element.text or "").strip()) + len((element.tail or "").strip())
                if characters > 1_200 or count >= forward:
                    return _with_back(zone, headline, backward)
            following = following.getnext()
        node = node.getparent()
        if node is not None:
            zone.setdefault(node, count)
            if node.tag in ("article", "main"):
                break
    return _with_back(zone, headline, backward)


def _is_sentence(element: html.HtmlElement) -> bool:
    """Return whether an element is a short paragraph that ends as sentences do: article text, not a byline."""
    if element.tag != "p":
        return False
    text = element.text_content().strip()
    return len(text) >= SENTENCE_CHARACTERS and text[-1] in ".!?" and not text[-5:-1].isdigit()


def _with_back(
    zone: dict[html.HtmlElement, int], headline: html.HtmlElement, limit: int
) -> dict[html.HtmlElement, int]:
    node: html.HtmlElement | None = headline
    count = 0
    for _ in range(4):
        if node is None or node.tag in ("body", "main", "article"):
            break
        before = node.getprevious()
        while before is not None and count < limit:
            if isinstance(before.tag, str) and before.tag not in ("script", "style", "nav", "noscript"):
                inner = list(before.iter())
                if len(inner) > limit:
                    return zone
                for element in inner:
                    count += 1
                    zone.setdefault(element, count)
            before = before.getprevious()
        node = node.getparent()
        if node is not None:
            zone.setdefault(node, count)
    return zone
