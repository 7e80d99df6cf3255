"""Hold the result of `finish` for one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction.site.site_items import SharedItem
from schemas.article import Article
from schemas.facts.page_facts import PageFacts
from schemas.linked_document import LinkedDocument
from schemas.page_note import PageNote, PageNoteName
from schemas.software import Software
from schemas.text import Text
from schemas.vocabulary import PageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedPage:
    """A page's own facts and its running text."""

    url: str
    """The final URL, normalised."""
    page_id: str
    """The id given to `finish`."""
    unreadable: str | None = None
    """The reason, in words, why the page could not be read; null where it was read."""
    kind: PageKind
    """The page's purpose."""
    kind_confidence: float = 0
    """Confidence in the kind, 0 to 1."""
    language: str | None = None
    """BCP 47 tag of the main language."""
    title: str | None = None
    """The text of ``<title>``."""
    content_hash: str | None = None
    """``v1:`` and a sha256 of the page's own main text; null where there is none."""
    copy_of: str | None = None
    """URL of the page that this one is a copy of, and whose text stands for both; null for none."""
    canonical_elsewhere: str | None = None
    """URL of the page that this one names as canonical though its text is another; null for none."""
    notes: Sequence[PageNoteName] = ()
    """Facts for the page's record, e.g. ``needs_javascript``."""
    software: Software | None = None
    """Software that made the page; null where the page shows none."""
    document: LinkedDocument | None = None
    """The record of a PDF; null for other pages."""
    text: Article | Text | None = None
    """The record of its running text: of a page of kind ``article`` an article; null where it has none of its own."""
    own_facts: bytes | None = None
    """The page's own facts (`PageFacts`) as JSON; null for a PDF, a feed and what cannot be read."""
    words_left: int = 0
    """Words of the page that are neither its running text nor its template's."""
    shared: Sequence[SharedItem] = ()
    """What the page shows of its template."""

    def page_notes(self) -> list[str]:
        """Return the notes for the page's record, as records hold them."""
        found = [PageNote(name) for name in self.notes]
        if self.copy_of is not None:
            found.append(PageNote(PageNoteName.COPY_OF, self.copy_of))
        elif self.text is None and self.unreadable is None and self.document is None and not self.notes:
            found.append(PageNote(PageNoteName.NO_RUNNING_TEXT))
        if self.canonical_elsewhere is not None:
            found.append(PageNote(PageNoteName.CANONICAL_ELSEWHERE, self.canonical_elsewhere))
        return [str(note) for note in found]

    @property
    def facts(self) -> PageFacts | None:
        """Return the page's own facts as a record."""
        return PageFacts.model_validate_json(self.own_facts) if self.own_facts else None

    @property
    def article(self) -> Article | None:
        """Return the text where it is an article."""
        return self.text if isinstance(self.text, Article) else None
