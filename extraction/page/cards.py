"""Recognise cards: boxes that announce another page of the site, by their links and sisters, whatever they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from lxml import html

from extraction.page.blocks import BLOCK_LEVEL, HEADINGS, TextBlock
from extraction.page.document import Document
from reference.url_identity import link_host, page_key, site_host

LEAST_TITLED = 2
"""Sisters with a linked title, each leading to another page, that make a list of cards."""
LEAST_UNTITLED = 3
"""Sisters that only their last line links: two boxes side by side are as often the page's own text."""
MOST_OF_ONE_PAGE = 2
"""Sisters that lead to one page, such as its picture and its title; a page that more lead to is where they call to."""
LEAST_SHARE = 0.5
"""Share of the sisters that lead to a page: of a list of questions only a few answers end with a link."""
TITLED_WORDS = 120
"""Words of a card whose title is a link; an excerpt of WordPress has 55, a longer one may be cut by characters."""
UNTITLED_WORDS = 70
"""Words of a card that only its last line links: heading, excerpt and "read more"."""
TITLE_SHARE = 0.6
"""Share of a heading's characters that its link must have to be a linked title."""
_ABOUT_POSTS = re.compile(
    r"/(?:author|category|categories|tags?|topics?|users?)/|[?&#](?:author|cat|tag)=", re.I
)
"""Matches ``/category/foot-pain/``: a card's link beside that to its page."""
_ABOUT_RELATIONS = frozenset(("tag", "author", "category tag"))
_WITHOUT_PAGE = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.I)
"""Matches ``mailto:``, ``tel:``."""
_TOPS = frozenset(("html", "body", "main"))
"""Elements that are never a card."""
_MANY = ""
"""Stands for more than one page."""
_NUMBERED = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class CardOfBlock:
    """The card around a block."""

    url: str
    """The page that it leads to, normalised."""
    listed: bool
    """True where it is one of several sisters."""


@dataclass(slots=True)
class _Reach:
    """The page that each element's opening links lead to, or that they lead to several."""

    of: dict[html.HtmlElement, str] = field(default_factory=dict)
    links: list[tuple[html.HtmlElement, str]] = field(default_factory=list)

    def add(self, link: html.HtmlElement, page: str) -> None:
        """Note a link on all elements around it; each element is met three times at most, or the walk ends there."""
        self.links.append((link, page))
        node: html.HtmlElement | None = link
        while node is not None and node.tag not in _TOPS:
            known = self.of.get(node)
            if known in (page, _MANY):
                return
            self.of[node] = page if known is None else _MANY
            node = node.getparent()

    def way(self, link: html.HtmlElement) -> list[html.HtmlElement]:
        """Return the elements from a link up to the largest that leads to its page alone."""
        way: list[html.HtmlElement] = []
        node: html.HtmlElement | None = link
        while node is not None and self.of.get(node):
            way.append(node)
            node = node.getparent()
        return way


def target_page(document: Document, link: html.HtmlElement) -> str | None:
    """Return the page of the site that a link leads to; null for other sites, this page, and archives."""
    href = link.get("href")
    if not href or href.startswith("#") or link.get("rel") in _ABOUT_RELATIONS:
        return None
    url = document.absolute(href)
    if url is None or _ABOUT_POSTS.search(url):
        return None
    if link_host(url) != site_host(document.url) or page_key(url) == page_key(document.url):
        return None
    return url


