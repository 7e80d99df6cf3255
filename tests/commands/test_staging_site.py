"""A site that is not public yet: behind a password, a header or a proxy, with secrets that go nowhere else."""

from __future__ import annotations

import asyncio
import base64
from pathlib import Path

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.hostile_site.loopback import Asked, Handler, LoopbackSite, Reply

PASSWORD = "sesame-7c1e"
TOKEN = "token-55d0"
LOCK = {
    "authorization": "Basic " + base64.b64encode(f"editor:{PASSWORD}".encode()).decode(),
    "x-preview": TOKEN,
}
ENVIRONMENT = {"STAGING_LOGIN": f"editor:{PASSWORD}", "STAGING_TOKEN": TOKEN}
POST = "<h1>Sleep and back pain</h1><p>Gentle exercise eases the pain of most people with a stiff back.</p>"


def locked(out: str = "http://127.0.0.2:1/") -> Handler:
    """Return a site that shows itself to who knows both words, and links to another host, also by a redirect."""

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if any(asked.headers.get(name) != value for name, value in LOCK.items()):
            return Reply("who are you?", 401, headers=(("WWW-Authenticate", 'Basic realm="staging"'),))
        if asked.path in ("/", "/post/"):
            away = f"<a href='{out}away/'>away</a><img src='{out}x.png'>"
            return Reply(f"<title>Clinic</title>{POST}<a href='/post/'>Post</a><a href='/out/'>Out</a>{away}")
        if asked.path == "/out/":
            return Reply(status=302, headers=(("Location", f"{out}in/"),))
        return Reply("no", 404)

    return reply


def test_password_and_header_come_from_the_environment_and_stay_with_the_site(tmp_path: Path) -> None:
    """They open the site, and no file of the run, no log and no other host ever sees them."""

    async def other(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        return Reply("another host")

    with (
        LoopbackSite(other, host="127.0.0.2") as elsewhere,
        LoopbackSite(locked(f"http://127.0.0.2:{elsewhere.port}/")) as site,
    ):
        profile = tmp_path / "checkup.toml"
        profile.write_text(
            f'url = "http://127.0.0.1:{site.port}/"\n[crawl]\ndelay_seconds = 0\n'
            'basic_auth_env = "STAGING_LOGIN"\nheaders_env = { X-Preview = "STAGING_TOKEN" }\n'
        )
        done = checkup("run", profile, "--data", tmp_path / "data", env=ENVIRONMENT)
        assert done.returncode == Exit.DONE, done.stderr
        assert "/post/" in site.paths()
        assert elsewhere.asked == []
    secrets = [PASSWORD, TOKEN, LOCK["authorization"].partition(" ")[2]]
    everything = [done.stdout.encode(), done.stderr.encode()]
    everything += [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert len(everything) > 8
    for secret in secrets:
        assert not any(secret.encode() in text for text in everything)


def test_without_the_password_it_says_how_to_give_one(tmp_path: Path) -> None:
    """A 401 on the first request names the setting."""
    with LoopbackSite(locked()) as site:
        done = checkup("run", f"http://127.0.0.1:{site.port}/", "--delay", "0", "--data", tmp_path)
    assert done.returncode == Exit.UNREACHABLE
    assert "basic_auth_env" in done.stderr


def test_everything_goes_through_the_proxy(tmp_path: Path) -> None:
    """The proxy is asked by whole URLs for a host that only it can find."""

    async def proxy(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.path in ("http://clinic.invalid/", "http://clinic.invalid/post/"):
            return Reply(f"<title>Clinic</title>{POST}<a href='/post/'>Post</a>")
        return Reply("no", 404)

    with LoopbackSite(proxy) as site:
        profile = tmp_path / "checkup.toml"
        profile.write_text(
            f'url = "http://clinic.invalid/"\n[crawl]\ndelay_seconds = 0\nproxy = "http://127.0.0.1:{site.port}"\n'
        )
        done = checkup("run", profile, "--data", tmp_path / "data")
        assert done.returncode == Exit.DONE, done.stderr
        assert {"http://clinic.invalid/robots.txt", "http://clinic.invalid/post/"} <= set(site.paths())
        assert all(path.startswith("http://clinic.invalid/") for path in site.paths())
