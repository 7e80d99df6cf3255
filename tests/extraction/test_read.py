"""Read a page without raising, and keep the reading consistent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction import PageReading, extract_pages, finish, learn, read, read_bytes
from extraction.kinds.decide_kinds import decided_alone
from schemas.vocabulary import PageKind

PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*/page.html"))
URL = "http://clinic.example/blog/back-spasms/"
PARAGRAPH = (
    "<p>A back spasm is a sudden tightness in the muscle of the back, and it may come from overuse.</p>"
)
OPEN, CLOSE = "<html><body class='single-post'><article><h1>Back spasms</h1>", "</article></body></html>"
IDS = {"page_id": "p-0123456789abcdef"}

_TAGS = [
    "p",
    "div",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "h1",
    "h2",
    "article",
    "b",
    "a",
    "br",
    "details",
    "blockquote",
]
_MARKUP = st.recursive(
    st.text(max_size=30),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag} class='entry-content'>{''.join(parts)}</{tag}>",
        st.sampled_from(_TAGS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html", "text/html; charset=utf-16", "application/pdf"]),
)
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_draft(body: bytes, content_type: str | None) -> None:
    reading = read(body, URL, content_type)
    assert not (reading.unreadable or "").startswith("the extractor failed")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_bytes_are_those_of_the_record(path: Path) -> None:
    """A reading is written without its records: every field is there, in their order, as they write it."""
    data = read_bytes(path.read_bytes(), URL, "text/html")
    assert PageReading.model_validate_json(data).to_json().encode() == data


@given(_MARKUP)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_blocks_are_ordered_slices_of_the_body(markup: str) -> None:
    page = f"{OPEN}{PARAGRAPH * 8}{markup}{CLOSE}"
    reading = read(page.encode("utf-8", "replace"), URL, "text/html; charset=utf-8")
    article = finish(reading, learn([reading], URL), **IDS).article
    if article is None:
        return
    at = -1
    for block in article.body_blocks:
        assert block.start > at
        assert article.body_text[block.start : block.end].strip()
        at = block.end
    assert at == len(article.body_text)
    assert article.word_count == len(article.body_text.split())


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "text/html", "empty"),
        (b"  \n ", None, "empty"),
        (b"PK\x03\x04 ...", None, "zipped"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "image"),
        (b"body {}", "text/css", "style sheet"),
    ],
)
def test_what_is_no_page_says_why(body: bytes, content_type: str | None, reason: str) -> None:
    reading = read(body, URL, content_type)
    assert reading.unreadable is not None
    assert reason in reading.unreadable
    assert finish(reading, learn([reading], URL), **IDS).article is None


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 50_000 + b"text",
        b"<table><tr><td>" * 5_000,
        b"<p>" + b"word " * 400_000,
        b"<a href='x'>y</a>" * 30_000,
        b"<html><body>" + b"<p>one two three</p>" * 20_000,
    ],
    ids=["deep", "nested tables", "one long paragraph", "links", "many blocks"],
)
def test_enormous_pages_give_bounded_drafts(body: bytes) -> None:
    reading = read(body, URL, "text/html")
    assert len(reading.blocks) <= 6_000
    assert len(reading.to_json()) < 10_000_000


def test_a_feed_names_its_posts() -> None:
    feed = (
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Blog</title>"
        "<item><title>Back spasms</title><link>http://clinic.example/blog/back-spasms/?utm_source=rss</link>"
        "<pubDate>Mon, 12 Dec 2022 16:30:00 -0500</pubDate><dc:creator>Eric Freeman</dc:creator></item></channel></rss>"
    )
    reading = read(feed.encode(), "http://clinic.example/feed/", "application/rss+xml")
    assert PageKind.OTHER is decided_alone(reading).kind
    (reference,) = reading.references
    assert (
        reference.url,
        reference.title,
        reference.published,
        reference.people,
    ) == (URL, "Back spasms", "2022-12-12T16:30:00-05:00", ["Eric Freeman"])


def test_a_feed_resolves_no_entities() -> None:
    feed = (
        b"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&x;</title>"
        b"<link>http://clinic.example/a</link></item></channel></rss>"
    )
    reading = read(feed, "http://clinic.example/feed/", "application/rss+xml")
    assert "root:" not in reading.to_json()


def test_the_same_page_gives_the_same_record() -> None:
    page = f"{OPEN}{PARAGRAPH * 8}{CLOSE}".encode()
    first, second = (extract_pages([("x", URL, page, "text/html")]) for _ in range(2))
    assert first == second
