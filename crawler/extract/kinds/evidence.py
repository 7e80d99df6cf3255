"""What in a page's structure and text speaks for or against an article: numbers by name."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.extract.body.segment import HEADINGS, TextBlock
from crawler.extract.document import Document
from crawler.extract.structured import types_of
from schemas.vocabulary import Region

_ARTICLE_TYPES = {
    "article", "blogposting", "newsarticle", "reportagenewsarticle", "medicalscholarlyarticle",
    "scholarlyarticle",
    "opinionnewsarticle", "analysisnewsarticle", "recipe", "report", "review", "backgroundnewsarticle",
}  # fmt: skip
_LISTING_TYPES = {"collectionpage", "itemlist", "blog", "searchresultspage", "profilepage"}
_SERVICE_TYPES = {
    "service",
    "medicalprocedure",
    "medicaltherapy",
    "offercatalog",
    "softwareapplication",
    "product",
}
_TALK_TYPES = {"discussionforumposting", "qapage", "question", "techarticle", "apireference"}

_SINGLE = re.compile(
    r"(?:^|\s)(?:single|single-post|blog-?post|article-page|post-template[\w-]*|node-type-article)(?:\s|$)"
)
"""Matches ``single-post``."""
_ARCHIVE = re.compile(
    r"(?:^|\s)(?:archive|category|tag|author|search|search-results|paged|blog|post-type-archive"
    r"|taxonomy|tax-[\w-]+)(?:\s|$)"
)
"""Matches ``archive category``."""
_PLAIN_PAGE = re.compile(r"(?:^|\s)(?:page|page-template[\w-]*|page-id-\d+)(?:\s|$)")
"""Matches ``page-id-12``."""
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|entry-meta|post-meta|posted-on|dateline|article-meta)(?:$|[\s_-])"
)
"""Matches ``entry-meta``."""
_SHARE = re.compile(
    r"(?:facebook\.com/(?:sharer|share)|twitter\.com/(?:intent|share)|x\.com/intent"
    r"|linkedin\.com/share|pinterest\.com/pin/create|whatsapp)"
)
"""Matches ``https://www.facebook.com/sharer.php?u=…``."""
_PRICE = re.compile(r"[$€£₹]\s?\d")
"""Matches ``$ 49``."""
_MORE = re.compile(
    r"^(?:read more|continue reading|learn more|view (?:all|more|details)|more|see (?:all|more)"
    r"|details|weiterlesen|leer más)\W*$",
    re.I,
)
"""Matches ``Read more »``."""
_DATE_PATH = re.compile(r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?:/|$)")
"""Matches ``/2013/09/``."""
_LIST_PATH = re.compile(
    r"/(?:category|categories|tag|tags|topics?|author|authors|archives?|page|search|blog|news|articles"
    r"|posts|press|resources|insights)/?(?:\d+/?)?$|/(?:category|tag|author|page)/"
)
"""Matches ``/blog/page/2/``."""
_ARTICLE_PATH = re.compile(
    r"/(?:blogs?|news|articles?|posts?|story|stories|press-releases?|magazine|journal|opinion"
    r"|features?|recipes?|health-library)/[^/]{8,}"
)
"""Matches ``/blog/heel-pain-at-night``."""
_SERVICE_PATH = re.compile(
    r"/(?:services?|treatments?|procedures?|conditions?|solutions?|products?|what-we-do|pricing|shop"
    r"|store|docs?|documentation|forums?|threads?|questions|wiki)(?:/|$)"
)
"""Matches ``/services/implants``."""

LONG_PARAGRAPH_WORDS = 30


def evidence(document: Document, blocks: Sequence[TextBlock]) -> dict[str, float]:
    """Return the page's evidence; every value is bounded, most lie from 0 to 1."""
    found = _structured(document) | _address(document.url) | _text(document, blocks)
    return found | _markup(document)


def _flag(value: object) -> float:
    return 1.0 if value else 0.0


def _log(count: float, most: float) -> float:
    return min(math.log1p(count) / math.log1p(most), 1.0)


def _structured(document: Document) -> dict[str, float]:
    data = document.structured
    types: set[str] = set()
    articles = 0
    for node in (*data.nodes, *data.microdata):
        own = types_of(node)
        types |= own
        articles += bool(own & _ARTICLE_TYPES)
    return {
        "ld_article": _flag(articles and articles <= 2),
        "ld_many_articles": _flag(articles > 2),
        "ld_listing": _flag(types & _LISTING_TYPES),
        "ld_service": _flag(types & _SERVICE_TYPES),
        "ld_talk": _flag(types & _TALK_TYPES),
        "og_article": _flag((data.first_meta("og:type") or "").lower() in ("article", "blog", "news")),
        "og_website": _flag((data.first_meta("og:type") or "").lower() in ("website", "product", "profile")),
        "meta_published": _flag(
            data.first_meta("article:published_time", "datepublished", "date", "dc.date", "pubdate")
        ),
        "meta_author": _flag(data.first_meta("author", "article:author")),
        "meta_section": _flag(data.first_meta("article:section", "article:tag")),
    }


