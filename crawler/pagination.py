"""Recognise the further pages of one listing, so that a post on page 40 is as near as one on page 1."""

from __future__ import annotations

import re

_PATH = re.compile(
    r"(?P<base>.*?)/(page|seite|pagina)[/-](?P<number>\d{1,5})(/|\.html?)?"
)  # e.g. /blog/page/3/
_QUERY = re.compile(
    r"(?P<name>page|paged|pg|pagenum|page_num|e-page-\w+)=(?P<number>\d{1,5})"
)  # e.g. paged=3


def listing_of(url: str) -> tuple[str, int]:
    """Return the listing that a normalised URL is a page of, and its number (1 for the first)."""
    path, mark, query = url.partition("?")
    number = 1
    if match := _PATH.fullmatch(path):
        path, number = match["base"], int(match["number"])
    if mark:
        kept = []
        for part in query.split("&"):
            if match := _QUERY.fullmatch(part):
                number = int(match["number"])
            else:
                kept.append(part)
        query = "&".join(kept)
    return f"{path.rstrip('/')}?{query}", number


def is_next_page(source: str, target: str) -> bool:
    """Return whether target is another page of the listing that source is a page of."""
    listing, number = listing_of(target)
    if number == 1:
        return False
    return listing_of(source)[0] == listing
