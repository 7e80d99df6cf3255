"""Read one response's bytes into a page reading: the first pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extraction.body.edges import trimmed
from extraction.body.sources_and_questions import with_questions, with_sources
from extraction.body.stacked_articles import own_article
from extraction.body.vote import read_body
from extraction.collection_pause import collection_paused
from extraction.dates.read_dates import read_dates
from extraction.facts.gather import gather
from extraction.formats.feeds import read_feed
from extraction.formats.pdf import read_pdf
from extraction.kinds.kind_evidence import KindEvidence
from extraction.kinds.page_kind import read_kind_evidence
from extraction.kinds.walls import sparse_key
from extraction.locations.candidate import OfficeCandidate
from extraction.locations.read_offices import read_offices
from extraction.locations.sources.unread_addresses import unread_addresses
from extraction.page.article_node import stated_body
from extraction.page.blocks import TextBlock, segment
from extraction.page.cards import CardOfBlock, cards_of_blocks
from extraction.page.document import Document, UnreadablePage, parse, selector
from extraction.page.language import declared_language, page_language
from extraction.page.own_place import OUTSIDE, PageAreas
from extraction.page.software import read_software
from extraction.page_reading import PageReading
from extraction.people.read_people import read_people
from extraction.site.listing_cards import read_cards
from extraction.site.template_digest import template_digest
from extraction.text_fields.description import read_descriptions
from extraction.text_fields.headline import read_headlines
from extraction.text_fields.sections_and_tags import read_sections, read_tags
from extraction.text_fields.site_names import read_site_names
from reference.content_type import is_pdf, unreadable_type
from reference.feeds import is_feed
from schemas.page_note import PageNoteName
from schemas.vocabulary import Region

MOST_OWN_OFFICES = 2
"""Addresses in the main part of one office's page; more are a list of offices."""


def read(
    body: bytes, url: str, content_type: str | None = None, headers: Mapping[str, str] | None = None
) -> PageReading:
    """Return the reading of one page (`read_bytes`) as a record; never raises."""
    return PageReading.model_validate_json(read_bytes(body, url, content_type, headers))


def read_bytes(
    body: bytes, url: str, content_type: str | None = None, headers: Mapping[str, str] | None = None
) -> bytes:
    """Return the reading of one page as it is kept (`PageReading.to_bytes`); never raises.

    Its URL is kept as given: callers pass the normalised one. Input that is not a page gives a reading with
    ``unreadable`` set and all else empty. A feed gives a reading with ``references`` alone, a PDF one with
    ``document``. No kind is decided, and nothing that is read hangs on one.
    """
    with collection_paused():
        return _read(body, url, content_type, headers)


def _read(body: bytes, url: str, content_type: str | None, headers: Mapping[str, str] | None) -> bytes:
    try:
        if is_feed(body, content_type):
            return read_feed(body, url).to_bytes()
        if is_pdf(body):
            return read_pdf(body, url).to_bytes()
        reason = unreadable_type(body, content_type)
        if reason is None:
            return _page_bytes(parse(body, url, content_type, headers))
    except UnreadablePage as error:
        reason = str(error)
    except Exception as error:  # the promise of `read`: a page never ends a crawl run
        reason = f"the extractor failed on it: {type(error).__name__}: {error}"[:500]
    return PageReading(url=url, unreadable=reason).to_bytes()


def _page_bytes(document: Document) -> bytes:
    """Return the reading of a parsed page.

    Blocks and facts, a hundred of each on a page, are written as plain values: whoever parses the reading makes
    records of them, once.
    """
    blocks = segment(document.body)
    evidence = read_kind_evidence(document, blocks)
    names = read_site_names(document)
    meta = document.structured.first_meta
    body = read_body(
        document.root,
        blocks,
        meta("og:title") or document.title,
        meta("og:description", "description"),
        stated=stated_body(document.structured),
    )
    article = body.article
    headlines = read_headlines(document, blocks, names, body.in_body if article is not None else ())
    whole = with_sources(blocks, with_questions(blocks, body.in_body), article)
    titles = [title for title in (meta("og:title"), document.title) if title]
    whole = own_article(blocks, whole, titles, document.url)
    in_body = trimmed(blocks, whole, [headline.text for headline in headlines])
    offices, phones = read_offices(document)
    areas = PageAreas(document, article)
    facts = gather(document, blocks, in_body)
    start = next((block.frame.element for block, inside in zip(blocks, in_body, strict=True) if inside), None)
    canonical = next((href for href in document.structured.links.get("canonical", ())), None)
    text = " ".join(block.text for block, inside in zip(blocks, in_body, strict=True) if inside)
    if not text:
        text = " ".join(block.text for block in blocks if block.link_words * 2 < block.words)
    reading = PageReading.model_construct(
        url=document.url,
        kind_evidence=evidence.model_copy(update={"address_names": _address_names(offices)}),
        notes=[*_notes(evidence)],
        sparse_key=sparse_key(document, blocks) if evidence.obstacle is None else None,
        title=document.title,
        canonical_url=document.absolute(canonical),
        language=page_language(declared_language(document), text),
        headlines=headlines,
        descriptions=read_descriptions(document),
        sections=read_sections(document, article, start),
        tags=read_tags(document, article, start),
        site_names=names,
        blocks=_read_blocks(
            blocks, in_body, cards_of_blocks(document, blocks, in_body), facts["block_regions"]
        ),
        body_confidence=body.confidence,
        template=template_digest(blocks, article),
        people=read_people(document, article, areas),
        dates=read_dates(document, article, areas),
        references=read_cards(document),
        offices=offices,
        phones=phones,
        unread_addresses=unread_addresses(document, offices),
        software=read_software(document),
        facts=facts,
    )
    return reading.to_bytes()


def _address_names(offices: Sequence[OfficeCandidate]) -> list[str]:
    """Return the streets and cities in a page's main part, folded; none where it lists many offices."""
    own = [office.address for office in offices if office.region in (Region.MAIN, Region.UNKNOWN)]
    if len(own) > MOST_OWN_OFFICES:
        return []
    parts = (part for address in own for part in (address.street, address.city) if part)
    names = (" ".join(word for word in part.casefold().split() if word.isalpha()) for part in parts)
    return sorted({name for name in names if name})


def _notes(evidence: KindEvidence) -> Iterator[PageNoteName]:
    if evidence.obstacle is not None:
        yield evidence.obstacle
    if evidence.wall and evidence.obstacle is not PageNoteName.WALL:
        yield PageNoteName.WALL


def _read_blocks(
    blocks: Sequence[TextBlock],
    in_body: Sequence[bool],
    cards: Sequence[CardOfBlock | None],
    regions: Sequence[Region],
) -> list[dict[str, object]]:
    """Return the fields of each `ReadBlock`, all of them, in the record's order."""
    readings: list[dict[str, object]] = []
    at = 0
    for block, inside, card, region in zip(blocks, in_body, cards, regions, strict=True):
        start = at if inside else 0
        end = start + len(block.text)
        if inside:
            at = end + 1
        readings.append(
            {
                "text": block.text,
                "block": {
                    "kind": block.kind, "start": start, "end": end, "level": block.level, "list_id": block.list_key,
                    "label": None, "language": None,
                },
                "path": selector(block.frame.element) if inside else block.frame.tag,
                "linked": block.link_words * 2 > block.words,
                "card": card.url if card else None,
                "listed": card.listed if card else False,
                "in_body": inside,
                "beside": not inside and region in OUTSIDE,
            }
        )  # fmt: skip
    return readings
