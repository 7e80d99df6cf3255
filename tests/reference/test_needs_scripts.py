"""One rule of two trees: what the crawl renders is what the extraction calls empty."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.needs_scripts import needs_scripts
from extraction.kinds.scripts_only import needs_javascript
from extraction.page.blocks import segment
from extraction.page.document import parse

SHELL = '<!DOCTYPE html><title>T</title><div id="root">{inside}</div><script src="/app.js"></script>{more}'
WORDS = "Gentle exercise eases the pain of most people with a stiff back. " * 8
STATE = "<script>" + "var state = 1; " * 40 + "</script>"


@pytest.mark.parametrize(
    ("expected", "page"),
    [
        (True, SHELL.format(inside="", more="")),
        (True, SHELL.format(inside=STATE, more="")),
        (True, "<p>Hi</p><script src=a.js></script><noscript>Please enable JavaScript.</noscript>"),
        (False, SHELL.format(inside="", more=f"<p>{WORDS}</p>")),
        (False, SHELL.format(inside="", more=f"<div hidden>{WORDS}</div>")),
        (False, f"<div id=root><article>{WORDS}</article></div><script src=a.js></script>"),
        (False, '<p>Hi</p><div id="root"></div>'),
        (False, '<p>Hi</p><div id="root"></div><script type="application/ld+json">{}</script>'),
        (False, "<p>Closed today.</p><script src=a.js></script><noscript><img src=pixel.gif></noscript>"),
        (False, "<p>Hi</p><div id=roots></div><script src=a.js></script>"),
    ],
)
def test_a_page_needs_its_scripts_when_it_is_empty_and_has_a_place_to_draw(expected: bool, page: str) -> None:
    """Hardly a word, a script, and a framework's root or a plea for JavaScript; the same in both trees."""
    body = page.encode()
    document = parse(body, "https://clinic.example/", "text/html", None)
    assert expected is needs_scripts(body, LexborHTMLParser(page))
    assert expected is needs_javascript(document, segment(document.body))


def test_a_page_without_a_tree() -> None:
    """Does not ask for scripts."""
    assert needs_scripts(b"", LexborHTMLParser("")) is False
