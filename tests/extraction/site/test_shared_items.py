"""What two pages show outside of their running text is the template's."""

from __future__ import annotations

import random

import pytest

from extraction.site import shared_items
from extraction.site.shared_items import ITEM_KINDS, SharedCounter, has_two_words, item_key, text_block_key
from schemas.vocabulary import Region
from tests.extraction.site.fact_readings import fact_page, fact_reading

FOOTER = (
    "<footer><a href=/contact>Contact us</a><a href=tel:+15550100>Call</a><img src=/logo.png alt=Logo><h2>Find us</h2>"
    "<form action=/search><input aria-label=Search></form><p>Open every day</p></footer>"
    '<script type="application/ld+json">{"@type": "Dentist",}</script>'
)


def keys_of(*pages: str) -> list[str]:
    counter = SharedCounter()
    for at, page in enumerate(pages):
        counter.add(fact_page(f"/{at}", f"<body>{page}", "Body"))
    return counter.keys()


def test_every_kind_of_item_is_shared() -> None:
    """A link, a number, a picture, a heading, a form, a block of data; and three blocks of text of two words."""
    reading = fact_reading("/0", f"<body>{FOOTER}")
    items = {
        item_key(kind, item, reading.url) for kind in ITEM_KINDS for item in getattr(reading.facts, kind)
    }
    texts = {text_block_key(block.text, Region.FOOTER) for block in reading.blocks}
    assert len(items) == 6
    assert keys_of(FOOTER, FOOTER) == sorted(items | texts)


def test_what_one_page_shows_is_its_own() -> None:
    """However often it shows it."""
    assert keys_of(FOOTER * 3, "<p>Body") == []


def test_the_running_text_is_never_a_templates() -> None:
    """Two articles that cite one source by one link, with one picture."""
    assert keys_of("<p>Body <a href=/x>x</a><img src=/y>", "<p>Body <a href=/x>x</a><img src=/y>") == []


def test_a_header_is_the_templates_even_where_the_vote_takes_it_for_text() -> None:
    """Its logo is one item on all pages."""
    logo = "<header><a href=/><img src=/logo.png>Body</a></header>"
    assert len(keys_of(logo, logo)) >= 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<a href=/a>x</a>", "<a href=/b>x</a>"),
        ("<a href=/a>x</a>", "<a href=/a>y</a>"),
        ("<a href=/a>x</a>", "<a href=/a#b>x</a>"),
        ("<a href=/a><i></i></a>", "<nav><a href=/a></a></nav>"),
        ("<img src=/a>", "<img src=/a alt>"),
        ("<img src=/a alt=x>", "<img src=/a alt=y>"),
        ("<h2></h2>", "<h3></h3>"),
        ("<a href=tel:1></a>", "<a href=tel:2></a>"),
        ("<form action=/a></form>", "<form action=/b></form>"),
        ("<script type=application/ld+json>{}</script>", "<script type=application/ld+json>[]</script>"),
    ],
)
def test_different_items_are_apart(one: str, other: str) -> None:
    """By what identifies them, and by region."""
    texts = {text_block_key(text, region) for text in "xy" for region in Region}
    assert set(keys_of(one, other)) <= texts
    assert set(keys_of(one, one)) - texts


def test_a_skip_link_and_a_form_to_the_page_itself_are_one_item() -> None:
    """Their address differs from page to page, and means the same."""
    assert len(keys_of("<a href='#main'></a><form></form>", "<a href='#main'></a><form></form>")) == 2


def test_the_order_of_pages_does_not_matter() -> None:
    pages = [f"<a href=/{at}>x</a>" * 2 + FOOTER for at in (1, 2, 3, 1, 4, 2)]
    expected = keys_of(*pages)
    random.Random(5).shuffle(pages)
    assert keys_of(*pages) == expected == sorted(expected)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more keys than there is room for, those on the fewest pages are forgotten; what most pages show stays."""
    monkeypatch.setattr(shared_items, "MAX_KEYS", 100)
    counter = SharedCounter()
    for at in range(50):
        links = "".join(f"<a href=/{at}/{number}></a>" for number in range(30))
        counter.add(fact_page(f"/{at}", f"<body><footer><a href=/contact></a></footer>{links}"))
        assert len(counter._pages) <= 100
    assert len(counter.keys()) == 1


def test_the_keys_of_most_pages_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site's facts are sent to every worker."""
    monkeypatch.setattr(shared_items, "MAX_SHARED", 1)
    assert keys_of(
        "<a href=/a></a><a href=/b></a>", "<a href=/a></a><a href=/b></a>", "<a href=/b></a>"
    ) == keys_of("<a href=/b></a>", "<a href=/b></a>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Open every day", True), ("Contact us", True), ("Home", False), ("555 0100", False), ("24 hours", False),
     ("§ 5a b", True)],
)  # fmt: skip
def test_a_text_has_two_words_with_a_letter(text: str, expected: bool) -> None:
    block = fact_reading("/", f"<body><p>{text}").blocks[0]
    assert has_two_words(block) is expected
