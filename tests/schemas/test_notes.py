"""Notes and reasons are strings in the records, and one place writes and reads each."""

from __future__ import annotations

import pytest

from crawler.answer import Failure
from crawler.content_encoding import EncodingFault
from schemas.crawl_note import CrawlNote, CrawlNoteName, read_crawl_note
from schemas.left_out import LeftOut, LeftOutReason, read_left_out
from schemas.page_note import PageNote, PageNoteName, read_page_note


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("noindex", PageNote(PageNoteName.NOINDEX)),
        ("redirect:301", PageNote(PageNoteName.REDIRECT, "301")),
        ("type_not_read:image/png", PageNote(PageNoteName.TYPE_NOT_READ, "image/png")),
        ("of_a_later_version:a:b", PageNote("of_a_later_version", "a:b")),
    ],
)
def test_page_notes(text: str, note: PageNote) -> None:
    """A word, or a word and a value; a word that nobody knows is kept as it is."""
    assert read_page_note(text) == note
    assert str(note) == text


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("crawl_delay_bounded", CrawlNote(CrawlNoteName.CRAWL_DELAY_BOUNDED)),
        (
            "sitemap_cut:https://a.example/s.xml",
            CrawlNote(CrawlNoteName.SITEMAP_CUT, "https://a.example/s.xml"),
        ),
        ("of_a_later_version:x", CrawlNote("of_a_later_version", "x")),
    ],
)
def test_crawl_notes(text: str, note: CrawlNote) -> None:
    """A word, or a word and a URL; a word that nobody knows is kept as it is."""
    assert read_crawl_note(text) == note
    assert str(note) == text


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("robots", LeftOut(LeftOutReason.ROBOTS)),
        ("max_pattern_pages /calendar/#/#/", LeftOut(LeftOutReason.MAX_PATTERN_PAGES, "/calendar/#/#/")),
        ("of_a_later_version /a b", LeftOut("of_a_later_version", "/a b")),
    ],
)
def test_reasons_for_what_is_left_out(text: str, left_out: LeftOut) -> None:
    """A word, or a word and a part of the site; a word that nobody knows is kept as it is."""
    assert read_left_out(text) == left_out
    assert str(left_out) == text


def test_every_fault_of_an_answer_has_a_note() -> None:
    """The crawl writes each as a note of the page."""
    assert {fault.value for fault in (*Failure, *EncodingFault)} <= {name.value for name in PageNoteName}
