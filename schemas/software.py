"""The software that made a page, as the page shows it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.record import Record


class Software(Record):
    """Name, address and the page's number in it; null where the page does not show it."""

    name: Literal["wordpress"]
    """The software."""
    base_url: str | None = None
    """URL of the folder on the page's own host that holds it, with its last slash, e.g.
    ``https://clinic.example/blog/``."""
    edit_id: str | None = Field(default=None, pattern=r"^[1-9][0-9]{0,18}$")
    """Number under which it edits the page, e.g. ``178``; null for an archive, which it makes of other pages."""
