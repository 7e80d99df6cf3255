"""Name the parts of a page as the people who look at it do."""

from __future__ import annotations

from schemas.vocabulary import Region

_NAMES = {
    Region.HEADER: "header",
    Region.NAVIGATION: "menu",
    Region.SIDEBAR: "sidebar",
    Region.FOOTER: "footer",
    Region.COMMENT: "comments",
}


def in_region(region: Region | None) -> str:
    """Return where something is, e.g. ``in the footer``; empty for the middle of a page, which needs no name."""
    return f"in the {_NAMES[region]}" if region in _NAMES else ""
