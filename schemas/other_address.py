"""An address on the site that is not an office of the clinic, with the reason."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.record import Record

Why = Literal[
    "hidden_page", "anothers_name", "anothers_data", "not_visible", "few_frames", "passing_mention", "unread",
]  # fmt: skip
"""``hidden_page``: only on drafts, templates or old pages. ``anothers_name``: beside a hospital, insurer, vendor or the
like. ``anothers_data``: structured data of another organisation. ``not_visible``: structured data that is not
visible on any page. ``few_frames``: in the footer of a few pages only. ``passing_mention``: in the text of pages that
are neither home, contact nor location, or in sentences about something else. ``unread``: in a form of address that no
reader knows."""


class OtherAddress(Record):
    """An address that was read and left out of the offices."""

    address_raw: str
    """As written, lines joined by ``, ``."""
    why: Why
    """Ground of the decision."""
    reason: str
    """The same in words, with the evidence."""
    urls: list[str] = Field(max_length=5)
    """The first pages that hold it."""
    page_count: int = Field(ge=1)
    """Number of pages that hold it."""
