"""A site's readings are loaded without parsing again what its template repeats."""

from __future__ import annotations

from typing import Any

import pytest

from extraction import finish, learn
from extraction.learn_site import learn_loaded
from extraction.locations.site.office_page import OfficePart
from extraction.page_reading import PageReading, ReadBlock
from extraction.site import site_readings
from extraction.site.site_readings import SiteReadings, part_of
from schemas.facts.link import Link
from tests.extraction.site.fact_readings import fact_reading, loaded

FOOTER = "<footer><a href=/contact>Contact us</a><a href=/knee#top>Up</a><p>Open every day</p><form></form></footer>"
READINGS = [
    fact_reading(
        f"/{name}", f"<title>{name}</title><body><h1>{name} pain</h1><p>Body of {name}</p>{FOOTER}", "Body"
    )
    for name in ("knee", "hip", "back")
]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the records that were parsed from JSON, each time one was."""
    names: list[str] = []
    for record in (PageReading, Link, ReadBlock):
        own = record.model_validate_json

        def counted(data: Any, own: Any = own, name: str = record.__name__, **more: Any) -> Any:
            names.append(name)
            return own(data, **more)

        monkeypatch.setattr(record, "model_validate_json", counted)
    return names


def test_what_pages_repeat_is_parsed_once(parsed: list[str]) -> None:
    """A link to a place on a page is looked at on each: on that page it means another thing."""
    load = SiteReadings().load
    for reading in READINGS:
        load(reading.to_bytes())
    assert parsed.count("PageReading") == len(READINGS)
    assert parsed.count("Link") == 1 + len(READINGS)
    assert parsed.count("ReadBlock") == 2 + 2 * len(READINGS)


def test_a_loaded_reading_says_what_the_reading_says() -> None:
    """Whichever pages were loaded before."""
    load = SiteReadings().load
    for reading in (*READINGS, *READINGS[::-1]):
        page = load(reading.to_bytes())
        assert page.reading.model_copy(update={"facts": reading.facts}) == reading
        assert page.meta == reading.facts.meta
        assert [known.region for known in page.blocks] == reading.facts.block_regions
        assert {kind: [item.raw.decode() for item in items] for kind, items in page.items.items()} == {
            kind: [item.to_json() for item in getattr(reading.facts, kind)] for kind in page.items
        }
        assert [[item.key for item in items] for items in page.items.values()] == [
            [item.key for item in items] for items in loaded(reading).items.values()
        ]


def test_pages_together_give_the_same_as_each_alone() -> None:
    """The same facts of the site, and the same records."""
    load = SiteReadings().load
    kinds = learn(READINGS, "https://clinic.example/").kinds
    facts = learn_loaded((load(reading.to_bytes()) for reading in READINGS), "https://clinic.example/", kinds)
    assert facts == learn(READINGS, "https://clinic.example/", kinds)
    for reading in READINGS:
        made = finish(reading, facts, page_id="p-" + "0" * 16)
        assert made.facts is not None
        assert made.facts.to_json().encode() == made.own_facts


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was seen is forgotten before it is more than there is room for."""
    monkeypatch.setattr(site_readings, "MOST_KNOWN", 2)
    readings = SiteReadings()
    for reading in READINGS:
        readings.load(reading.to_bytes())
        assert max(len(readings._blocks), *map(len, readings._items.values())) <= 2


def test_a_part_has_the_fields_that_it_names() -> None:
    assert part_of(READINGS[0].to_bytes(), OfficePart) == OfficePart(url=READINGS[0].url)
