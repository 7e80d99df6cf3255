"""Serve the example clinic on loopback, so that it can be crawled as `http://clinic.example/`.

Its answers depend on its files alone: strong ETags from the content, no `Last-Modified`, and no
`Date` either (the clinic owns no clock, RFC 9110 section 6.6.1), so that two crawls of two checkouts store
the same headers.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from importlib.resources.abc import Traversable
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self
from urllib.parse import unquote

CONTENT_TYPES = {
    "css": "text/css; charset=UTF-8",
    "html": "text/html; charset=UTF-8",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=UTF-8",
    "xml": "text/xml; charset=UTF-8",
}
COMPRESSIBLE = ("text/", "image/svg+xml", "application/rss+xml")


class Request(NamedTuple):
    """One request as the site saw it: method, path with its query, the status answered, the user agent."""

    method: str
    path: str
    status: int
    user_agent: str


class _Reply(NamedTuple):
    """The answer of a path: status, content type, redirect target, body."""

    status: int
    content_type: str
    location: str
    body: bytes


class ExampleClinic:
    """The example clinic's site, served while the `with` block lasts.

    It listens on a free port of 127.0.0.1 and asks nothing of the `Host` header. `edition="later"` is the
    site some weeks on: the files of `later/` lie over those of `site/`.

    >>> with ExampleClinic() as clinic:
    ...     clinic.host
    'clinic.example'
    """

    host = "clinic.example"
    address = "127.0.0.1"

    def __init__(self, edition: Literal["first", "later"] = "first", *, port: int = 0) -> None:
        """Take the edition, and the port to serve on; 0 for a free one."""
        self._wanted_port = port
        self.edition = edition
        self.requests: list[Request] = []
        self._lock = Lock()
        self._replies = _replies(edition)
        self._server: _Server | None = None
        self._thread: Thread | None = None

    @property
    def port(self) -> int:
        """Return the TCP port; 0 when the site is not being served."""
        return self._server.server_port if self._server else 0

    def __enter__(self) -> Self:
        """Start serving and return the clinic."""
        self._server = _Server((self.address, self._wanted_port), _Handler)
        self._server.clinic = self
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving and free the port; the log of requests stays."""
        if self._server and self._thread:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
        self._server = self._thread = None

    def reply(self, path: str) -> _Reply:
        """Return the answer for a decoded path without query; the site's 404 page when there is none."""
        return self._replies.get(path) or self._replies["404"]

    def record(self, request: Request) -> None:
        """Add one request to the log."""
        with self._lock:
            self.requests.append(request)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    clinic: ExampleClinic

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up is not an error."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer a HEAD: the headers of the GET."""
        self._answer(with_body=False)

    def do_POST(self) -> None:
        """Refuse a form: nothing in a crawl may send one. The connection is closed, its body unread."""
        target = _origin_form(self.path)
        self.close_connection = True
        self._send(target, HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD", "Connection": "close"}, b"")

    def _answer(self, with_body: bool) -> None:
        target = _origin_form(self.path)
        reply = self.server.clinic.reply(unquote(target.partition("?")[0]))
        if reply.location:
            self._send(target, reply.status, {"Location": reply.location}, b"")
            return
        headers = {"Content-Type": reply.content_type}
        body = reply.body
        tag = hashlib.sha256(body).hexdigest()[:32]
        if reply.content_type.startswith(COMPRESSIBLE):
            headers["Vary"] = "Accept-Encoding"
            if _takes_gzip(self.headers.get("Accept-Encoding", "")):
                headers["Content-Encoding"] = "gzip"
                body = gzip.compress(body, compresslevel=6, mtime=0)
                tag += "-gzip"
        status = reply.status
        if status == HTTPStatus.OK:
            headers["ETag"] = f'"{tag}"'
            if _matches(self.headers.get("If-None-Match", ""), tag):
                kept = {name: value for name, value in headers.items() if name in ("ETag", "Vary")}
                self._send(target, HTTPStatus.NOT_MODIFIED, kept, None)
                return
        self._send(target, status, headers, body, with_body)

    def _send(
        self, target: str, status: int, headers: dict[str, str], body: bytes | None, with_body: bool = True
    ) -> None:
        agent = self.headers.get("User-Agent", "")
        self.server.clinic.record(Request(self.command, target, int(status), agent))
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if body is not None:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body and with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing; `ExampleClinic.requests` is the log."""


def _origin_form(target: str) -> str:
    """Return a request target without scheme and host: `http://clinic.example/x?y` gives `/x?y`."""
    for scheme in ("http://", "https://"):
        if target.lower().startswith(scheme):
            _, slash, rest = target[len(scheme) :].partition("/")
            return "/" + rest if slash else "/"
    return target


def _takes_gzip(accepted: str) -> bool:
    """Return whether an Accept-Encoding names gzip and does not weigh it zero."""
    for part in accepted.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() in ("gzip", "x-gzip"):
            return weight.replace(" ", "").rstrip("0.") != "q="
    return False


def _matches(wanted: str, tag: str) -> bool:
    """Return whether an If-None-Match names the tag; weak comparison, as RFC 9110 section 13.1.2 asks."""
    names = {name.strip().removeprefix("W/").strip('"') for name in wanted.split(",")}
    return "*" in names or tag in names


def _replies(edition: Literal["first", "later"]) -> dict[str, _Reply]:
    """Return the answer of every path of an edition; the 404 page's under `404`."""
    package = files("example")
    contents = dict(_walk(package / "site", ""))
    if edition == "later":
        contents |= dict(_walk(package / "later", ""))
    replies: dict[str, _Reply] = {}
    for name, data in contents.items():
        path = "/" + name
        if name == "404.html":
            replies["404"] = _Reply(HTTPStatus.NOT_FOUND, CONTENT_TYPES["html"], "", data)
            continue
        if name.rpartition("/")[2] == "index.html":
            path = path.removesuffix("index.html")
            if path != "/":
                moved = f"http://clinic.example{path}"
                replies[path.rstrip("/")] = _Reply(HTTPStatus.MOVED_PERMANENTLY, "", moved, b"")
        replies[path] = _Reply(HTTPStatus.OK, CONTENT_TYPES[name.rpartition(".")[2]], "", data)
    routes = json.loads((package / "routes.json").read_text(encoding="utf-8"))[edition]
    for path, route in routes.items():
        body = contents[route["file"]] if "file" in route else b""
        kind = route.get("content_type", CONTENT_TYPES["html"])
        replies[path] = _Reply(route.get("status", HTTPStatus.OK), kind, route.get("location", ""), body)
        if "file" in route:
            replies.pop("/" + route["file"], None)
    return replies


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    """Return every file below a folder: its path from there, with slashes, and its bytes."""
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        found += _walk(entry, name + "/") if entry.is_dir() else [(name, entry.read_bytes())]
    return found
