"""Write and read the manifest's reasons for URLs that were not requested, e.g. ``max_pattern_pages /calendar/#/#/``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LeftOutReason(StrEnum):
    """The words of the reasons. A word is never renamed or reused: manifests of earlier runs hold it."""

    ROBOTS = "robots"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    LOGIN_OR_CART = "login_or_cart"
    OTHER_FILE = "other_file"
    NOT_INCLUDED = "not_included"
    EXCLUDED = "excluded"
    REPEATING_PATH = "repeating_path"
    MAX_DEPTH = "max_depth"
    """With the section."""
    MAX_PATTERN_PAGES = "max_pattern_pages"
    """With the shape of the URLs."""
    MAX_SECTION_PAGES = "max_section_pages"
    """With the section."""
    MAX_PAGES = "max_pages"
    MAX_SITE_PAGES = "max_site_pages"
    MAX_KNOWN_URLS = "max_known_urls"
    """URLs that were met when so many were known already; one that is met again later may count again."""
    MAX_SITEMAPS = "max_sitemaps"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One reason, with the part of the site that it holds for."""

    reason: LeftOutReason | str
    """A plain string only where another version of Checkup wrote a word that this one does not know."""
    where: str = ""
    """Shape or section of the URLs, e.g. ``/calendar/#/#/``; empty for the whole site."""

    def __str__(self) -> str:
        """Return the reason as manifests hold it."""
        return f"{self.reason} {self.where}" if self.where else str(self.reason)


def read_left_out(text: str) -> LeftOut:
    """Return the reason that a manifest or the store holds as a string."""
    reason, _, where = text.partition(" ")
    return LeftOut(LeftOutReason(reason) if reason in _REASONS else reason, where)


_REASONS = frozenset(LeftOutReason)
