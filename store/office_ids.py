"""Give the offices of a run the ids that they had in the run before, whatever the forms of addresses were then."""

from __future__ import annotations

from collections.abc import Sequence

from reference.address_forms import postal_form, street_form
from reference.units import unit_form
from schemas.location import Location
from store.published_folder import PublishedFolder


def with_former_ids(offices: Sequence[Location], previous: PublishedFolder | None) -> list[Location]:
    """Return the offices, each with the id of the run before's office of the same street, postal code and unit.

    An id is minted from the forms of an address; where our forms changed since, an office would else be a new one.
    An office whose id the run before has keeps it; no id is given twice.
    """
    if previous is None:
        return list(offices)
    lines = previous.lines("locations.jsonl")
    former = [Location.model_validate_json(line, extra="ignore") for line in lines]
    known, present = {office.location_id for office in former}, {office.location_id for office in offices}
    lost: dict[tuple[str, str, str], list[str]] = {}
    for office in former:
        if office.location_id not in present:
            lost.setdefault(_form(office), []).append(office.location_id)
    ids = {
        office.location_id: lost[_form(office)].pop(0)
        for office in offices
        if office.location_id not in known and lost.get(_form(office))
    }
    return [_renamed(office, ids) for office in offices]


def _form(office: Location) -> tuple[str, str, str]:
    address = office.address
    return street_form(address.street), postal_form(address.postal_code), unit_form(address.unit)


def _renamed(office: Location, ids: dict[str, str]) -> Location:
    resembles = [
        other.model_copy(update={"location_id": ids.get(other.location_id, other.location_id)})
        for other in office.resembles
    ]
    identifier = ids.get(office.location_id, office.location_id)
    return office.model_copy(update={"location_id": identifier, "resembles": resembles})
