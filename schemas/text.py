"""The running text of a page, with the evidence of every value."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.believed_dates import BelievedDates
from schemas.block import Block
from schemas.dates import DateObservation, DateValue
from schemas.freshness import Freshness
from schemas.person import Person
from schemas.provenance import Provenance
from schemas.readability import Readability
from schemas.record import Record
from schemas.vocabulary import Genre, Lifecycle, PageKind


class RunningText(Record):
    """The fields that every text has, an article or not. Unknown is null, never guessed."""

    record: str
    """The record's type."""
    text_id: str = Field(pattern=r"^t-[0-9a-f]{16}$")
    """``t-`` and the digits of the page's id: stable over runs, moves and changes of kind; the subject of findings."""
    page_id: str = Field(pattern=r"^p-[0-9a-f]{16}$")
    """The page that holds it."""
    url: str
    """The page's final URL."""
    kind: PageKind
    """Purpose of the page."""
    genre: Genre = Genre.UNKNOWN
    """Sort of the text, by what it is for."""
    canonical_url: str | None = None
    """The URL that the page itself names as canonical, absolute and normalised."""
    previous_urls: list[str] = []
    """Other URLs that led to its page, in this run or an earlier one, sorted."""
    headline: str | None = None
    """The title without the site's name."""
    description: str | None = None
    """The page's own summary (JSON-LD, meta description)."""
    language: str | None = None
    """BCP 47 tag."""
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
    """The blocks of ``body_text``, in order, not overlapping; empty for a PDF's."""
    word_count: int = Field(ge=0)
    """Words of ``body_text``, split at white space."""
    content_hash: str = Field(pattern=r"^v1:[0-9a-f]{64}$")
    """Hash of the page's own main text; a template's or a date's change leaves it equal."""
    confidence: float = Field(ge=0, le=1)
    """F1 of words to expect of ``body_text``, 0 to 1, e.g. 0.9: about nine in ten of its words are the page's own text.

    About nine in ten words of that text are then in it, too. Measured by band, on pages that its trees have not
    seen: from 0.98 an F1 of .99, from 0.95 .965, from 0.9 .92, from 0.8 .81, from 0.7 .69, below .44
    (docs/measured.md, "What a text's confidence means").
    """
    provenance: Provenance = {}
    """Evidence by JSON pointer."""
    lifecycle: Lifecycle = Lifecycle.LIVE
    """State of the text over the runs."""
    believed: BelievedDates | None = None
    """What earlier runs saw of its words and dates, filled by the audit stage, null before it; never a change."""
    readability: Readability | None = None
    """Filled by the audit stage, null before it; a new value does not count as a change of the text."""
    freshness: Freshness | None = None
    """Filled by the audit stage, null before it; a new value does not count as a change of the text."""


class Text(RunningText):
    """The running text of a page of any kind but ``article``, or of a PDF."""

    record: Literal["text"] = "text"
    """The record's type."""
