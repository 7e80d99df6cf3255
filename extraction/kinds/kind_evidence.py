"""Hold what a page shows of its kind, as `learn` decides on it."""

from __future__ import annotations

from pydantic import Field

from schemas.page_note import PageNoteName
from schemas.record import Record


class KindEvidence(Record):
    """Evidence of one page for its kind; the site decides."""

    obstacle: PageNoteName | None = None
    """The reason why the page is junk, or why its text cannot be seen; with it, all else but ``wall`` is empty."""
    wall: bool = False
    """True where something else is in the page's place (`walls.is_wall`)."""
    title: str = ""
    """The page's own title: of its headings, else of its ``<title>``."""
    stated_title: str = ""
    """The first part of its ``<title>``."""
    about_site: bool = False
    """True where that title is ``About`` and the site's name."""
    archive_path: bool = False
    """True where the path of the URL is an archive's, e.g. ``/tag/ice/``."""
    main_person: bool = False
    """True where its markup describes a person first of all."""
    prose_words: int = Field(default=0, ge=0)
    """Words in prose."""
    found: dict[str, float] = {}
    """Structure and text by name (`evidence`), each 0 to 1."""
    score: float = Field(default=0.0, ge=0, le=1)
    """Likelihood of an article by the trees (`article_score`)."""
    lists: dict[str, list[str]] = {}
    """URLs of the site's pages by the kind that the label above their list names (`list_links`), sorted."""
    spam: list[str] = []
    """Signs that it sells what break-ins leave on other people's sites (`spam_words`), sorted."""
    address_names: list[str] = []
    """Streets without their numbers, and cities, of the few addresses in its main part, folded, sorted."""
