"""Turn a page reading and the site's facts into the page's records: the third pass."""

from __future__ import annotations

from extraction.body.content_hash import content_hash
from extraction.body.labels import label_blocks
from extraction.dates.choice.choose_dates import choose_dates
from extraction.finished_page import FinishedPage
from extraction.page_reading import PageReading, ReadBlock
from extraction.people.choose_people import choose_people
from extraction.site.repetition import MIN_WORDS, text_key
from extraction.site.site_facts import SiteFacts
from extraction.site.teasers import is_teaser, opening_keys
from extraction.text_fields.headline import choose_headline
from extraction.text_fields.title_affixes import host_names, squashed, stripped
from reference.ids import text_id
from reference.language_identification import identified_language, may_be_same
from reference.url_identity import page_key
from schemas.article import Article
from schemas.block import Block
from schemas.person import Person
from schemas.provenance import Evidence
from schemas.vocabulary import BlockKind, PageKind, Source

LEAST_SHARE = 0.4
"""Share of a body's characters that must be left when the site's repetitions are taken out."""


def finish(
    reading: PageReading,
    facts: SiteFacts,
    *,
    page_id: str,
    article_id: str,
    sitemap_lastmod: str | None = None,
) -> FinishedPage:
    """Return the page's own facts and, for a page of kind ``article`` with a body, the article.

    Pages of other kinds (services, people, offices) give no article: their text is not one with a date and
    an author, and the audits read articles.
    """
    if reading.unreadable is not None:
        return FinishedPage(
            url=reading.url, page_id=page_id, unreadable=reading.unreadable, kind=PageKind.OTHER
        )
    if reading.document is not None:
        return FinishedPage(
            url=reading.url, page_id=page_id, kind=reading.kind, kind_confidence=reading.kind_confidence,
            language=reading.language, title=reading.title, content_hash=reading.document_hash, notes=reading.notes,
            document=reading.document,
        )  # fmt: skip
    chosen = _body(reading, facts)
    article = None
    if reading.kind is PageKind.ARTICLE and chosen:
        article = _article(reading, facts, chosen, page_id, article_id, sitemap_lastmod)
    own = [block.text for block in chosen] or _own_texts(reading, facts)
    return FinishedPage(
        url=reading.url,
        page_id=page_id,
        kind=reading.kind,
        kind_confidence=reading.kind_confidence,
        language=reading.language,
        title=reading.title,
        content_hash=article.content_hash if article else content_hash(own) if own else None,
        notes=reading.notes,
        article=article,
    )


def _body(reading: PageReading, facts: SiteFacts) -> list[ReadBlock]:
    """Return the body without texts that the template repeats, teasers of other articles, and headings left empty.

    Where that would leave less than `LEAST_SHARE` of the characters, the pages are copies of one another, and the body
    stays as the page alone has it.
    """
    body = [block for block in reading.blocks if block.in_body]
    repeated, titles, openings = facts.repeated(reading.template), facts.title_keys, facts.opening_keys
    own = opening_keys(reading) | {
        text_key(stripped(candidate.text, facts.title_affixes)) for candidate in reading.headlines
    }
    chosen = [
        block
        for block in body
        if not (len(block.text.split()) >= MIN_WORDS and text_key(block.text) in repeated)
        and not is_teaser(block, titles, openings, own)
    ]
    if len(chosen) == len(body):
        return body
    while chosen and chosen[-1].block.kind is BlockKind.HEADING:
        chosen.pop()
    left = sum(len(block.text) for block in chosen)
    return chosen if left >= LEAST_SHARE * sum(len(block.text) for block in body) else body


def _own_texts(reading: PageReading, facts: SiteFacts) -> list[str]:
    """Return the texts of a page that is not an article, less those that its template repeats."""
    repeated = facts.repeated(reading.template)
    return [
        block.text
        for block in reading.blocks
        if len(block.text.split()) >= MIN_WORDS and text_key(block.text) not in repeated
    ]


def _article(
    reading: PageReading,
    facts: SiteFacts,
    chosen: list[ReadBlock],
    page_id: str,
    article_id: str,
    sitemap_lastmod: str | None,
) -> Article:
    body_text, blocks = _joined(chosen, reading.language)
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
    for pointer, found in (("/headline", headline), ("/description", description), ("/section", section)):
        if found is not None:
            provenance[pointer] = found.evidence
    for at, tag in enumerate(reading.tags):
        provenance[f"/tags/{at}"] = tag.evidence
    for at, person in enumerate(people):
        provenance[f"/people/{at}"] = person.evidence
    provenance["/body_text"] = Evidence(source=Source.BODY_VOTE, confidence=round(reading.body_confidence, 3))
    named: list[Person] = [candidate.person for candidate in people]
    return Article(
        text_id=text_id(page_id),
        article_id=article_id,
        page_id=page_id,
        url=reading.url,
        canonical_url=reading.canonical_url,
        headline=headline.text if headline else None,
        description=description.text if description else None,
        language=reading.language,
        section=section.text if section else None,
        tags=[tag.text for tag in reading.tags],
        people=named,
        published=dates.published,
        modified=dates.modified,
        reviewed=dates.reviewed,
        next_review_due=dates.next_review_due,
        date_observations=dates.observations,
        body_text=body_text,
        body_blocks=blocks,
        word_count=len(body_text.split()),
        content_hash=content_hash(block.text for block in chosen),
        confidence=round(reading.body_confidence, 3),
        provenance=provenance,
    )


def _joined(chosen: list[ReadBlock], language: str | None) -> tuple[str, list[Block]]:
    """Return the body text, and its blocks with offsets and list numbers counted again."""
    labels = label_blocks([(block.block.kind, block.block.level, block.text) for block in chosen])
    numbers: dict[int, int] = {}
    blocks, at = [], 0
    for read_block, label in zip(chosen, labels, strict=True):
        old, end = read_block.block, at + len(read_block.text)
        number = None if old.list_id is None else numbers.setdefault(old.list_id, len(numbers))
        blocks.append(
            Block(
                kind=old.kind, start=at, end=end, level=old.level, list_id=number, label=label,
                language=_other_language(read_block, language),
            )
        )  # fmt: skip
        at = end + 1
    return "\n".join(block.text for block in chosen), blocks


def _other_language(read_block: ReadBlock, language: str | None) -> str | None:
    """Return the language that a block is marked with, else identified as, where it is not the article's."""
    if marked := read_block.block.language:
        return None if marked.split("-")[0] == (language or "").split("-")[0] else marked
    found = identified_language(read_block.text)
    return None if found is None or (language and may_be_same(language, found)) else found
