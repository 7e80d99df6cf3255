"""Read the cards of a listing: link, title and day of each page that it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import html

from extraction.dates.labels.label import label_before
from extraction.dates.parsing.day_month_order import writes_day_first
from extraction.dates.parsing.instant import Instant, read_instant
from extraction.dates.parsing.written import find_written
from extraction.page.blocks import HEADINGS
from extraction.page.cards import target_page
from extraction.page.document import Document, fold, selector
from extraction.page.short_text import opening
from extraction.page.text_lines import container_of, text_lines_of
from extraction.page.text_search import blocks_with
from extraction.page_reading import Reference
from schemas.vocabulary import DateRole, Region, Source

LEAST_CARDS = 2
"""Cards that make a list; a single dated link is somebody's news."""
MAX_CARDS = 500
"""Cards read of a page."""
LINE_CHARACTERS = 120
"""A date in a longer line is part of a text."""
LEVELS = 8
"""Elements climbed from a date to the card that holds it."""
CARD_LINKS = 100
"""Links looked at in an element: one with more is a list of cards, and two of its pages are found among these."""
_ELSEWHERE = frozenset((Region.NAVIGATION, Region.FOOTER, Region.COMMENT))
_EVENT = re.compile(r"(?:^|[\s_-])(?:events?|tribe|calendar|webinars?|jobs?|vacanc\w+)(?:$|[\s_-])", re.I)
"""Matches ``tribe-events``: their days are not those of publication."""


def read_cards(document: Document) -> list[Reference]:
    """Return a reference to the page of each card of a listing: its title and, where the card shows one, a day.

    A card is the largest element around a date that leads to one page of the site and no other. A date that belongs
    to two pages, or two dates for one page, are left out.
    """
    day_first = writes_day_first(document)
    found: dict[str, list[Reference]] = {}
    for element, role, instant, raw in _days(document, day_first):
        titled = _page_of(document, element)
        if titled is None:
            continue
        url, title = titled
        reference = Reference(
            url=url, source=Source.LISTING, title=title, raw=raw, selector=selector(element),
            published=instant.value if role is DateRole.PUBLISHED else None,
            modified=instant.value if role is DateRole.MODIFIED else None,
        )  # fmt: skip
        found.setdefault(url, []).append(reference)
        if len(found) >= MAX_CARDS:
            break
    if len(found) < LEAST_CARDS:
        return []
    return [_one(references) for references in found.values()]


def _one(references: list[Reference]) -> Reference:
    """Return the first reference, with the days that all others of its page agree on."""
    published = {reference.published for reference in references if reference.published}
    modified = {reference.modified for reference in references if reference.modified}
    return references[0].model_copy(
        update={
            "published": published.pop() if len(published) == 1 else None,
            "modified": modified.pop() if len(modified) == 1 else None,
        }
    )


def _days(document: Document, day_first: bool) -> Iterator[tuple[html.HtmlElement, DateRole, Instant, str]]:
    """Yield the days of short lines, with the element that holds each."""
    timed: set[html.HtmlElement] = set()
    for time in document.body.iter("time"):
        stated = read_instant(time.get("datetime") or "")
        if stated is None or not stated.day:
            continue
        timed.update(time.iter())
        text = fold(time.text_content())
        around = opening(container_of(time), LINE_CHARACTERS + len(text)) if text else ""
        before = around.partition(text)[0] if text else ""
        if len(before) <= LINE_CHARACTERS and (role := _role(before)) is not None:
            yield time, role, stated, text or stated.value
    for block in blocks_with(document, ("20", "19"), longest=LINE_CHARACTERS):
        for line in text_lines_of(block):
            if len(line.text) > LINE_CHARACTERS:
                continue
            days = [d for d in find_written(line.text, day_first=day_first) if d.instant.day and not d.short]
            if len(days) != 1 or days[0].ambiguous is not None:
                continue
            element = line.element_at(days[0].start)
            role = _role(line.text[: days[0].start])
            if role is not None and element not in timed:
                yield element, role, days[0].instant, line.text[days[0].start : days[0].end]


def _role(before: str) -> DateRole | None:
    """Return a day's role by the words before it; null where it is neither a publication nor an update."""
    labels = label_before(before, line_length=len(before))
    if not labels:
        return DateRole.PUBLISHED
    role = labels[0].role
    return role if role in (DateRole.PUBLISHED, DateRole.MODIFIED) and not labels[0].decoy else None


def _page_of(document: Document, element: html.HtmlElement) -> tuple[str, str] | None:
    """Return the only page that the smallest linking element around a date leads to, with the title given there."""
    around = [element, *element.iterancestors()]
    if document.region(element) in _ELSEWHERE or any(_is_event(node) for node in around):
        return None
    for node in around[:LEVELS]:
        if node.tag in ("main", "body"):
            return None
        titles = _titles(document, node)
        if titles:
            return next(iter(titles.items())) if len(titles) == 1 else None
    return None


def _is_event(element: html.HtmlElement) -> bool:
    return element.tag != "body" and bool(
        _EVENT.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    )


def _titles(document: Document, node: html.HtmlElement) -> dict[str, str]:
    """Return pages and titles by an element's linked headings, or by its linked words where no heading is linked."""
    links = chain((node,) if node.tag == "a" else node.iter("a"), node.iterancestors("a"))
    headed: dict[str, str] = {}
    named: dict[str, str] = {}
    for link in islice(links, CARD_LINKS):
        url = target_page(document, link)
        if url is None:
            continue
        heading = next((h for h in (*link.iter(*HEADINGS), *link.iterancestors(*HEADINGS))), None)
        text = fold((link if heading is None else heading).text_content())
        names = named if heading is None else headed
        if len(text) > len(names.get(url, "")):
            names[url] = text
    return headed or {url: text for url, text in named.items() if len(text.split()) >= 3}
