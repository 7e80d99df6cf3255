"""Test that grouping the addresses of a site compares each with few others, and loses nothing by that."""

from __future__ import annotations

import random

import pytest

from extraction.locations.candidate import OfficeCandidate
from extraction.locations.site import grouping
from extraction.locations.site import resembling as alike
from extraction.locations.site.grouping import MOST_NEAR, Group, Sighting, group_sightings
from extraction.locations.site.resembling import resembling
from schemas.location import Address
from schemas.vocabulary import Region, Source

STREETS = (
    "10 Main Street", "12 Main Street", "21 Main Street", "10-14 Main Street", "10 Main Avenue", "10 North Main Street",
    "Main Street", "4 Ransomes Dock 10 Main Street", "4 Ransomes Dock 10-14 Main Street",
    "10 Mian Street", "100 Oak Road", "101 Oak Road",
    "10 Parkgate Road", "10 Parkgat Road", "35-37 Parkgate Road", "35 Parkgate Road",
)  # fmt: skip
UNITS = (None, "Suite 100", "Suite 101", "Floor 2 Suite 100", "Floor 3 Suite 100", "Unit B")


def sighting(
    url: str, order: int, street: str, unit: str | None = None, *, city: str = "Springfield"
) -> Sighting:
    address = Address(street=street, unit=unit, postal_code="62701", city=city)
    office = OfficeCandidate(
        address_raw=street, address=address, source=Source.VISIBLE, region=Region.MAIN, selector="p"
    )
    return Sighting(url, order, office)


def sightings(seed: int) -> list[Sighting]:
    chosen = random.Random(seed)
    offices = [(chosen.choice(STREETS), chosen.choice(UNITS)) for _ in range(chosen.randint(1, 8))]
    return [
        sighting(
            f"u{chosen.randint(0, 12)}", at, *chosen.choice(offices), city=chosen.choice(("Union", "Unoin"))
        )
        for at in range(chosen.randint(1, 30))
    ]


def said(groups: list[Group]) -> list[tuple[str, str, list[tuple[str, int]]]]:
    return [(group.street, group.unit, [(s.url, s.order) for s in group.sightings]) for group in groups]


def pairs(groups: list[Group]) -> list[tuple[str, str, str, str, str]]:
    return [(few.street, few.unit, many.street, many.unit, part) for few, many, part in resembling(groups)]


@pytest.mark.parametrize("seed", range(150))
def test_keys_part_no_two_that_fit(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Groups and likenesses are those that comparing all with all gives."""
    found = group_sightings(sightings(seed))
    resembled = pairs(found)
    for name in (
        "_street_unit_and_town",
        "_suite",
        "_street_with_or_without",
        "_code_and_unit",
        "_street_and_code",
    ):
        monkeypatch.setattr(grouping, name, lambda group: [("all", "all")])
    monkeypatch.setattr(alike, "_keys", lambda group: ["all"])
    everything = group_sightings(sightings(seed))
    assert (said(found), resembled) == (said(everything), pairs(everything))


@pytest.mark.parametrize(
    "offices",
    [
        [(f"{number + 10} Main Street", None) for number in range(600)],
        [("10 Main Street", f"Suite {number + 10}") for number in range(600)],
        [("10 Main Street", f"Floor {number + 10} Suite 5") for number in range(600)],
    ],
    ids=["houses", "suites", "floors"],
)
def test_comparisons_are_bounded_for_each_office(
    monkeypatch: pytest.MonkeyPatch, offices: list[tuple[str, str | None]]
) -> None:
    """A site whose every page has another address of one town: a directory, or a trap."""
    compared = 0

    def counted(fits):  # type: ignore[no-untyped-def]
        def count(one: Group, other: Group) -> object:
            nonlocal compared
            compared += 1
            return fits(one, other)

        return count

    for name in ("_same_unit_other_code", "_missing_floor", "_missing_unit", "_house_range", "_slip_of_unit"):
        monkeypatch.setattr(grouping, name, counted(getattr(grouping, name)))
    monkeypatch.setattr(alike, "_differing", counted(alike._differing))
    groups = group_sightings(sighting(f"u{at}", 0, *office) for at, office in enumerate(offices))
    resembling(groups)
    assert compared <= 3 * MOST_NEAR * len(offices)
