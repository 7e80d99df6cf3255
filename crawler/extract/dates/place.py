"""Where on the page a date or a name stands, and whether it can be the article's own there."""

from __future__ import annotations

import re

from lxml import html

from crawler.extract.document import Document
from schemas.vocabulary import Region

OUTSIDE = frozenset((Region.SIDEBAR, Region.COMMENT, Region.FOOTER, Region.NAVIGATION))
"""Regions whose dates and names are never the article's."""

_FOREIGN = re.compile(
    r"(?:^|[\s_-])(?:related|recent|popular|latest|trending|teasers?|tweets?|twitter|instagram|facebook|events?|calendar|copyright|promo"
    r"|carousel|slick|swiper|slider|upcoming|more-(?:posts|articles|news)|read-?more|you-may|also-like|recommended|suggested|prev(?:ious)?|next"
    r"|post-navigation|comments?|replies|reply|testimonials?|reviews-list|references|footnotes|citations?|bibliography|see-also|archives?)"
    r"(?:$|[\s_-])"
)
"""Matches ``related-posts``, ``tweet``, ``post-navigation``."""
_OWN_ROOT = re.compile(r"(?:^|\s)(?:single|page|type|category|tag|postid|post-\d+)")
"""Matches the classes of a body or article element, which name categories such as ``category-events``."""


class Places:
    """Answers for one page, remembered by element."""

    def __init__(self, document: Document, article: html.HtmlElement | None) -> None:
        self._document = document
        self._article = article
        self._headline = headline_of(document, article)
        self._foreign: dict[html.HtmlElement, bool] = {}
        self._holders = set() if self._headline is None else set(self._headline.iterancestors())
        self._zone = {} if self._headline is None else headline_zone(self._headline)

    @property
    def headline(self) -> html.HtmlElement | None:
        """The heading that names the article, as far as this page shows it."""
        return self._headline

    def region(self, element: html.HtmlElement) -> Region:
        """Return the region of the page."""
        return self._document.region(element)

    def in_article(self, element: html.HtmlElement) -> bool:
        """Whether an element stands in the article: its header, body or end, no foreign box within it."""
        if self._document.region(element) in OUTSIDE or self._in_foreign_box(element):
            return False
        if self._article is None:
            return True
        return self._article is element or self._article in element.iterancestors() or element in self._zone

    def near_headline(self, element: html.HtmlElement) -> bool:
        """Whether an element stands by the headline: before the first paragraph, or right above it."""
        return element in self._zone

    def _in_foreign_box(self, element: html.HtmlElement) -> bool:
        chain = []
        answer = False
        node: html.HtmlElement | None = element
        while node is not None and isinstance(node.tag, str) and node.tag not in ("body", "html"):
            if node in self._holders:
                break  # what holds the headline is the article or above it
            if node in self._foreign:
                answer = self._foreign[node]
                break
            chain.append(node)
            name = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
            if (
                name != " "
                and _FOREIGN.search(name)
                and not (node.tag == "article" and _OWN_ROOT.search(name))
            ):
                answer = True
                break
            node = node.getparent()
        for seen in chain:
            self._foreign[seen] = answer
        return answer


def headline_of(document: Document, article: html.HtmlElement | None) -> html.HtmlElement | None:
    """Return the heading that names the page: the longest that agrees with the title, else the first h1."""
    title = " ".join((document.title or "").lower().split())
    first: html.HtmlElement | None = None
    best: html.HtmlElement | None = None
    length = 9  # shorter words, "Blog", stand in any title
    for level in ("h1", "h2"):
        for heading in document.body.iter(level):
            text = " ".join(heading.text_content().split()).lower()
            if not text or document.region(heading) in OUTSIDE:
                continue
            if len(text) > length and text in title:
                best, length = heading, len(text)
            if level == "h1" and (
                first is None or (article is not None and article in heading.iterancestors())
            ):
                first = heading
        if best is not None and (level == "h2" or 2 * length > len(title)):
            return best
        if level == "h1" and first is not None and best is None:
            return first
    return best if best is not None else first


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
                if len(element.text or "") > 140 or len(element.tail or "") > 140:
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
