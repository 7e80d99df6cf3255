"""Decide whether something besides its shape shows that a name is a person's."""

from __future__ import annotations

from extraction.people.names.credentials import has_known_credential
from extraction.people.names.honorifics import has_title
from extraction.people.names.name import has_given_name
from schemas.person import Person


def is_vouched(person: Person) -> bool:
    """Return whether a title, a known credential or a common given name shows a person: "Ada Roe, RN"."""
    return has_title(person.name) or has_known_credential(person.credentials) or has_given_name(person.name)
