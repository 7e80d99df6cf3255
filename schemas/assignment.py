"""A reviewer's word on who takes care of a finding."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from schemas.errors import UsageError
from schemas.record import Record

LONGEST_OWNER = 60
"""Characters of an owner's name: it heads a page and a mail."""


class Assignment(Record):
    """One assignment; the newest of a finding counts."""

    assignment_id: int = Field(ge=1)
    """Its number on the site, counted from 1."""
    made_at: AwareDatetime
    """Time of the assignment, UTC."""
    finding_id: str
    """The finding, e.g. ``f-0123456789abcdef``."""
    owner: str | None = None
    """Name of who takes care of it, which the profile need not know; null hands it back to the profile's rules."""
    who: str | None = None
    """Name of the reviewer."""


def owner_name(text: str) -> str:
    """Return an owner's name as it is kept, without the white space around it.

    Raises `UsageError` for an empty or long one, and for one with a line end or another character that does not print.
    """
    name = text.strip()
    if not 1 <= len(name) <= LONGEST_OWNER or not name.isprintable():
        raise UsageError(
            f"an owner's name is one line of 1 to {LONGEST_OWNER} printable characters, e.g. 'Web team': "
            f"{text[: LONGEST_OWNER + 1]!a} is not. Name another one with --owner."
        )
    return name
