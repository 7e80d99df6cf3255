"""Turn references into URLs, each once, and bound how many that were never met one site may make a crawl read."""

from __future__ import annotations

from reference.url_identity import MAX_URL_CHARS, normalise

MAX_HREF_CHARS = 4 * MAX_URL_CHARS
"""Longer references are dropped as they are: blanks and tracking parameters may leave, but not so many."""

NEW_A_PAGE = 300
"""References of one page that no page before it had and that cost the site nothing: a clinic's pages have a hundred
or two, of which the menu and footer are new once."""

NEW_BEYOND = 20_000
"""References beyond these that all pages of a site may have together: lists of all doctors and all articles have
thousands, a site has a few of them, and a trap has no last one. Own choice."""

UNKNOWN = ""
"""In place of the URL of a reference that is not remembered."""

_KEPT = 50_000

_MAX_UPWARDS = 9
"""Folders that a path is followed upwards on a page that is cut."""


class References:
    """References of a site's pages with their URLs; those of menus and footers are on every page."""

    def __init__(self) -> None:
        self._hosts: dict[str, dict[str, str | None]] = {}
        self._kept = 0
        self._new = 0
        self._beyond = NEW_BEYOND
        self.cut = False
        """True where this page has more references than are read: of the rest only known ones are."""

    def begin_page(self) -> None:
        """Count a page's new references from none."""
        self._new = 0
        self.cut = False

    def known_at(self, base: str) -> dict[str, str | None]:
        """Return the URLs of the references that are remembered of a page's host; None for those of no page."""
        if self._kept > _KEPT:
            self._hosts.clear()
            self._kept = 0
        self._kept += 1  # a page can name any host as its base
        return self._hosts.setdefault(base[: base.find("/", 8)], {})

    def absolute(self, href: str, base: str, known: dict[str, str | None]) -> str | None:
        """Return the URL of a reference that ``known`` does not have; None where it has none, or is one too many.

        What does not depend on the page's path is remembered as it is, anything else by its URL.
        """
        if len(href) > MAX_HREF_CHARS:
            return None
        if self._new >= NEW_A_PAGE and self._beyond <= 0:
            self.cut = True
        if self.cut:
            return None if href.startswith(("/", "http")) else known.get(_roughly_joined(href, base))
        url = normalise(href, base)
        key = href if href.startswith(("/", "http://", "https://")) else url
        if key is not None and key not in known:
            known[key] = url
            self._kept += 1
            self._new += 1
            self._beyond -= self._new > NEW_A_PAGE
        return url


def _roughly_joined(href: str, base: str) -> str:
    """Return a path from a page's folder as a whole URL, without the cost of the standard's rules.

    >>> _roughly_joined("../contact/", "https://clinic.example/blog/?page=2")
    'https://clinic.example/contact/'
    """
    folder = base.partition("?")[0].rpartition("/")[0]
    for _ in range(_MAX_UPWARDS):
        if not href.startswith("../"):
            break
        href, folder = href[3:], folder.rpartition("/")[0]
    return f"{folder}/{href.removeprefix('./')}"
