"""The pages that show what a template repeats."""

from __future__ import annotations

import sys
from typing import Annotated

from pydantic import AfterValidator, Field

from schemas.record import Record

MOST_URLS = 20
"""Largest number of pages that are listed; all are counted."""


class SeenOn(Record):
    """Number and first URLs of the pages that show one item of a template."""

    pages: int = Field(ge=1)
    """Number of pages."""
    urls: list[Annotated[str, AfterValidator(sys.intern)]] = []
    """Up to `MOST_URLS` of their final URLs, sorted; thousands of items name the same ones, held in memory once."""
