"""Whatever bytes a server sends, no parser of the crawl raises, and none of them takes long."""

from __future__ import annotations

import contextlib
import gzip
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.answer import Answer
from crawler.caps import pattern_of
from crawler.content_encoding import EncodingError, unpack_body
from crawler.feed_links import read_feed_links
from crawler.forbidden_paths import forbidden_reason, is_other_file
from crawler.page_answer import read_page
from crawler.page_links import LinkFinder
from crawler.pagination import listing_of
from crawler.robots import read_robots
from crawler.sitemap import read_sitemap
from reference.content_type import content_kind
from reference.url_identity import normalise
from schemas.vocabulary import Fetch

MANY = settings(
    max_examples=int(os.environ.get("CHECKUP_FUZZ", "300")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
URL = "http://clinic.example/blog/a/"

PIECES = [
    b"<a href=", b"'/x'", b'"', b"<base href=//[", b"<link rel=canonical href=http://",
    b"<meta http-equiv=refresh content=", b"0;url=", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<urlset>",
    b"<url><loc>", b"</loc></url>", b"<sitemapindex>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;",
    b"<rss><channel><item><link>", b"</link>", b"\xff\xfe", b"\0", b"\xed\xa0\x80", b"User-agent: *\n",
    b"Disallow: /*$*$\n", b"Crawl-delay: 1e999\n", b"Sitemap: \n", b"%", b"http://[::1", b"charset=utf-16",
    b"<?xml version='1.0' encoding='banana'?>", b"//", b"..", b"?a=%&&==", b"#", b"javascript:", b"\r\n",
    b"<svg><style>",
]  # fmt: skip

soup = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=30).map(b"".join)
words = st.text(max_size=40)


@MANY
@given(soup, words)
def test_links_of_any_page(body: bytes, content_type: str) -> None:
    """Links are found or not; every one is in its normal form."""
    for url, _ in LinkFinder().find(body, URL, content_type).links:
        assert normalise(url) == url


@MANY
@given(soup)
def test_any_sitemap_feed_and_robots(body: bytes) -> None:
    """An unreadable file says so or allows all."""
    read_sitemap(body)
    read_feed_links(body)
    robots = read_robots(body, "Checkup/1.0")
    robots.allows(URL)
    delay = robots.crawl_delay_seconds
    assert delay is None or delay >= 0
    assert isinstance(robots.sitemaps, list)


@MANY
@given(st.text(max_size=80), st.sampled_from([None, URL, "https://clinic.example"]))
def test_any_url(url: str, base: str | None) -> None:
    """A URL has one normal form, which is its own."""
    normal = normalise(url, base)
    if normal is not None:
        assert normalise(normal) == normal
        assert normal.isascii()
        forbidden_reason(normal), is_other_file(normal), listing_of(normal), pattern_of(normal)


@MANY
@given(soup, st.sampled_from(["gzip", "deflate", "gzip, gzip", "br", "identity", "x-gzip,deflate", ""]))
def test_any_encoding(body: bytes, encoding: str) -> None:
    """A body unpacks, or one error says why not."""
    for sent in (body, gzip.compress(body), gzip.compress(body)[:-5]):
        with contextlib.suppress(EncodingError):
            # The first body may be sent as it is; only what is unpacked is bounded.
            assert len(unpack_body(sent, encoding, 10_000)) <= max(10_000, len(sent))


@MANY
@given(soup, st.integers(0, 1000), st.dictionaries(st.sampled_from(
    ["content-type", "content-encoding", "location", "refresh", "etag"]), words))  # fmt: skip
def test_any_answer(body: bytes, status: int, headers: dict[str, str]) -> None:
    """Any answer ends in one of the ways that a page can end."""
    page = read_page(Answer(status=status, headers=headers, body=body), URL, LinkFinder(), 10_000)
    assert page.fetch in Fetch
    content_kind(body, headers.get("content-type"))


@pytest.mark.parametrize(
    "piece", [b"<div>", b"<a href=x>", b"<ul><li>", b"<b></p>", b"<table>", b"=", b"<", b"<a "]
)
def test_repeated_markup_is_no_trap(piece: bytes) -> None:
    """A hundred thousand of one thing are read or left; the parser that would take minutes is not asked."""
    LinkFinder().find(piece * 100_000, URL)
