"""Identifiers without a store: the same page or article gets the same id in every process."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = frozenset(("gclid", "fbclid", "msclkid", "mc_cid", "mc_eid", "_ga", "igshid", "yclid", "dclid"))
_PORTS = {"http": 80, "https": 443}


def normalised_url(url: str) -> str:
    """Return a URL's identity: no fragment, no tracking parameters, lower-case host, no default port, query sorted.

    >>> normalised_url("HTTPS://Clinic.Example:443/a/./b?b=2&a=1&utm_source=x#top")
    'https://clinic.example/a/b?a=1&b=2'
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if not host:
        return url.split("#", 1)[0]
    if port is not None and port != _PORTS.get(scheme):
        host = f"{host}:{port}"
    query = sorted(
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not key.lower().startswith("utm_") and key.lower() not in _TRACKING
    )
    return urlunsplit((scheme, host, _without_dots(parts.path), urlencode(query), ""))


def page_key(url: str) -> str:
    """Return what a URL has in common with its page's other spellings: no scheme, ``www.``, last slash or index file.

    >>> page_key("https://www.clinic.example/blog/index.html") == page_key("http://clinic.example/blog")
    True
    """
    known = normalised_url(url).partition("://")[2].removeprefix("www.")
    path, mark, query = known.partition("?")
    head, _, last = path.rpartition("/")
    if last in ("index.html", "index.htm", "index.php", "default.aspx"):
        path = head
    return f"{path.rstrip('/')}{mark}{query}"


def page_id(url: str) -> str:
    """Return ``p-`` and 16 hex digits of the normalised URL's sha256."""
    return f"p-{_digest(normalised_url(url))}"


def article_id(url: str) -> str:
    """Return ``a-`` and 16 hex digits of the normalised URL's sha256."""
    return f"a-{_digest(normalised_url(url))}"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _without_dots(path: str) -> str:
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if path.endswith(("/.", "/..")):
        kept.append("")
    return "/".join(kept) or "/"
