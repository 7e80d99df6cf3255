"""Links: only to the web, and down to the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.link import safe_href, words_link
from schemas.finding import Quote

PAGE = "https://a.example/p/?q=1"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " https://a.example/",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.example/",
        "/path",
        "https:///nohost",
        "https://[bad",
        "https://a.example:99999/",
        "https://bank.example@evil.example/",
        "https://a.example\\@evil.example/",
        "",
        None,
    ],
)
def test_anything_but_the_web_is_no_link(url: str | None) -> None:
    """Other schemes, relative ones, logins and broken ones are text."""
    assert safe_href(url) is None


def test_a_url_is_encoded_not_trusted() -> None:
    """Quotes, angle brackets and direction characters are percent-encoded; what is encoded stays."""
    assert safe_href('https://a.example/">\u202e/%20x') == "https://a.example/%22%3E%E2%80%AE/%20x"


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Any text is a link or none."""
    href = safe_href("https://a.example/" + text)
    assert href is None or href.isascii()


def test_the_words_with_their_neighbours() -> None:
    """Prefix, words, suffix; the directive's own punctuation is encoded."""
    evidence = Quote(field="/body_text", quote="well-being, too", prefix="for your", suffix="& more")
    expected = f"{PAGE}#:~:text=for%20your-,well%2Dbeing%2C%20too,-%26%20more"
    assert expected == words_link(PAGE, evidence)


def test_a_long_quote_is_named_by_its_ends() -> None:
    """First and last four words; only the nearest line around it counts."""
    evidence = Quote(
        field="/body_text", quote="a b c d e f g h i j", prefix="Heading\nfirst words", suffix="then\nNext"
    )
    expected = f"{PAGE}#:~:text=first%20words-,a%20b%20c%20d,g%20h%20i%20j,-then"
    assert expected == words_link(PAGE, evidence)


def test_words_of_the_source_alone_lead_to_the_page() -> None:
    """Structured data are nowhere to be seen on it."""
    assert words_link(PAGE, Quote(field="/structured_data/1/quote", quote='"name": "Maple Hill"')) == PAGE


def test_what_no_reader_sees_is_not_looked_for() -> None:
    """A hidden date and an address lead to the page alone, a date as the page writes it to its words."""
    for field in ("/modified/value", "/date_observations/3/value", "/links/3/url", "/description"):
        assert words_link(PAGE, Quote(field=field, quote="2021-11-18")) == PAGE
    written = Quote(field="/date_observations/3/raw", quote="June 10, 2021")
    assert words_link(PAGE, written) == f"{PAGE}#:~:text=June%2010%2C%202021"


def test_words_that_are_only_heard_lead_to_the_page() -> None:
    """A picture's alternative text is on no page."""
    assert words_link(PAGE, Quote(field="/links/3/words", quote="Our fees", visible=False)) == PAGE


def test_without_words_the_page_itself() -> None:
    """Nothing quoted: the page; a fragment that is there already stays."""
    nothing = Quote(field="/modified", quote="")
    assert words_link(PAGE, nothing) == PAGE
    assert (
        words_link("https://a.example/#top", Quote(field="/x", quote="x"))
        == "https://a.example/#top:~:text=x"
    )
    assert words_link("javascript:x", Quote(field="/x", quote="x")) is None
