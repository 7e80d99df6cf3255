"""Write and read the notes of a page's record: a word, and for some a value, as in ``redirect:301``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class PageNoteName(StrEnum):
    """The words of the notes. A word is never renamed or reused: records of earlier runs hold it."""

    ROBOTS = "robots"
    """Closed by robots.txt, and not requested."""
    ROBOTS_UNREACHABLE = "robots_unreachable"
    """Not requested because robots.txt never answered."""
    LOGIN_OR_CART = "login_or_cart"
    """A login, a cart or the like, which is never requested."""
    LEFT_OUT = "left_out"
    """The last complete run had it, and a rule or cap keeps it out now; with the reason (``LeftOutReason``)."""

    CONNECTION_REFUSED = "connection_refused"
    HOST_NOT_FOUND = "host_not_found"
    TIMEOUT = "timeout"
    TLS = "tls"
    CONNECTION_LOST = "connection_lost"
    PROTOCOL_ERROR = "protocol_error"
    PRIVATE_ADDRESS = "private_address"
    INTERNAL = "internal"
    """A fault of Checkup itself."""

    TOO_BIG = "too_big"
    TRUNCATED = "truncated"
    BROKEN = "broken"
    """A packed body that cannot be unpacked."""
    UNKNOWN = "unknown"
    """A content encoding that is not known."""
    EMPTY = "empty"
    BINARY_CONTENT = "binary_content"
    TYPE_NOT_READ = "type_not_read"
    """With the media type."""

    NOT_READ = "not_read"
    """Checkup itself failed on it: the error says how."""
    NOT_LINKED = "not_linked"
    """No way of links from the start page, and no site map, led here in this run: the last complete run had it."""
    REDIRECT = "redirect"
    """With the HTTP status."""
    REDIRECT_OFFSITE = "redirect_offsite"
    META_REFRESH = "meta_refresh"
    NOINDEX = "noindex"
    FRAMESET = "frameset"
    TANGLED_MARKUP = "tangled_markup"
    LINKS_CUT = "links_cut"
    LONG_URLS_DROPPED = "long_urls_dropped"
    """With the number of links."""
    RENDERED = "rendered"
    RENDER_FAILED = "render_failed"

    COPY_OF = "copy_of"
    """A copy of another page of the site, with its URL: that page's text stands for both."""
    CANONICAL_ELSEWHERE = "canonical_elsewhere"
    """The page names another page of the site as canonical, with its URL, but its text is another: both stay."""
    NO_RUNNING_TEXT = "no_running_text"
    """No paragraph or list of ten words of its own that its template does not repeat."""
    WALL = "wall"
    """Something stands where the page should be: a check of the browser, a login, a notice of the server."""
    NEEDS_JAVASCRIPT = "needs_javascript"
    PASSWORD_PROTECTED = "password_protected"  # noqa: S105 - a word, not a password
    SOFT_404 = "soft_404"
    INJECTED_SPAM = "injected_spam"
    """It sells what nothing else on the site is about, e.g. a casino: somebody broke in."""
    FILE_LISTING = "file_listing"
    VERIFICATION_FILE = "verification_file"
    TEMPLATE = "template"
    """A page whose placeholders were never filled in."""
    FEED = "feed"
    PDF_BROKEN = "pdf_broken"
    PDF_ENCRYPTED = "pdf_encrypted"
    PDF_READ_IN_PART = "pdf_read_in_part"
    PDF_WITHOUT_TEXT = "pdf_without_text"


WALLS = frozenset((PageNoteName.WALL, PageNoteName.PASSWORD_PROTECTED))
"""Notes of a page that answered with a wall in place of itself."""
IN_PLACE = WALLS | {PageNoteName.NEEDS_JAVASCRIPT}
"""Notes of pages whose text is behind something."""


@dataclass(frozen=True, slots=True)
class PageNote:
    """One note of a page."""

    name: PageNoteName | str
    """A plain string only where another version of Checkup wrote a word that this one does not know."""
    value: str = ""
    """E.g. ``301`` or ``image/png``; empty for most names."""

    def __str__(self) -> str:
        """Return the note as records hold it."""
        return f"{self.name}:{self.value}" if self.value else str(self.name)


def read_page_note(text: str) -> PageNote:
    """Return the note that a record or the store holds as a string."""
    name, _, value = text.partition(":")
    return PageNote(PageNoteName(name) if name in _NAMES else name, value)


def note_names(texts: Iterable[str]) -> set[PageNoteName | str]:
    """Return the names of the notes that a record holds."""
    return {read_page_note(text).name for text in texts}


_NAMES = frozenset(PageNoteName)
