"""Read a page's meta refresh: how soon a browser leaves the page, and for where."""

from __future__ import annotations

import re
from typing import NamedTuple

from extraction.page.document import Document
from reference.url_identity import page_key

SOON_SECONDS = 5
"""Delay up to which a refresh is a redirect. The W3C asks for none at all ("instant", WCAG 2.2 technique H76:
https://www.w3.org/WAI/WCAG22/Techniques/html/H76), so that nobody begins to read; stubs that say "you will be taken to
our new page in five seconds" are common. Longer ones renew a page or lead on after reading (failure F40)."""

_CONTENT = re.compile(r"\s*(\d*+)[\d.]*+(?:[\s;,]+(?:url\s*=\s*)?(.*))?", re.I | re.S)
"""Matches ``0; url=/home/``; https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh."""
_NOT_OBEYED = frozenset(("noscript", "template"))
"""Elements in which a browser with scripts obeys no refresh."""


class MetaRefresh(NamedTuple):
    """A refresh that a browser with scripts obeys."""

    seconds: int
    """Its delay."""
    url: str | None
    """Its target, normalised; null where it renews the page itself."""


def read_refresh(document: Document) -> MetaRefresh | None:
    """Return the page's first refresh; null where it has none, and for one in ``noscript`` or ``template``."""
    for meta in document.root.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        match = _CONTENT.fullmatch(meta.get("content") or "")
        if match is None or not (match[1] or match[2]):
            continue
        if any(around.tag in _NOT_OBEYED for around in meta.iterancestors()):
            continue
        url = document.absolute((match[2] or "").strip().strip("'\"").strip())
        is_own = url is None or page_key(url) == page_key(document.url)
        return MetaRefresh(int(match[1][:6] or 0), None if is_own else url)
    return None


def leads_away(document: Document) -> bool:
    """Return whether a browser leaves the page for another before anybody can read it."""
    refresh = read_refresh(document)
    return refresh is not None and refresh.url is not None and refresh.seconds <= SOON_SECONDS
