"""Gather evidence of a page's kind from its URL, its title and their agreement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from extraction.page.blocks import TextBlock
from extraction.page.document import Document

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
_GUIDE = re.compile(
    r"^(?:how|what|why|when|where|who|which|is|are|can|do|does|should|the \d+|\d+|top|best|guide|understanding)\b",
    re.I,
)
"""Matches ``How to``."""
_WORD = re.compile(r"\w+")
_SLUG = re.compile(r"[^-_+%.]+")
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|cfm|jsp)$")
"""Matches ``.html``."""
_LONG_NUMBER = re.compile(r"/\d{3,}")
"""Matches ``/1234``."""


def naming(document: Document, blocks: Sequence[TextBlock]) -> dict[str, float]:
    """Return the evidence of URL and title, each from 0 to 1."""
    parts = urlsplit(document.url)
    path = parts.path
    last = path.rstrip("/").rpartition("/")[2]
    slug = _SLUG.findall(_ENDING.sub("", last.lower()))
    headline = next((block for block in blocks if block.level == 1), None)
    stated = document.structured.first_meta("og:title") or document.title or ""
    in_headline = set(_WORD.findall(headline.text.lower())) if headline else set()
    in_title = set(_WORD.findall((document.title or "").lower()))
    titled = in_headline | set(_WORD.findall(stated.lower()))
    first = headline.text if headline else stated
    words = sum(block.words for block in blocks) or 1
    before = sum(block.words for block in blocks[: headline.index]) if headline else 0
    h1s = [block.words for block in blocks if block.level == 1]
    return {
        "path_root": float(path in ("", "/", "/index.html", "/index.php", "/home", "/home/")),
        "path_list": float(bool(_LIST_PATH.search(path))),
        "path_article": float(bool(_ARTICLE_PATH.search(path))),
        "path_service": float(bool(_SERVICE_PATH.search(path))),
        "path_slug": min(last.count("-") + last.count("_"), 8) / 8,
        "path_depth": min(path.strip("/").count("/"), 5) / 5,
        "path_query": float(bool(parts.query)),
        "path_ending": float(bool(_ENDING.search(path))),
        "path_number": float(bool(_LONG_NUMBER.search(path))),
        "slug_words": min(len(slug), 12) / 12,
        "slug_in_title": sum(word in titled for word in slug) / max(len(slug), 3),
        "h1_words": min(sum(h1s), 15) / 15,
        "h1s": min(len(h1s), 5) / 5,
        "h1_in_title": len(in_headline & in_title) / max(len(in_headline), 1),
        "before_h1": before / words,
        "headline_words": min(len(first.split()), 16) / 16,
        "title_words": min(len(stated.split()), 20) / 20,
        "guide_title": float(bool(_GUIDE.search(first))),
        "colon_title": float(":" in first),
        "question_title": float("?" in (document.title or "")),
    }
