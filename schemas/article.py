"""An article of the site, with the evidence of every value."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.text import RunningText
from schemas.vocabulary import PageKind


class Article(RunningText):
    """A post, patient information page or other text with a reader in mind. Unknown is null, never guessed."""

    record: Literal["article"] = "article"
    """The record's type."""
    kind: Literal[PageKind.ARTICLE] = PageKind.ARTICLE
    """Purpose of the page."""
    article_id: str = Field(pattern=r"^a-[0-9a-f]{16}$")
    """``a-`` and the digits of the page's id; stable over runs and moves."""
    section: str | None = None
    """The first category that the page names for itself."""
    tags: list[str] = []
    """Keywords of this article; never a tag cloud's."""
