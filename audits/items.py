"""Find the pages that show a fact of a page, and the words of it that a finding quotes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from schemas.facts.contact_link import ContactLink
from schemas.facts.form import Form
from schemas.facts.heading import Heading
from schemas.facts.image import Image
from schemas.facts.link import Link
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.seen_on import SeenOn
from schemas.facts.structured_data import StructuredData
from schemas.facts.template_text import TemplateText
from schemas.finding import Occurrence, Quote
from schemas.vocabulary import Region

FactItem = Link | ContactLink | Image | Heading | StructuredData | Form | TemplateText
"""One fact of a page or of what a template repeats."""

MOST_QUOTED = 200
"""Characters of a field that a finding quotes where the audit marks no slice; an image's address can hold its data."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The page, or the region of a template, that holds a list of facts."""

    subject: str
    """The page's id, or e.g. ``template:footer``."""
    url: str | None
    """The page's final URL; null for a template, whose facts name their pages."""
    template: str | None
    """Digest that pages of one template share; null where it is not known, and for a template."""

    def places(self, item: FactItem, pointer: str, quote: str | None = None) -> list[Occurrence]:
        """Return the occurrences of one of its facts: the page's one, or each page that is listed with a template's.

        ``pointer`` is the quoted field, e.g. ``/links/3/words``; without ``quote`` its value is quoted.
        """
        field = pointer.rpartition("/")[2]
        value = quote if quote is not None else str(getattr(item, field) or "")[:MOST_QUOTED]
        region: Region | None = getattr(item, "region", None)
        urls = [self.url] if self.url is not None else item.seen_on.urls if item.seen_on else []
        seen = not (getattr(item, "spoken", False) or getattr(item, "hidden", False))
        evidence = Quote(field=pointer, quote=value, visible=seen)
        return [Occurrence(subject=self.subject, url=url, evidence=evidence, region=region) for url in urls]


def owner_of(facts: PageFacts | TemplateFacts) -> Owner:
    """Return who holds these facts."""
    if isinstance(facts, TemplateFacts):
        return Owner(facts.subject, None, None)
    return Owner(facts.page_id, facts.url, facts.template)


def count_pages(urls: Collection[str], shown: Iterable[SeenOn]) -> int:
    """Return the number of pages that surely show a fault: pages of its own, and those of a template's facts.

    Exact while all pages are listed; of a template on more pages, a page of its own may be one of them.
    """
    most, listed = 0, set(urls)
    for seen in shown:
        most = max(most, seen.pages)
        listed.update(seen.urls)
    return max(most, len(listed))
