"""A site that gives nothing to work on ends in exit code 4, and says why and what to do."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply


async def refusing(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
    """A site whose robots.txt lets nobody in."""
    if asked.path == "/robots.txt":
        return Reply("User-agent: *\nDisallow: /\n", content_type="text/plain")
    return Reply("<p>Never asked for.")


async def empty(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
    """A site that answers 200 and nothing else."""
    return Reply(status=404) if asked.path == "/robots.txt" else Reply("")


async def failing(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
    """A site that is down behind its proxy."""
    return Reply(status=404) if asked.path == "/robots.txt" else Reply("bad gateway", status=502)


def refused(done_stderr: str) -> str:
    """Return the last line said."""
    return done_stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("handler", "says", "asked"),
    [
        (refusing, "closed to us by the site's robots.txt", {"/robots.txt"}),
        (empty, "holds nothing to read", {"/robots.txt", "/"}),
        (failing, "run this again later", {"/robots.txt", "/"}),
    ],
)
def test_a_site_that_gives_nothing(tmp_path: Path, handler: object, says: str, asked: set[str]) -> None:
    """Nothing is published, and what robots.txt forbids is not asked for."""
    with LoopbackSite(handler) as site:  # type: ignore[arg-type] # one of the handlers above
        done = checkup("run", f"http://127.0.0.1:{site.port}/", "--delay", "0", "--data", tmp_path)
        paths = set(site.paths())
    assert done.returncode == Exit.UNREACHABLE, done.stderr
    assert says in refused(done.stderr)
    assert asked == paths & {"/robots.txt", "/"}
    assert not list(tmp_path.glob("*/runs/*"))


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://clinic.invalid/", "the host name was not found. Check the spelling of the host name."),
        ("http://127.0.0.1:1/", "the connection was refused. Check that the address and port are right"),
    ],
)
@pytest.mark.parametrize("command", ["run", "init"])
def test_a_site_that_is_not_there(tmp_path: Path, command: str, url: str, says: str) -> None:
    """``.invalid`` is never resolved (RFC 2606), port 1 is closed."""
    done = checkup(command, url, *(("--data", tmp_path) if command == "run" else ()), cwd=tmp_path)
    assert done.returncode == Exit.UNREACHABLE, done.stderr
    assert says in refused(done.stderr)


@pytest.fixture
def self_signed(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Yield the port of a TLS server that signed its own certificate, and that certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "site.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = HTTPServer(("127.0.0.1", 0), Quiet)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server.server_port, file
    server.shutdown()
    server.server_close()
    thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Answers one page."""

    def do_GET(self) -> None:
        page = b"<title>Clinic</title><h1>Clinic</h1><p>Gentle exercise eases the pain.</p>"
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_a_certificate_that_fails(tmp_path: Path, self_signed: tuple[int, Path]) -> None:
    """A certificate is checked; a private authority can be named."""
    port, file = self_signed
    url = f"https://127.0.0.1:{port}/"
    done = checkup("run", url, "--delay", "0", "--data", tmp_path / "data")
    assert done.returncode == Exit.UNREACHABLE, done.stderr
    assert "name a private authority with ca_file" in refused(done.stderr)

    profile = tmp_path / "checkup.toml"
    profile.write_text(f'url = "{url}"\n[crawl]\ndelay_seconds = 0\nca_file = "{file}"\n')
    done = checkup("run", profile, "--data", tmp_path / "data", "--to", "crawl")
    assert done.returncode == Exit.DONE, done.stderr
