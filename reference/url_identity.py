"""Normalise URLs, so that the same page has one, and find those that belong to the site.

Pure and fast: every link comes through here. RFC 3986 (6.2.2) and the URL standard decide which spellings are one
URL. Both keep ``+`` and ``%20`` apart in a query, and ``,`` and ``%2C``: a server may answer them differently, so each
is asked for and is a page of its own.
https://url.spec.whatwg.org/#url-parsing
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

MAX_URL_CHARS = 2_048
"""Longest URL of a page: the site-map protocol's own limit. https://www.sitemaps.org/protocol.html#locdef"""

_MAX_HOST_CHARS = 249
"""Longest host: DNS allows 253, but a site's folder is named ``<host>_<port>``, and a name has 255 bytes at most."""
_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    # utm_source, fbclid, _ga, mc_cid, PHPSESSID, jsessionid …: who came from where, never which page.
    r"utm_\w+|(?:fb|g|gb|wb|ms|dc|yc|tt|igsh|twc|li_fat_)?clid|igshid|_ga|_gl|mc_[ce]id|_hs\w+|hs\w*_?tracking|"
    r"mkt_tok|vero_id|oly_\w+_id|pk_\w+|piwik_\w+|matomo_\w+|wickedid|yclid|phpsessid|jsessionid|aspsessionid\w*|"
    r"sessionid|session_id|sess_?id|sid|cfid|cftoken|replytocom",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@/]*")  # e.g. /blog/joint-pain/
_CONTROL = re.compile(r"[\t\r\n]")
_HOST = re.compile(
    r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*"
)  # e.g. www.clinic.example
_USUAL = re.compile(
    r"(?:(https?)://([a-z0-9_.-]+)(?![^/?#]))?([!-\"$->@-\[\]-~]*)(\?[!-\"$-~]+)?(?:#.*)?", re.DOTALL
)  # e.g. https://clinic.example/blog/?page=2#top, /blog/, blog/a.html
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)  # e.g. mailto:
_NUMERIC = re.compile(r"(.*\.)?(0x[0-9a-f]*|[0-9]+)")  # e.g. 127.0.0.1, 0x7f000001, 2130706433
_SESSION_PATH = re.compile(
    r";(jsessionid|phpsessid|sid)=[^/;?]*", re.IGNORECASE
)  # e.g. /page;jsessionid=1A2B
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNSAFE_PATH = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]")
_UNSAFE_QUERY = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%?]")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def normalise(url: str, base: str | None = None) -> str | None:
    """Return the identity of a URL, absolute; None where it is not a page's (``mailto:``, broken).

    No fragment, user name, tracking or session parameters; lower-case ASCII host, no default port, dot segments
    resolved, escapes in one form, query sorted by name. A relative URL needs a base.

    >>> normalise("HTTPS://Clinic.Example:443/a/./b?b=2&a=1&utm_source=x#top")
    'https://clinic.example/a/b?a=1&b=2'
    """
    url = url.strip(" \t\r\n\f\0")
    if (usual := _usual_parts(url, base)) is not None:
        return _joined(*usual)
    url = _CONTROL.sub("", url)
    if _OTHER_SCHEME.match(url):
        return None
    scheme = url.partition(":")[0].lower()
    if (scheme in _PORTS or (not scheme.isalpha() and base)) and "\\" in url:
        # Browsers read a backslash as a slash (URL standard, "special scheme"), so a link can hide its host.
        head, mark, tail = url.partition("?")
        url = head.replace("\\", "/") + mark + tail
    try:
        if base is not None and not url[:8].lower().startswith(("http://", "https://")):
            url = urljoin(base, url)
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError:
        return None
    if scheme not in _PORTS or not host or port == 0:
        return None
    host = _host(host)
    if host is None:
        return None
    netloc = host if port is None or port == _PORTS[scheme] else f"{host}:{port}"
    return _joined(scheme, netloc, parts.path, parts.query)


def _joined(scheme: str, netloc: str, path: str, query: str) -> str | None:
    known = f"{scheme}://{netloc}{_path(path)}{_query(query) if query else ''}"
    return known if len(known) <= MAX_URL_CHARS else None


