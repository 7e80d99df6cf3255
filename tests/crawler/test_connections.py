"""Connections are used again as HTTP allows, replaced where the server closed them, and verified over TLS."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import ipaddress
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from w3lib.url import safe_url_string

from crawler.connections import request_bytes
from reference.url_identity import normalise
from schemas.errors import SiteError
from tests.crawler.crawling import crawl, pages
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

PATHS = [f"/page/{letter}/" for letter in "abcdefghijklmnopqrst"]
SITE = "http://clinic.example"


class Site:
    """Twenty pages; notes the connection of every request, and leaves a page's answer to a function."""

    def __init__(self) -> None:
        self.peers: Counter[object] = Counter()

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply | None:
        """Answer, or write the bytes of `wire` and close."""
        self.peers[writer.get_extra_info("peername")] += 1
        if asked.path == "/":
            return Reply("".join(f'<a href="{path}">x</a>' for path in PATHS))
        if asked.path not in PATHS:
            return Reply("no", 404)
        wire = self.wire(asked)
        if wire is None:
            return Reply(f"<p>{asked.path}")
        writer.write(wire)
        await writer.drain()
        return None

    def wire(self, asked: Asked) -> bytes | None:
        """Return a page's answer as bytes, after which the connection is closed; None for an ordinary one."""
        return None


def fetched(folder: Path) -> list[str]:
    """Return the paths of the pages that were stored whole."""
    return sorted(
        url.removeprefix(SITE)
        for url, page in pages(folder).items()
        if page.fetch == "fetched" and page.body_sha256
    )


def test_connections_are_used_again(tmp_path: Path) -> None:
    """Twenty pages, four at a time, come over four connections."""
    with LoopbackSite(handler := Site()) as site:
        crawl(tmp_path, site.port)
    assert fetched(tmp_path) == ["/", *PATHS]
    assert len(handler.peers) <= 4


def test_a_kept_connection_that_was_closed_is_replaced(tmp_path: Path) -> None:
    """A server that keeps no promise to keep connections open loses no page, and none is asked for a third time."""

    class Closing(Site):
        def wire(self, asked: Asked) -> bytes:
            return Reply(f"<p>{asked.path}").wire()

    with LoopbackSite(Closing()) as site:
        crawl(tmp_path, site.port)
    assert fetched(tmp_path) == ["/", *PATHS]
    assert max(Counter(site.paths()).values()) == 1


def test_no_connection_answers_for_the_next_page(tmp_path: Path) -> None:
    """Bytes behind an answer are thrown away with their connection, not taken for the next page."""

    class Splitting(Site):
        def wire(self, asked: Asked) -> bytes:
            return Reply(f"<p>{asked.path}").wire() + Reply("<p>poison").wire()

    with LoopbackSite(Splitting()) as site:
        crawl(tmp_path, site.port)
    sums = [page.body_sha256 for page in pages(tmp_path).values() if page.body_sha256]
    assert fetched(tmp_path) == ["/", *PATHS]
    assert len(set(sums)) == len(sums)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n%s",
        b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s",
        b"HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n8;x=y\r\n%s\r\n0\r\nX: y\r\n\r\n",
    ],
)
def test_ways_to_end_a_page(tmp_path: Path, head: bytes) -> None:
    """By the end of the connection, after an early hint, in chunks: each page is whole."""

    class Odd(Site):
        def wire(self, asked: Asked) -> bytes:
            return head % f"<p>/{asked.path[-2]}/..".encode()

    with LoopbackSite(Odd()) as site:
        crawl(tmp_path, site.port)
    assert fetched(tmp_path) == ["/", *PATHS]


def test_a_connection_is_given_up_in_time(tmp_path: Path) -> None:
    """A server that is silent after the request costs its time and is recorded as that."""

    class Silent(Site):
        async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply | None:
            if asked.path == PATHS[0]:
                await asyncio.sleep(30)
            return await super().__call__(asked, writer)

    with LoopbackSite(Silent()) as site:
        crawl(tmp_path, site.port, timeout_seconds=1)
    assert pages(tmp_path)[f"{SITE}{PATHS[0]}"].error == "the answer took too long"
    assert fetched(tmp_path) == ["/", *PATHS[1:]]


@given(st.text(alphabet="ab/?#&=%2f'\"<>|^`{}~!$()*+,;:@é ", max_size=20))
def test_the_target_is_the_one_that_scrapy_sends(rest: str) -> None:
    """Both ways of a request ask for the same bytes."""
    url = normalise(f"{SITE}/{rest}")
    assert url is not None
    parts = urlsplit(url)
    target = request_bytes(parts.path, parts.query, "", {}).split(b" ")[1].decode()
    assert f"{SITE}{target}" == safe_url_string(url)


def test_a_value_begins_no_line() -> None:
    """A validator that a server made up cannot put a header, or a second request, into ours."""
    wire = request_bytes(
        "/a/", "", "clinic.example", {"If-None-Match": '"x"\r\nCookie: a\r\n\r\nGET /b HTTP/1.1'}
    )
    assert wire == (
        b'GET /a/ HTTP/1.1\r\nHost: clinic.example\r\nIf-None-Match: "x" Cookie: a  GET /b HTTP/1.1\r\n\r\n'
    )


# -- TLS --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a certificate, its key and nothing that anybody trusts."""
    folder = tmp_path_factory.mktemp("certificates")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "clinic.example")])
    names = [x509.DNSName("clinic.example"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, private = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "site.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "site.key").write_bytes(key.private_bytes(pem, private, serialization.NoEncryption()))
    return folder


class _Secret(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        is_page = self.path in ("/", "/knee/")
        body = b'<p>secret <a href="/knee/">knee</a>' if is_page else b"no"
        self.send_response(200 if is_page else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of handshakes that the client broke off."""


@contextlib.contextmanager
def secret_site(certificates: Path) -> Iterator[int]:
    """Serve two pages over TLS; yield the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "site.pem", certificates / "site.key")
    server = _Server(("127.0.0.1", 0), _Secret)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


def test_a_trusted_certificate(tmp_path: Path, certificates: Path) -> None:
    """The profile's own authority is trusted, and a page comes over TLS."""
    with secret_site(certificates) as port:
        crawl(tmp_path, port, url="https://clinic.example/", ca_file=str(certificates / "site.pem"))
    assert [url for url, page in pages(tmp_path).items() if page.fetch == "fetched"] == [
        "https://clinic.example/", "https://clinic.example/knee/",
    ]  # fmt: skip


def test_an_address_in_a_certificate(tmp_path: Path, certificates: Path) -> None:
    """A site that is named by its address is verified by it."""
    with secret_site(certificates) as port:
        url = f"https://127.0.0.1:{port}/"
        crawl(tmp_path, port, url=url, ca_file=str(certificates / "site.pem"))
    assert pages(tmp_path)[url].fetch == "fetched"


@pytest.mark.parametrize("url", ["https://clinic.example/", "https://other.example/"])
def test_an_untrusted_certificate(tmp_path: Path, certificates: Path, url: str) -> None:
    """A certificate that nobody signed is refused, and so is a trusted one of another host; both say so."""
    host = url.split("/")[2]
    ca_file = str(certificates / "site.pem") if host == "other.example" else None
    with secret_site(certificates) as port, pytest.raises(SiteError) as raised:
        crawl(tmp_path, port, url=url, host=host, ca_file=ca_file)
    assert "(TLS)" in str(raised.value)
