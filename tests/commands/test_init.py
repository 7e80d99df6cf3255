"""`checkup init` writes what it saw, and what it writes can be used."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from pipeline.first_look import FirstLook
from pipeline.profile_text import profile_text
from schemas.profile import CrawlSettings
from schemas.profile_file import read_profile
from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

HOME = """<!DOCTYPE html><title>Home | Joint Care</title><meta property="og:site_name" content="Joint &quot;Care&quot;">
<a href="/blog/one/">One</a><a href="/blog/two/">Two</a><a href="/doctors/may/">Dr. May</a><a href="/contact">Call</a>
<a href="/secret/x/">No</a><a href="https://other.example/">Friends</a>
<h1>Joint Care</h1><p>Gentle exercise eases the pain.</p>"""


_EXAMPLE = re.compile(r"# (?:\[[a-z]|(?!name\b)[a-z_]+ = )")
"""Matches the line of an example, ``# max_words = 35``; an example of a name would be a second one."""


async def clinic(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
    """A small clinic's site."""
    if asked.path == "/robots.txt":
        text = "User-agent: *\nDisallow: /secret/\nCrawl-delay: 0.1\nSitemap: /map.xml\n"
        return Reply(text, content_type="text/plain")
    if asked.path == "/map.xml":
        host = asked.headers["host"]
        urls = "".join(f"<url><loc>http://{host}/blog/{n}/</loc></url>" for n in range(40))
        return Reply(
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>',
            content_type="text/xml",
        )
    return Reply(HOME if asked.path == "/" else f"<title>x</title><p>A page about {asked.path} and pain.</p>")


def test_it_writes_what_it_saw(tmp_path: Path) -> None:
    """Name, sections, pages and pause; few requests, none that robots.txt forbids; the file can be used at once."""
    with LoopbackSite(clinic) as site:
        url = f"http://127.0.0.1:{site.port}/"
        done = checkup("init", url, "--delay", "0", "--max-pages", "3", cwd=tmp_path)
        paths = site.paths()
        assert done.returncode == Exit.DONE, done.stderr
        profile = read_profile(tmp_path / "checkup.toml")
        again = checkup("run", "checkup.toml", "--max-pages", "2", "--to", "crawl", cwd=tmp_path)
    assert (profile.url, profile.name) == (url, 'Joint "Care"')
    text = (tmp_path / "checkup.toml").read_text("utf-8")
    assert "#   /blog/ 42\n#   /doctors/ 1\n" in text
    assert "# robots.txt asks for 0.1 seconds, and gets them." in text
    assert "# 45 pages are known" in text
    assert "45 pages known" in done.stdout
    assert len([path for path in paths if not path.endswith((".txt", ".xml"))]) == 3
    assert "/secret/x/" not in paths
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert again.returncode == Exit.DONE, again.stderr


def test_it_never_writes_over_a_file_unasked(tmp_path: Path) -> None:
    """A person's file stays, and the site is not even asked; --force writes over it."""
    out = tmp_path / "checkup.toml"
    out.write_text("# mine\n")
    with LoopbackSite(clinic) as site:
        url = f"http://127.0.0.1:{site.port}/"
        done = checkup("init", url, "--out", out, "--delay", "0")
        assert done.returncode == Exit.USAGE
        assert "--force" in done.stderr
        assert out.read_text() == "# mine\n"
        assert site.asked == []
        assert checkup("init", url, "--out", out, "--delay", "0", "--force").returncode == Exit.DONE
    assert read_profile(out).name == 'Joint "Care"'


def _uncommented(text: str) -> str:
    """Return a profile whose examples are keys: what is left out is prose."""
    lines = [line.removeprefix("# ") if _EXAMPLE.match(line) else line for line in text.splitlines()]
    return "\n".join(lines)


@pytest.mark.parametrize("name", ['"""', "\\", "\x7f\x00", "#", "名前", None, "a\nb", "]["])
@pytest.mark.parametrize("delay", [0.0, 30.0])
def test_whatever_the_site_says_the_file_can_be_read(tmp_path: Path, name: str | None, delay: float) -> None:
    """A title or a path is a stranger's text: it must not become a key."""
    look = FirstLook(
        url="http://clinic.example/",
        name=name,
        name_source="og:site_name",
        known_pages=0,
        has_sitemap=False,
        sections=((f"/{name}/\n[crawl]\n", 3),),
        hosts=("blog.clinic.example",),
        crawl_delay_seconds=delay,
        signal=None,
    )
    text = profile_text(look, CrawlSettings())
    path = tmp_path / "checkup.toml"
    path.write_text(text, "utf-8")
    assert read_profile(path).name == name
    # The comments are right too: without their signs, the examples are read.
    path.write_text(_uncommented(text), "utf-8")
    shown = read_profile(path)
    assert list(shown.owners) == ["editors", "web-team"]
    assert shown.owners["editors"].sections == [f"/{name}/\n[crawl]\n"]
    assert shown.freshness.policies["yearly"].paths == [f"/{name}/\n[crawl]\n"]
    assert "broken-link" in shown.owners["web-team"].audits
    assert shown.hooks.published == ["/path/to/command", "argument"]
