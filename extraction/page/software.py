"""Recognise the software that made a page, and the number under which it edits the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from extraction.page.document import Document
from schemas.software import Software

_BODY_CLASS = re.compile(r"(?:postid|page-id)-([1-9][0-9]{0,18})")
"""Matches ``postid-178``. https://developer.wordpress.org/reference/functions/get_body_class/"""
_NUMBER = re.compile(r"[1-9][0-9]{0,18}")
_SHORTLINK = ("p", "page_id")
"""Parameters of a shortlink, ``/?p=178``. https://developer.wordpress.org/reference/functions/wp_get_shortlink/"""
_FILES = re.compile(r"/(?=wp-(?:content|includes)/|xmlrpc\.php)")
"""Matches the slash before ``wp-content/themes/`` and that before ``xmlrpc.php?rsd``, which a page names, too."""
_API = re.compile(r"/(?=wp-json/|(?:index\.php)?\?rest_route=)")
"""Matches the slash before ``wp-json/``, also where addresses have no names: ``/?rest_route=/``."""
_API_REL = "https://api.w.org/"
"""The relation of a page's link to the API. https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/"""


def read_software(document: Document) -> Software | None:
    """Return the software that made the page, or null where nothing on the page names it.

    Files and API count on the page's own host alone: a picture of somebody else's blog says nothing of this page.
    """
    files = {base for href in _linked(document) if (base := _base(document, href, _FILES))}
    api = {base for href in _api_links(document) if (base := _base(document, href, _API))}
    generators = document.structured.meta.get("generator", ())
    named = any(text.strip().casefold().startswith("wordpress") for text in generators)
    if not (files or api or named):
        return None
    return Software(name="wordpress", base_url=_chosen(files, api), edit_id=_edit_id(document))


def _linked(document: Document) -> Iterator[str]:
    """Yield the addresses of the style sheets and scripts: the software's own, where pictures may be a neighbour's."""
    for element in document.elements:
        if element.tag in ("link", "script") and (href := element.get("href") or element.get("src")):
            yield href


def _api_links(document: Document) -> Iterator[str]:
    for relation in (_API_REL, "alternate"):
        for href in document.structured.links.get(relation, ()):
            if relation == _API_REL or "wp-json/" in href:
                yield href


def _base(document: Document, href: str, mark: re.Pattern[str]) -> str | None:
    """Return the URL before a mark, with its slash, where it is on the page's own host."""
    found = mark.search(href)
    if found is None or "?" in href[: found.start()]:
        return None
    base = document.absolute(href[: found.end()])
    return base if base and _host(base) == _host(document.url) else None


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def _chosen(files: set[str], api: set[str]) -> str | None:
    """Return the folder of the software, or null where the page names several that do not agree.

    Its files may be in a folder below the site that it serves (``/wp/`` of ``/``), and the API of one site of several
    below the files of all: the deeper one holds the edit screen.
    """
    files, api = (set(_least_schemes(found)) for found in (files, api))
    if len(api) > 1 or (len(files) > 1 and not files & api):
        return None
    served = next(iter(api), None)
    held = served if served in files else next(iter(files), None)
    if served is None or held is None:
        return served or held
    longer, shorter = sorted((served, held), key=len, reverse=True)
    return longer if longer.partition("://")[2].startswith(shorter.partition("://")[2]) else None


def _least_schemes(urls: set[str]) -> Iterator[str]:
    """Yield the URLs, each once: a page of https names its files by http now and then."""
    for url in urls:
        if url.startswith("https:") or f"https{url.removeprefix('http')}" not in urls:
            yield url


def _edit_id(document: Document) -> str | None:
    """Return the page's number; null where none is named, or several."""
    classes = (document.body.get("class") or "").split()
    named = {found[1] for name in classes if (found := _BODY_CLASS.fullmatch(name))}
    for href in document.structured.links.get("shortlink", ()):
        url = document.absolute(href)
        if url and _host(url) == _host(document.url):
            named |= {
                value
                for key, value in parse_qsl(urlsplit(href).query)
                if key in _SHORTLINK and _NUMBER.fullmatch(value)
            }
    return named.pop() if len(named) == 1 else None
