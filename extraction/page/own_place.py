"""Find the area of a page that a date or a name is in, and decide whether it can be the article's own."""

from __future__ import annotations

import re

from lxml import html

from extraction.page.another_item import of_another
from extraction.page.document import Document
from extraction.page.headline_area import headline_of, headline_zone
from schemas.vocabulary import Region

OUTSIDE = frozenset((Region.SIDEBAR, Region.COMMENT, Region.FOOTER, Region.NAVIGATION))
"""Regions whose dates and names are never the article's."""

_FOREIGN = re.compile(
    r"(?:^|[\s_-])(?:related|recent|popular|latest|trending|teasers?|tweets?|twitter|instagram|facebook|events?"
    r"|calendar|copyright|promo|carousel|slick|swiper|slider|upcoming|more-(?:posts|articles|news)|read-?more|you-may|also-like"
    r"|recommended|suggested|nav-(?:prev(?:ious)?|next)"
    r"|(?:prev(?:ious)?|next)-(?:post|article|page|story)"
    r"|post-navigation|comments?|replies|reply|testimonials?|reviews-list|references|footnotes|citations?|bibliography"
    r"|see-also|archives?|sig|signature|forum-?post|quote-?author)"
    r"(?:$|[\s_-])"
)
"""Matches ``related-posts``, ``tweet``, ``post-navigation``."""
_OWN_ROOT = re.compile(r"(?:^|\s)(?:single|page|type|category|tag|postid|post-\d+)")
"""Matches the classes of a body or article element, which name categories such as ``category-events``."""
BYLINE_CHARACTERS = 120
"""Characters that a byline has at most."""
_BEHIND = 2
"""Elements behind the article's that may hold a line of its own."""
_FRAMES = 4
"""Elements around the article's that are tried as holding nothing but it."""
_END_CHARACTERS = 240
"""Characters that such an element has at most."""


class PageAreas:
    """Areas of one page, remembered by element."""

    def __init__(self, document: Document, article: html.HtmlElement | None) -> None:
        self._document = document
        self._article = article
        self._headline = headline_of(document, article, OUTSIDE)
        self._foreign: dict[html.HtmlElement, bool] = {}
        self._holders = set() if self._headline is None else set(self._headline.iterancestors())
        self._zone = {} if self._headline is None else headline_zone(self._headline)

    @property
    def headline(self) -> html.HtmlElement | None:
        """The heading that names the article, as far as this page shows it."""
        return self._headline

    def region(self, element: html.HtmlElement) -> Region:
        """Return the region of the page that holds an element."""
        return self._document.region(element)

    def in_article(self, element: html.HtmlElement) -> bool:
        """Return whether an element is in the article: its header, body or end, not a foreign box within it."""
        if self._document.region(element) in OUTSIDE and not self._in_byline_aside(element):
            return False
        if self._in_foreign_box(element):
            return False
        if self._article is None:
            return True
        return (
            self._article is element
            or self._article in element.iterancestors()
            or element in self._zone
            or self._ends(element)
        )

    def _ends(self, element: html.HtmlElement) -> bool:
        """Return whether an element is in a short block right behind the article, without a heading.

        Behind means beside the article itself or beside an element that holds nothing but it: a cell, a frame.
        """
        node: html.HtmlElement | None = self._article
        for _ in range(_FRAMES):
            if node is None or node.tag in ("body", "main"):
                return False
            if self._is_behind(element, node):
                return True
            above = node.getparent()
            if above is None or above in self._holders or _is_more(above, node):
                return False
            node = above
        return False

    def _is_behind(self, element: html.HtmlElement, article: html.HtmlElement) -> bool:
        own = article.getparent() in self._holders
        node = article.getnext()
        for _ in range(_BEHIND):
            if node is None:
                return False
            if node is element or node in element.iterancestors():
                return len(" ".join(node.itertext())) <= _END_CHARACTERS and (own or not _has_heading(node))
            node = node.getnext()
        return False

    def holds_headline(self, element: html.HtmlElement) -> bool:
        """Return whether an element is around the headline: its attributes are about the page or the article."""
        return element in self._holders

    def around_headline(self) -> list[html.HtmlElement]:
        """Return the elements that hold the headline or are by it."""
        holders = [] if self._headline is None else list(self._headline.iterancestors())
        return [*holders, *(element for element in self._zone if element not in self._holders)]

    def near_headline(self, element: html.HtmlElement) -> bool:
        """Return whether an element is by the headline: before the first paragraph, or right above it."""
        return element in self._zone

    def of_another(self, element: html.HtmlElement, *, plain_line: bool) -> bool:
        """Return whether a date in an element is that of another post, file, source or comment that the page names."""
        return of_another(
            element,
            self._holders,
            near=element in self._zone and self._headline is not None,
            plain_line=plain_line,
        )

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
            own = node.tag == "article" and _OWN_ROOT.search(name)
            if _is_card(node) or (name != " " and _FOREIGN.search(name) and not own):
                answer = True
                break
            node = node.getparent()
        for seen in chain:
            self._foreign[seen] = answer
        return answer

    def _in_byline_aside(self, element: html.HtmlElement) -> bool:
        """Return whether an element is in a small ``aside`` by the headline, in which some themes put the byline."""
        if element not in self._zone:
            return False
        aside = next((node for node in (element, *element.iterancestors()) if node.tag == "aside"), None)
        return (
            aside is not None
            and aside in self._zone
            and len(aside.text_content().strip()) <= BYLINE_CHARACTERS
        )


def _has_heading(node: html.HtmlElement) -> bool:
    """Return whether a block has a heading or several links: a box of its own."""
    marks = [found.tag for found in node.iter("a", "h1", "h2", "h3", "h4", "h5", "h6")]
    return len(marks) > 2 or any(mark != "a" for mark in marks)


def _is_more(above: html.HtmlElement, node: html.HtmlElement) -> bool:
    """Return whether an element holds anything to read beside one of its children."""
    return any(
        beside is not node and isinstance(beside.tag, str) and beside.text_content().strip()
        for beside in above
    )


def _is_card(node: html.HtmlElement) -> bool:
    """Return whether an element is a link around a teaser: a heading, or more text than a byline has."""
    if node.tag != "a" or not node.get("href"):
        return False
    return (
        node.find(".//h2") is not None
        or node.find(".//h3") is not None
        or len(node.text_content()) > BYLINE_CHARACTERS
    )
