"""An article of the site, with the evidence of every value."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.block import Block
from schemas.dates import DateObservation, DateValue
from schemas.freshness import Freshness
from schemas.person import Person
from schemas.provenance import Provenance
from schemas.readability import Readability
from schemas.record import Record
from schemas.vocabulary import Lifecycle


class Article(Record):
    """A post, patient information page or other text with a reader in mind. Unknown is null, never guessed."""

    record: Literal["article"] = "article"
    """The record's type."""
    article_id: str = Field(pattern=r"^a-[0-9a-f]{16}$")
    """Stable over runs and moves."""
    page_id: str = Field(pattern=r"^p-[0-9a-f]{16}$")
    """The page that holds it."""
    url: str
    """The page's final URL."""
    canonical_url: str | None = None
    """The URL that the page itself names as canonical, absolute and normalised."""
    previous_urls: list[str] = []
    """Former URLs, oldest first."""
    headline: str | None = None
    """The title without the site's name."""
    description: str | None = None
    """The page's own summary (JSON-LD, meta description)."""
    language: str | None = None
    """BCP 47 tag."""
    section: str | None = None
    """The first category that the page names for itself."""
    tags: list[str] = []
    """Keywords of this article; never a tag cloud's."""
    people: list[Person] = []
    """Everybody named with a role, in the order of the page."""
    published: DateValue | None = None
    """First publication; never filled from another date."""
    modified: DateValue | None = None
    """Last update; never filled from another date."""
    reviewed: DateValue | None = None
    """Last (medical) review; "updated by" never fills it."""
    next_review_due: DateValue | None = None
    """The date the page itself names for its next review."""
    date_observations: list[DateObservation] = []
    """Every date candidate, chosen or not, in the order of trust of its source."""
    body_text: str
    """Plain text, blocks joined by one line feed; the text that offsets point into."""
    body_blocks: list[Block] = []
    """The blocks of ``body_text``, in order, not overlapping."""
    word_count: int = Field(ge=0)
    """Words of ``body_text``, split at white space."""
    content_hash: str = Field(pattern=r"^v1:[0-9a-f]{64}$")
    """Hash of the page's own main text; a template's or a date's change leaves it equal."""
    confidence: float = Field(ge=0, le=1)
    """Agreement of the body's voters, 0 to 1."""
    provenance: Provenance = {}
    """Evidence by JSON pointer."""
    lifecycle: Lifecycle = Lifecycle.LIVE
    """State of the article over the runs."""
    readability: Readability | None = None
    """Filled by the audit stage, null before it; a new value does not count as a change of the article."""
    freshness: Freshness | None = None
    """Filled by the audit stage, null before it; a new value does not count as a change of the article."""
