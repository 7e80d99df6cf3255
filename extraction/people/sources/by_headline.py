"""Read names by the headline that neither label nor date marks: ``Dr. Ada Roe, DDS``, a link to a writer's page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import html

from extraction.page.document import Document, fold, selector
from extraction.page.own_place import PageAreas
from extraction.page.text_lines import INLINE, UNSEEN, text_lines_of
from extraction.people.candidate import PersonCandidate
from extraction.people.names.degrees import is_degree
from extraction.people.names.honorifics import is_called_doctor
from extraction.people.names.name import has_given_name, same_person
from extraction.people.names.people_in_text import people_in_text
from extraction.people.names.vouching import is_vouched
from extraction.people.sources.byline import cut
from extraction.people.sources.byline_words import LABEL
from extraction.people.sources.name_position import NamePosition
from schemas.vocabulary import Role, Source

TRUST = 1
"""Rank of a name that only its position makes an author's: that of a meta element."""
_LONGEST = 90
"""Most characters of such a line."""
_HEADINGS_TEXT = """
h1 h2 h3 h4 h5 h6
"""
_HEADINGS = frozenset(_HEADINGS_TEXT.split())
_AUTHORS_PAGE = re.compile(
    r"/(?:authors?|contributors?|columnists?|writers?|profiles?|by|byline|staff|people|team|bios?|experts?)/[^/?#]+/?(?:[?#]|$)",
    re.I,
)
"""Matches ``/profiles/ada-roe-309429``: the address of a writer's page."""
_MAY_NAME = re.compile(r"^(?:Drs?|Prof|Doctor)\b|[, (][A-Z][A-Za-z.]*[A-Z]")
"""Matches ``Dr`` and the `` MD`` of ``Ada Roe, MD``: most lines by a headline have neither, and cost no more."""
_LONGEST_LINE = 200
"""Most characters of a line of several parts."""
_PART = re.compile(r"\s*[|•·]\s*")
"""Matches the `` | `` before ``Reviewed by Tom Reed``."""


def people_by_headline(
    document: Document, areas: PageAreas, position: NamePosition, known: Sequence[PersonCandidate]
) -> Iterator[PersonCandidate]:
    """Yield the people of the first such line by the headline that is not about somebody `known` in a role.

    Each has a doctor's title, or a degree behind a known given name; or the line opens with a link from a known given
    name, title or credential to a page whose address is a writer's. Any other name by a headline may be a patient's.
    """
    for element in areas.around_headline():
        if not isinstance(element.tag, str) or element.tag in INLINE | UNSEEN | _HEADINGS:
            continue
        if areas.holds_headline(element) or not areas.near_headline(element):
            continue
        for text_line in text_lines_of(element):
            if len(text_line.text) > _LONGEST_LINE or not text_line.text[:1].isalpha():
                continue
            link = _writers_link(text_line.element_at(0))
            if link is None and not _MAY_NAME.search(text_line.text):
                continue
            text = _PART.split(text_line.text)[0]
            if not text or len(text) > _LONGEST or LABEL.match(text):
                continue
            people = list(
                people_in_text(
                    text if link is None else cut(fold(link.text_content())),
                    Role.AUTHOR,
                    Source.VISIBLE,
                    trust=TRUST,
                    selector=selector(element),
                    raw=text_line.text[:200],
                    profile_url=None if link is None else document.absolute(link.get("href")),
                )
            )
            if any(same_person(one.person.name, other.person.name) for one in people for other in known):
                continue
            if people and all(map(_is_sure if link is None else _is_person, people)):
                if position.is_own(element):  # asked last: it costs most
                    yield from people
                return


def _is_sure(found: PersonCandidate) -> bool:
    name = found.person.name
    return is_called_doctor(name) or (has_given_name(name) and any(map(is_degree, found.person.credentials)))


def _is_person(found: PersonCandidate) -> bool:
    return is_vouched(found.person)


def _writers_link(element: html.HtmlElement) -> html.HtmlElement | None:
    """Return the link to a writer's page that holds an element, if any."""
    link = next((node for node in (element, *element.iterancestors("a")) if node.tag == "a"), None)
    return link if link is not None and _AUTHORS_PAGE.search(link.get("href") or "") else None
