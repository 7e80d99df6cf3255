"""Serve a folder of saved pages on loopback as a web server would: folders with a slash, Netlify's ``_redirects``."""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

INDEXES = ("index.html", "index.htm", "index.xml")


class ServedFolder:
    """A folder's files while the ``with`` block lasts, on a free port of 127.0.0.1, whatever host is asked for."""

    def __init__(self, root: Path, *, hidden: frozenset[str] = frozenset()) -> None:
        """Take the folder and paths that answer 404 although a file is there, e.g. ``/robots.txt``."""
        self.root = root.resolve()
        self.hidden = hidden
        self.redirects = _redirects(root / "_redirects")
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.site = self
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        """Return the TCP port."""
        return self._server.server_port

    def __enter__(self) -> Self:
        """Begin to serve."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Return status, content type (or a redirect's target) and body for a path without query."""
        path = unquote(path)
        if path in self.hidden:
            return HTTPStatus.NOT_FOUND, "text/plain", b"not found"
        if (moved := self.redirects.get(path)) is not None:
            return moved[0], moved[1], b""
        file = (self.root / path.lstrip("/")).resolve()
        if not file.is_relative_to(self.root):
            return HTTPStatus.NOT_FOUND, "text/plain", b"not found"
        if file.is_dir():
            index = next((file / name for name in INDEXES if (file / name).is_file()), None)
            if index is not None and not path.endswith("/"):
                return HTTPStatus.MOVED_PERMANENTLY, path + "/", b""
            file = index or file
        if not file.is_file():
            return (
                HTTPStatus.NOT_FOUND,
                "text/html; charset=utf-8",
                b"<html><body><h1>Not Found</h1></body></html>",
            )
        return HTTPStatus.OK, _content_type(file), file.read_bytes()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    site: ServedFolder


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        """Answer a GET."""
        status, kind, body = self.server.site.answer(urlsplit(self.path).path)
        self.send_response_only(status)
        if 300 <= status < 400:
            self.send_header("Location", kind)
        else:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - the standard library's name

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


def _content_type(file: Path) -> str:
    if file.suffix == ".xml":
        head = file.read_bytes()[:600]
        return "application/rss+xml; charset=utf-8" if b"<rss" in head else "text/xml; charset=utf-8"
    # No charset: a static host leaves the browser the page's own declaration.
    return mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def _redirects(file: Path) -> dict[str, tuple[int, str]]:
    """Return exact rules of a ``_redirects`` file, path to status and target (Netlify's format, no wildcards)."""
    rules: dict[str, tuple[int, str]] = {}
    if not file.is_file():
        return rules
    for line in file.read_text("utf-8", "replace").splitlines():
        words = line.split("#")[0].split()
        if len(words) < 2 or "*" in words[0] or ":" in words[0]:
            continue
        status = int(words[2].rstrip("!")) if len(words) > 2 and words[2].rstrip("!").isdigit() else 301
        if 300 <= status < 400:
            rules[words[0]] = status, words[1]
    return rules
