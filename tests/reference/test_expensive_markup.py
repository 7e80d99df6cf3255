"""Markup that is costly to parse is recognised before a parser meets it."""

from __future__ import annotations

import random

import pytest
from selectolax.lexbor import LexborHTMLParser

from reference.expensive_markup import MAX_TAGS, Tangle, flat_tangle, rough_links, tangle
from reference.open_elements import OpenElements, count_open

_NO_BOUND = OpenElements(most=10**9, passed=10**12, reopened=10**12, attribute_steps=10**12)
_FORMATTING = b"".join(b"<b id=%d>" % i for i in range(4_000))
_ATTRIBUTES = [b"a%d" % i for i in range(40_000)]

DEAR = {
    "formatting elements opened again": (b"<p>" + _FORMATTING + b"<p>x" * 4_000, Tangle.OPEN),
    "the same, closed where a parser ignores it": (
        b"<p>" + _FORMATTING.replace(b">", b"><object></b></object>") + b"<p>x" * 4_000,
        Tangle.OPEN,
    ),
    "nested elements, closed in comments": (b"<div><!--</div>-->" * 24_500, Tangle.OPEN),
    "nested elements, closed in an attribute": (b'<div><br title="</div>">' * 24_500, Tangle.OPEN),
    "nested elements, closed in a script": (b"<div><script></div></script>" * 24_500, Tangle.OPEN),
    "elements that end each other only in pairs": (b"<li><dd>" * 60_000, Tangle.OPEN),
    "links kept open by what is in them": (
        b"<p>" + (b"<a>" + b"<div>" * 9) * 1_500 + b"<p>x" * 4_000, Tangle.OPEN
    ),
    "attributes without a value": (b"<p " + b" ".join(_ATTRIBUTES) + b">", Tangle.ATTRIBUTES),
    "attributes with a value": (b"<p " + b"=1 ".join(_ATTRIBUTES) + b">", Tangle.ATTRIBUTES),
    "attributes with < and > in them": (
        b'<p <=">" ' + b' <="x>" '.join(_ATTRIBUTES) + b">", Tangle.ATTRIBUTES
    ),
    "attributes behind a quote in a comment": (
        b'<!--<a b="--><p c=">" ' + b" ".join(_ATTRIBUTES) + b">", Tangle.ATTRIBUTES
    ),
    "more tags than a page has": (b"<p>" * (2 * MAX_TAGS + 1), Tangle.TAGS),
}  # fmt: skip


@pytest.mark.parametrize("name", DEAR)
def test_dear_markup_is_recognised(name: str) -> None:
    """Each known way to make a parser work for seconds is told apart."""
    markup, why = DEAR[name]
    assert tangle(b"<html><body>" + markup) is why


@pytest.mark.parametrize("name", [name for name, (_, why) in DEAR.items() if why is Tangle.OPEN])
def test_open_elements_do_not_matter_to_a_parser_that_bounds_depth(name: str) -> None:
    """What only a browser's tree makes costly is read by the workers' parser."""
    assert flat_tangle(DEAR[name][0]) is None


@pytest.mark.parametrize(
    "markup",
    [
        b"<ul>" + b"<li><a href=/a/>x</a>" * 20_000 + b"</ul>",
        b"<table>" + b"<tr><td><b>x</b><td>y" * 10_000 + b"</table>",
        b"<p>A <b>bold</b> and <i>slanted</i> word<br>" * 10_000,
        b"<div><svg viewBox='0 0 1 1'><title>x</title><path d='M0'/><g><path/></g></svg></div>" * 5_000,
        b"<div>" * 250 + b"<span>x</span>" * 10_000 + b"</div>" * 250,
        b"<body data-state='" + b'{"a": "b < c"}, ' * 20_000 + b"'>" + b"<p>x</p>" * 5_000,
    ],
)
def test_long_ordinary_pages_are_parsed(markup: bytes) -> None:
    """Length alone, implied end tags, drawings and data in attributes make no page costly."""
    assert tangle(markup) is None


def test_the_count_is_never_below_the_parsers() -> None:
    """On random tags, no more elements are added by a parser than were counted."""
    names = [
        "b", "i", "a", "font", "div", "p", "li", "dd", "table", "td", "tr", "object", "select", "option", "svg",
        "path", "title", "style", "script", "textarea", "template", "button", "h1", "nobr", "ul", "marquee", "u",
        "s", "iframe",
    ]  # fmt: skip
    for seed in range(150):
        rng = random.Random(seed)
        vocabulary = rng.sample(names, 5)
        markup = "".join(
            rng.choice(
                ["<{}>", "<{}>", "<{0} x={1}>", "</{}>", "</{}>", "x", "<!--", "-->", "</{}/>"]
            ).format(rng.choice(vocabulary), at)
            for at in range(300)
        ).encode()
        elements = len(LexborHTMLParser(markup).css("*"))
        assert elements <= markup.count(b"<") + count_open(markup, stop_at=_NO_BOUND).reopened + 4


def test_rough_links_of_a_page_that_is_not_parsed() -> None:
    """The links of a costly page are found without a parser, as many as asked for."""
    page = b"<b>" * 9 + b'<a class=x href="/a/?b&amp;c">x</a><A HREF=\'/b/\'>y</A><a href="/c/">'
    assert rough_links(page, 2) == ["/a/?b&c", "/b/"]


def test_links_that_are_closed_at_once_need_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of thousands of links costs the guard no pass over its tags; unclosed ones are still found."""
    unclosed = b"<p>" + b"".join(b"<b id=%d>" % number for number in range(3_000)) + b"<p>x" * 3_000
    assert tangle(b"<a href='/'>x</a>" * 4_000 + unclosed) is Tangle.OPEN
    monkeypatch.setattr("reference.expensive_markup._counted", lambda markup: pytest.fail("counted"))
    assert tangle(b'<a href="/a/b/">x</a> <B>y</b >' * 2_000) is None
