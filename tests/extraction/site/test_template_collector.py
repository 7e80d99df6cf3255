"""What templates repeat is collected once, with the pages that show it."""

from __future__ import annotations

import random

from extraction.site.loaded_reading import LoadedReading
from extraction.site.own_and_shared import own_and_shared
from extraction.site.shared_items import SharedCounter
from extraction.site.site_items import SharedItem
from extraction.site.template_collector import TemplateCollector
from schemas.facts.page_facts import TemplateFacts
from schemas.vocabulary import Region
from tests.extraction.site.fact_readings import chosen, fact_page

PAGE = (
    "<body><header><h2>Our clinic</h2></header><p>Body of {0}</p><footer><a href=/contact{1}>Contact us</a>"
    "<p>Abierto todos los días de la semana y los domingos por la mañana</p></footer>"
    '<script type="application/ld+json">{{"@type": "Dentist",}}</script>'
)


def pages() -> list[LoadedReading]:
    return [
        fact_page(f"/{at:02}", PAGE.format(at, " rel=nofollow" if at % 2 else ""), "Body") for at in range(30)
    ]


def collected(readings: list[LoadedReading]) -> list[TemplateFacts]:
    counter = SharedCounter()
    for reading in readings:
        counter.add(reading)
    keys = frozenset(counter.keys())
    collector = TemplateCollector()
    for reading in readings:
        found = own_and_shared(reading, keys, frozenset(), chosen(reading), page_id="p-0")
        collector.add(reading.reading.url, found.shared)
    return collector.facts()


def test_one_record_a_region() -> None:
    """In the order of the regions; structured data is the head's."""
    head, header, footer = collected(pages())
    assert [each.region for each in (head, header, footer)] == [Region.HEAD, Region.HEADER, Region.FOOTER]
    assert [(block.types, block.error is None) for block in head.structured_data] == [(["Dentist"], False)]
    assert [heading.text for heading in header.headings] == ["Our clinic"]
    assert [link.words for link in footer.links] == ["Contact us"]
    assert footer.subject == "template:footer"


def test_a_line_is_the_record() -> None:
    """To the byte, though it is put together from its items."""
    collector = TemplateCollector()
    readings = pages()
    counter = SharedCounter()
    for reading in readings:
        counter.add(reading)
    for reading in readings:
        found = own_and_shared(
            reading, frozenset(counter.keys()), frozenset(), chosen(reading), page_id="p-0"
        )
        collector.add(reading.reading.url, found.shared)
    regions = [TemplateFacts.model_validate_json(line) for _, line in collector.lines()]
    assert [(each.region, each.to_json()) for each in regions] == list(collector.lines())
    assert len(regions) == 3


def test_an_item_names_its_pages() -> None:
    """All are counted, the first twenty by URL are listed."""
    (link,) = collected(pages())[-1].links
    assert link.seen_on is not None
    assert link.seen_on.pages == 30
    assert link.seen_on.urls == [f"https://clinic.example/{at:02}" for at in range(20)]


def test_a_texts_language_is_recognised() -> None:
    """The page declares English, and its footer is Spanish; a text of two words is what its page is."""
    texts = [text for facts in collected(pages()) for text in facts.template_texts]
    assert {text.text[:9]: text.language for text in texts} == {
        "Our clini": "en", "Contact u": "en", "Abierto t": "es",
    }  # fmt: skip


def test_the_order_of_pages_does_not_matter() -> None:
    """Though every second page writes the link in another way."""
    readings = pages()
    expected = collected(readings)
    for seed in range(5):
        random.Random(seed).shuffle(readings)
        assert collected(readings) == expected


def test_memory_hangs_on_the_items() -> None:
    """Not on the pages that show them."""
    collector = TemplateCollector()
    item = SharedItem("0" * 12, "headings", '{"level":2,"text":"x","region":"footer"}')
    for at in range(1_000):
        collector.add(f"https://clinic.example/{at}", [item])
    (seen,) = collector._items.values()
    assert (seen.pages, len(seen.urls)) == (1_000, 20)


def test_no_items_no_facts() -> None:
    assert TemplateCollector().facts() == []