def _usual_parts(url: str, base: str | None) -> tuple[str, str, str, str] | None:
    """Return scheme, host with port, path and query of a URL as nearly all links are written; None for any other.

    The same as `urljoin` and `urlsplit` give, at a tenth of their cost, for printable ASCII without dot segments,
    empty segments, parameters of a path, and user names or ports of its own.
    """
    match = _USUAL.fullmatch(url)
    if match is None:
        return None
    scheme, host, path, query = match.groups("")
    if scheme:
        known = _host(host)
        return None if known is None else (scheme, known, path, query[1:])
    place = _place(base) if base else None
    if place is None or "//" in path or "/." in path or ";" in path or path.startswith("."):
        return None
    scheme, netloc, whole, folder = place
    if path.startswith("/"):
        return scheme, netloc, path, query[1:]
    if not path:
        return (scheme, netloc, whole, query[1:]) if query else None
    return None if ":" in path else (scheme, netloc, folder + path, query[1:])


@lru_cache(maxsize=256)
def _place(base: str) -> tuple[str, str, str, str] | None:
    """Return scheme, host with port, path and folder of a page; None where its own path is unusual."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return None
    root = normalise(f"{parts.scheme}://{parts.netloc}/")
    path = parts.path or "/"
    if root is None or _USUAL.fullmatch(path) is None or "//" in path or "/." in path or ";" in path:
        return None
    scheme, _, netloc = root.removesuffix("/").partition("://")
    return scheme, netloc, path, path[: path.rfind("/") + 1]


def identity(url: str) -> str:
    """Return the normalised URL; one without a normal form (``file:``, broken) stays as given.

    Half a surrogate pair, which no file can hold, becomes ``?``.
    """
    return (normalise(url) or url).encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=4096)
def page_key(url: str) -> str:
    """Return what a URL has in common with its page's other spellings: no scheme, ``www.``, last slash or index file.

    >>> page_key("https://www.clinic.example/blog/index.html") == page_key("http://clinic.example/blog")
    True
    """
    known = identity(url).partition("://")[2].removeprefix("www.")
    path, mark, query = known.partition("?")
    head, _, last = path.rpartition("/")
    if last in ("index.html", "index.htm", "index.php", "default.aspx"):
        path = head
    return f"{path.rstrip('/')}{mark}{query}"


@lru_cache(maxsize=4096)
def site_host(url: str) -> str:
    """Return the host of a URL without ``www.`` and port, in its one form; empty where the URL names none."""
    try:
        return (urlsplit(identity(url)).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def link_host(url: str) -> str:
    """Return the `site_host` of a normalised URL, asked by its origin: the links of a site have few."""
    return site_host(origin(url))


def spelled_alike(url: str) -> str:
    """Return what a normalised URL has in common with those that `SiteScope.canonical` asks for in its place.

    >>> spelled_alike("https://www.clinic.example/fees/") == spelled_alike("http://clinic.example/fees/")
    True
    """
    where = origin(url)
    return _bare(where.partition("://")[2]) + url[len(where) :]


def folder_name(url: str) -> str:
    """Return the name of a site's folder by its normalised URL: ``<host[_port]>``, the port only where it has one."""
    port = urlsplit(url).port
    return f"{site_host(url)}_{port}" if port else site_host(url)


def path_prefix(text: str) -> str:
    """Return the start of a path, as a person writes it, in the form that normalised URLs have.

    >>> path_prefix("/café menu/")
    '/caf%C3%A9%20menu/'
    """
    return _escaped(text, _UNSAFE_QUERY)


def origin(url: str) -> str:
    """Return scheme, host and port of a normalised URL, e.g. ``https://clinic.example``."""
    end = url.find("/", 8)
    return url if end < 0 else url[:end]


def path_of(url: str) -> str:
    """Return path and query of a normalised URL, e.g. ``/blog/?page=2``."""
    end = url.find("/", 8)
    return "/" if end < 0 else url[end:]