def cards_of_blocks(
    document: Document, blocks: Sequence[TextBlock], asked: Sequence[bool]
) -> list[CardOfBlock | None]:
    """Return the card around each block that is asked for; null where there is none.

    A card is the largest element, of few words, whose opening links lead to one page of the site. A link opens a page
    where it is the title, holds whole blocks, or is alone in its line. A card of a list has a sister of the same make
    that leads to another page; in a list without boxes a card reaches from its linked heading to the next one. A block
    that is itself mostly a link is a card of its own.
    """
    if not any(asked):
        return [None] * len(blocks)
    titled, opening = _Reach(), _Reach()
    host = site_host(document.url)
    headings = {link: heading for heading in document.body.iter(*HEADINGS) for link in heading.iter("a")}
    lengths = dict[html.HtmlElement, int]()
    for link in document.body.iter("a"):
        page = _page_named(link, host)
        if page is None:
            continue
        if _is_titled(link, headings.get(link), lengths):
            titled.add(link, page)
            opening.add(link, page)
        elif _is_alone(link):
            opening.add(link, page)
    found: dict[html.HtmlElement, tuple[str, bool]] = {}
    around = _all_around([block.frame.element for block, wanted in zip(blocks, asked, strict=True) if wanted])
    _find(titled, TITLED_WORDS, found, around, need_heading=False)
    _find(opening, UNTITLED_WORDS, found, around, need_heading=True)
    urls: dict[str, str | None] = {}

    def url_of(page: str) -> str | None:
        if page not in urls:
            url = document.absolute(page)
            own = page_key(document.url)
            urls[page] = None if url is None or page_key(url) == own else url
        return urls[page]

    result: list[CardOfBlock | None] = []
    for block, wanted in zip(blocks, asked, strict=True):
        card = _around(block.frame.element, found) if wanted else None
        if wanted and card is None and block.link_words * 2 > block.words:
            pages = {_page_named(link, host) for link in _links_of(block)}
            page = pages.pop() if len(pages) == 1 else None
            card = (page, False) if page else None
        url = url_of(card[0]) if card else None
        result.append(CardOfBlock(url, card[1]) if card and url else None)
    return result


def _page_named(link: html.HtmlElement, host: str) -> str | None:
    """Return a link's address as written, without its fragment; null where it cannot be a page of the site.

    Forming normal URLs of all links would cost more than all else here; the links of one card are written alike.
    """
    href = link.get("href")
    if not href or link.get("rel") in _ABOUT_RELATIONS:
        return None
    return _page_of_href(href, host)


@lru_cache(maxsize=4096)
def _page_of_href(href: str, host: str) -> str | None:
    """Return what `_page_named` does of an address alone, remembered: menus repeat on every page of a site."""
    href = href.partition("#")[0].strip()
    if not href or _WITHOUT_PAGE.match(href) or _ABOUT_POSTS.search(href):
        return None
    if href.startswith(("http:", "https:", "//")):
        named = re.split("[/?]", href.partition("//")[2], maxsplit=1)[0].lower().partition(":")[0]
        if named.removeprefix("www.") != host:
            return None
    return href


def _is_titled(
    link: html.HtmlElement, heading: html.HtmlElement | None, lengths: dict[html.HtmlElement, int]
) -> bool:
    """Return whether a link is a title: most of the text of the heading around it, or an element with whole blocks.

    `lengths` keeps the headings' lengths: one may hold thousands of links.
    """
    if heading is not None:
        if heading not in lengths:
            lengths[heading] = len("".join(heading.itertext()).strip())
        return len("".join(link.itertext()).strip()) >= TITLE_SHARE * lengths[heading] > 0
    return len(link) > 0 and any(inner.tag in BLOCK_LEVEL for inner in link.iterdescendants())


def _is_alone(link: html.HtmlElement) -> bool:
    """Return whether nothing but pictures is in the line of a link."""
    node = link
    while (parent := node.getparent()) is not None:
        before = node.getprevious()
        if _says(parent.text if before is None else before.tail) or _says(node.tail):
            return False
        if any(
            beside is not None and beside.tag not in BLOCK_LEVEL and beside.tag != "a" and _has_text(beside)
            for beside in (before, node.getnext())
        ):
            return False
        if parent.tag in BLOCK_LEVEL:
            return True
        node = parent
    return True


def _says(text: str | None) -> bool:
    return bool(text) and any(map(str.isalnum, text or ""))


def _has_text(element: html.HtmlElement) -> bool:
    return any(map(_says, element.itertext()))


