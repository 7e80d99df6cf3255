"""Turn a page reading and the site's facts into the page's records: the third pass."""

from __future__ import annotations

from extraction.body.content_hash import content_hash
from extraction.finished_page import FinishedPage
from extraction.kinds.decide_kinds import decided_alone
from extraction.make_text import make_document_text, make_text
from extraction.page_reading import PageReading
from extraction.site.loaded_reading import LoadedReading
from extraction.site.own_and_shared import own_and_shared
from extraction.site.own_body import other_texts, own_body
from extraction.site.site_facts import SiteFacts
from extraction.site.site_readings import SiteReadings
from schemas.page_note import PageNoteName
from schemas.vocabulary import PageKind


def finish(
    reading: PageReading, facts: SiteFacts, *, page_id: str, sitemap_lastmod: str | None = None
) -> FinishedPage:
    """Return the page's own facts and, where it has running text of its own, the text: a kind labels it and never
    withholds it."""
    page = SiteReadings().load(reading.to_bytes())
    return finish_loaded(page, facts, page_id=page_id, sitemap_lastmod=sitemap_lastmod)


def finish_loaded(
    page: LoadedReading, facts: SiteFacts, *, page_id: str, sitemap_lastmod: str | None = None
) -> FinishedPage:
    """Return the same of a reading as `SiteReadings` loads it."""
    reading = page.reading
    if reading.unreadable is not None:
        return FinishedPage(
            url=reading.url, page_id=page_id, unreadable=reading.unreadable, kind=PageKind.OTHER
        )
    kind, confidence, note = facts.kinds.get(reading.url) or decided_alone(reading)
    notes = [*reading.notes, *([note] if note else [])]
    if reading.document is not None:
        text = make_document_text(reading, facts, page_id=page_id, sitemap_lastmod=sitemap_lastmod)
        return FinishedPage(
            url=reading.url, page_id=page_id, kind=kind, kind_confidence=confidence, language=reading.language,
            title=reading.title, content_hash=text.content_hash if text else None, notes=notes,
            document=reading.document, text=text,
        )  # fmt: skip
    if is_walled(reading, facts):
        if PageNoteName.WALL not in notes:
            notes.append(PageNoteName.WALL)
        return FinishedPage(
            url=reading.url, page_id=page_id, kind=PageKind.OTHER, kind_confidence=0.9, language=reading.language,
            title=reading.title, notes=notes,
        )  # fmt: skip
    chosen = own_body(reading, facts, is_article=kind is PageKind.ARTICLE)
    made = None
    if chosen:
        made = make_text(reading, facts, chosen, kind, page_id=page_id, sitemap_lastmod=sitemap_lastmod)
    others = [] if made else other_texts(reading, facts)
    parted = own_and_shared(
        page, facts.shared_keys, facts.repeated(reading.template), chosen, page_id=page_id
    )
    return FinishedPage(
        url=reading.url,
        page_id=page_id,
        kind=kind,
        kind_confidence=confidence,
        language=reading.language,
        title=reading.title,
        content_hash=made.content_hash if made else content_hash(others) if others else None,
        notes=notes,
        software=reading.software,
        text=made,
        own_facts=parted.own,
        words_left=parted.words_left,
        shared=parted.shared,
    )


def is_walled(reading: PageReading, facts: SiteFacts) -> bool:
    """Return whether something is in the page's place, by the page alone or by others that say the same few words.

    Such a page gives no text: where it had one before, it is unreachable, not changed.
    """
    return PageNoteName.WALL in reading.notes or reading.url in facts.wall_urls
