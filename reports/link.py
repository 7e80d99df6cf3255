"""Build links to pages of the site: only http and https, and down to the very words where they are known."""

from __future__ import annotations

import functools
import re
from urllib.parse import quote, urlsplit

from schemas.finding import Quote

_KEPT = "%/?:@!$&'()*+,;=-._~[]|"
"""Punctuation of URLs; everything else is percent-encoded, so no quote or space survives."""
_WHOLE_WORDS = 8
"""Most words linked whole; first and last words of longer quotes make links that survive small edits."""
_ENDS = 4
_BLANK = re.compile(r"[\x00-\x20\x7f-\x9f]")
"""Matches the blank of ``java script:``."""
_SOURCE = ("/structured_data/",)
"""Fields whose words are in a page's source alone."""
_UNSEEN = frozenset(("description", "final_url", "src", "url", "value"))
"""Last parts of pointers to values that no reader sees: addresses, meta descriptions, a date as its page's hidden data
state it (``/modified/value``; as the page writes it, it is quoted from ``/modified/raw``)."""


def safe_href(url: str | None) -> str | None:
    """Return ``url`` fit for an ``href``, or None: not http(s), no host or an impossible port, a login, or no URL.

    >>> safe_href("javascript:alert(1)") is None
    True
    """
    return _safe(url) if url else None


@functools.lru_cache(maxsize=4096)
def _safe(url: str) -> str | None:
    if _BLANK.search(url):
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc or "\\" in url:
        return None
    before, hash_sign, fragment = url.partition("#")
    return _encode(before) + hash_sign + _encode(fragment)


def shows_words(evidence: Quote) -> bool:
    """Return whether readers see what is quoted, so that a link can go to it."""
    unseen = (
        not evidence.visible
        or evidence.field.startswith(_SOURCE)
        or evidence.field.rpartition("/")[2] in _UNSEEN
    )
    return bool(evidence.quote.split()) and not unseen


def words_link(url: str | None, evidence: Quote) -> str | None:
    """Return the link to the quoted words on the page (a text fragment), or None where ``url`` is unsafe.

    To the page alone where no reader sees what is quoted.

    ``https://a.example/#:~:text=the%20dull-,pian,-in%20your%20back``; a browser that does not know text
    fragments opens the page. Form: https://wicg.github.io/scroll-to-text-fragment/
    """
    href = safe_href(url)
    words = evidence.quote.split()
    if href is None or not shows_words(evidence):
        return href
    lines = [line.split() for line in evidence.quote.splitlines() if line.strip()]
    if len(words) > _WHOLE_WORDS or len(lines) > 1:
        first = " ".join(lines[0][:_ENDS])
        last = " ".join(lines[-1][-_ENDS:])
        text = f"{_term(first)},{_term(last)}"
    else:
        text = _term(" ".join(words))
    prefix = evidence.prefix.splitlines()[-1].strip() if evidence.prefix.strip() else ""
    suffix = evidence.suffix.strip().splitlines()[0] if evidence.suffix.strip() else ""
    before = f"{_term(prefix)}-," if prefix else ""
    after = f",-{_term(suffix)}" if suffix else ""
    return f"{href}{'' if '#' in href else '#'}:~:text={before}{text}{after}"


def _encode(text: str) -> str:
    return quote(text, safe=_KEPT, errors="replace")


def _term(text: str) -> str:
    """Percent-encode a term of the directive, its own punctuation (``-``, ``,``, ``&``) included."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")
