"""Read the lists of links whose label says what their pages are: a menu's "Procedures", a footer's "Our doctors"."""

from __future__ import annotations

from itertools import islice

from lxml import html

from extraction.kinds.purpose import path_parts, purpose_of_list, title_parts
from extraction.page.blocks import HEADINGS
from extraction.page.document import Document, fold
from reference.url_identity import link_host, site_host
from schemas.vocabulary import PageKind

_LABELS = ("a", "button", "span", "summary", "strong", "p", "div", *HEADINGS)
"""Elements that are a list's label."""
MOST_CHARACTERS = 60
"""A longer text is no label."""
LEAST_LINKS = 2
"""Links that make a list."""
MOST_CHILDREN = 3
"""Elements in a label: an icon, a wrapper, a count."""
_ICONS = frozenset(("svg", "i", "img"))
_ITEMS = frozenset(("li", "td", "a"))
"""Elements after which comes the next item of the same list, not a list of their own."""
MOST_LINKS = 300
"""Links read under one label."""
MOST_LISTS = 40
"""Lists read of a page."""
LEVELS = 2
"""Elements around a label that may be beside its list, where they hold nothing else."""


def read_list_links(document: Document) -> dict[str, list[str]]:
    """Return the URLs of the site's pages by the kind that the label above their list names, each list sorted."""
    found: dict[PageKind, set[str]] = {}
    here = site_host(document.url)
    names = _site_names(document)
    lists = 0
    for label in document.body.iter(*_LABELS):
        following = _after(label)
        if following is None or not (text := _own_text(label)):
            continue
        kind = purpose_of_list(text)
        if kind is None or text.casefold() in names:
            continue
        hrefs = (link.get("href") for link in islice(following.iter("a"), MOST_LINKS))
        links = {url for href in hrefs if (url := document.absolute(href)) and link_host(url) == here}
        if len(links) >= LEAST_LINKS:
            found.setdefault(kind, set()).update(links)
            lists += 1
            if lists == MOST_LISTS:
                break
    return {kind.value: sorted(urls) for kind, urls in sorted(found.items())}


def _site_names(document: Document) -> set[str]:
    """Return the names by which a site calls itself, folded: "Hill Medical Services" heads no list of services."""
    first, *others = title_parts(document.title or "")
    names = [document.structured.first_meta("og:site_name") or "", *others]
    if not path_parts(document.url):
        names.append(first)
    return {fold(name).casefold() for name in names if name}


def _own_text(element: html.HtmlElement) -> str:
    """Return the text of an element with an icon or a wrapper in it; empty where it holds more, or is too long."""
    text = element.text or ""
    if len(element) > MOST_CHILDREN or len(text) > MOST_CHARACTERS:
        return ""
    for child in element:
        if child.tag not in _ICONS:
            if len(child) > 1 or not isinstance(child.tag, str):
                return ""
            text += f" {child.text or ''} "
        text += child.tail or ""
    return fold(text) if len(text) <= MOST_CHARACTERS else ""


def _after(label: html.HtmlElement) -> html.HtmlElement | None:
    """Return the first element after a label, or after the element that it fills; null for an item of the same list."""
    node = label
    for _ in range(LEVELS + 1):
        following = node.getnext()
        if following is not None:
            return None if following.tag in _ITEMS or not isinstance(following.tag, str) else following
        parent = node.getparent()
        if parent is None or parent.tag in _ITEMS or len(parent) != 1 or fold(parent.text or ""):
            return None
        node = parent
    return None
