"""Hold the reading of one page, before the site is known: the result of `read`, the input of `learn` and `finish`."""

from __future__ import annotations

from typing import Any

import msgspec
from pydantic import ConfigDict, Field

from extraction.dates.candidate import DateCandidate
from extraction.facts.read_facts import ReadFacts
from extraction.kinds.kind_part import KindPart, Mentioned
from extraction.locations.site.office_page import OfficePart
from extraction.people.candidate import PersonCandidate
from schemas.block import Block
from schemas.linked_document import LinkedDocument
from schemas.page_note import PageNoteName
from schemas.provenance import Evidence
from schemas.record import Record
from schemas.software import Software
from schemas.vocabulary import Source


class TextCandidate(Record):
    """A possible value of a text field, with its evidence."""

    text: str
    """The value."""
    evidence: Evidence
    """The value's source and position."""


class ReadBlock(Record):
    """A block of text as read, with the facts by which the site-wide pass judges it."""

    text: str
    """The block's text, white space folded."""
    block: Block
    """Kind, level, list, label; offsets count in the reading's body and are counted again at the end."""
    path: str
    """CSS path of the element, `document.selector`, of a body block; of others its tag alone."""
    linked: bool = False
    """True where most of its words are link text."""
    card: str | None = None
    """URL of the page of the site that the card around a body block leads to (`page.cards`), normalised."""
    listed: bool = False
    """True where that card is one of a list of cards."""
    in_body: bool
    """True where the page's own vote takes it for body."""
    beside: bool = False
    """True where a sidebar, a menu, a footer or comments hold it, and it is not body."""


class Reference(Mentioned):
    """A mention of another page of the site: a feed's entry, a listing's card."""

    model_config = ConfigDict(extra="forbid")

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
    """CSS path of the mention on this page, or ``feed``."""


class PageReading(OfficePart, KindPart):
    """All facts of a page that `finish` may need, without HTML; no kind is decided in it, and nothing hangs on one."""

    model_config = ConfigDict(extra="forbid")

    notes: list[PageNoteName] = []
    """Facts for the page's record, e.g. ``needs_javascript``."""
    sparse_key: str | None = None
    """Key of title and words of a page that has hardly any and no menu (`walls.sparse_key`): many such pages that are
    equal are walls; null for others, and for stubs that lead on or say "not found"."""
    canonical_url: str | None = None
    """The canonical URL that the page names, absolute."""
    headlines: list[TextCandidate] = []
    """Candidates for the headline, best first by this page alone."""
    descriptions: list[TextCandidate] = []
    """Candidates for the description, best first."""
    sections: list[TextCandidate] = []
    """Candidates for the section, best first."""
    tags: list[TextCandidate] = []
    """All tags that the page names for itself."""
    blocks: list[ReadBlock] = []
    """All text blocks of the page in order, body or not."""
    body_confidence: float = Field(default=0.0, ge=0, le=1)
    """Confidence in the body."""
    template: str | None = None
    """Digest of the page's structure outside its body: pages of one template share it."""
    people: list[PersonCandidate] = []
    """Everybody named as author, reviewer and the like, best evidence first."""
    dates: list[DateCandidate] = []
    """Every date found."""
    references: list[Reference] = []
    """Mentions of other pages of the site."""
    software: Software | None = None
    """Software that made the page; null where the page shows none."""
    facts: ReadFacts = ReadFacts()
    """Facts that audits read: links, images, headings and the like."""
    document: LinkedDocument | None = None
    """The record of a PDF; then there are no blocks."""
    document_text: str = ""
    """A PDF's text, one line a paragraph as far as its lines show them."""

    def to_bytes(self) -> bytes:
        """Return the reading as it is kept: JSON in UTF-8, the bytes of `to_json`.

        A reading made by ``model_construct`` may hold plain dictionaries in place of records: all of a record's
        fields, in its order.
        """
        return _encode(self)


def _plain(value: Any) -> Any:
    """Return what msgspec writes of a value that it does not know: a record's fields, or text of lxml's own type."""
    if isinstance(value, Record):
        return vars(value)
    if isinstance(value, str):
        return str(value)
    raise NotImplementedError(f"a reading holds no {type(value).__name__}")


_encode = msgspec.json.Encoder(enc_hook=_plain).encode
"""Writes records in two thirds of the time of pydantic's writer, plain values in a third."""
