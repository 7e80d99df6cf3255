"""Gather evidence of a page's kind from its elements and their classes."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.kinds.software import is_forum, is_manual
from extraction.kinds.text_shape import damped
from extraction.page.blocks import HEADINGS
from extraction.page.document import Document
from schemas.vocabulary import Region

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
_OWN = frozenset((Region.MAIN, Region.UNKNOWN))
"""Parts of a page whose dates and names may be the page's own."""
_MOST_BYLINES = 50
_TAGS = ("article", "time", "a", "input", "textarea", "select", "button", "img", "div", "span", "p", "ul", "ol",
         "section")  # fmt: skip


@lru_cache(maxsize=8192)
def _is_byline(classes: str) -> bool:
    return _BYLINE.search(classes.lower()) is not None


def markup(document: Document) -> dict[str, float]:
    """Return the evidence of elements and classes: flags, and dampened counts from 0 to 1."""
    body = document.body
    name = (body.get("class") or "").lower()
    counts = dict.fromkeys(_TAGS, 0)
    own_times = bylines = 0
    comments = shares = False
    headed = 0
    for element in body.iter(*_TAGS):
        tag = element.tag
        counts[tag] += 1
        if tag == "a":
            if not shares and (href := element.get("href")) and _SHARE.search(href):
                shares = True
        elif tag == "time":
            own_times += document.region(element) in _OWN
        elif classes := element.get("class"):
            if bylines < _MOST_BYLINES and _is_byline(classes) and document.region(element) in _OWN:
                bylines += 1
            if classes.startswith("comment"):
                comments = True
        if not comments and element.get("id") in ("comments", "respond"):
            comments = True
    for heading in body.iter(*HEADINGS):
        headed += any(above.tag == "a" for above in heading.iterancestors("a"))
    says = {
        "single": _SINGLE.search(name),
        "archive": _ARCHIVE.search(name),
        "plain_page": _PLAIN_PAGE.search(name),
        "forum": is_forum(document),
        "manual": is_manual(document),
        "one_article": counts["article"] == 1,
        "many_articles": counts["article"] > 3,
        "one_time": own_times in (1, 2),
        "many_times": own_times > 4,
        "bylines": 0 < bylines <= 8,
        "many_bylines": bylines > 8,
        "share_links": shares,
        "comments": comments,
    }
    return {name: 1.0 if value else 0.0 for name, value in says.items()} | {
        "inputs": damped(counts["input"] + counts["textarea"], 20),
        "selects": damped(counts["select"], 6),
        "buttons": damped(counts["button"], 50),
        "images": damped(counts["img"], 150),
        "headings_in_links": damped(headed, 10),
    }
