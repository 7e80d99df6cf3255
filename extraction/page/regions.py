"""Find the region of a page that an element opens, by its own tag, role, id and classes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import html

from extraction.page.class_names import affirmed
from schemas.vocabulary import Region

_TAGS = {
    "header": Region.HEADER,
    "nav": Region.NAVIGATION,
    "footer": Region.FOOTER,
    "aside": Region.SIDEBAR,
    "main": Region.MAIN,
}
REGION_TAGS = frozenset(_TAGS)
"""Elements that open a region by themselves."""
_ROLES = {
    "banner": Region.HEADER,
    "navigation": Region.NAVIGATION,
    "contentinfo": Region.FOOTER,
    "complementary": Region.SIDEBAR,
    "main": Region.MAIN,
}

_COMMENT = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:-?list|-area|-body|-section|s-wrap)?|respond|disqus_thread|commentlist)(?:$|[\s_-])"
)
"""Matches ``comments-area``, ``comment-list``."""
_SIDEBAR = re.compile(
    r"(?<![\w-])(?:(?:blog|page|site|post|main|left|right|primary|secondary|the)[_-])?side-?bar(?:[_-](?!mode|layout|wrap|template)\w+)*(?![\w-])"
    r"|(?<![\w-])(?:widgets?(?:[_-](?!wrap|container)[\w-]*)?|secondary|recent-?posts(?:[_-][\w-]*)?|tag-?cloud|[\w-]*widget-area|rail|(?:left|right)-rail)(?![\w-])"
)
"""Matches ``widget_recent_entries``, ``blog-sidebar``; not ``elementor-widget-wrap``, ``font-secondary-light``,
``no-sidebar``, which page builders and style systems write on everything."""
_RELATED = re.compile(
    r"(?<![\w-])(?:\w+[_-])?(?:related[_-]?(?:posts?|articles?|stories|reading|content|links)?|you-may-also(?:-like)?)(?![\w-])"
)
"""Matches ``related-posts``, ``jp-relatedposts``: a list of other pages, wherever it is."""
_FOOTER = re.compile(r"(?:^|[\s_-])(?:site-?footer|page-?footer|footer|colophon|copyright)(?:$|[\s_-])")
"""Matches ``site-footer``."""
_HEADER = re.compile(r"(?:^|[\s_-])(?:site-?header|masthead|top-?bar|page-?header)(?:$|[\s_-])")
"""Matches ``site-header``."""
_NAVIGATION = re.compile(r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|pagination|pager)(?:$|[\s_-])")
"""Matches ``main-menu``."""
_INSIDE_ARTICLE = re.compile(r"(?:^|[\s_-])(?:entry|post|article|hentry)[\s_-]")
"""Matches ``entry-footer``: a post's own header or footer is not part of the site's."""


class _Signs(NamedTuple):
    """Regions that the words of a class and id may mean; the element decides."""

    comment: bool
    inside_article: bool
    aside: bool
    footer: bool
    navigation: bool
    header: bool


@lru_cache(maxsize=4096)
def _signs(classes: str, identifier: str) -> _Signs | None:
    """Return the signs in a class and id, null for none; the pages of a site have the same few hundred of them."""
    name = affirmed(f"{classes} {identifier}".lower())
    signs = _Signs(
        _COMMENT.search(name) is not None,
        _INSIDE_ARTICLE.search(name) is not None,
        _SIDEBAR.search(name) is not None or _RELATED.search(name) is not None,
        _FOOTER.search(name) is not None,
        _NAVIGATION.search(name) is not None,
        _HEADER.search(name) is not None,
    )
    return signs if any(signs) else None


def names_region(classes: str, identifier: str) -> bool:
    """Return whether a class and id may name a region or a part of an article."""
    return _signs(classes, identifier) is not None


def own_region(element: html.HtmlElement) -> Region | None:
    """Return the region that this element itself opens, or null where it opens none.

    A ``header`` or ``footer`` inside an ``article`` belongs to the article (HTML Living Standard, 4.3.8 and
    4.3.9), so those open nothing.
    """
    tag = element.tag
    if not isinstance(tag, str) or tag in ("html", "body"):
        return None
    keys = element.keys()
    if "class" in keys or "id" in keys:
        signs = _signs(element.get("class") or "", (element.get("id") or "") if "id" in keys else "")
        if signs is None:
            pass
        elif signs.comment:
            return Region.COMMENT
        elif not signs.inside_article:
            if tag != "article" and signs.aside and not _holds_headline(element):
                return Region.SIDEBAR
            if signs.footer and not _in_article(element):
                return Region.FOOTER
            if signs.navigation and not _holds_headline(element):
                return Region.NAVIGATION
            if signs.header:
                return Region.HEADER
    found = (_ROLES.get((element.get("role") or "").lower()) if "role" in keys else None) or _TAGS.get(tag)
    if found is None:
        return None
    if found in (Region.HEADER, Region.FOOTER) and any(
        a.tag in ("article", "main") for a in element.iterancestors()
    ):
        return None
    return found


def _in_article(element: html.HtmlElement) -> bool:
    """Return whether an element is in an article: its notes and its own footer are not part of the site's."""
    return any(ancestor.tag == "article" for ancestor in element.iterancestors())


def _holds_headline(element: html.HtmlElement) -> bool:
    """Return whether an element is a layout's frame, not a part of it: it holds the main element or a headline."""
    return next(element.iter("main", "h1"), None) is not None
