"""A site map is read as it is meant, however it is written: no address is lost, and none is made up."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from crawler.sitemap import read_sitemap
from schemas.crawl_note import CrawlNoteName
from tests.crawler.crawling import crawl
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

A, B = "http://c.example/?p=1&lang=en", "http://c.example/caf\u00e9/"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def listing(a: str = A.replace("&", "&amp;"), b: str = B, *, space: str = SPACE, head: str = XML) -> str:
    """Return a site map of two addresses."""
    return f"{head}<urlset {space}><url><loc>{a}</loc></url><url><loc>{b}</loc></url></urlset>"


MAPS = {
    "as the protocol wants it": listing().encode(),
    "a raw ampersand": listing(A).encode(),
    "a raw ampersand before the name of an entity": listing(A.replace("lang", "lt"))
    .replace("lt=", "lang=")
    .encode(),
    "escaped twice": listing(A.replace("&", "&amp;amp;")).encode(),
    "numbered entities": listing(A.replace("&", "&#38;"), B.replace("\u00e9", "&#xE9;")).encode(),
    "an entity of HTML": listing(b=B.replace("\u00e9", "&eacute;")).encode(),
    "CDATA": listing(f"<![CDATA[{A}]]>").encode(),
    "CDATA, escaped all the same": listing(f"<![CDATA[ {A.replace('&', '&amp;')} ]]>").encode(),
    "white space": listing(f"\n   {A.replace('&', '&amp;')}\r\n\t", B.replace("caf", "\n      caf")).encode(),
    "a byte order mark, and blank lines before the declaration": b"\xef\xbb\xbf\r\n\r\n" + listing().encode(),
    "UTF-16": listing(head='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
    "UTF-16 without a mark": listing(head='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16-le"),
    "Latin-1 that is declared as UTF-8": listing().encode("latin-1"),
    "UTF-8 that is declared as UTF-16": listing(head='<?xml version="1.0" encoding="utf-16"?>').encode(),
    "Latin-1": listing(head='<?xml version="1.0" encoding="ISO-8859-1"?>').encode("latin-1"),
    "no name space": listing(space="").encode(),
    "a prefix": listing(space="")
    .replace("<", "<sm:")
    .replace("<sm:/", "</sm:")
    .replace("<sm:?", "<?")
    .encode(),
    "capitals": listing()
    .replace("urlset", "URLSET")
    .replace("url>", "URL>")
    .replace("loc>", "LOC>")
    .encode(),
    "no declaration": listing(head="").encode(),
    "a comment and a picture": listing()
    .replace("</url>", "<image:image><image:loc>http://c.example/a.png</image:loc></image:image></url>")
    .replace("</urlset>", "<!-- <url><loc>http://c.example/old/</loc></url> --></urlset>")
    .encode(),
    "no closing tags of entries": listing().replace("</url>", "").encode(),
    "a tag of a theme before it": b"<!-- cached --><br>" + listing(head="").encode(),
    "plain text": f"\ufeff{A}\r\n\r\n  {B}\n".encode(),
}


@pytest.mark.parametrize("name", MAPS)
def test_both_addresses_are_read_as_they_are_meant(name: str) -> None:
    """However the file is written."""
    assert [url for url, _ in read_sitemap(MAPS[name]).urls] == [A, B]


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        (b"<urlset><url><loc>http://c.example/a/</loc></url><url><loc>http://c.example/b", ["http://c.example/a/"]),
        (b"<urlset><url><loc>http://c.example/a/</loc><!-- never closed", ["http://c.example/a/"]),
        (b"<urlset><url><loc>http://c.example/a/</loc>", ["http://c.example/a/"]),
    ],
)  # fmt: skip
def test_an_address_that_is_cut_is_not_asked_for(body: bytes, urls: list[str]) -> None:
    """A file that ends early says so, and gives what it holds whole."""
    found = read_sitemap(body)
    assert [url for url, _ in found.urls] == urls
    assert found.notes == [CrawlNoteName.SITEMAP_BROKEN]


def test_an_entitys_own_text_is_never_read() -> None:
    """Neither from a file nor from the map itself."""
    body = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>'
    found = read_sitemap(body)
    assert (found.urls, found.notes) == ([], [CrawlNoteName.SITEMAP_HAS_ENTITIES])


def test_a_crawl_asks_for_no_address_that_is_nowhere(tmp_path: Path) -> None:
    """A raw ampersand in a site map is an ampersand."""

    async def serve(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        if asked.path == "/sitemap.xml":
            body = "<urlset><url><loc>http://clinic.example/care?id=7&page=hips</loc></url></urlset>"
            return Reply(body, content_type="application/xml")
        return Reply("<p>Here.", 200 if asked.path in ("/", "/care?id=7&page=hips") else 404)

    with LoopbackSite(serve) as site:
        crawl(tmp_path, site.port)
        assert {path for path in site.paths() if "care" in path} == {"/care?id=7&page=hips"}
