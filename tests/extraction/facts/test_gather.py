"""The facts of a page are gathered in one walk, whatever the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.facts.gather import gather
from extraction.facts.page_walk import PageWalk
from extraction.facts.read_facts import ReadFacts
from extraction.page.blocks import segment
from extraction.page.document import UnreadablePage, parse
from tests.extraction.facts.gathered import URL, gathered

PAGES = sorted((Path(__file__).parents[2] / "pages").glob("*/page.html"))
PARTS = st.sampled_from(
    ("<a href=/x>", "<a href='#",
     "<a href=''>", "<p>", "</p>", "<img alt=", "<svg role=img>", "</svg>", "<h2>", "<form>",
     "<input name=a>", "<label for=b>", "<template>", "</template>", "<noscript>", "<table><tr><td>", "<br>",
     "<body>", "<html>", "<nav>", "<script type='application/ld+json'>", "{", '"', "</script>", "<!--", "-->",
     "\ufeff", "&#xd800;", "text ", "'", ">", "<div hidden>", "</div>", "<picture><source srcset=/a>",
     "<area href=tel:1>", "aria-labelledby=b", "<base href=/b/>")
)  # fmt: skip


@given(st.lists(PARTS, max_size=60).map("".join))
def test_any_markup_gives_facts(page: str) -> None:
    """They are plain values, as complete and in the same order as in the record that is made of them."""
    try:
        document = parse(page.encode("utf-8", "replace"), URL)
    except UnreadablePage:
        return
    blocks = segment(document.body)
    facts = gather(document, blocks, [True] * len(blocks))
    record = ReadFacts.model_validate(facts)
    assert json.dumps(record.model_dump()) == json.dumps(facts)
    assert len(record.block_regions) == len(blocks)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_regions_are_those_of_the_other_readers(path: Path) -> None:
    """The walk finds them from above, a document from below."""
    document = parse(path.read_bytes(), URL)
    places = PageWalk(document, [], []).places
    regions = {element: place.region for element, place in places.items() if place is not None}
    assert regions
    assert regions == {element: document.region(element) for element in regions}


HUGE = {
    "links in one element with blocks of both sorts": "<div>" + "Own words <a href=/x>zz</a><br><br>" * 20_000,
    "labels of one huge element": "<i id=a>" + "<b>x</b>" * 20_000 + "</i>"
    + "<a href=/x aria-labelledby='a a a a'></a>" * 20_000,
    "links in links": "<a href=/x><div>" * 200 + "<b></b>" * 20_000,
    "pictures in one link": "<a href=/x>" + "<img src=/a>" * 20_000,
    "fields of one form": "<form>" + "<label for=x>x</label><input id=x>" * 20_000,
    "scripts": '<script type="application/ld+json">{"a":1,}</script>' * 20_000,
    "scripts on a long page": "\n" * 70_000 + '<script type="application/ld+json">{"a":1,}</script>' * 20_000,
    "headings": "<h2>x</h2>" * 20_000,
    "forms": "<form></form>" * 20_000,
    "numbers": "<a href=tel:1>x</a>" * 20_000,
    "one long text": f"<a href=/x>{'word ' * 1_000_000}</a>",
}  # fmt: skip


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_page_is_bounded(name: str) -> None:
    """No list is longer than 5,000 and no words longer than 200 characters."""
    facts = gathered(f"<body>{HUGE[name]}", "Own")
    lists = (
        facts.links,
        facts.images,
        facts.headings,
        facts.contact_links,
        facts.forms,
        facts.structured_data,
    )
    assert 1 <= max(map(len, lists)) <= 5_000
    assert all(len(link.words) <= 200 for link in facts.links)
    assert all(len(form.unlabelled) <= 100 for form in facts.forms)


def test_a_page_without_facts() -> None:
    """Every list is empty."""
    assert gathered("<body>Plain text") == ReadFacts(block_regions=gathered("<body>x").block_regions)
