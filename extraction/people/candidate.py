"""A person as found on a page."""

from __future__ import annotations

from schemas.person import Person
from schemas.provenance import Evidence
from schemas.record import Record


class PersonCandidate(Record):
    """Somebody named in a role, with the evidence."""

    person: Person
    """The person as the record will hold it."""
    evidence: Evidence
    """Source and text of the name."""
    trust: int = 0
    """Higher first: structured Person 3, labelled byline 2, meta 1."""
