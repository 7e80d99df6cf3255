"""The links of a page are found within bounds, whatever the page holds."""

from __future__ import annotations

from crawler.page_links import LinkFinder
from crawler.references import MAX_HREF_CHARS
from schemas.page_note import PageNote, PageNoteName

URL = "https://clinic.example/blog/"


def test_a_page_that_is_dear_to_parse_keeps_its_links_and_says_so() -> None:
    """Where no tree is built, links are found all the same, and the page's note says how."""
    markup = b"<p>" + b"".join(b"<b id=%d>" % i for i in range(4_000)) + b'<p>x <a href="/a/">' * 4_000
    found = LinkFinder().find(markup, URL)
    assert [url for url, _ in found.links] == ["https://clinic.example/a/"]
    assert (PageNote(PageNoteName.TANGLED_MARKUP),) == found.notes


def test_dear_markup_is_seen_in_any_encoding() -> None:
    """UTF-16 hides a tag from its bytes, and not from the parser."""
    markup = ("<p>" + "<b id=1>" * 4_000 + "<p>x" * 4_000).encode("utf-16")
    assert (PageNote(PageNoteName.TANGLED_MARKUP),) == LinkFinder().find(markup, URL).notes


def test_an_endless_reference_is_dropped_and_not_remembered() -> None:
    """A link longer than any URL is counted in the page's note, and takes no memory behind it."""
    finder = LinkFinder()
    page = b'<a href="/' + b"a" * MAX_HREF_CHARS + b'">x</a><a href="/b/">y</a>'
    found = finder.find(page, URL)
    assert [url for url, _ in found.links] == ["https://clinic.example/b/"]
    assert (PageNote(PageNoteName.LONG_URLS_DROPPED, "1"),) == found.notes
    assert list(finder._references.known_at(URL)) == ["/b/"]
