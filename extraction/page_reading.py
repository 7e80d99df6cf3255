"""What one page says, before the site is known: the result of `read`, the input of `learn` and `finish`."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from extraction.dates.candidate import DateCandidate
from extraction.locations.site.office_page import OfficePart
from extraction.people.candidate import PersonCandidate
from schemas.block import Block
from schemas.linked_document import LinkedDocument
from schemas.page_note import PageNoteName
from schemas.provenance import Evidence
from schemas.record import Record
from schemas.vocabulary import Source


class TextCandidate(Record):
    """A possible value of a text field, with its evidence."""

    text: str
    """The value."""
    evidence: Evidence
    """Where it stands."""


class ReadBlock(Record):
    """A block of body text as read, with what the site-wide pass needs to judge it."""

    text: str
    """The block's text, white space folded."""
    block: Block
    """Kind, level, list, label; offsets count in the reading's body and are counted anew at the end."""
    path: str
    """CSS path of the element, `document.selector`, of a body block; of others its tag alone."""
    linked: bool = False
    """Whether most of its words are link text."""
    in_body: bool
    """Whether the page's own vote takes it for body."""


class Reference(Record):
    """What this page says of another page of the site: a feed's entry, a listing's card."""

    url: str
    """The other page, normalised."""
    source: Source
    """A feed or a listing."""
    title: str | None = None
    """The title given there."""
    published: str | None = None
    """The date given there, ISO cut to its precision."""
    modified: str | None = None
    """The second date given there."""
    people: list[str] = []
    """Names given there."""
    raw: str | None = None
    """The date's text."""
    selector: str | None = None
    """Where it stands on this page."""


class PageReading(OfficePart):
    """Everything that `finish` may need of a page; no HTML in it."""

    model_config = ConfigDict(extra="forbid")

    kind_confidence: float = Field(default=0, ge=0, le=1)
    """How sure."""
    notes: list[PageNoteName] = []
    """Facts for the page's record, e.g. ``needs_javascript``."""
    canonical_url: str | None = None
    """As the page names it, absolute."""
    language: str | None = None
    """BCP 47."""
    headlines: list[TextCandidate] = []
    """Best first by this page alone."""
    descriptions: list[TextCandidate] = []
    """Best first."""
    sections: list[TextCandidate] = []
    """Best first."""
    tags: list[TextCandidate] = []
    """All that the page names for itself."""
    blocks: list[ReadBlock] = []
    """All text blocks of the page in order, body or not."""
    body_confidence: float = Field(default=0, ge=0, le=1)
    """Agreement of the voters."""
    template: str | None = None
    """Digest of the page's structure outside its body: pages of one template share it."""
    people: list[PersonCandidate] = []
    """Everybody named as author, reviewer and the like, best evidence first; of a page that is no article only those
    whom it names to machines."""
    dates: list[DateCandidate] = []
    """Every date found."""
    references: list[Reference] = []
    """What this page says of others."""
    document: LinkedDocument | None = None
    """Of a PDF; then kind is ``other`` and there are no blocks."""
    document_hash: str | None = None
    """Content hash of a PDF's text."""