def _address(url: str) -> dict[str, float]:
    parts = urlsplit(url)
    path = parts.path
    last = path.rstrip("/").rpartition("/")[2]
    return {
        "path_root": _flag(path in ("", "/", "/index.html", "/index.php", "/home", "/home/")),
        "path_date": _flag(_DATE_PATH.search(path)),
        "path_list": _flag(_LIST_PATH.search(path)),
        "path_article": _flag(_ARTICLE_PATH.search(path)),
        "path_service": _flag(_SERVICE_PATH.search(path)),
        "path_slug": min(last.count("-") + last.count("_"), 8) / 8,
        "path_depth": min(path.strip("/").count("/"), 5) / 5,
        "path_query": _flag(parts.query),
    }


def _text(document: Document, blocks: Sequence[TextBlock]) -> dict[str, float]:
    words = sum(block.words for block in blocks) or 1
    prose = [block for block in blocks if block.words >= 10 and block.link_words * 3 < block.words]
    prose_words = sum(block.words for block in prose)
    long = [block for block in prose if block.words >= LONG_PARAGRAPH_WORDS]
    headings = [block for block in blocks if block.level and block.level >= 2]
    linked = sum(block.link_words * 2 > block.words for block in headings)
    frames: dict[object, int] = {}
    for block in prose:
        node = block.frame.parent or block.frame
        frames[node] = frames.get(node, 0) + block.words
    return {
        "words": _log(words, 5000),
        "prose_words": _log(prose_words, 4000),
        "prose_share": prose_words / words,
        "long_paragraphs": _log(len(long), 40),
        "largest_frame": max(frames.values(), default=0) / max(prose_words, 1),
        "link_share": sum(block.link_words for block in blocks) / words,
        "headings": _log(len(headings), 40),
        "linked_headings": _log(linked, 20),
        "linked_heading_share": linked / len(headings) if headings else 0.0,
        "more_links": _log(sum(bool(block.links and _MORE.match(block.text)) for block in blocks), 12),
        "prices": _log(sum(bool(_PRICE.search(block.text)) for block in blocks if block.words < 12), 20),
        "quotes": _log(sum(block.kind.value == "quote" for block in blocks), 10),
        "list_share": sum(block.words for block in prose if block.kind.value == "list_item")
        / max(prose_words, 1),
        "table_share": sum(block.words for block in blocks if block.kind.value == "table_row") / words,
        "code": _log(sum(block.frame.tag == "pre" for block in blocks), 10),
        "h1_words": min(sum(block.words for block in blocks if block.level == 1), 15) / 15,
        "question_title": _flag("?" in (document.title or "")),
    }


def _markup(document: Document) -> dict[str, float]:
    body = document.body
    name = (body.get("class") or "").lower()
    articles = times = own_times = shares = inputs = bylines = comments = 0
    for element in body.iter(
        "article", "time", "a", "input", "textarea", "div", "span", "p", "ul", "ol", "section"
    ):
        tag = element.tag
        if tag == "article":
            articles += 1
        elif tag == "time":
            times += 1
            own_times += document.region(element) in (Region.MAIN, Region.UNKNOWN)
        elif tag == "a":
            shares += bool(_SHARE.search(element.get("href") or ""))
        elif tag in ("input", "textarea"):
            inputs += 1
        else:
            classes = (element.get("class") or "").lower()
            if classes and bylines < 50 and _BYLINE.search(classes):
                bylines += 1
            if classes.startswith("comment") or (element.get("id") or "") in ("comments", "respond"):
                comments += 1
    return {
        "single": _flag(_SINGLE.search(name)),
        "archive": _flag(_ARCHIVE.search(name)),
        "plain_page": _flag(_PLAIN_PAGE.search(name)),
        "one_article": _flag(articles == 1),
        "many_articles": _flag(articles > 3),
        "one_time": _flag(own_times in (1, 2)),
        "many_times": _flag(own_times > 4),
        "bylines": _flag(0 < bylines <= 8),
        "many_bylines": _flag(bylines > 8),
        "share_links": _flag(shares),
        "inputs": _log(inputs, 20),
        "comments": _flag(comments),
        "headings_in_links": _log(
            sum(1 for a in body.iter("a") if next(a.iter(*HEADINGS), None) is not None), 10
        ),
    }