def _find(
    reach: _Reach,
    most_words: int,
    found: dict[html.HtmlElement, tuple[str, bool]],
    around: Set[html.HtmlElement],
    *,
    need_heading: bool,
) -> None:
    """Add the cards of one kind of opening links, by element, with their pages and whether they are of a list.

    `around` holds the elements around the blocks that are asked for: lists without any of them, menus for the most
    part, are not looked at.
    """
    tops: dict[html.HtmlElement, tuple[str, list[html.HtmlElement]]] = {}
    for link, page in reach.links:
        way = reach.way(link)
        if way and way[-1] not in tops:
            tops[way[-1]] = (page, way)
    lists: dict[tuple[html.HtmlElement | None, str, str], dict[str, list[html.HtmlElement]]] = {}
    for top, (page, _) in tops.items():
        make = _make(top) if need_heading else ""
        lists.setdefault((top.getparent(), str(top.tag), make), {}).setdefault(page, []).append(top)
    makes: set[tuple[str, str]] = set()
    least = LEAST_UNTITLED if need_heading else LEAST_TITLED
    for (parent, tag, make), all_pages in lists.items():
        pages = {page: own for page, own in all_pages.items() if len(own) <= MOST_OF_ONE_PAGE}
        if len(pages) < least or tag == "details" or parent not in around:
            continue
        sisters = frozenset(top for of_page in pages.values() for top in of_page)
        if tag not in HEADINGS and len(sisters) < LEAST_SHARE * _likes(parent, tag, make):
            continue
        for page, of_page in pages.items():
            for top in of_page:
                for part in _parts(top, sisters, most_words, need_heading=need_heading):
                    found.setdefault(part, (page, True))
                    makes.add((str(top.tag), _make(top)))
    for top, (page, way) in tops.items():
        if top in found or top not in around:
            continue
        fitting = list(takewhile(lambda node: _words(node) <= most_words, way))
        same = (node for node in fitting if _make(node) and (str(node.tag), _make(node)) in makes)
        card = next(same, None)
        for part, listed in ((card, True), (fitting[-1] if fitting else None, False)):
            if part is not None and _fits(part, most_words, need_heading=need_heading):
                found.setdefault(part, (page, listed))


def _all_around(inner: Iterable[html.HtmlElement]) -> set[html.HtmlElement]:
    """Return elements with all that are around them."""
    found: set[html.HtmlElement] = set()
    for element in inner:
        node: html.HtmlElement | None = element
        while node is not None and node not in found:
            found.add(node)
            node = node.getparent()
    return found


def _likes(parent: html.HtmlElement | None, tag: str, make: str) -> int:
    """Return the number of an element's children with text of one tag and, unless it is empty, one make."""
    children = () if parent is None else parent.iterchildren(tag)
    return sum(1 for child in children if (not make or _make(child) == make) and _has_text(child))


def _parts(
    top: html.HtmlElement, sisters: frozenset[html.HtmlElement], most_words: int, *, need_heading: bool
) -> Iterator[html.HtmlElement]:
    """Yield the element of a listed card; for a bare heading also what follows it up to the next card or heading."""
    if top.tag not in HEADINGS:
        if _fits(top, most_words, need_heading=need_heading):
            yield top
        return
    parts, words = [top], _words(top)
    for behind in top.itersiblings():
        if behind in sisters or behind.tag in HEADINGS:
            break
        words += _words(behind)
        if words > most_words:
            return
        parts.append(behind)
    yield from parts


def _fits(element: html.HtmlElement, most_words: int, *, need_heading: bool) -> bool:
    if need_heading and next(element.iter(*HEADINGS), None) is None:
        return False
    return _words(element) <= most_words


def _words(element: html.HtmlElement) -> int:
    return sum(len(text.split()) for text in _texts(element))


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """Yield the texts in an element that a reader sees."""
    unseen = {inner for outer in element.iter("script", "style", "noscript") for inner in outer.iter()}
    for inner in element.iter():
        if inner.text and inner not in unseen:
            yield inner.text
        if inner.tail and inner is not element and inner.getparent() not in unseen:
            yield inner.tail


def _make(element: html.HtmlElement) -> str:
    """Return an element's classes without those that number it."""
    classes = element.get("class")
    return _without_numbers(classes) if classes else ""


@lru_cache(maxsize=4096)
def _without_numbers(classes: str) -> str:
    return " ".join(name for name in classes.split() if not _NUMBERED.search(name))


def _around(
    element: html.HtmlElement, cards: dict[html.HtmlElement, tuple[str, bool]]
) -> tuple[str, bool] | None:
    node: html.HtmlElement | None = element
    while node is not None:
        if node in cards:
            return cards[node]
        node = node.getparent()
    return None


def _links_of(block: TextBlock) -> Iterator[html.HtmlElement]:
    """Yield the links of a block that is mostly one: those in its element, or the one around it."""
    element = block.frame.element
    inner = [link for link, _ in zip(element.iter("a"), range(4), strict=False)]
    yield from inner if inner and len(inner) < 4 else ()
    if not inner:
        yield from (around for around in element.iterancestors("a"))
