"""A page's facts are parted from its template's, and nothing is lost between."""

from __future__ import annotations

import json

import pytest

from extraction.site.loaded_reading import LoadedReading
from extraction.site.own_and_shared import OwnAndShared, own_and_shared
from extraction.site.repetition import text_key
from extraction.site.shared_items import ITEM_KINDS, SharedCounter
from tests.extraction.site.fact_readings import chosen, fact_page, loaded

PAGE_ID = "p-0123456789abcdef"
FOOTER = "<footer><a href=/contact>Contact us</a><p>Open every day</p><p>Home</p><img src=/logo.png></footer>"
PAGES = [
    fact_page(
        f"/{name}",
        f"<title>{name}</title><body><h1>{name} pain</h1><p>Body of {name}</p>"
        f"<p><a href=/{name}/more>Read more of {name}</a></p>{FOOTER}",
        "pain", "Body",
    )
    for name in ("knee", "hip")
]  # fmt: skip


def parted(page: LoadedReading, repeated: frozenset[str] = frozenset()) -> OwnAndShared:
    counter = SharedCounter()
    for one in PAGES:
        counter.add(one)
    return own_and_shared(page, frozenset(counter.keys()), repeated, chosen(page), page_id=PAGE_ID)


def test_a_page_keeps_its_own() -> None:
    """With its id, address, template and head."""
    facts = parted(PAGES[0]).facts
    assert (facts.page_id, facts.url, facts.template) == (
        PAGE_ID, PAGES[0].reading.url, PAGES[0].reading.template,
    )  # fmt: skip
    assert facts.meta.title == "knee"
    assert [link.words for link in facts.links] == ["Read more of knee"]
    assert [heading.text for heading in facts.headings] == ["knee pain"]
    assert facts.images == []


def test_the_templates_items_are_sent_small() -> None:
    """Each once, as JSON without its defaults; a text of one word is none."""
    shared = parted(PAGES[0]).shared
    assert [(item.kind, json.loads(item.json)) for item in shared] == [
        ("links", {"url": "https://clinic.example/contact", "words": "Contact us", "inside": True, "region": "footer"}),
        ("images", {"src": "https://clinic.example/logo.png", "alternative": None, "region": "footer"}),
        ("template_texts",
         {"text": "Contact us", "kind": "paragraph", "region": "footer", "linked": True, "language": "en"}),
        ("template_texts", {"text": "Open every day", "kind": "paragraph", "region": "footer", "language": "en"}),
    ]  # fmt: skip


def test_words_of_neither_are_counted() -> None:
    """A card on one page alone; the template's one-word texts are the template's all the same."""
    assert parted(PAGES[0]).facts.words_left == 4


def test_nothing_is_lost() -> None:
    """An item is the page's or the template's."""
    for page in PAGES:
        found = parted(page)
        for kind in ITEM_KINDS:
            shared = [item for item in found.shared if item.kind == kind]
            assert len(getattr(found.facts, kind)) + len(shared) == len(page.items[kind])


def test_a_text_that_a_templates_bodies_repeat_is_the_templates() -> None:
    """The site-wide pass takes it out of the bodies; one that it leaves in is the page's."""
    text = "Call us for an appointment today"
    page = fact_page("/back", f"<body><main><p>Body of back</p><p>{text}</p></main>", "Body", text)
    repeated = frozenset({text_key(text)})
    taken_out = own_and_shared(page, frozenset(), repeated, chosen(page)[:1], page_id=PAGE_ID)
    assert [json.loads(item.json)["text"] for item in taken_out.shared] == [text]
    assert json.loads(taken_out.shared[0].json)["region"] == "main"
    assert taken_out.facts.words_left == 0
    left_in = own_and_shared(page, frozenset(), repeated, chosen(page), page_id=PAGE_ID)
    assert (left_in.shared, left_in.facts.words_left) == ([], 0)


def test_a_teaser_that_is_taken_out_of_a_body_is_words_left() -> None:
    page = fact_page("/back", "<body><p>Body of back</p><p>Body of another page</p>", "Body")
    assert (
        own_and_shared(page, frozenset(), frozenset(), chosen(page)[:1], page_id=PAGE_ID).facts.words_left
        == 4
    )


def test_an_item_that_a_page_shows_twice_is_sent_once() -> None:
    """As the one with the least JSON, whatever comes first."""
    page = "<body><footer>{}</footer>"
    one, other = "<a href=/contact rel=nofollow>Contact us</a>", "<a href=/contact>Contact us</a>"
    sent = [
        [item for item in parted(fact_page("/a", page.format(links))).shared if item.kind == "links"]
        for links in (one + other, other + one)
    ]
    assert len(sent[0]) == 1
    assert sent[0] == sent[1]


def test_a_reading_without_facts_has_none() -> None:
    """A PDF's; and one whose regions are not known."""
    bare = PAGES[0].reading
    found = own_and_shared(loaded(bare), frozenset(), frozenset(), [], page_id=PAGE_ID)
    assert found.shared == []
    assert found.facts.words_left == sum(len(block.text.split()) for block in bare.blocks)


def test_blocks_of_another_reading_are_refused() -> None:
    """They would be counted as words of neither."""
    with pytest.raises(ValueError, match="not blocks of the reading"):
        own_and_shared(PAGES[0], frozenset(), frozenset(), chosen(PAGES[1]), page_id=PAGE_ID)
