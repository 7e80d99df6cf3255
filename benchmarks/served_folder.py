"""Serve a folder of saved pages on loopback as a web server would: folders with a slash, Netlify's ``_redirects``."""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

from benchmarks.answering_site import AnsweringSite

INDEXES = ("index.html", "index.htm", "index.xml")


class ServedFolder(AnsweringSite):
    """A folder's files while the ``with`` block lasts, on a free port of 127.0.0.1, whatever host is asked for."""

    def __init__(self, root: Path, *, hidden: frozenset[str] = frozenset()) -> None:
        """Take the folder and paths that answer 404 although a file is there, e.g. ``/robots.txt``."""
        super().__init__()
        self.root = root.resolve()
        self.hidden = hidden
        self.redirects = _redirects(root / "_redirects")

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
