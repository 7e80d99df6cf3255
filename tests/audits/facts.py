"""Build facts of pages and templates by hand."""

from __future__ import annotations

import datetime
from typing import Any

from schemas.facts.image import Image
from schemas.facts.link import Link
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.seen_on import SeenOn
from schemas.facts.structured_data import StructuredData
from schemas.facts.template_text import TemplateText
from schemas.page import Page
from schemas.vocabulary import BlockKind, Fetch, PageKind, Region

SITE = "https://clinic.example"
ASKED = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def page(number: int, status: int | None = 200, **fields: Any) -> Page:
    """Return a page as the crawl found it."""
    values: dict[str, Any] = {
        "page_id": f"p-{number:016x}",
        "url": f"{SITE}/{number}/",
        "final_url": f"{SITE}/{number}/",
        "http_status": status,
        "fetch": Fetch.FETCHED if status == 200 else Fetch.ERROR,
        "kind": PageKind.OTHER,
        "fetched_at": ASKED,
    }
    return Page(**(values | fields))


def page_facts(number: int, **facts: Any) -> PageFacts:
    """Return the facts of a page."""
    return PageFacts(page_id=f"p-{number:016x}", url=f"{SITE}/{number}/", **facts)


def template(region: Region = Region.FOOTER, **facts: Any) -> TemplateFacts:
    """Return the facts of a region of a template."""
    return TemplateFacts(region=region, **facts)


def seen_on(*numbers: int, pages: int | None = None) -> SeenOn:
    """Return the pages that show something, of which more may be counted than are listed."""
    return SeenOn(pages=pages or len(numbers), urls=[f"{SITE}/{number}/" for number in numbers])


def link(to: int | str, words: str = "our offices", **fields: Any) -> Link:
    """Return a link, to a page by its number or to an address."""
    url = to if isinstance(to, str) else f"{SITE}/{to}/"
    values: dict[str, Any] = {"inside": url.startswith(SITE), "region": Region.MAIN}
    return Link(url=url, words=words, **(values | fields))


def image(name: str, alternative: str | None = None, **fields: Any) -> Image:
    """Return an image."""
    values: dict[str, Any] = {"region": Region.MAIN}
    return Image(src=f"{SITE}/images/{name}", alternative=alternative, **(values | fields))


def block(error: str | None = None, **fields: Any) -> StructuredData:
    """Return a block of structured data."""
    quote = '"name": "Maple Hill Clinic" "telephone":' if error else None
    values: dict[str, Any] = {"line": 12, "error": error, "error_line": 15 if error else None, "quote": quote}
    return StructuredData(**(values | fields))


def template_text(text: str, shown: SeenOn, region: Region = Region.FOOTER, **fields: Any) -> TemplateText:
    """Return a text that a template repeats."""
    return TemplateText(text=text, kind=BlockKind.PARAGRAPH, region=region, seen_on=shown, **fields)
