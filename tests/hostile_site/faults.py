"""A site with a fault of every class that a server can commit, each under a path of its own."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections import Counter

from tests.hostile_site.loopback import Asked, Reply

_HTML = "<!DOCTYPE html><title>T</title><h1>Page</h1><p>Gentle exercise eases the pain.</p>"
_HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n"

LINKED = (
    "/good/1/", "/loop/", "/ping/", "/grow?n=0", "/no-location/", "/to-file/", "/to-private/", "/to-decimal/",
    "/to-userinfo/", "/429/", "/429-day/", "/429-nonsense/", "/500/", "/404/", "/410/", "/401/", "/close/",
    "/garbage/", "/http09/", "/drip/", "/truncated/", "/chunk-bad/", "/bomb/", "/double-bomb/", "/endless/",
    "/lying-length/", "/gzip-lie/", "/gzip-cut/", "/rot13/", "/cp1252/", "/utf16/", "/nul/", "/huge-header/",
    "/many-headers/", "/flood-headers/", "/endless-headers/", "/calendar/2020/1/", "/session/", "/deep/", "/facet",
    "/variants/", "/nested/", "/attributes/", "/pdf/", "/png/", "/film/", "/base-offsite/", "/refresh-loop/", "/304/",
    "/empty/", "/private/x/", "/login", "/logout?x=1", "/form/", "/cookie/", "/rebind/", "/disposition/",
)  # fmt: skip
"""Paths that the start page links to."""


class FaultySite:
    """Handler that answers with the faults and counts its requests."""

    def __init__(self, canary_port: int) -> None:
        self._canary = canary_port
        self._asked: Counter[str] = Counter()

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply | None:
        """Return an ordinary answer, or write a broken one."""
        path = asked.path
        self._asked[path] += 1
        if (raw := self._raw(path)) is not None:
            writer.write(raw)
            await writer.drain()
            return None
        if path in ("/drip/", "/endless/", "/endless-headers/"):
            await _trickle(path, writer)
            return None
        return (
            self._redirect(path)
            or self._limited(path)
            or self._trap(path)
            or self._body(path)
            or Reply("no", 404)
        )

    def _raw(self, path: str) -> bytes | None:
        body = _HTML.encode()
        return {
            "/close/": b"",
            "/garbage/": b"HTTP/1.1 abc WAT\r\n\r\nhello",
            "/http09/": b"<html>no headers",
            "/truncated/": _HEAD + b"Content-Length: 5000\r\n\r\n" + body,
            "/chunk-bad/": _HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + body,
            "/lying-length/": _HEAD + b"Content-Length: 99999999999999\r\n\r\n" + body,
            "/gzip-lie/": _HEAD + b"Content-Encoding: gzip\r\n\r\n" + body,
            "/gzip-cut/": _HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(body * 9)[:60],
            "/huge-header/": _HEAD + b"X-Huge: " + b"h" * 200_000 + b"\r\n\r\n" + body,
            "/flood-headers/": _HEAD
            + b"".join(b"X-%d: %s\r\n" % (n, b"h" * 900) for n in range(400))
            + b"\r\n"
            + body,
            "/many-headers/": _HEAD + b"".join(b"X-%d: v\r\n" % n for n in range(3_000)) + b"\r\n" + body,
        }.get(path)

    def _redirect(self, path: str) -> Reply | None:
        if path.startswith("/grow?n="):
            return _to(f"/grow?n={int(path[8:]) + 1}")
        if path == "/no-location/":
            return Reply(status=302)
        target = {
            "/loop/": "/loop/", "/ping/": "/pong/", "/pong/": "/ping/", "/to-file/": "file:///etc/passwd",
            "/to-private/": f"http://127.0.0.2:{self._canary}/x", "/to-decimal/": f"http://2130706434:{self._canary}/x",
            "/to-userinfo/": f"http://clinic.example@127.0.0.2:{self._canary}/x", "/cookie/": "/cookie/",
            "/rebind/": f"http://rebinding.example:{self._canary}/x",
        }.get(path)  # fmt: skip
        return _to(target) if target else None

    def _limited(self, path: str) -> Reply | None:
        if path == "/429/" and self._asked[path] == 1:
            return Reply("slow down", 429, headers=(("Retry-After", "0"),))
        if path == "/429-nonsense/" and self._asked[path] == 1:
            return Reply("slow down", 429, headers=(("Retry-After", "banana"),))
        if path == "/429-day/":
            return Reply("slow down", 429, headers=(("Retry-After", "86400"),))
        if path in ("/500/", "/404/", "/410/", "/401/"):
            return Reply("no", int(path.strip("/")))
        return Reply(status=304, content_type=None) if path == "/304/" else None

    def _trap(self, path: str) -> Reply | None:
        if path.startswith("/calendar/"):
            _, _, year, month, *_ = path.split("/")
            return _page(f"/calendar/{int(year) + int(month) // 12}/{int(month) % 12 + 1}/")
        if path.startswith("/session/"):
            number = sum(self._asked.values())
            return _page(
                f"/session/?PHPSESSID={number}", f"/session/;jsessionid={number}", f"/session/?sid={number}"
            )
        if path.startswith("/deep/"):
            return _page("more/")
        if path.startswith("/facet"):
            return _page(*(f"/facet?a={n}&b={sum(self._asked.values())}" for n in range(5)))
        if path == "/variants/":
            return _page(
                "/same/",
                "/same/#x",
                "/./same/",
                "/x/../same/",
                "/s%61me/",
                "/same/?utm_source=y",
                "/same/?fbclid=1",
            )
        return None

    def _body(self, path: str) -> Reply | None:
        if path == "/":
            # Enough good pages that the faults are not a sign of a server in trouble.
            return _page(*LINKED, *(f"/good/{chr(97 + n // 15)}{chr(97 + n % 15)}/" for n in range(150)))
        if path == "/robots.txt":
            return Reply("User-agent: *\nDisallow: /private/\nSitemap: /map.xml\n", content_type="text/plain")
        if path == "/map.xml":
            return Reply(_XXE, content_type="application/xml")
        text: dict[str, bytes | str] = {
            "/nested/": "<div>" * 100_000, "/attributes/": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
            "/nul/": _HTML.replace("pain", "pa\0in"), "/empty/": "", "/same/": _HTML,
            "/base-offsite/": f'<base href="http://127.0.0.2:{self._canary}/"><a href="x">away</a>',
            "/refresh-loop/": '<meta http-equiv="refresh" content="0; url=/refresh-loop/">',
            "/form/": '<form action="/deleted/" method="post"></form><iframe src="/framed/"></iframe>',
            "/utf16/": '<a href="/found-in-utf16/">x</a>'.encode("utf-16"),
        }  # fmt: skip
        if path in text:
            return Reply(text[path])
        if path.startswith(("/good/", "/429")):
            return Reply(_HTML)
        if path in ("/found-in-utf16/", "/caf%C3%A9/"):
            return Reply(_HTML)
        if path == "/cp1252/":
            return Reply(
                '<a href="/café/">x</a>'.encode("cp1252"), content_type="text/html; charset=iso-8859-1"
            )
        if path in ("/bomb/", "/double-bomb/"):
            body, names = (_BOMB, "gzip") if path == "/bomb/" else (gzip.compress(_BOMB), "gzip, gzip")
            return Reply(body, headers=(("Content-Encoding", names),))
        if path == "/rot13/":
            return Reply(_HTML, headers=(("Content-Encoding", "rot13"),))
        if path == "/disposition/":
            return Reply(_HTML, headers=(("Content-Disposition", 'attachment; filename="../../owned.html"'),))
        kinds = {"/pdf/": (b"%PDF-1.4 x", "text/html"), "/png/": (b"\x89PNG\r\n\x1a\n", "text/html")}
        if path in kinds:
            return Reply(kinds[path][0], content_type=kinds[path][1])
        return Reply(zlib.compress(b"film"), content_type="video/mp4") if path == "/film/" else None


_BOMB = gzip.compress(bytes(20_000_000))


async def _trickle(path: str, writer: asyncio.StreamWriter) -> None:
    if path == "/drip/":
        writer.write(_HEAD + b"Content-Length: 90000\r\n\r\n")
        for _ in range(600):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.1)
        return
    writer.write(_HEAD + (b"\r\n" if path == "/endless/" else b""))
    for number in range(4_000):
        writer.write(
            b"<p>more</p>" * 6_000 if path == "/endless/" else b"X-%d: %s\r\n" % (number, b"v" * 8_000)
        )
        await writer.drain()


def _to(target: str) -> Reply:
    return Reply(status=302, headers=(("Location", target),))


def _page(*links: str) -> Reply:
    return Reply(_HTML + "".join(f'<a href="{link}">more</a>' for link in links))


_XXE = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<urlset><url><loc>/&x;</loc></url></urlset>"
)
