"""A person named on an article."""

from __future__ import annotations

from schemas.record import Record
from schemas.vocabulary import Role


class Person(Record):
    """Somebody who wrote, reviewed, updated or edited an article; never an organisation or a login."""

    name: str
    """The name without credentials, e.g. ``Carly Sorenson``; a title such as ``Dr.`` is kept."""
    name_raw: str
    """The name as written on the page, e.g. ``Carly Sorenson, DO``."""
    role: Role
    """The person's part in the article, by the page's own words."""
    credentials: list[str] = []
    """Degrees and specialties, e.g. ``["DO"]``, ``["Pain Management Specialist"]``."""
    organization: str | None = None
    """The organisation named with the person, e.g. ``Redefine Healthcare``."""
    profile_url: str | None = None
    """The URL of the person's own page, where the name links to one, absolute and normalised."""
