"""Read all people that one page names in a role."""

from __future__ import annotations

from lxml import html

from extraction.page.document import Document
from extraction.page.own_place import PageAreas
from extraction.people.candidate import PersonCandidate
from extraction.people.sources.author_box import people_in_boxes, people_who_sign
from extraction.people.sources.author_markup import people_in_markup
from extraction.people.sources.beside_date import people_beside_date
from extraction.people.sources.by_headline import people_by_headline
from extraction.people.sources.byline import Bylines
from extraction.people.sources.metadata import people_in_metadata
from extraction.people.sources.name_position import NamePosition
from schemas.vocabulary import Role


def read_people(
    document: Document, article: html.HtmlElement | None, areas: PageAreas | None = None
) -> list[PersonCandidate]:
    """Return the people named as author, reviewer, updater or editor, best evidence first.

    `article` is the element that holds the article with header and byline; null where it is not known.
    `areas` are those of both, where they were made before.
    Names in comments, sidebars, footers and related posts do not count.
    """
    areas = areas or PageAreas(document, article)
    position = NamePosition(areas)
    found = [
        *people_in_metadata(document),
        *Bylines(document, areas, position).read(),
        *people_in_markup(document, areas, position),
        *people_in_boxes(document, position),
    ]
    if not any(candidate.person.role is Role.AUTHOR and candidate.trust for candidate in found):
        found += people_beside_date(document, areas, position)
        found += people_by_headline(document, areas, position, found)
        if article is not None:
            found += people_who_sign(document, article, position)
    return sorted(found, key=lambda candidate: -candidate.trust)