class SiteScope:
    """Scope of the site: the start URL's host with and without www, on both schemes, and ``hosts``."""

    def __init__(
        self,
        start_url: str,
        *,
        hosts: Iterable[str] = (),
        include: Iterable[str] = (),
        exclude: Iterable[str] = (),
    ) -> None:
        """Take a normalised start URL; hosts may name a port; include and exclude are path prefixes."""
        self._origin = origin(start_url)
        self._home = self._origin + "/"
        self._site = _bare(self._origin.partition("://")[2])
        named = (normalise(host if "://" in host else f"http://{host.strip()}") for host in hosts)
        self._hosts = {self._site, *(_bare(origin(url).partition("://")[2]) for url in named if url)}
        self._include = tuple(map(path_prefix, include))
        self._exclude = tuple(map(path_prefix, exclude))
        self._origins: dict[str, bool] = {}

    def contains(self, url: str) -> bool:
        """Return whether a normalised URL is on one of the site's hosts."""
        if url.startswith(self._home):
            return True
        where = origin(url)
        known = self._origins.get(where)
        if known is None:
            known = _bare(where.partition("://")[2]) in self._hosts
            if len(self._origins) > 10_000:
                self._origins.clear()
            self._origins[where] = known
        return known

    def canonical(self, url: str) -> str:
        """Return the URL on the start page's own scheme and host where it is the same host but for these.

        A site links to itself with and without www and TLS, and serves one of the four; asking for each form
        would double the requests.
        """
        if url.startswith(self._home):
            return url
        where = origin(url)
        if where != self._origin and _bare(where.partition("://")[2]) == self._site:
            return self._origin + url[len(where) :]
        return url

    def refuses(self, url: str) -> str | None:
        """Return why a URL of the site is not asked for (``excluded``, ``not_included``), or None."""
        path = path_of(url)
        if path.startswith(self._exclude):
            return "excluded"
        if self._include and not path.startswith(self._include):
            return "not_included"
        return None


def _bare(netloc: str) -> str:
    """Return host and port without www: ``www.clinic.example:80`` and ``clinic.example`` are one."""
    return netloc.removeprefix("www.").removesuffix(":80").removesuffix(":443")


@lru_cache(maxsize=1_000)
def _host(host: str) -> str | None:
    """Return the host as it is asked for, or None when it is none."""
    if ":" in host:
        try:
            return f"[{ipaddress.IPv6Address(host.partition('%')[0]).compressed}]"
        except ValueError:
            return None
    host = host.rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii").rstrip(".")
        except UnicodeError:
            return None
    if _NUMERIC.fullmatch(host):
        # Numbers of any base are an IPv4 address to a browser and to getaddrinfo alike: one written form.
        try:
            return socket.inet_ntoa(socket.inet_aton(host))
        except (OSError, ValueError):  # a NUL is the second
            return None
    return host if len(host) <= _MAX_HOST_CHARS and _HOST.fullmatch(host) else None


def _path(path: str) -> str:
    if not path:
        return "/"
    path = _escaped(path, _UNSAFE_PATH)
    if ";" in path:
        path = _SESSION_PATH.sub("", path)
    if "/." in path:
        path = _resolve_dots(path)
    return path if path.startswith("/") else f"/{path}"


def _query(query: str) -> str:
    parts = _escaped(query, _UNSAFE_QUERY).split("&")
    kept = [part for part in parts if part and not _TRACKING.fullmatch(part.partition("=")[0])]
    if len(kept) > 1:
        kept.sort(key=_by_name)
    return "?" + "&".join(kept) if kept else ""


def _by_name(part: str) -> str:
    """Return what parameters are sorted by: those of one name stay in order, for servers take the first or the last."""
    return part.partition("=")[0] + "="


def _escaped(text: str, unsafe: re.Pattern[str]) -> str:
    """Return a path or query with every escape that it needs, each in its one form, and no other."""
    return text if _PLAIN.fullmatch(text) else _ESCAPE.sub(_tidy, unsafe.sub(_quote, text))


def _quote(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _tidy(match: re.Match[str]) -> str:
    """Return an escape in its one form: upper case, and a letter that needs none as itself."""
    letter = chr(int(match[0][1:], 16))
    return letter if letter in _UNRESERVED else match[0].upper()


def _resolve_dots(path: str) -> str:
    """Return the path without ``.`` and ``..`` segments (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments[1:]:
        if segment == "..":
            if kept:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)
