"""Everybody whom one page names in a role."""

from __future__ import annotations

from lxml import html

from extraction.page.document import Document
from extraction.page.own_place import Places
from extraction.people.candidate import PersonCandidate
from extraction.people.sources.author_box import people_in_boxes, people_who_sign
from extraction.people.sources.author_markup import marked_people
from extraction.people.sources.beside_date import unlabelled_people
from extraction.people.sources.byline import Bylines
from extraction.people.sources.metadata import machine_people
from extraction.people.sources.name_position import Standing
from schemas.vocabulary import Role


def read_people(document: Document, article: html.HtmlElement | None) -> list[PersonCandidate]:
    """Return the people named as author, reviewer, updater or editor, best evidence first.

    `article` is the element that holds the article with header and byline; null where it is not known.
    Comments, sidebars, footers and related posts name nobody.
    """
    places = Places(document, article)
    standing = Standing(places)
    found = [
        *machine_people(document),
        *Bylines(document, places, standing).read(),
        *marked_people(document, places, standing),
        *people_in_boxes(document, standing),
    ]
    if not any(candidate.person.role is Role.AUTHOR and candidate.trust for candidate in found):
        found += unlabelled_people(document, places, standing)
        if article is not None:
            found += people_who_sign(document, article, standing)
    return sorted(found, key=lambda candidate: -candidate.trust)
