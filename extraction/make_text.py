"""Make the record of a page's running text: an article, or a text of another kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extraction.body.content_hash import content_hash
from extraction.body.labels import label_blocks
from extraction.dates.choice.choose_dates import choose_dates
from extraction.genre.read_genre import read_genre
from extraction.page_reading import PageReading, ReadBlock
from extraction.people.choose_people import choose_people
from extraction.site.site_facts import SiteFacts
from extraction.text_fields.headline import choose_headline
from extraction.text_fields.title_affixes import host_names, squashed
from language.typed_lists import typed_lists
from reference.ids import article_id, text_id
from reference.language_identification import identified_language, may_be_same
from reference.url_identity import page_key
from schemas.article import Article
from schemas.block import Block
from schemas.provenance import Evidence
from schemas.text import Text
from schemas.vocabulary import BlockKind, PageKind, Source


def make_text(
    reading: PageReading,
    facts: SiteFacts,
    chosen: Sequence[ReadBlock],
    kind: PageKind,
    *,
    page_id: str,
    sitemap_lastmod: str | None,
) -> Article | Text:
    """Return the record of a page's text with these blocks as its body."""
    body_text, blocks = _joined(chosen, reading.language)
    return _record(
        reading, facts, kind, page_id=page_id, sitemap_lastmod=sitemap_lastmod, body_text=body_text,
        body_blocks=blocks, content_hash=content_hash(block.text for block in chosen),
    )  # fmt: skip


def make_document_text(
    reading: PageReading, facts: SiteFacts, *, page_id: str, sitemap_lastmod: str | None
) -> Text | None:
    """Return the record of a PDF's words, without blocks; null for a scan without words."""
    text = reading.document_text
    if not text:
        return None
    made = _record(
        reading, facts, PageKind.OTHER, page_id=page_id, sitemap_lastmod=sitemap_lastmod, body_text=text,
        body_blocks=[], content_hash=content_hash([text]),
    )  # fmt: skip
    assert isinstance(made, Text)
    return made


def _record(
    reading: PageReading,
    facts: SiteFacts,
    kind: PageKind,
    *,
    page_id: str,
    sitemap_lastmod: str | None,
    **body: Any,
) -> Article | Text:
    affixes = {*facts.title_affixes, *(squashed(name) for name in reading.site_names)}
    references = facts.references.get(page_key(reading.url), [])
    headline = choose_headline(
        reading.headlines, affixes, [reference.title for reference in references if reference.title]
    )
    description = reading.descriptions[0] if reading.descriptions else None
    section = reading.sections[0] if reading.sections else None
    dates = choose_dates(reading.dates, facts.dates, references, sitemap_lastmod=sitemap_lastmod)
    site_names = [*reading.site_names, *(name for name in facts.site_names if name not in reading.site_names)]
    people = choose_people(
        reading.people,
        site_names=site_names,
        hosts=host_names(reading.url),
        template_people=facts.template_people,
    )
    provenance: dict[str, Evidence] = {}
    for pointer, found in (("/headline", headline), ("/description", description)):
        if found is not None:
            provenance[pointer] = found.evidence
    if kind is PageKind.ARTICLE:
        if section is not None:
            provenance["/section"] = section.evidence
        for at, tag in enumerate(reading.tags):
            provenance[f"/tags/{at}"] = tag.evidence
    for at, person in enumerate(people):
        provenance[f"/people/{at}"] = person.evidence
    genre = read_genre(
        kind=kind,
        url=reading.url,
        headline=headline.text if headline else None,
        language=reading.language,
        text=body["body_text"],
        headings=sum(block.kind is BlockKind.HEADING for block in body["body_blocks"]),
    )
    if genre.sign:
        provenance["/genre"] = Evidence(source=Source.INFERRED, raw=genre.sign)
    confidence = round(reading.body_confidence, 3)
    provenance["/body_text"] = Evidence(source=Source.BODY_VOTE, confidence=confidence)
    values: dict[str, Any] = {
        "text_id": text_id(page_id),
        "page_id": page_id,
        "url": reading.url,
        "genre": genre.genre,
        "canonical_url": reading.canonical_url,
        "headline": headline.text if headline else None,
        "description": description.text if description else None,
        "language": reading.language,
        "people": [candidate.person for candidate in people],
        "published": dates.published,
        "modified": dates.modified,
        "reviewed": dates.reviewed,
        "next_review_due": dates.next_review_due,
        "date_observations": dates.observations,
        "word_count": len(body["body_text"].split()),
        "confidence": confidence,
        "provenance": provenance,
        **body,
    }
    if kind is not PageKind.ARTICLE:
        return Text(kind=kind, **values)
    return Article(
        article_id=article_id(page_id),
        section=section.text if section else None,
        tags=[tag.text for tag in reading.tags],
        **values,
    )


def _joined(chosen: Sequence[ReadBlock], language: str | None) -> tuple[str, list[Block]]:
    """Return the body text, and its blocks with offsets and list numbers counted again, typed lists as lists."""
    labels = label_blocks(
        [(block.block.kind, block.block.level, block.text, block.linked) for block in chosen]
    )
    blocks, at = [], 0
    for read_block, label in zip(chosen, labels, strict=True):
        old, end = read_block.block, at + len(read_block.text)
        blocks.append(
            Block(
                kind=old.kind, start=at, end=end, level=old.level, list_id=old.list_id, label=label,
                language=_other_language(read_block, language),
            )
        )  # fmt: skip
        at = end + 1
    text = "\n".join(block.text for block in chosen)
    return text, typed_lists(text, blocks)


def _other_language(read_block: ReadBlock, language: str | None) -> str | None:
    """Return the language that a block is marked with, else identified as, where it is not the article's."""
    if marked := read_block.block.language:
        return None if marked.split("-")[0] == (language or "").split("-")[0] else marked
    found = identified_language(read_block.text)
    return None if found is None or (language and may_be_same(language, found)) else found
