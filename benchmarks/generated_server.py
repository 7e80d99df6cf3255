"""Serve the generated site from a process of its own, so that its CPU is not the crawler's.

    python -m benchmarks.generated_server [--pages N] [--keep N] [--light]

Prints its port. Bodies are compressed once and kept (``--keep`` bounds how many), ETags are strong and known without
a body. ``/.counts`` answers the counts since it was last asked for: requests, 304s, bytes of bodies sent and
their uncompressed size.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import urllib.request
import zlib
from collections import OrderedDict
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.generated_site import GeneratedSite


class GeneratedServer:
    """The server's process while the ``with`` block lasts."""

    def __init__(self, pages: int, keep: int = 4_000, *, light: bool = False) -> None:
        self._command = [
            sys.executable, "-m", "benchmarks.generated_server", "--pages", str(pages), "--keep", str(keep),
            *["--light"] * light,
        ]  # fmt: skip
        self.port = 0

    @property
    def base(self) -> str:
        """Return scheme, host and port."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        """Start it and wait for its port."""
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).resolve().parent.parent
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._process.kill()  # it has nothing to lose
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def warm(self) -> None:
        """Make every body beforehand."""
        urllib.request.urlopen(f"{self.base}/.warm", timeout=600).close()

    def counts(self) -> dict[str, int]:
        """Return the counts since this was last called."""
        with urllib.request.urlopen(f"{self.base}/.counts", timeout=60) as answer:
            counts: dict[str, int] = json.loads(answer.read())
        return counts


class _Replies:
    """Bodies by path, compressed once, the oldest dropped."""

    def __init__(self, site: GeneratedSite, keep: int) -> None:
        self._site = site
        self._keep = keep
        self._known: OrderedDict[str, tuple[bytes, int] | None] = OrderedDict()
        self.paths = set(site.paths())
        self.zero()

    def zero(self) -> None:
        """Begin to count again."""
        self.counts = {
            "requests": 0,
            "not_modified": 0,
            "missing": 0,
            "body_bytes": 0,
            "uncompressed_bytes": 0,
        }

    def packed(self, path: str) -> tuple[bytes, int] | None:
        """Return a page's gzip body and its size without compression."""
        if path not in self._known:
            page = self._site.page(path)
            if page is None:
                self._known[path] = None
            else:
                body = page.encode()
                packer = zlib.compressobj(4, zlib.DEFLATED, 31)
                self._known[path] = packer.compress(body) + packer.flush(), len(body)
            if len(self._known) > self._keep:
                self._known.popitem(last=False)
        return self._known[path]

    def answer(self, path: str, headers: bytes) -> bytes:
        """Return the whole answer to a request."""
        if path == "/.counts":
            text = json.dumps(self.counts).encode()
            self.zero()
            return _reply("200 OK", text, "Content-Type: application/json\r\n")
        if path == "/.warm":
            for known in self.paths:
                self.packed(known)
            return _reply("200 OK", b"", "")
        self.counts["requests"] += 1
        if path == "/robots.txt":
            return _reply("200 OK", b"User-agent: *\nDisallow: /wp-admin/\n", "Content-Type: text/plain\r\n")
        if path not in self.paths:
            self.counts["missing"] += 1
            return _reply("404 Not Found", b"<h1>Not Found</h1>", "Content-Type: text/html\r\n")
        tag = f'"{zlib.crc32(path.encode()):08x}"'
        kept = f"ETag: {tag}\r\nVary: Accept-Encoding\r\n"
        if b"if-none-match: " + tag.encode() in headers:
            self.counts["not_modified"] += 1
            return f"HTTP/1.1 304 Not Modified\r\n{kept}\r\n".encode()
        packed = self.packed(path)
        assert packed is not None, path
        body, size = packed
        kept += "Content-Type: text/html; charset=UTF-8\r\n"
        if b"gzip" in headers:
            kept += "Content-Encoding: gzip\r\n"
        else:
            body = zlib.decompress(body, 31)
        self.counts["body_bytes"] += len(body)
        self.counts["uncompressed_bytes"] += size
        return _reply("200 OK", body, kept)


def _reply(status: str, body: bytes, headers: str) -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


class _Protocol(asyncio.Protocol):
    def __init__(self, replies: _Replies) -> None:
        self._replies = replies
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every whole request; only GET without a body is known."""
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            target = head.split(b" ", 2)[1].decode("ascii", "replace")
            path = target.partition("?")[0]
            assert self._transport is not None
            self._transport.write(self._replies.answer(path, head.lower()))


async def _serve(site_pages: int, keep: int, *, light: bool) -> None:
    loop = asyncio.get_running_loop()
    holder: list[_Replies] = []
    server = await loop.create_server(lambda: _Protocol(holder[0]), "127.0.0.1", 0, backlog=256)
    port = server.sockets[0].getsockname()[1]
    holder.append(_Replies(GeneratedSite(f"http://127.0.0.1:{port}", site_pages, light), keep))
    print(port, flush=True)
    await server.serve_forever()


def main() -> int:
    """Serve until it is ended."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=3_000)
    parser.add_argument("--keep", type=int, default=4_000)
    parser.add_argument("--light", action="store_true", help="9 KB a page")
    options = parser.parse_args()
    try:
        asyncio.run(_serve(options.pages, options.keep, light=options.light))
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
