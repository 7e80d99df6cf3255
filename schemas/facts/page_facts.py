"""All facts of one page, or of what a template repeats in one region."""

from __future__ import annotations

from pydantic import Field

from schemas.facts.contact_link import ContactLink
from schemas.facts.form import Form
from schemas.facts.heading import Heading
from schemas.facts.image import Image
from schemas.facts.link import Link
from schemas.facts.meta import Meta
from schemas.facts.other_text import OtherText
from schemas.facts.structured_data import StructuredData
from schemas.facts.template_text import TemplateText
from schemas.record import Record
from schemas.vocabulary import Region


class Facts(Record):
    """Facts by name; each list in the order of the page, or sorted where a template's."""

    links: list[Link] = []
    """Links to pages."""
    contact_links: list[ContactLink] = []
    """Links that call or write."""
    images: list[Image] = []
    """Pictures."""
    headings: list[Heading] = []
    """Headings."""
    structured_data: list[StructuredData] = []
    """Blocks of JSON-LD."""
    forms: list[Form] = []
    """Forms."""


class PageFacts(Facts):
    """A page's own facts: without what a template repeats on other pages."""

    page_id: str
    """The page."""
    url: str
    """Its final URL."""
    template: str | None = None
    """Digest that pages of one template share; null where it is not known."""
    meta: Meta = Meta()
    """Statements of its head."""
    other_texts: list[OtherText] = []
    """Blocks of text outside of its running text and of what its template repeats, in the order of the page."""
    words_left: int = Field(default=0, ge=0)
    """Words outside of its running text and of what its template repeats, e.g. of cards on this page alone."""


class TemplateFacts(Facts):
    """What several pages show in one region: gathered once, each item with its pages."""

    region: Region
    """The part of the pages."""
    template_texts: list[TemplateText] = []
    """Texts, sorted."""

    @property
    def subject(self) -> str:
        """Return the subject of findings about it, e.g. ``template:footer``."""
        return f"template:{self.region.value}"
