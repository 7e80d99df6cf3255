"""Read the names beside the date of the byline that have no label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from extraction.dates.sources.dated_elements import dated_blocks, machine_readable_elements
from extraction.page.document import Document, fold, selector
from extraction.page.own_place import PageAreas
from extraction.page.text_lines import container_of, text_lines_of
from extraction.people.candidate import PersonCandidate
from extraction.people.names.credentials import split_credentials
from extraction.people.names.degrees import is_degree
from extraction.people.names.name import has_given_name, is_name
from extraction.people.names.people_in_text import people_in_text
from extraction.people.sources.byline_words import LABEL
from extraction.people.sources.name_position import NamePosition
from schemas.vocabulary import Role, Source

UNLABELLED_TRUST = 1
"""Rank of a name that only its position makes an author's: that of a meta element."""
_BOX = 160
"""Most characters of a byline with everything in it."""
_LINE = 60
"""Most characters of a line of names beside such a byline."""
_LINES = frozenset(("p", "div", "span"))
_PARTS = re.compile(r"\s*[|•·/]\s*|\s+[–—-]\s+|,\s+(?=\d)|\s+(?:on|updated|posted|published)\b", re.I)
"""Matches the `` • `` of ``Jane Smith • March 3, 2024``."""


def people_beside_date(
    document: Document, areas: PageAreas, position: NamePosition
) -> Iterator[PersonCandidate]:
    """Yield the names beside the first date by the headline, each with a common given name first or with a degree.

    The date makes it a byline, the given name or the degree a person; without both, a line of capitals is anything.
    """
    for block in (*dated_blocks(document), *map(container_of, machine_readable_elements(document))):
        if not areas.near_headline(block) or not position.is_own(block):
            continue
        box = _byline_box(block)
        if box is None or LABEL.search(box.text_content()):
            continue
        people = _people_in(box)
        if not people:
            people = [
                found for beside in (box.getprevious(), box.getnext()) for found in _people_alone(beside)
            ]
        if people:
            yield from people
            return


def _people_in(box: html.HtmlElement) -> list[PersonCandidate]:
    """Return the people of a byline's box, of each part between its separators."""
    people: list[PersonCandidate] = []
    for element in (box, *box.iterdescendants()):
        if isinstance(element.tag, str):
            for text_line in text_lines_of(element):
                for part in _PARTS.split(text_line.text):
                    people += _people(part or "", element, text_line.text)
    return people


def _people_alone(element: html.HtmlElement | None) -> list[PersonCandidate]:
    """Return the people of a line right beside a byline's box that holds nothing else."""
    if element is None or element.tag not in _LINES or len(fold(element.text_content())) > _LINE:
        return []
    text = fold(element.text_content())
    return _people(text, element, text)


def _people(part: str, element: html.HtmlElement, line: str) -> list[PersonCandidate]:
    name, credentials, _ = split_credentials(part)
    degrees = any(map(is_degree, credentials))
    if not is_name(name, vouched=degrees) or not (degrees or has_given_name(name)):
        return []
    return list(
        people_in_text(
            part, Role.AUTHOR, Source.VISIBLE, trust=UNLABELLED_TRUST, selector=selector(element), raw=line
        )
    )


def _byline_box(block: html.HtmlElement) -> html.HtmlElement | None:
    """Return the largest box around a date that holds no more text than a byline, up to two levels out."""
    box: html.HtmlElement | None = None
    node: html.HtmlElement | None = block
    for _ in range(3):
        if node is None or node.tag in ("body", "main", "article") or node.find(".//h1") is not None:
            break
        if len(fold(node.text_content())) > _BOX:
            break
        box = node
        node = node.getparent()
    return box
