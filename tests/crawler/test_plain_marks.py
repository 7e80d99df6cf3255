"""What the tags of a page say without a parser is what lexbor's tree says, or the page is left to lexbor."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page_links import LinkFinder, PageLinks
from crawler.plain_marks import PlainMarks
from crawler.plain_tags import OddMarkupError, start_tags, tag_attributes

_URL = "https://clinic.example/blog/a/"
_PARTS = (
    b"<div>", b"</div>", b"<p>", b"text", b" ", b"\n", b'<a href="/a/">', b"<a href=/b/>", b"<a href='/c?d=1&amp;e=2'>",
    b'<a href="/f?copy=1&copy=2&reg">', b"</a>", b'<A HREF="/g/">', b"<a", b' href="/h/"', b">", b"<", b'"', b"'", b"=",
    b"<!-- ", b" -->", b"--!>", b"<!-->", b"<script>", b"</script>", b"<!--<script>", b"<style>", b"</style>",
    b"<title>", b"</title>", b"<svg>", b"</svg>", b'<path d="M0 0"/>', b"<textarea>", b"</textarea>", b"<select>",
    b'<option value="1">', b"</select>", b"<template>", b"</template>", b"<table>", b"<tr>", b"<td>", b"</table>",
    b'<link rel="canonical" href="/i/">', b'<meta name="robots" content="noindex">', b'<base href="/j/">',
    b'<meta http-equiv="refresh" content="0; url=/k/">', b"<noscript>", b"</noscript>", b"<iframe>", b"</iframe>",
    b"<frameset>", b'<frame src="/l/">', b"<![CDATA[", b"]]>", b"<?php", b"<plaintext>", b"<math>", b"<b>", b"\0",
    b'<a title="<a href=/m/>" href="/n/">', b"<img alt='>'>", b"<!DOCTYPE html>", b"\xff", b'<a href="&#x2f;o&#0;">',
    b'<area href="/p/" rel="next">', b"</p ", b"<li/>", b'<a rel="next"href="/q/">', b"<clipPath>", b"<body>", b"\x0b",
)  # fmt: skip


class _ParserAlone(PlainMarks):
    def read(self, markup: bytes) -> None:
        return None


def _by_parser(markup: bytes) -> PageLinks:
    finder = LinkFinder()
    finder._plain_marks = _ParserAlone()
    return finder.find(markup, _URL)


@given(st.lists(st.sampled_from(_PARTS), max_size=25).map(b"".join))
def test_tags_say_what_a_tree_says(markup: bytes) -> None:
    """But for their order: a tree moves what is in no cell of a table."""
    found, known = LinkFinder().find(markup, _URL), _by_parser(markup)
    if b"<base" not in markup:
        assert (set(found.links), set(found.notes)) == (set(known.links), set(known.notes))


def test_real_pages_have_the_same_links_in_the_same_order() -> None:
    finder = LinkFinder()
    pages = sorted(Path(__file__).parent.parent.glob("pages/*/*.html"))
    assert len(pages) >= 5
    for page in pages:
        assert finder.find(page.read_bytes(), _URL) == _by_parser(page.read_bytes())


def test_a_tag_that_every_page_has_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template's menu costs a look-up a link."""
    read: list[bytes] = []

    def noted(tag: bytes) -> dict[str, str | None]:
        read.append(tag)
        return tag_attributes(tag)

    monkeypatch.setattr("crawler.plain_marks.tag_attributes", noted)
    marks = PlainMarks()
    for number in range(3):
        marks.read(b'<a href="/menu/">Menu</a><a href="/%d/">' % number)
    assert read == [b'<a href="/menu/">', b'<a href="/0/">', b'<a href="/1/">', b'<a href="/2/">']


def test_pages_that_need_a_parser_are_soon_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site whose template is not plain pays for the look at it on few pages."""
    looked: list[bytes] = []

    def noted(markup: bytes) -> list[bytes] | None:
        looked.append(markup)
        return start_tags(markup)

    monkeypatch.setattr("crawler.plain_marks.start_tags", noted)
    marks = PlainMarks()
    assert [marks.read(b"<template>") for _ in range(80)] == [None] * 80
    assert len(looked) < 16
    assert [mark for _ in range(8) if (mark := marks.read(b"<p>"))] == []
    assert marks.read(b'<a href="/">') is not None


def test_a_reference_that_may_mean_anything_is_left_to_the_parser() -> None:
    with pytest.raises(OddMarkupError):
        tag_attributes(b'<a href="/&#1;">')
