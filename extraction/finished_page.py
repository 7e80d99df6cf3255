"""What `finish` makes of a page."""

from __future__ import annotations

from pydantic import Field

from schemas.article import Article
from schemas.linked_document import LinkedDocument
from schemas.page_note import PageNoteName
from schemas.record import Record
from schemas.vocabulary import PageKind


class FinishedPage(Record):
    """A page's own facts and, where it is an article, the article."""

    url: str
    """The final URL, normalised."""
    page_id: str
    """As given to `finish`."""
    unreadable: str | None = None
    """Why there was nothing to read, in words; null where there was."""
    kind: PageKind
    """What the page is for."""
    kind_confidence: float = Field(default=0, ge=0, le=1)
    """How sure."""
    language: str | None = None
    """BCP 47 tag of the main language."""
    title: str | None = None
    """The text of ``<title>``."""
    content_hash: str | None = None
    """``v1:`` and a sha256 of the page's own main text; null where there is none."""
    notes: list[PageNoteName] = []
    """Facts for the page's record, e.g. ``needs_javascript``."""
    document: LinkedDocument | None = None
    """Of a PDF."""
    article: Article | None = None
    """Only of pages of kind ``article``."""
